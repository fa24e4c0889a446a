using System.Runtime.CompilerServices;
using Hdl.Networks.Models;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>The weights of a layer, given or drawn.</summary>
public static class LayerWeights
{
    // The generator, the golden model and the scenarios of one layer ask for the same, which can be a quarter of a
    // gigabyte.
    private static readonly ConditionalWeakTable<TernaryLayerParameters, TernaryLayerWeights> Drawn = [];

    /// <summary>
    /// The weights given, or random ones: -1, 0 and +1 equally likely, both scales the greatest there is, a threshold
    /// of a few events. The same seed and shape give the same weights. They are shared: nobody changes them.
    /// </summary>
    public static TernaryLayerWeights Of(TernaryLayerParameters parameters) =>
        parameters.Weights ?? Drawn.GetValue(parameters, Draw);

    private static TernaryLayerWeights Draw(TernaryLayerParameters parameters)
    {
        var random = new Random(parameters.WeightSeed);
        int scale = (1 << parameters.Widths.ScaleWidth) - 1;
        return new TernaryLayerWeights
        {
            Inputs = parameters.Inputs,
            Neurons = parameters.Neurons,
            Weights = Draw(random, parameters.Inputs * parameters.Neurons),
            Bias = Draw(random, parameters.Neurons),
            WeightScale = scale,
            BiasScale = scale,
            Threshold = scale,
        };
    }

    private static sbyte[] Draw(Random random, int count)
    {
        var values = new sbyte[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = (sbyte)random.Next(-1, 2);
        }

        return values;
    }
}
