using Hdl.Core.Numerics;

namespace Hdl.Networks.Models;

/// <summary>The neuron of a layer whose potential can grow furthest from 0 within one time step.</summary>
/// <param name="Neuron">Its index; the lowest where several are equal.</param>
/// <param name="Magnitude">a * max(number of +1 weights, number of -1 weights) + b: no input can exceed it on the way
/// to the sum.</param>
public sealed record WorstCase(int Neuron, long Magnitude)
{
    /// <summary>The least potential width in bits that cannot overflow.</summary>
    public int Width => FixedPoint.SignedWidth(Magnitude);

    /// <summary>The worst case of a layer.</summary>
    /// <param name="layer">A layer with at least one neuron.</param>
    public static WorstCase Of(TernaryLayerWeights layer)
    {
        SignCounts signs = SignCounts.Of(layer);
        WorstCase worst = new(0, -1);
        for (int n = 0; n < layer.Neurons; n++)
        {
            long magnitude = ((long)layer.WeightScale * Math.Max(signs.Plus[n], signs.Minus[n])) + layer.BiasScale;
            worst = magnitude > worst.Magnitude ? new WorstCase(n, magnitude) : worst;
        }

        return worst;
    }
}
