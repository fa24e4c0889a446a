using Hdl.Core.Designs;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>
/// Named layers: what the networks use, and every way of building one at a size that simulates in no time.
/// </summary>
internal static class TernaryLayerPresets
{
    private static readonly TernaryLayerParameters Small = new()
    {
        Inputs = 37,
        Neurons = 12,
        Widths = new() { PotentialWidth = 14 },
    };

    /// <summary>All presets, <c>default</c> first.</summary>
    public static IReadOnlyList<Preset> All { get; } =
    [
        new("default", "The paper's first layer: 784 inputs, 256 neurons", new TernaryLayerParameters()),
        new("count", "The same, counted", new TernaryLayerParameters { Datapath = Datapath.Count }),
        new("lanes8", "Eight events per cycle", new TernaryLayerParameters { Lanes = 8 }),
        new(
            "count-lanes8", "Eight events per cycle, counted",
            new TernaryLayerParameters { Lanes = 8, Datapath = Datapath.Count }),
        new("folded", "Four neurons per element, two lanes, potentials sent out, tagged", Small with
        {
            ProcessingElements = 3,
            Lanes = 2,
            EmitPotential = true,
            TagWidth = 3,
        }),
        new("ram", "Weights loaded at run time", Small with { WeightStorage = WeightStorage.Ram, Lanes = 2 }),
        new("ram-folded", "Weights loaded at run time, three neurons per element", Small with
        {
            WeightStorage = WeightStorage.Ram,
            ProcessingElements = 4,
        }),
        new("read-back", "Weights loaded at run time and read back", Small with
        {
            WeightStorage = WeightStorage.Ram,
            Neurons = 40,
            ReadBack = true,
        }),
        new("leaky", "Persistent, leaky membranes that saturate", Small with
        {
            Dynamics = new() { Membrane = Membrane.Persistent, Reset = MembraneReset.Subtract, LeakShift = 3 },
            Overflow = Overflow.Saturate,
            Widths = new() { PotentialWidth = 12 },
            EmitPotential = true,
        }),
    ];
}
