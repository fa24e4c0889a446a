using Hdl.Networks.Data;
using Hdl.Networks.Models;

namespace Hdl.Networks.Spiking;

/// <summary>A spiking network: a chain of layers, each of which takes what the one before gives.</summary>
public sealed record SpikingNetwork
{
    /// <summary>A Verilog identifier.</summary>
    public required string Name { get; init; }

    /// <summary>Shape of the inputs.</summary>
    public required MapShape Input { get; init; }

    /// <summary>How pixels become spikes; events need no coding.</summary>
    public PixelCoding Coding { get; init; } = PixelCoding.Poisson;

    /// <summary>Pixel level from which a pixel spikes, 1..255, with <see cref="PixelCoding.Threshold"/>.</summary>
    public int ThresholdLevel { get; init; } = 128;

    /// <summary>
    /// With <see cref="PixelCoding.Levels"/> the level of each channel, 1..255, ascending; otherwise empty.
    /// </summary>
    public IReadOnlyList<int> Levels { get; init; } = [];

    /// <summary>LFSR seed of lane 0 with <see cref="PixelCoding.Poisson"/>, not 0.</summary>
    public ushort Seed { get; init; } = 0xACE1;

    /// <summary>How the last layer is read; where by potentials, its neurons never fire.</summary>
    public Readout Readout { get; init; } = Readout.Spikes;

    /// <summary>Time steps per sample that the network is meant to run for, 1 or more.</summary>
    public int Steps { get; init; } = 4;

    /// <summary>
    /// Most events at one input in one step, 1..255: 1 where inputs are spikes, more where they are counts. The width
    /// proof relies on it.
    /// </summary>
    public int InputEvents { get; init; } = 1;

    /// <summary>Where the network comes from; null where it was made here.</summary>
    public NetworkOrigin? Origin { get; init; }

    /// <summary>The command that trains it again; null where there is none.</summary>
    public string? Command { get; init; }

    /// <summary>Measured accuracies; empty where none was measured.</summary>
    public IReadOnlyList<SpikingAccuracy> Accuracy { get; init; } = [];

    /// <summary>
    /// The data set that it was measured on, one of <see cref="DataSets.Names"/>; null where none is known.
    /// </summary>
    public string? DataSet => Accuracy
        .Select(figure => figure.DataSet.Replace("-test", "", StringComparison.Ordinal))
        .FirstOrDefault(DataSets.Names.Contains);

    /// <summary>The layers, input side first; the last one has weights.</summary>
    public required IReadOnlyList<SpikingLayer> Layers { get; init; }

    /// <summary>Shape of the last layer's outputs.</summary>
    public MapShape Output => Shapes().Last();

    /// <summary>
    /// Whether the neurons of a layer are leaky integrators: those of the last layer where potentials are read out.
    /// Their step is decay, inputs and bias; they have no threshold, never fire, are never reset and never wait.
    /// </summary>
    /// <param name="layer">Which layer, from 0.</param>
    public bool Integrates(int layer) => Readout == Readout.Potential && layer == Layers.Count - 1;

    /// <summary>Shapes between the layers: of the inputs, then of what each layer gives.</summary>
    public IEnumerable<MapShape> Shapes()
    {
        MapShape shape = Input;
        yield return shape;
        foreach (SpikingLayer layer in Layers)
        {
            shape = layer.OutputOf(shape);
            yield return shape;
        }
    }
}
