using Hdl.Cnn.NullHop;
using Hdl.Core.Designs;

namespace Hdl.Cnn.NullHopCore;

/// <summary>The corners of the parameters.</summary>
internal static class NullHopCorePresets
{
    /// <summary>All of them, <c>default</c> first.</summary>
    public static IReadOnlyList<Preset> All { get; } =
    [
        new("default", "16 multipliers, values and weights of 8 bits", new NullHopCoreParameters()),
        new(
            "wide", "64 multipliers, values and weights of 16 bits, beats of 4 words and of two rows of weights",
            new NullHopCoreParameters
            {
                Macs = 64,
                ValueWidth = 16,
                WeightWidth = 16,
                AccumulatorWidth = 48,
                MapSegments = 2,
                InputWords = 4,
                OutputWords = 4,
                ParamBits = 512,
            }),
        new(
            "ternary", "Ternary weights, values of 5 bits in words of 8, a store that is no power of two",
            new NullHopCoreParameters
            {
                Macs = 32,
                ValueWidth = 5,
                WeightWidth = 2,
                AccumulatorWidth = 24,
                FetchRuns = 2,
                RowEntries = 1500,
                RowSlots = 32,
                OutputWords = 16,
                ParamBits = 32,
            }),
        new(
            "scaled", "A multiplier for each channel, map words of 16 bits for values of 12",
            new NullHopCoreParameters
            {
                Macs = 32,
                ValueWidth = 12,
                WeightWidth = 6,
                AccumulatorWidth = 40,
                Scale = NullHopScale.Channel,
                MapSegments = 2,
                InputWords = 2,
                OutputWords = 8,
            }),
        new(
            "lanes", "64 multipliers on 1, 2 or 4 lanes, 8 entries of up to 2 lines and 2 segments per cycle",
            new NullHopCoreParameters
            {
                Macs = 64, Lanes = 4, FetchWidth = 8, FetchRuns = 2, MapSegments = 2, InputWords = 4, OutputWords = 4,
            }),
        new(
            "many-lanes", "256 multipliers on up to 16 lanes",
            new NullHopCoreParameters
            {
                Macs = 256,
                Lanes = 16,
                FetchWidth = 16,
                MapSegments = 2,
                WeightRows = 256,
                InputWords = 8,
                OutputWords = 16,
                ParamBits = 256,
            }),
        new(
            "few-lanes", "128 multipliers on up to 2 lanes, 2 entries per cycle, a store that is no power of two",
            new NullHopCoreParameters
            {
                Macs = 128, Lanes = 2, FetchWidth = 2, FetchRuns = 2, ItemQueue = 4, RowEntries = 1004, InputWords = 2,
            }),
        new(
            "least", "Two clusters and two slices, the least of the rest",
            new NullHopCoreParameters
            {
                Macs = 32,
                ValueWidth = 4,
                MapWidth = 8,
                WeightWidth = 4,
                AccumulatorWidth = 33,
                MaxKernel = 3,
                MaxChannels = 16,
                MaxWidth = 8,
                MaxSlices = 2,
                RowEntries = 512,
                RowSlots = 8,
                RowPointers = 18,
                WeightRows = 256,
                BiasRows = 4,
                ItemQueue = 2,
            }),
        new(
            "overcommit", "A row store for sparse maps alone: what finds no room is dropped",
            new NullHopCoreParameters
            {
                Macs = 32,
                Lanes = 2,
                FetchWidth = 4,
                FetchRuns = 2,
                MapSegments = 2,
                RowEntries = 96,
                Overcommit = true,
                InputWords = 2,
                OutputWords = 2,
            }),
    ];
}
