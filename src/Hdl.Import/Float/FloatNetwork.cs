using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Import.Float;

/// <summary>A spiking network in floating point, in discrete time: what an import finds in a file.</summary>
/// <param name="Input">Shape of the inputs.</param>
/// <param name="Layers">The layers, input side first; the last one has weights.</param>
public sealed record FloatNetwork(MapShape Input, IReadOnlyList<FloatLayer> Layers)
{
    /// <summary>How the last layer is read; where by potentials, its neurons never fire.</summary>
    public Readout Readout { get; init; } = Readout.Spikes;

    /// <summary>Whether the neurons of a layer never fire, as <see cref="SpikingNetwork.Integrates"/> says.</summary>
    /// <param name="layer">Which layer, from 0.</param>
    public bool Integrates(int layer) => Readout == Readout.Potential && layer == Layers.Count - 1;

    /// <summary>Shapes between the layers: of the inputs, then of what each layer gives.</summary>
    public IEnumerable<MapShape> Shapes()
    {
        MapShape shape = Input;
        yield return shape;
        foreach (FloatLayer layer in Layers)
        {
            shape = layer.OutputOf(shape);
            yield return shape;
        }
    }
}

/// <summary>One layer.</summary>
/// <param name="Name">What its file calls it.</param>
public abstract record FloatLayer(string Name)
{
    /// <summary>Shape of what it gives.</summary>
    /// <param name="input">Shape of what it gets.</param>
    public abstract MapShape OutputOf(MapShape input);
}

/// <summary>A layer with weights, which ends in neurons.</summary>
/// <param name="Name">What its file calls it.</param>
/// <param name="Outputs">Neurons, or channels of a convolution.</param>
/// <param name="Weights">Output slowest, then input channel, kernel row, kernel column.</param>
/// <param name="Neurons">The neurons.</param>
public abstract record FloatWeighted(string Name, int Outputs, float[] Weights, FloatNeurons Neurons)
    : FloatLayer(Name);

/// <summary>Fully connected; inputs are counted (c * H + y) * W + x.</summary>
/// <param name="Name">What its file calls it.</param>
/// <param name="Outputs">Neurons.</param>
/// <param name="Weights">[neuron][input].</param>
/// <param name="Neurons">The neurons.</param>
public sealed record FloatDense(string Name, int Outputs, float[] Weights, FloatNeurons Neurons)
    : FloatWeighted(Name, Outputs, Weights, Neurons)
{
    /// <inheritdoc/>
    public override MapShape OutputOf(MapShape input) => new(Outputs, 1, 1);
}

/// <summary>Convolution.</summary>
/// <param name="Name">What its file calls it.</param>
/// <param name="Outputs">Channels.</param>
/// <param name="Window">Kernel, stride and padding.</param>
/// <param name="Groups">Groups of channels.</param>
/// <param name="Weights">[output][input / groups][row][column].</param>
/// <param name="Neurons">The neurons.</param>
public sealed record FloatConv(
    string Name, int Outputs, Window Window, int Groups, float[] Weights, FloatNeurons Neurons)
    : FloatWeighted(Name, Outputs, Weights, Neurons)
{
    /// <inheritdoc/>
    public override MapShape OutputOf(MapShape input) =>
        new(Outputs, Window.OutputHeight(input.Height), Window.OutputWidth(input.Width));
}

/// <summary>Pooling: no weights, no neurons.</summary>
/// <param name="Name">What its file calls it.</param>
/// <param name="Kind">Sum of the window's events, or one event if it has any.</param>
/// <param name="Window">Kernel, stride and padding.</param>
public sealed record FloatPool(string Name, PoolKind Kind, Window Window) : FloatLayer(Name)
{
    /// <inheritdoc/>
    public override MapShape OutputOf(MapShape input) =>
        new(input.Channels, Window.OutputHeight(input.Height), Window.OutputWidth(input.Width));
}

/// <summary>Neurons, in the order of a step that <see cref="NeuronModel"/> has.</summary>
public sealed record FloatNeurons
{
    /// <summary>What is left of a potential after a step, 0..1; 0 is a membrane that begins each step at 0.</summary>
    public required double Beta { get; init; }

    /// <summary>When it decays.</summary>
    public DecayMoment Moment { get; init; } = DecayMoment.BeforeInput;

    /// <summary>What firing does.</summary>
    public NeuronReset Reset { get; init; }

    /// <summary>The value of <see cref="NeuronReset.Value"/>.</summary>
    public double ResetValue { get; init; }

    /// <summary>When a neuron fires.</summary>
    public FireComparison Fires { get; init; }

    /// <summary>One, or one for each neuron or channel; none of neurons that never fire.</summary>
    public required IReadOnlyList<double> Thresholds { get; init; }

    /// <summary>None, or one for each neuron or channel; added once per step.</summary>
    public IReadOnlyList<double> Biases { get; init; } = [];

    /// <summary>Steps in which a neuron that has fired holds its reset value.</summary>
    public int Refractory { get; init; }

    /// <summary>Whether the potential persists.</summary>
    public Membrane Membrane => Beta == 0 ? Membrane.PerStep : Membrane.Persistent;
}
