using Hdl.Core.Golden;

namespace Hdl.Blocks.SparsityMap;

/// <summary>What the compressor is tried with: corners, random packets, and beats that keep what they should not.</summary>
internal static class SparsityMapCompressorScenarios
{
    private const int RandomPackets = 60;

    public static IEnumerable<Scenario> Create(SparsityMapCompressorParameters parameters, ScenarioOptions options)
    {
        var random = new Random(options.Seed);
        BeatSequence corners = SparsityMapStimulus.Pixels(parameters, SparsityMapStimulus.Corners(parameters));
        yield return Scenario("corners", corners, stalls: true);
        yield return Scenario("corners-free-flow", corners, stalls: false);
        BeatSequence packets = SparsityMapStimulus.Pixels(
            parameters, SparsityMapStimulus.Random(parameters, random, RandomPackets * options.Effort));
        yield return Scenario("random", packets, stalls: true);
        yield return Scenario("random-free-flow", packets, stalls: false);
        if (parameters.Layout == SparsityMapLayout.Interleaved)
        {
            BeatSequence uneven = SparsityMapStimulus.Pixels(parameters, SparsityMapStimulus.Uneven(parameters));
            yield return Scenario("uneven", uneven, stalls: true);
            yield return Scenario("uneven-free-flow", uneven, stalls: false);
        }

        if (parameters.Lanes > 1)
        {
            yield return Errors(parameters, random);
        }
    }

    private static Scenario Scenario(string name, BeatSequence pixels, bool stalls) =>
        new(name, [new Phase { Inputs = new Dictionary<string, BeatSequence> { ["pixel"] = pixels }, AllowStalls = stalls }]);

    // Each kind of fault in a phase of its own, then its error is cleared, then a good packet must leave it so.
    private static Scenario Errors(SparsityMapCompressorParameters parameters, Random random)
    {
        int lanes = parameters.Lanes;
        ulong all = (1UL << lanes) - 1;
        List<Phase> phases = [Good(parameters, random)];
        for (int lane = 0; lane < lanes; lane++)
        {
            phases.AddRange(Fault(parameters, random, all & ~(1UL << lane), last: false));
            phases.AddRange(Fault(parameters, random, 1UL << lane, last: true));
            phases.AddRange(Fault(parameters, random, (1UL << lane) | 1, last: true));
        }

        phases.AddRange(Fault(parameters, random, 0, last: false));
        phases.AddRange(Fault(parameters, random, 0, last: true));
        return new Scenario("errors", phases);
    }

    private static IEnumerable<Phase> Fault(SparsityMapCompressorParameters parameters, Random random, ulong keep, bool last)
    {
        BeatSequence beats = SparsityMapStimulus.Pixels(parameters, [new ulong[parameters.Lanes * random.Next(1, 4)]]);
        beats.Write(beats[beats.Count - 1], 2, 0);
        Add(beats, parameters, random, keep, last);
        if (!last)
        {
            Add(beats, parameters, random, (1UL << parameters.Lanes) - 1, last: true);
        }

        yield return new Phase { Inputs = Pixels(beats), Levels = Clear(false) };
        yield return new Phase { Levels = Clear(true) };
        yield return Good(parameters, random);
        yield return new Phase { Inputs = Pixels(beats), Levels = Clear(true) };
    }

    private static Phase Good(SparsityMapCompressorParameters parameters, Random random) => new()
    {
        Inputs = Pixels(SparsityMapStimulus.Pixels(parameters, [SparsityMapStimulus.Packet(parameters, random, random.Next(1, 3 * parameters.MapWidth))])),
        Levels = Clear(false),
    };

    private static Dictionary<string, BeatSequence> Pixels(BeatSequence beats) => new() { ["pixel"] = beats };

    private static Dictionary<string, ulong> Clear(bool clear) => new() { ["error_clear_i"] = clear ? 1u : 0u };

    private static void Add(BeatSequence beats, SparsityMapCompressorParameters parameters, Random random, ulong keep, bool last)
    {
        Span<uint> words = beats.Append();
        for (int lane = 0; lane < parameters.Lanes; lane++)
        {
            beats.WriteBits(words, 0, lane * parameters.ValueWidth, parameters.ValueWidth, (ulong)random.NextInt64());
        }

        beats.Write(words, 1, keep);
        beats.Write(words, 2, last ? 1u : 0u);
    }
}
