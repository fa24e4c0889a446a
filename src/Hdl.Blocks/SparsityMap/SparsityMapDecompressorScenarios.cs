using Hdl.Core.Golden;

namespace Hdl.Blocks.SparsityMap;

/// <summary>What the decompressor is tried with: every packet that the compressor makes, and packets with every kind of fault.</summary>
internal static class SparsityMapDecompressorScenarios
{
    private const int RandomPackets = 60;
    private const int Faults = 150;

    public static IEnumerable<Scenario> Create(SparsityMapDecompressorParameters parameters, ScenarioOptions options)
    {
        var random = new Random(options.Seed);
        IReadOnlyList<ulong[]> corners = [.. SparsityMapStimulus.Corners(parameters), SparsityMapStimulus.Packet(parameters, random, parameters.MaxLength)];
        IReadOnlyList<ulong[]> packets = SparsityMapStimulus.Random(parameters, random, RandomPackets * options.Effort);
        foreach (bool stalls in (bool[])[true, false])
        {
            string suffix = stalls ? "" : "-free-flow";
            yield return new Scenario($"corners{suffix}", [.. Phases(parameters, corners, stalls)]);
            yield return new Scenario($"random{suffix}", [.. Phases(parameters, packets, stalls)]);
            yield return new Scenario($"whole-words{suffix}", [Phase(parameters, packets, 0, stalls)]);
            if (parameters.Layout == SparsityMapLayout.Interleaved)
            {
                yield return new Scenario($"uneven{suffix}", [Phase(parameters, SparsityMapStimulus.Uneven(parameters), 0, stalls)]);
            }
        }

        for (int part = 0; part < 4; part++)
        {
            yield return new Scenario($"faults-{SparsityMapView.Text(part)}", [.. Faulty(parameters, random, Faults * options.Effort / 4)]);
        }
    }

    // Packets of one length follow each other without a pause.
    private static IEnumerable<Phase> Phases(SparsityMapDecompressorParameters parameters, IReadOnlyList<ulong[]> packets, bool stalls) =>
        packets.Where(packet => packet.Length <= parameters.MaxLength)
            .GroupBy(packet => packet.Length)
            .Select(group => Phase(parameters, [.. group, .. group], (ulong)group.Key, stalls));

    private static Phase Phase(SparsityMapDecompressorParameters parameters, IReadOnlyList<ulong[]> packets, ulong length, bool stalls) => new()
    {
        Inputs = SparsityMapWords.Beats(parameters, [.. packets.Select(packet => SparsityMapWords.Of(parameters, packet))]),
        Levels = new Dictionary<string, ulong> { ["length_i"] = length, ["error_clear_i"] = 0 },
        AllowStalls = stalls,
    };

    // A packet with a fault between good ones; then its errors are cleared, and a good packet must raise none.
    private static IEnumerable<Phase> Faulty(SparsityMapDecompressorParameters parameters, Random random, int count)
    {
        for (int fault = 0; fault < count; fault++)
        {
            int length = random.Next(1, Math.Min(parameters.MaxLength, 5 * Math.Max(parameters.MapWidth, parameters.Lanes)) + 1);
            ulong[] packet = SparsityMapStimulus.Packet(parameters, random, length);
            SparsityMapWords good = SparsityMapWords.Of(parameters, packet);

            // First of all a map word whose only value is missing.
            SparsityMapWords bad = fault == 0 ? new SparsityMapWords([1], []) : good.Damaged(parameters, random);
            var levels = new Dictionary<string, ulong> { ["length_i"] = random.Next(3) == 0 ? 0 : (ulong)length, ["error_clear_i"] = 0 };
            Dictionary<string, BeatSequence> beats = SparsityMapWords.Beats(parameters, [good, bad, good]);
            if (random.Next(3) == 0)
            {
                SparsityMapWords.DamageKeep(beats, random);
            }

            yield return new Phase { Inputs = beats, Levels = levels };
            yield return new Phase { Levels = new Dictionary<string, ulong> { ["error_clear_i"] = 1 } };
            yield return new Phase { Inputs = SparsityMapWords.Beats(parameters, [good]), Levels = levels };
        }
    }
}
