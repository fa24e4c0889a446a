using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.SparsityMap;

/// <summary>
/// What the compressor is tried with: corners, random packets, and beats that keep what they should not.
/// </summary>
/// <param name="parameters">Widths, lanes, layout.</param>
internal sealed class SparsityMapCompressorScenarios(SparsityMapCompressorParameters parameters)
{
    private const int RandomPackets = 60;

    private readonly SparsityMapCompressorPorts _ports = new(parameters);

    public IEnumerable<Scenario> Create(ScenarioOptions options)
    {
        var random = new Random(options.Seed);
        BeatSequence corners = SparsityMapStimulus.Pixels(_ports.Pixel, SparsityMapStimulus.Corners(parameters));
        yield return Scenario("corners", corners, stalls: true);
        yield return Scenario("corners-free-flow", corners, stalls: false);
        BeatSequence packets = SparsityMapStimulus.Pixels(
            _ports.Pixel, SparsityMapStimulus.Random(parameters, random, RandomPackets * options.Effort));
        yield return Scenario("random", packets, stalls: true);
        yield return Scenario("random-free-flow", packets, stalls: false);
        if (parameters.Layout == SparsityMapLayout.Interleaved)
        {
            BeatSequence uneven = SparsityMapStimulus.Pixels(_ports.Pixel, SparsityMapStimulus.Uneven(parameters));
            yield return Scenario("uneven", uneven, stalls: true);
            yield return Scenario("uneven-free-flow", uneven, stalls: false);
        }

        if (_ports.ErrorClear is { } clear)
        {
            yield return Errors(clear, random);
        }
    }

    private Scenario Scenario(string name, BeatSequence pixels, bool stalls) =>
        new(name, [new Phase { Inputs = Pixels(pixels), AllowStalls = stalls }]);

    // Each kind of fault in a phase of its own, then its error is cleared, then a good packet must leave it so.
    private Scenario Errors(PortHandle clear, Random random)
    {
        int lanes = parameters.Lanes;
        ulong all = (1UL << lanes) - 1;
        List<Phase> phases = [Good(clear, random)];
        for (int lane = 0; lane < lanes; lane++)
        {
            phases.AddRange(Fault(clear, random, all & ~(1UL << lane), last: false));
            phases.AddRange(Fault(clear, random, 1UL << lane, last: true));
            phases.AddRange(Fault(clear, random, (1UL << lane) | 1, last: true));
        }

        phases.AddRange(Fault(clear, random, 0, last: false));
        phases.AddRange(Fault(clear, random, 0, last: true));
        return new Scenario("errors", phases);
    }

    private IEnumerable<Phase> Fault(PortHandle clear, Random random, ulong keep, bool last)
    {
        var zeros = new ulong[parameters.Lanes * random.Next(1, 4)];
        BeatSequence beats = SparsityMapStimulus.Pixels(_ports.Pixel, [zeros]);
        beats.Write(beats[beats.Count - 1], _ports.Pixel.Last, 0);
        Add(beats, random, keep, last);
        if (!last)
        {
            Add(beats, random, (1UL << parameters.Lanes) - 1, last: true);
        }

        yield return new Phase { Inputs = Pixels(beats), Levels = Level(clear, 0) };
        yield return new Phase { Levels = Level(clear, 1) };
        yield return Good(clear, random);
        yield return new Phase { Inputs = Pixels(beats), Levels = Level(clear, 1) };
    }

    private Phase Good(PortHandle clear, Random random)
    {
        ulong[] packet = SparsityMapStimulus.Packet(parameters, random, random.Next(1, 3 * parameters.MapWidth));
        return new Phase
        {
            Inputs = Pixels(SparsityMapStimulus.Pixels(_ports.Pixel, [packet])),
            Levels = Level(clear, 0),
        };
    }

    private Dictionary<string, BeatSequence> Pixels(BeatSequence beats) => new() { [_ports.Pixel] = beats };

    private static Dictionary<string, ulong> Level(PortHandle port, ulong value) => new() { [port] = value };

    private void Add(BeatSequence beats, Random random, ulong keep, bool last)
    {
        Span<uint> words = beats.Append();
        for (int lane = 0; lane < parameters.Lanes; lane++)
        {
            beats.WriteItem(words, _ports.Pixel, lane, (ulong)random.NextInt64());
        }

        beats.CloseBeat(words, _ports.Pixel, keep, last);
    }
}
