using Hdl.Core.Designs;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Spiking.SpikingConv;

/// <summary>Presets of <c>spiking_conv</c>.</summary>
internal static class SpikingConvPresets
{
    /// <summary>All presets, <c>default</c> first.</summary>
    public static IReadOnlyList<Preset> All { get; } =
    [
        new("default", "28 x 28 to 8 channels, ternary 3 x 3, an event per cycle", new SpikingConvParameters()),
        new(
            "row", "Signed weights, a row of a 5 x 4 kernel per cycle, strides of 2 and 3, potentials that persist",
            new SpikingConvParameters
            {
                Channels = 3,
                Height = 11,
                Width = 13,
                Outputs = 6,
                Window = new()
                {
                    KernelHeight = 5, KernelWidth = 4, StrideY = 2, StrideX = 3, PaddingY = 2, PaddingX = 1,
                },
                Parallel = ConvParallel.Row,
                TagWidth = 2,
                WeightFormat = WeightFormat.Signed,
                WeightBits = 4,
                Neurons = new()
                {
                    PotentialWidth = 7,
                    Membrane = Membrane.Persistent,
                    Decay = NeuronDecay.Factor,
                    DecayAmount = 230,
                    Reset = NeuronReset.Subtract,
                    Overflow = Overflow.Saturate,
                },
                ClearAfterLast = true,
            }),
        new(
            "tap", "One tap per cycle, two groups in folds of their own, neurons that wait",
            new SpikingConvParameters
            {
                Channels = 4,
                Height = 6,
                Width = 7,
                Outputs = 12,
                Groups = 2,
                Folds = 4,
                Parallel = ConvParallel.Tap,
                Window = new() { KernelHeight = 2, KernelWidth = 3, PaddingY = 1, PaddingX = 0 },
                Scale = 5,
                Neurons = new()
                {
                    PotentialWidth = 8,
                    Membrane = Membrane.Persistent,
                    Decay = NeuronDecay.Shift,
                    DecayAmount = 2,
                    DecayMoment = DecayMoment.AfterFire,
                    Reset = NeuronReset.Value,
                    ResetValue = -3,
                    Fires = FireComparison.AtLeast,
                    Refractory = 2,
                    Overflow = Overflow.Saturate,
                },
            }),
        new(
            "kernel", "Strides and a kernel of 4 x 5 per cycle, maps that do not fill their banks, weights of 4 bits",
            new SpikingConvParameters
            {
                Channels = 2,
                Height = 9,
                Width = 10,
                Outputs = 4,
                Folds = 2,
                TagWidth = 1,
                Window = new()
                {
                    KernelHeight = 4, KernelWidth = 5, StrideY = 2, StrideX = 1, PaddingY = 3, PaddingX = 2,
                },
                WeightFormat = WeightFormat.Signed,
                WeightBits = 4,
                Neurons = new() { PotentialWidth = 10 },
            }),
        new(
            "dense", "Fully connected, 40 inputs to 12 neurons, weights of 8 bits",
            new SpikingConvParameters
            {
                Channels = 40,
                Height = 1,
                Width = 1,
                Outputs = 12,
                Window = new() { KernelHeight = 1, KernelWidth = 1, PaddingY = 0, PaddingX = 0 },
                WeightFormat = WeightFormat.Signed,
                Neurons = new() { PotentialWidth = 14, Fires = FireComparison.AtLeast },
            }),
        new(
            "small-map", "A kernel larger than its map, sums that wrap",
            new SpikingConvParameters
            {
                Channels = 2,
                Height = 2,
                Width = 1,
                Outputs = 2,
                Groups = 2,
                Window = new() { KernelHeight = 4, KernelWidth = 3, PaddingY = 2, PaddingX = 2 },
                Scale = 3,
                Neurons = new()
                {
                    PotentialWidth = 5,
                    Membrane = Membrane.Persistent,
                    Overflow = Overflow.Wrap,
                },
            }),
        new(
            "potentials", "Potentials that persist and leak leave in place of spikes, two words per step",
            new SpikingConvParameters
            {
                Channels = 20,
                Height = 1,
                Width = 1,
                Outputs = 6,
                Folds = 2,
                TagWidth = 1,
                Window = new() { KernelHeight = 1, KernelWidth = 1, PaddingY = 0, PaddingX = 0 },
                WeightFormat = WeightFormat.Signed,
                WeightBits = 4,
                Neurons = new()
                {
                    PotentialWidth = 9,
                    Membrane = Membrane.Persistent,
                    Decay = NeuronDecay.Factor,
                    DecayAmount = 240,
                    Overflow = Overflow.Saturate,
                },
                Readout = Readout.Potential,
                ClearAfterLast = true,
            }),
        new(
            "potential-map", "Potentials of a map that does not fill its banks, which start every step anew",
            new SpikingConvParameters
            {
                Channels = 2,
                Height = 5,
                Width = 4,
                Outputs = 3,
                Window = new() { KernelHeight = 2, KernelWidth = 3, StrideX = 1, PaddingY = 0, PaddingX = 1 },
                Scale = 3,
                Neurons = new() { PotentialWidth = 7 },
                Readout = Readout.Potential,
            }),
        new(
            "least", "One input, one neuron",
            new SpikingConvParameters
            {
                Channels = 1,
                Height = 1,
                Width = 1,
                Outputs = 1,
                // A weight of 1 and a threshold that one event passes: the least network that shows a spike.
                WeightSeed = 2,
                Window = new() { KernelHeight = 1, KernelWidth = 1, PaddingY = 0, PaddingX = 0 },
                Neurons = new() { PotentialWidth = 3 },
            }),
    ];
}
