namespace Hdl.Networks.Models;

/// <summary>
/// A trained integer network: everything that training and hardware must agree on, and the weights.
/// A neuron fires where its potential is strictly greater than the threshold.
/// </summary>
public sealed record TernaryNetwork
{
    /// <summary>A Verilog identifier.</summary>
    public required string Name { get; init; }

    /// <summary>Membrane between steps.</summary>
    public Membrane Membrane { get; init; } = Membrane.PerStep;

    /// <summary>Reset of a persistent membrane.</summary>
    public MembraneReset Reset { get; init; } = MembraneReset.Zero;

    /// <summary>Leak u - (u >>> shift) of a persistent membrane, 1..15; none when null.</summary>
    public int? LeakShift { get; init; }

    /// <summary>Width of the membrane potential in bits that the figures were measured with.</summary>
    public int PotentialWidth { get; init; } = 18;

    /// <summary>Overflow of the membrane potential.</summary>
    public Overflow Overflow { get; init; } = Overflow.Saturate;

    /// <summary>How pixels become spikes.</summary>
    public InputCoding Coding { get; init; } = InputCoding.Poisson;

    /// <summary>
    /// Pixel level from which a pixel spikes, 1..255; used by <see cref="InputCoding.Threshold"/> alone.
    /// </summary>
    public int ThresholdLevel { get; init; } = 128;

    /// <summary>
    /// LFSR seed of lane 0, not 0; the others follow from <see cref="Core.Numerics.Lfsr16.LaneSeed"/>. Every image
    /// starts from the seeds.
    /// </summary>
    public ushort Seed { get; init; } = 0xACE1;

    /// <summary>How the output layer is read.</summary>
    public Readout Readout { get; init; } = Readout.Spikes;

    /// <summary>Time steps per image that the network is meant to run for.</summary>
    public int Steps { get; init; } = 4;

    /// <summary>The layers, input side first; each layer's inputs are the neurons of the one before.</summary>
    public required IReadOnlyList<TernaryLayerWeights> Layers { get; init; }

    /// <summary>Measured accuracies; empty where none was measured.</summary>
    public IReadOnlyList<AccuracyFigure> Accuracy { get; init; } = [];

    /// <summary>Inputs of the first layer, then each layer's neurons: 784-256-256-10.</summary>
    public IReadOnlyList<int> Shape => [Layers[0].Inputs, .. Layers.Select(layer => layer.Neurons)];
}

/// <summary>The integer weights of one fully connected layer.</summary>
public sealed record TernaryLayerWeights
{
    /// <summary>Number of inputs I.</summary>
    public required int Inputs { get; init; }

    /// <summary>Number of neurons N.</summary>
    public required int Neurons { get; init; }

    /// <summary>-1, 0 or +1; I x N, the weight from input i to neuron n at i * N + n.</summary>
    public required sbyte[] Weights { get; init; }

    /// <summary>-1, 0 or +1; N.</summary>
    public required sbyte[] Bias { get; init; }

    /// <summary>Scale a of the weights, unsigned.</summary>
    public required int WeightScale { get; init; }

    /// <summary>Scale b of the biases, unsigned.</summary>
    public required int BiasScale { get; init; }

    /// <summary>Threshold vth, signed.</summary>
    public required int Threshold { get; init; }
}

/// <summary>One measured accuracy of the integer network.</summary>
/// <param name="DataSet">Which images: <c>mnist-test</c>.</param>
/// <param name="Images">How many.</param>
/// <param name="Steps">Time steps T.</param>
/// <param name="PixelsPerBeat">Lanes of the rate encoder, which decide which random numbers a pixel meets.</param>
/// <param name="Correct">How many of the images were classified right.</param>
public sealed record AccuracyFigure(string DataSet, int Images, int Steps, int PixelsPerBeat, int Correct);
