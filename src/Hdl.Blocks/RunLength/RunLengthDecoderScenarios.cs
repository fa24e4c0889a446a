using Hdl.Core.Golden;

namespace Hdl.Blocks.RunLength;

/// <summary>
/// Packets of code words: corners and random ones, with their lengths given and not, with stalls and in free flow;
/// pairs that no encoder makes; then every error, before good packets and before a clear.
/// </summary>
/// <param name="parameters">Code, lanes and width of the length.</param>
internal sealed class RunLengthDecoderScenarios(RunLengthDecoderParameters parameters)
{
    private const int RandomPhases = 16;
    private const int MostBeats = 5000;

    private readonly RunLengthDecoderPorts _ports = new(parameters);

    public IEnumerable<Scenario> Create(ScenarioOptions options)
    {
        var random = new Random(options.Seed);
        List<ulong[]> corners = [.. RunLengthPackets.Corners(parameters)];
        List<List<RunLengthPair>> strange = [.. Enumerable.Range(0, 30 * options.Effort).Select(_ => Strange(random))];
        List<ulong[]> drawn = [.. RunLengthPackets.Random(parameters, random, 30 * options.Effort)];
        List<List<ulong[]>> known =
        [
            .. corners.GroupBy(packet => packet.Length).OrderBy(group => group.Key).Select(group => group.ToList()),
            .. Enumerable.Range(0, RandomPhases * options.Effort).Select(_ => Alike(random)),
        ];
        foreach (bool stalls in new[] { true, false })
        {
            string suffix = stalls ? "" : "-free-flow";
            yield return new Scenario("unknown-length" + suffix,
            [
                Phase(Encoded(corners), 0, stalls),
                Phase(Encoded(drawn), 0, stalls),
                Phase(Code(strange), 0, stalls),
            ]);
            yield return new Scenario("known-length" + suffix,
            [
                .. known
                    .Where(packets => packets[0].Length <= Longest)
                    .Select(packets => Phase(Encoded(packets), packets[0].Length, stalls)),
                .. Long().Select(packet => Phase(Encoded([packet]), packet.Length, stalls)),
            ]);
            yield return new Scenario("wrong-length" + suffix, [.. WrongLengths(strange, random, stalls)]);
        }

        yield return new Scenario("errors", [.. new RunLengthDecoderErrors(parameters, this).Phases(random)]);
    }

    /// <summary>A phase of one length.</summary>
    public Phase Phase(BeatSequence beats, int length, bool stalls = true, ulong clear = 0) => new()
    {
        Inputs = new Dictionary<string, BeatSequence> { [_ports.Code] = beats },
        Levels = new Dictionary<string, ulong> { [_ports.Length] = (ulong)length, [_ports.ErrorClear] = clear },
        AllowStalls = stalls,
    };

    /// <summary>Packets of pixels as code.</summary>
    public BeatSequence Encoded(IEnumerable<ulong[]> packets) =>
        Code(packets.Select(packet => RunLengthGolden.Encode(packet, parameters)));

    /// <summary>The greatest length that length_i can hold.</summary>
    public int Longest => (1 << parameters.LengthWidth) - 1;

    /// <summary>Packets of pairs as code.</summary>
    public BeatSequence Code(params IEnumerable<IReadOnlyList<RunLengthPair>> packets)
    {
        var beats = new BeatSequence(_ports.Code);
        foreach (IReadOnlyList<RunLengthPair> pairs in packets)
        {
            RunLengthBeats.AddCode(beats, _ports.Code, parameters, pairs);
        }

        return beats;
    }

    // A packet whose length needs every bit of length_i, where that is not too long to simulate.
    private IEnumerable<ulong[]> Long()
    {
        int length = (1 << (parameters.LengthWidth - 1)) + parameters.Lanes + 1;
        if (length <= Longest && length / parameters.Lanes <= MostBeats)
        {
            ulong[] packet = new ulong[length];
            packet[length / 2] = 3;
            yield return packet;
        }
    }

    // Some random packets of the same length.
    private List<ulong[]> Alike(Random random)
    {
        int length = 1 + random.Next(Math.Min(Longest, 20 * parameters.Lanes));
        return [.. Enumerable.Range(0, 4).Select(_ => RunLengthPackets.One(parameters, random, length))];
    }

    // Any pairs: levels of 0 where none need be, short runs side by side.
    private List<RunLengthPair> Strange(Random random)
    {
        ulong all = (1UL << parameters.ValueWidth) - 1;
        int longest = (1 << parameters.RunWidth) - 1;
        int usual = random.Next(longest + 1);
        return
        [
            .. Enumerable.Range(0, 1 + random.Next(3 * parameters.PairsPerBeat)).Select(_ => new RunLengthPair(
                random.Next(8) == 0 ? random.Next(longest + 1) : random.Next(usual + 1),
                random.Next(3) == 0 ? 0 : (ulong)random.NextInt64() & all)),
        ];
    }

    // Lengths about as long as the pixels of a packet, which is either closed early or ends with a surplus.
    private IEnumerable<Phase> WrongLengths(List<List<RunLengthPair>> packets, Random random, bool stalls)
    {
        foreach (List<RunLengthPair> pairs in packets)
        {
            int pixels = pairs.Sum(pair => pair.Run + 1);
            int length = Math.Max(1, pixels + random.Next(-2 - parameters.Lanes, 3 + parameters.Lanes));
            if (length > Longest)
            {
                length = 1 + random.Next(Longest);
            }

            List<RunLengthPair> good =
            [
                .. RunLengthGolden.Encode(RunLengthPackets.One(parameters, random, length), parameters),
            ];
            BeatSequence beats = Code([pairs, good, pairs, pairs, good]);
            yield return Phase(beats, length, stalls);
            yield return Phase(Code(), length, clear: 1);
        }
    }
}
