using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Designs;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryLayer;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TwSnn;

/// <summary>
/// Presets of <c>twsnn</c>: the trained networks in the forms people build, and small ones that prove every option.
/// </summary>
internal static class TwSnnPresets
{
    /// <summary>All presets, <c>default</c> first.</summary>
    public static IReadOnlyList<Preset> All { get; } =
    [
        new("default", "784-256-256-10 for MNIST, one event per cycle", new TwSnnParameters()),
        new("count", "The same with counting processing elements", new TwSnnParameters { Datapath = Datapath.Count }),
        new(
            "fast", "Eight events per cycle, 128 pixels per beat",
            new TwSnnParameters { Lanes = 8, PixelsPerBeat = 128 }),
        new("fast-count", "Eight events per cycle, counting processing elements", new TwSnnParameters
        {
            Lanes = 8, PixelsPerBeat = 128, Datapath = Datapath.Count,
        }),
        new("one-step", "784-256-256-10 trained for one time step", new TwSnnParameters { Model = "mnist_t1" }),
        new(
            "loadable", "784-256-256-10 whose weights are loaded over AXI4-Lite",
            new TwSnnParameters { Weights = WeightStorage.Ram }),
        new("small", "24-16-8 with random weights, two lanes", Small(24, 16, 8) with { Lanes = 2 }),
        new("small-count", "24-16-8, counting processing elements, three lanes", Small(24, 16, 8) with
        {
            Lanes = 3, Datapath = Datapath.Count,
        }),
        new(
            "small-wide",
            "20-70-9, counting processing elements, hidden spikes of several words",
            Small(20, 70, 9) with
            {
                Datapath = Datapath.Count,
            }),
        new("small-beat", "24-16-8, the whole image in one beat", Small(24, 16, 8) with { PixelsPerBeat = 24 }),
        new(
            "small-one-seed",
            "40-16-5, one seed for seven lanes",
            Small(40, 16, 5) with
            {
                PixelsPerBeat = 7,
                Seeds = TwSnnSeeds.One,
            }),
        new("small-no-counters", "24-16-8, nothing counted", Small(24, 16, 8) with { Counters = false }),
        new(
            "small-events",
            "40-16-5, address events in",
            Small(40, 16, 5) with
            {
                Input = TwSnnInput.Events,
                Lanes = 2,
            }),
        new("small-ram", "24-36-8-4, weights loaded, two neurons a processing element", Small(24, 36, 8, 4) with
        {
            Weights = WeightStorage.Ram, Lanes = 2, ProcessingElements = [18, 4, 2],
        }),
        new(
            "small-persistent",
            "24-16-8, leaky membranes that persist, potentials read out",
            Small(24, 16, 8) with
            {
                Conventions = new TwSnnConventions
                {
                    Membrane = Membrane.Persistent,
                    Reset = MembraneReset.Subtract,
                    LeakShift = 3,
                    Readout = Readout.Potential,
                    Overflow = Overflow.Saturate,
                },
            }),
        new("small-threshold", "17-9, one layer, threshold coding, count readout, SRAM macros", Small(17, 9) with
        {
            Weights = WeightStorage.Ram, Memory = MemoryForm.Macro,
            Conventions = new TwSnnConventions { Coding = InputCoding.Threshold, ThresholdLevel = 100 },
        }),
    ];

    private static TwSnnParameters Small(params int[] layers) =>
        new() { Model = "none", Layers = layers, PixelsPerBeat = 4, MaxSteps = 8 };
}
