using Hdl.Core.Numerics;
using Hdl.Networks.Models;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>Between what the counts of a layer's neurons lie, whatever the inputs.</summary>
/// <param name="Minus">Greatest number of weights -1 of a neuron: no count is below -Minus.</param>
/// <param name="Plus">Greatest number of weights +1 of a neuron: no count is above Plus.</param>
public readonly record struct CountBounds(int Minus, int Plus)
{
    /// <summary>A constant below it decides as this one does: every neuron fires.</summary>
    public int Lowest => -Minus - 1;

    /// <summary>A constant above it decides as this one does: no neuron fires.</summary>
    public int Highest => Plus;

    /// <summary>
    /// Bits, signed, that hold a count less a constant of Lowest .. Highest and 1: -Minus - Plus - 1 .. Minus + Plus.
    /// </summary>
    public int CounterWidth => Math.Max(2, FixedPoint.CeilLog2(Minus + Plus + 1) + 1);

    /// <summary>The bounds of a layer; where its weights come at run time, all may have one sign.</summary>
    /// <param name="parameters">The layer.</param>
    public static CountBounds Of(TernaryLayerParameters parameters)
    {
        if (parameters.WeightStorage == WeightStorage.Ram)
        {
            return new CountBounds(parameters.Inputs, parameters.Inputs);
        }

        SignCounts signs = SignCounts.Of(LayerWeights.Of(parameters));
        return new CountBounds(signs.Minus.Max(), signs.Plus.Max());
    }
}
