using Hdl.Core.Numerics;
using Hdl.Networks.Models;

namespace Hdl.Training.Training;

/// <summary>Turns trained layers into the integer network that hardware computes.</summary>
internal static class NetworkExport
{
    private const int PotentialWidth = 18;
    private const int MaxScale = 255;

    /// <summary>How far b may move from its rounded value; one is enough wherever a is large.</summary>
    private const int MaxChange = 2;

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
    /// A neuron fires iff n > K(t) with K(t) = floor(Threshold - BiasRatio * t) for its bias t: a, b and vth are chosen
    /// so that floor((vth - b t) / a) gives the same three integers, with the scales as large as 8 bits and the
    /// potential allow.
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
            Inputs = layer.Inputs,
            Neurons = layer.Neurons,
            Weights = weights,
            Bias = bias,
            WeightScale = 1,
            BiasScale = 0,
            Threshold = 0,
        };
        long span = Math.Max(1, WorstCase.Of(exported).Magnitude);
        for (int a = MaxScale; a >= 1; a--)
        {
            int ratio = (int)MathF.Round(a * layer.BiasRatio);
            for (int change = 0; change <= MaxChange; change++)
            {
                foreach (int b in new[] { ratio + change, ratio - change })
                {
                    bool fits = b is >= 0 and <= MaxScale && (a * span) + b <= FixedPoint.MaxSigned(PotentialWidth);
                    if (fits && Threshold(layer, a, b) is { } threshold)
                    {
                        return exported with { WeightScale = a, BiasScale = b, Threshold = threshold };
                    }
                }
            }
        }

        throw new InvalidOperationException(
            $"No 8-bit scales give threshold {layer.Threshold} and bias ratio {layer.BiasRatio}: both are bounded in "
            + $"training.");
    }

    /// <summary>
    /// The vth nearest to a * Threshold with the three wanted integers; null where there is none for this a and b.
    /// </summary>
    private static int? Threshold(TrainableLayer layer, int a, int b)
    {
        (int least, int most) = (int.MinValue, int.MaxValue);
        for (int t = -1; t <= 1; t++)
        {
            // floor((vth - b t) / a) = K  iff  a K + b t <= vth <= a K + b t + a - 1.
            int first = (a * (int)MathF.Floor(layer.Threshold - (layer.BiasRatio * t))) + (b * t);
            least = Math.Max(least, first);
            most = Math.Min(most, first + a - 1);
        }

        return least <= most ? Math.Clamp((int)MathF.Floor(a * layer.Threshold), least, most) : null;
    }
}
