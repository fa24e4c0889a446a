using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.RunLength;

/// <summary>
/// Packets of pixels: corners first, then random ones of every density, with stalls and in free flow; then bad keeps.
/// </summary>
/// <param name="parameters">Code and lanes.</param>
internal sealed class RunLengthEncoderScenarios(RunLengthEncoderParameters parameters)
{
    private const int RandomPackets = 60;
    private const int MostBadBeats = 40;

    private readonly RunLengthEncoderPorts _ports = new(parameters);

    public IEnumerable<Scenario> Create(ScenarioOptions options)
    {
        var random = new Random(options.Seed);
        BeatSequence corners = Beats(RunLengthPackets.Corners(parameters));
        BeatSequence drawn = Beats(RunLengthPackets.Random(parameters, random, RandomPackets * options.Effort));
        foreach (bool stalls in new[] { true, false })
        {
            string suffix = stalls ? "" : "-free-flow";
            yield return new Scenario("corners" + suffix, [Phase(corners, stalls)]);
            yield return new Scenario("random" + suffix, [Phase(drawn, stalls)]);
        }

        if (_ports.ErrorClear is { } clear)
        {
            yield return new Scenario("errors", Errors(clear, random));
        }
    }

    private BeatSequence Beats(IEnumerable<ulong[]> packets)
    {
        var beats = new BeatSequence(_ports.Pixel);
        foreach (ulong[] packet in packets)
        {
            beats.AddPacket(_ports.Pixel, packet);
        }

        return beats;
    }

    private Phase Phase(BeatSequence beats, bool stalls = true) => new()
    {
        Inputs = new Dictionary<string, BeatSequence> { [_ports.Pixel] = beats },
        AllowStalls = stalls,
    };

    private Phase Clear(BeatSequence beats, PortHandle clear, ulong level) =>
        Phase(beats) with { Levels = new Dictionary<string, ulong> { [clear] = level } };

    // Every bad keep in a packet of its own, after a clear and before good packets; some of them while the clear is
    // held.
    private List<Phase> Errors(PortHandle clear, Random random)
    {
        List<Phase> phases = [Phase(Beats([[1, 0, 2], [0]]))];
        foreach ((ulong keep, bool last) in BadBeats(random))
        {
            var beats = new BeatSequence(_ports.Pixel);
            beats.AddItems(_ports.Pixel, Full(random), keep, last);
            if (!last)
            {
                int pixels = 1 + random.Next(3 * parameters.Lanes);
                beats.AddPacket(_ports.Pixel, RunLengthPackets.One(parameters, random, pixels));
            }

            beats.AddRange(Beats(RunLengthPackets.Random(parameters, random, 3)));
            phases.Add(Phase(beats));
            phases.Add(Phase(Beats([])));
            phases.Add(Clear(Beats([]), clear, 1));
            phases.Add(Clear(random.Next(4) == 0 ? beats : Beats([[3]]), clear, (ulong)random.Next(2)));
            phases.Add(Clear(Beats([]), clear, 1));
            phases.Add(Clear(Beats([]), clear, 0));
        }

        return phases;
    }

    // With several lanes every hole is tried, in front of and behind kept lanes.
    private IEnumerable<(ulong Keep, bool Last)> BadBeats(Random random)
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

    private ulong[] Full(Random random)
    {
        ulong all = (1UL << parameters.ValueWidth) - 1;
        return [.. Enumerable.Range(0, parameters.Lanes).Select(_ => ((ulong)random.NextInt64() & all) | 1)];
    }
}
