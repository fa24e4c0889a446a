using Hdl.Cnn.NullHop;

namespace Hdl.Cnn.Tests;

/// <summary>Parameters that differ in everything that the numbers and the streams depend on.</summary>
internal static class TestParameters
{
    private static readonly Dictionary<string, NullHopParameters> ByName = new()
    {
        ["default"] = new(),
        ["paper"] = NullHopParameters.Paper with { Scale = NullHopScale.Channel },
        ["ternary"] = new() { WeightWidth = 2, AccumulatorWidth = 20, InputWords = 1 },
        ["least"] = new()
        {
            Macs = 16,
            Lanes = 1,
            FetchWidth = 1,
            FetchRuns = 1,
            ValueWidth = 4,
            WeightWidth = 4,
            AccumulatorWidth = 16,
            MapWidth = 16,
            OutputWords = 1,
            ParamBits = 32,
            RowSlots = 8,
            MaxSlices = 2,
        },
        ["odd"] = new()
        {
            Macs = 256,
            Lanes = 16,
            FetchWidth = 16,
            ValueWidth = 13,
            WeightWidth = 5,
            AccumulatorWidth = 17,
            Scale = NullHopScale.Channel,
            ParamBits = 512,
            OutputWords = 16,
            MapWidth = 8,
            BiasRows = 20,
        },
    };

    public static IEnumerable<string> Names => ByName.Keys;

    public static NullHopParameters Of(string name) => ByName[name];
}
