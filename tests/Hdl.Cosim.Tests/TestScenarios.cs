using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Core.Processes;

namespace Hdl.Cosim.Tests;

/// <summary>Scenarios for the test designs, and the runner that the tests share.</summary>
internal static class TestScenarios
{
    /// <summary>Kept between runs, as a user's cache is.</summary>
    public static string CacheFolder { get; } = Path.Combine(AppContext.BaseDirectory, ".build");

    public static CosimOptions Options { get; } =
        new()
        {
            CacheFolder = CacheFolder,
            Watchdog = 200,
            ReplayCommand = "hdl cosim block",
        };

    public static Task<CosimReport> RunAsync(CosimJob job, CosimOptions? options = null) =>
        new CosimRunner(new CliWrapProcessRunner()).RunAsync(job, options ?? Options);

    public static CosimJob StreamRegister(bool allowStalls, int beats, params (string Old, string New)[] faults) =>
        new(
            "stream_register", TestDesigns.StreamRegister(faults), () => new StreamRegisterGolden(),
            [Stream("random-1", allowStalls, beats)]);

    public static CosimJob Accumulator(int cycles, params (string Old, string New)[] faults)
    {
        Core.Designs.Design design = TestDesigns.Accumulator(faults);
        return new(
            "accumulator", design, () => new AccumulatorGolden(),
            [new Scenario("random-1", [new Phase { Cycles = Operands(design.Top, cycles) }])]);
    }

    public static CosimJob WideXor(int beats)
    {
        Core.Designs.Design design = TestDesigns.WideXor();
        var random = new Random(3);
        Phase[] phases = [.. Enumerable.Range(0, 3).Select(_ => new Phase
        {
            Inputs = new Dictionary<string, BeatSequence> { ["in"] = Random(random, design.Top.Stream("in"), beats) },
        })];
        return new("wide_xor", design, () => new WideXorGolden(), [new Scenario("random-1", phases)]);
    }

    public static Scenario Stream(string name, bool allowStalls, int beats)
    {
        StreamPort stream = TestDesigns.StreamRegister().Top.Stream("in");
        var inputs = new Dictionary<string, BeatSequence> { ["in"] = Random(new Random(beats), stream, beats) };
        return new Scenario(name, [new Phase { Inputs = inputs, AllowStalls = allowStalls }]);
    }

    private static BeatSequence Random(Random random, StreamPort stream, int count)
    {
        var beats = new BeatSequence(stream);
        for (int beat = 0; beat < count; beat++)
        {
            Span<uint> words = beats.Append();
            for (int field = 0; field < stream.Fields.Count; field++)
            {
                for (int bit = 0; bit < stream.Fields[field].Width; bit++)
                {
                    if (random.Next(2) == 1)
                    {
                        beats.SetBit(words, field, bit);
                    }
                }
            }
        }

        return beats;
    }

    private static BeatSequence Operands(ModuleInterface module, int cycles)
    {
        var random = new Random(7);
        var beats = new BeatSequence([new("enable_i", 1), new("clear_i", 1), new("operand_i", 12)]);
        Assert.Equal("accumulator", module.Name);
        for (int cycle = 0; cycle < cycles; cycle++)
        {
            // Long climbs and falls reach the highest bits of the sum.
            ulong high = cycle / 1000 % 2 == 0 ? 0UL : 1;
            beats.Add((ulong)random.Next(2), random.Next(2000) == 0 ? 1UL : 0, (high << 11) + (ulong)random.Next(2048));
        }

        return beats;
    }
}
