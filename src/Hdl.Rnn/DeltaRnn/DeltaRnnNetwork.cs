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

    /// <summary>The network of parameters.</summary>
    /// <param name="parameters">Valid parameters.</param>
    public static DeltaRnnNetwork Of(DeltaRnnParameters parameters)
    {
        var shape = new DeltaShape(
            parameters.Inputs, parameters.XBits, parameters.Layers, parameters.HiddenBias,
            parameters.HasReadout ? parameters.Classes : 0, parameters.Overflow == SumOverflow.Prove);
        int[] zeros = new int[parameters.Layers.Count];
        return new DeltaRnnNetwork(
            RandomWeights.Of(parameters.Cell, parameters.Formats, shape, parameters.WeightSeed),
            new DeltaThresholds(zeros, zeros, 0));
    }
}
