using Hdl.Core.Networks;
using Hdl.Core.Numerics;

namespace Hdl.Training.Training;

/// <summary>Turns trained layers into the integer network that hardware computes.</summary>
internal static class NetworkExport
{
    private const int ScaleWidth = 8;
    private const int MaxScale = (1 << ScaleWidth) - 1;

    public static TernaryNetwork Export(TrainingOptions options, IReadOnlyList<TrainableLayer> layers) => new()
    {
        Name = options.Name,
        Coding = options.Coding,
        ThresholdLevel = options.ThresholdLevel,
        Readout = options.Readout,
        Steps = options.Steps,
        Layers = [.. layers.Select(Export)],
    };

    /// <summary>
    /// A neuron fires iff n > K(t) with K(t) = floor(Threshold - BiasRatio * t) for its bias t: a, b and vth are chosen so
    /// that floor((vth - b t) / a) gives the same three integers, with the scales as large as 8 bits and the potential allow.
    /// </summary>
    private static TernaryLayerWeights Export(TrainableLayer layer)
    {
        var weights = new sbyte[layer.Inputs * layer.Neurons];
        var bias = new sbyte[layer.Neurons];
        for (int n = 0; n < layer.Neurons; n++)
        {
            for (int i = 0; i < layer.Inputs; i++)
            {
                weights[(i * layer.Neurons) + n] = (sbyte)layer.Ternary[(i * layer.Width) + n];
            }

            bias[n] = (sbyte)layer.Ternary[(layer.Inputs * layer.Width) + n];
        }

        var exported = new TernaryLayerWeights
        {
            Inputs = layer.Inputs, Neurons = layer.Neurons, Weights = weights, Bias = bias, WeightScale = 1, BiasScale = 0, Threshold = 0,
        };
        long span = Math.Max(1, WorstCase.Of(exported).Magnitude);
        for (int a = MaxScale; a >= 1; a--)
        {
            int b = (int)MathF.Round(a * layer.BiasRatio);
            int vth = (int)MathF.Floor(a * layer.Threshold);
            if (b <= MaxScale && (a * span) + b <= FixedPoint.MaxSigned(18) && Agrees(layer, a, b, vth))
            {
                return exported with { WeightScale = a, BiasScale = b, Threshold = vth };
            }
        }

        // Scale 1 with a rounded bias: off by less than one spike for neurons with a bias; only a bias ratio beyond 255 ends here.
        return exported with { WeightScale = 1, BiasScale = (int)Math.Min(MaxScale, layer.BiasRatio), Threshold = (int)MathF.Floor(layer.Threshold) };
    }

    private static bool Agrees(TrainableLayer layer, int a, int b, int vth)
    {
        for (int t = -1; t <= 1; t++)
        {
            int trained = (int)MathF.Floor(layer.Threshold - (layer.BiasRatio * t));
            if ((int)Math.Floor((vth - (b * t)) / (double)a) != trained)
            {
                return false;
            }
        }

        return true;
    }
}
