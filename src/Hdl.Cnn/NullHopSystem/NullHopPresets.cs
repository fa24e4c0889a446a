using Hdl.Cnn.NullHop;
using Hdl.Core.Designs;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>The presets of <c>nullhop</c>.</summary>
internal static class NullHopPresets
{
    /// <summary>All of them, <c>default</c> first.</summary>
    public static IReadOnlyList<Preset> All { get; } =
    [
        new("default", "64 multipliers on up to 4 lanes, values and weights of 8 bits", new NullHopSystemParameters()),
        new(
            "small", "16 multipliers, one entry and one word per cycle, memories of a small network",
            new NullHopSystemParameters
            {
                Macs = 16,
                Lanes = 1,
                FetchWidth = 1,
                FetchRuns = 1,
                MapSegments = 1,
                InputWords = 1,
                OutputWords = 1,
            }),
        new(
            "nullhop", "The size of the paper: 128 multipliers on up to 8 lanes, values and weights of 16 bits",
            new NullHopSystemParameters(NullHopParameters.Paper)),
        new(
            "fpga", "128 multipliers of 8 bits on up to 8 lanes, for an ECP5-85: memories in block RAM",
            new NullHopSystemParameters
            {
                Macs = 128,
                Lanes = 8,
                MaxChannels = 256,
                MaxWidth = 128,
                RowEntries = 8192,
                RowPointers = 136,
                WeightRows = 2048,
                BiasRows = 32,
            }),
        new(
            "ternary", "Ternary weights, values of 5 bits, a multiplier for each channel",
            new NullHopSystemParameters
            {
                Macs = 32,
                Lanes = 2,
                FetchWidth = 4,
                MapSegments = 1,
                ValueWidth = 5,
                WeightWidth = 2,
                AccumulatorWidth = 24,
                Scale = NullHopScale.Channel,
                MapWidth = 16,
                RowEntries = 1504,
                RowSlots = 32,
                InputWords = 2,
                OutputWords = 8,
                ParamBits = 32,
                FramesMax = 255,
            }),
        new(
            "memory", "The default with AXI4 masters in place of streams: parameters and maps in memory",
            new NullHopSystemParameters { MemoryPorts = NullHopMemory.Axi4 }),
    ];
}
