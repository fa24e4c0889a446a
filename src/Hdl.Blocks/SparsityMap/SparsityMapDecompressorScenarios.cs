using Hdl.Core.Golden;

namespace Hdl.Blocks.SparsityMap;

/// <summary>
/// What the decompressor is tried with: every packet that the compressor makes, and packets with every kind of fault.
/// </summary>
/// <param name="parameters">Widths, lanes, layout.</param>
internal sealed class SparsityMapDecompressorScenarios(SparsityMapDecompressorParameters parameters)
{
    private const int RandomPackets = 60;
    private const int Faults = 150;

    private readonly SparsityMapDecompressorPorts _ports = new(parameters);

    public IEnumerable<Scenario> Create(ScenarioOptions options)
    {
        var random = new Random(options.Seed);
        IReadOnlyList<ulong[]> corners =
        [
            .. SparsityMapStimulus.Corners(parameters),
            SparsityMapStimulus.Packet(parameters, random, parameters.MaxLength),
        ];
        IReadOnlyList<ulong[]> packets = SparsityMapStimulus.Random(parameters, random, RandomPackets * options.Effort);
        foreach (bool stalls in (bool[])[true, false])
        {
            string suffix = stalls ? "" : "-free-flow";
            yield return new Scenario($"corners{suffix}", [.. Phases(corners, stalls)]);
            yield return new Scenario($"random{suffix}", [.. Phases(packets, stalls)]);
            yield return new Scenario($"whole-words{suffix}", [Phase(packets, 0, stalls)]);
            if (parameters.Layout == SparsityMapLayout.Interleaved)
            {
                IReadOnlyList<ulong[]> uneven = SparsityMapStimulus.Uneven(parameters);
                yield return new Scenario($"uneven{suffix}", [Phase(uneven, 0, stalls)]);
            }
        }

        for (int part = 0; part < 4; part++)
        {
            string name = $"faults-{SparsityMapView.Text(part)}";
            yield return new Scenario(name, [.. Faulty(random, Faults * options.Effort / 4)]);
        }
    }

    // Packets of one length follow each other without a pause.
    private IEnumerable<Phase> Phases(IReadOnlyList<ulong[]> packets, bool stalls) =>
        packets.Where(packet => packet.Length <= parameters.MaxLength)
            .GroupBy(packet => packet.Length)
            .Select(group => Phase([.. group, .. group], (ulong)group.Key, stalls));

    private Phase Phase(IReadOnlyList<ulong[]> packets, ulong length, bool stalls) => new()
    {
        Inputs = SparsityMapWords.Beats(_ports, [.. packets.Select(packet => SparsityMapWords.Of(parameters, packet))]),
        Levels = new Dictionary<string, ulong> { [_ports.Length] = length, [_ports.ErrorClear] = 0 },
        AllowStalls = stalls,
    };

    // A packet with a fault between good ones; then its errors are cleared, and a good packet must raise none.
    private IEnumerable<Phase> Faulty(Random random, int count)
    {
        for (int fault = 0; fault < count; fault++)
        {
            int length = random.Next(
                1, Math.Min(parameters.MaxLength, 5 * Math.Max(parameters.MapWidth, parameters.Lanes)) + 1);
            ulong[] packet = SparsityMapStimulus.Packet(parameters, random, length);
            SparsityMapWords good = SparsityMapWords.Of(parameters, packet);

            // First of all a map word whose only value is missing.
            SparsityMapWords bad = fault == 0 ? new SparsityMapWords([1], []) : good.Damaged(parameters, random);
            var levels = new Dictionary<string, ulong>
            {
                [_ports.Length] = random.Next(3) == 0 ? 0 : (ulong)length,
                [_ports.ErrorClear] = 0,
            };
            Dictionary<string, BeatSequence> beats = SparsityMapWords.Beats(_ports, [good, bad, good]);
            if (random.Next(3) == 0)
            {
                SparsityMapWords.DamageKeep(_ports, beats, random);
            }

            yield return new Phase { Inputs = beats, Levels = levels };
            yield return new Phase { Levels = new Dictionary<string, ulong> { [_ports.ErrorClear] = 1 } };
            yield return new Phase { Inputs = SparsityMapWords.Beats(_ports, [good]), Levels = levels };
        }
    }
}
