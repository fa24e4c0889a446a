using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>The weights and thresholds of parameters: those of a trained network, or drawn from a seed.</summary>
public sealed class DeltaRnnNetwork
{
    private DeltaRnnNetwork(DeltaWeights weights, DeltaThresholds thresholds) =>
        (Weights, Thresholds) = (weights, thresholds);

    /// <summary>The weights.</summary>
    public DeltaWeights Weights { get; }

    /// <summary>Thresholds after reset.</summary>
    public DeltaThresholds Thresholds { get; }

    /// <summary>The network of some sizes.</summary>
    public static DeltaRnnNetwork Of(DeltaRnnResolvedParameters sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        if (sizes.Model is { } model)
        {
            return new DeltaRnnNetwork(model.Weights, model.Thresholds);
        }

        int[] zeros = new int[sizes.Layers.Count];
        return new DeltaRnnNetwork(
            RandomWeights.Of(sizes.Cell, sizes.Formats, sizes.Shape, sizes.WeightSeed),
            new DeltaThresholds(zeros, zeros, 0));
    }
}
