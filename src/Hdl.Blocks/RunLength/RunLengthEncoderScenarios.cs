using Hdl.Core.Golden;

namespace Hdl.Blocks.RunLength;

/// <summary>Packets of pixels: corners first, then random ones of every density, with stalls and in free flow; then bad keeps.</summary>
internal static class RunLengthEncoderScenarios
{
    private const int RandomPackets = 60;
    private const int MostBadBeats = 40;

    public static IEnumerable<Scenario> Create(RunLengthEncoderParameters parameters, ScenarioOptions options)
    {
        var random = new Random(options.Seed);
        BeatSequence corners = Beats(parameters, RunLengthPackets.Corners(parameters));
        BeatSequence drawn = Beats(parameters, RunLengthPackets.Random(parameters, random, RandomPackets * options.Effort));
        foreach (bool stalls in new[] { true, false })
        {
            string suffix = stalls ? "" : "-free-flow";
            yield return new Scenario("corners" + suffix, [Phase(corners, stalls)]);
            yield return new Scenario("random" + suffix, [Phase(drawn, stalls)]);
        }

        if (parameters.Lanes > 1)
        {
            yield return new Scenario("errors", Errors(parameters, random));
        }
    }

    private static BeatSequence Beats(RunLengthParameters parameters, IEnumerable<ulong[]> packets)
    {
        BeatSequence beats = RunLengthBeats.Pixels(parameters);
        foreach (ulong[] packet in packets)
        {
            RunLengthBeats.AddPacket(beats, parameters, packet);
        }

        return beats;
    }

    private static Phase Phase(BeatSequence beats, bool stalls = true) => new()
    {
        Inputs = new Dictionary<string, BeatSequence> { ["pixel"] = beats },
        AllowStalls = stalls,
    };

    private static Phase Clear(BeatSequence beats, ulong clear) =>
        Phase(beats) with { Levels = new Dictionary<string, ulong> { ["error_clear_i"] = clear } };

    // Every bad keep in a packet of its own, after a clear and before good packets; some of them while the clear is held.
    private static List<Phase> Errors(RunLengthParameters parameters, Random random)
    {
        List<Phase> phases = [Phase(Beats(parameters, [[1, 0, 2], [0]]))];
        foreach ((ulong keep, bool last) in BadBeats(parameters, random))
        {
            BeatSequence beats = RunLengthBeats.Pixels(parameters);
            RunLengthBeats.AddBeat(beats, parameters, Full(parameters, random), keep, last);
            if (!last)
            {
                RunLengthBeats.AddPacket(beats, parameters, RunLengthPackets.One(parameters, random, 1 + random.Next(3 * parameters.Lanes)));
            }

            beats.AddRange(Beats(parameters, RunLengthPackets.Random(parameters, random, 3)));
            phases.Add(Phase(beats));
            phases.Add(Phase(Beats(parameters, [])));
            phases.Add(Clear(Beats(parameters, []), 1));
            phases.Add(Clear(random.Next(4) == 0 ? beats : Beats(parameters, [[3]]), (ulong)random.Next(2)));
            phases.Add(Clear(Beats(parameters, []), 1));
            phases.Add(Clear(Beats(parameters, []), 0));
        }

        return phases;
    }

    // With several lanes every hole is tried, in front of and behind kept lanes.
    private static IEnumerable<(ulong Keep, bool Last)> BadBeats(RunLengthParameters parameters, Random random)
    {
        int lanes = parameters.Lanes;
        ulong all = (1UL << lanes) - 1;
        yield return (0, true);
        yield return (0, false);
        for (int lane = 0; lane < lanes; lane++)
        {
            yield return (all & ~(1UL << lane), false);
            if (lane > 0)
            {
                yield return (1UL << lane, true);
                yield return ((1UL << lane) - 1, false);
            }

            if (lane < lanes - 1)
            {
                yield return (all & ~(1UL << lane), true);
            }
        }

        for (int i = 0; i < MostBadBeats / lanes; i++)
        {
            yield return ((ulong)random.NextInt64() & all & ~1UL, true);
            yield return ((ulong)random.NextInt64() & (all >> 1), false);
        }
    }

    private static ulong[] Full(RunLengthParameters parameters, Random random)
    {
        ulong all = (1UL << parameters.ValueWidth) - 1;
        return [.. Enumerable.Range(0, parameters.Lanes).Select(_ => ((ulong)random.NextInt64() & all) | 1)];
    }
}
