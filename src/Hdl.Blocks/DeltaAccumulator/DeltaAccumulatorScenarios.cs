using Hdl.Blocks.DeltaEncoder;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;

namespace Hdl.Blocks.DeltaAccumulator;

/// <summary>
/// Packets of every density, each element alone, extreme deltas that wrap, clears; then every way in which a packet can
/// be wrong; then random ones of both kinds.
/// </summary>
internal sealed class DeltaAccumulatorScenarios
{
    private readonly DeltaAccumulatorParameters _parameters;
    private readonly DeltaAccumulatorPorts _ports;
    private readonly ScenarioOptions _options;
    private readonly Random _random;

    public DeltaAccumulatorScenarios(DeltaAccumulatorParameters parameters, ScenarioOptions options)
    {
        _parameters = parameters;
        _ports = new DeltaAccumulatorPorts(parameters);
        _options = options;
        _random = new Random(options.Seed);
    }

    private int Length => _parameters.Length;

    private int Lanes => _parameters.Lanes;

    // Any index that the port can carry, also one beyond the vector.
    private int Indices => 1 << _parameters.IndexWidth;

    public IEnumerable<Scenario> Create()
    {
        foreach (bool stalls in new[] { true, false })
        {
            string suffix = stalls ? "" : "-free-flow";
            yield return new Scenario("corners" + suffix, [.. Corners(stalls)]);
            yield return new Scenario("errors" + suffix, [.. Errors(stalls)]);
            yield return new Scenario("random" + suffix, [.. Random(stalls)]);
        }
    }

    private IEnumerable<Phase> Corners(bool stalls)
    {
        long most = FixedPoint.MaxSigned(_parameters.DeltaWidth);
        long least = FixedPoint.MinSigned(_parameters.DeltaWidth);
        BeatSequence packets = Sequence();
        Packet(packets, _ => true);
        Packet(packets, _ => false);
        Packet(packets, _ => true);
        Packet(packets, _ => true);
        Packet(packets, _ => false);
        Packet(packets, _ => true, _ => most);
        Packet(packets, _ => true, _ => most);
        Packet(packets, _ => true, _ => least);
        Packet(packets, _ => true, _ => 1);
        Packet(packets, _ => true, _ => -1);
        Packet(packets, index => index % 2 == 0);
        Packet(packets, index => index % 2 == 1);
        Packet(packets, index => index % Lanes == 0);
        Packet(packets, index => index % Lanes == Lanes - 1);
        Packet(packets, index => index % Lanes != 0);
        Packet(packets, index => index / Lanes % 2 == 1);
        Packet(packets, index => index < Length / 2);
        Packet(packets, index => index >= Length / 2);
        yield return Phase(packets, clear: false, stalls);

        BeatSequence alone = Sequence();
        foreach (int only in new[]
            {
                0,
                1,
                2,
                Lanes - 1,
                Lanes,
                Lanes + 1,
                (2 * Lanes) - 1,
                Length / 2,
                Length - Lanes,
                Length - 2,
                Length - 1,
            }.Distinct())
        {
            Packet(alone, index => index == only);
            Packet(alone, index => index == only || index == 0);
            Packet(alone, index => index == only || index == Length - 1);
            Packet(alone, index => index != only);
        }

        yield return Phase(alone, clear: false, stalls);

        // The pair of the last element completes the vector, though the packet's end comes later.
        if (Length >= Lanes)
        {
            BeatSequence open = Sequence();
            Beat(open, Slots([.. Enumerable.Range(Length % Lanes, Length - (Length % Lanes))], last: false));
            yield return Phase(open, clear: false, stalls);
            BeatSequence closed = Sequence();
            Beat(closed, Slots([], last: true));
            Packet(closed, _ => true);
            yield return Phase(closed, clear: false, stalls);
        }

        // Every packet from zero, then again on what the last one left.
        foreach (bool clear in new[] { true, false, true, false })
        {
            BeatSequence cleared = Sequence();
            Packet(cleared, _ => _random.Next(2) == 0);
            if (clear)
            {
                Packet(cleared, _ => _random.Next(2) == 0);
                Packet(cleared, _ => false);
                Packet(cleared, _ => _random.Next(2) == 0);
            }

            yield return Phase(cleared, clear, stalls);
        }

        // Clears change within a packet, and with each packet of several in flight.
        for (int cut = 1; cut < Math.Min(FixedPoint.CeilDivide(Length, Lanes), 4); cut++)
        {
            foreach (bool clear in new[] { true, false })
            {
                BeatSequence whole = Sequence();
                Packet(whole, _ => true);
                yield return Phase(whole.Part(0, cut), clear, stalls);
                yield return Phase(whole.Part(cut, whole.Count), !clear, stalls);
            }
        }
    }

    private IEnumerable<Phase> Errors(bool stalls)
    {
        List<List<(int Index, bool Keep, bool Last)[]>> faults = [.. Faults()];
        foreach (List<(int Index, bool Keep, bool Last)[]> fault in faults)
        {
            BeatSequence packets = Sequence();
            foreach ((int Index, bool Keep, bool Last)[] beat in fault)
            {
                Beat(packets, beat);
            }

            Packet(packets, _ => true);
            Packet(packets, _ => _random.Next(2) == 0);
            yield return Phase(packets, clear: false, stalls);
            yield return Phase(Sequence(), clear: false, stalls);
            yield return Phase(Sequence(), clear: false, stalls, errorClear: true);
        }

        // An error that comes while they are being cleared leaves no trace.
        BeatSequence cleared = Sequence();
        Beat(cleared, Slots([0, 0], last: true));
        Beat(cleared, Slots([0], last: false));
        Beat(cleared, Slots([0], last: true));
        yield return Phase(cleared, clear: false, stalls, errorClear: true);
        BeatSequence after = Sequence();
        Packet(after, _ => true);
        yield return Phase(after, clear: false, stalls);
    }

    // Each a packet, as its beats.
    private IEnumerable<List<(int Index, bool Keep, bool Last)[]>> Faults()
    {
        int end = Length - 1;
        yield return [Slots([.. Enumerable.Range(0, Lanes).Select(_ => Indices - 1)], last: true)];
        yield return [Slots([Math.Min(Length, Indices - 1), 0, 0], last: true)];
        yield return [Slots([0, Indices - 1, 1], last: true)];
        yield return [Slots([end, 0], last: true)];
        yield return [Slots([end, end], last: false), Slots([end], last: true)];
        yield return [Slots([0, 0, 1, 1], last: false), Slots([1, 2], last: true)];
        yield return [Slots([2, 1, 0, 3], last: false), Slots([1, 4], last: true)];
        yield return [Slots([.. Enumerable.Range(0, Lanes).Reverse()], last: false), Slots([end], last: true)];
        yield return
        [
            Slots([.. Enumerable.Range(0, Lanes)], last: false),
            Slots([.. Enumerable.Range(0, Lanes)], last: false),
            Slots([end], last: true),
        ];

        // A dozen beats too many, a null beat behind a full one, null beats in between, slots left out.
        yield return
        [
            .. Enumerable.Range(0, 12).Select(beat => Slots([.. Enumerable.Repeat(end, Lanes)], last: beat == 11)),
        ];
        yield return [Slots([.. Enumerable.Range(0, Lanes)], last: false), Slots([], last: true)];
        yield return [Slots([], last: false), Slots([], last: false), Slots([end], last: true)];
        yield return [Slots([], last: false), Slots([], last: false), Slots([], last: true)];
        yield return [Slots([0], last: false), Slots([end], last: true)];
        yield return
        [
            [
                .. Slots([.. Enumerable.Range(0, Lanes)], last: true)
                    .Select(slot => slot with { Keep = slot.Index % 2 == 1 }),
            ],
        ];
        yield return
        [
            [
                .. Slots([.. Enumerable.Range(0, Lanes)], last: true)
                    .Select(slot => slot with { Keep = slot.Index != 1 }),
            ],
        ];

        // Behind a complete vector, a single pair in any slot of the beat that waits by then.
        foreach (int slot in new[] { 0, 1, Lanes / 2, Lanes - 1 }.Where(slot => slot < Lanes).Distinct())
        {
            yield return [Only(0, end, last: false), Only(slot, end, last: true)];
            if (Length >= Lanes)
            {
                yield return
                [
                    Slots([.. Enumerable.Range(Length - Lanes, Lanes)], last: false),
                    Only(slot, end, last: true),
                ];
            }
        }
    }

    private IEnumerable<Phase> Random(bool stalls)
    {
        int phases = 16 * _options.Effort;
        int words = FixedPoint.CeilDivide(Length, Lanes);
        int most = Math.Max(2, 400 / words);
        for (int phase = 0; phase < phases; phase++)
        {
            BeatSequence packets = Sequence();
            for (int packet = _random.Next(1, most); packet > 0; packet--)
            {
                double density = _random.Next(4) switch
                {
                    0 => 1,
                    1 => 0,
                    2 => _random.NextDouble(),
                    _ => Math.Pow(_random.NextDouble(), 3),
                };
                Packet(packets, _ => _random.NextDouble() < density);
            }

            bool clear = _random.Next(4) == 0;
            bool wrong = phase % 2 == 1;
            yield return Phase(packets, clear, stalls);
            BeatSequence spoilt = Sequence();
            for (int packet = _random.Next(1, most); wrong && packet > 0; packet--)
            {
                Packet(spoilt, _ => _random.Next(2) == 0);
                Spoilt(spoilt, _random.Next(1, words + 3));
            }

            yield return Phase(spoilt, clear: false, stalls);
            yield return Phase(Sequence(), clear: false, stalls, errorClear: wrong);
        }
    }

    // Ascending in the main, with indices out of place and slots left out here and there.
    private void Spoilt(BeatSequence packets, int beats)
    {
        int odds = _random.Next(3, 40);
        int index = 0;
        for (int beat = 0; beat < beats; beat++)
        {
            var slots = new (int, bool, bool)[Lanes];
            for (int slot = 0; slot < Lanes; slot++)
            {
                bool stray = _random.Next(odds) == 0;
                index = Math.Min(index, Indices - 1);
                slots[slot] = (
                    stray ? _random.Next(Indices) : index, _random.Next(odds) > 0 || _random.Next(3) > 0,
                    beat == beats - 1);
                index += stray ? 0 : 1 + (_random.Next(3) == 0 ? _random.Next(1 + (Length / 2)) : 0);
            }

            Beat(packets, slots);
        }
    }

    private static (int Index, bool Keep, bool Last)[] Slots(int[] indices, bool last) =>
        indices.Length == 0 ? [(0, false, last)] : [.. indices.Select(index => (index, true, last))];

    private (int Index, bool Keep, bool Last)[] Only(int slot, int index, bool last) =>
        [.. Enumerable.Range(0, Lanes).Select(place => (index, place == slot, last))];

    private Phase Phase(BeatSequence packets, bool clear, bool stalls, bool errorClear = false) => new()
    {
        Inputs = new Dictionary<string, BeatSequence> { [_ports.Pair] = packets },
        Levels = new Dictionary<string, ulong>
        {
            [_ports.Clear] = clear ? 1u : 0u,
            [_ports.ErrorClear] = errorClear ? 1u : 0u,
        },
        AllowStalls = stalls,
    };

    private BeatSequence Sequence() => new(_ports.Pair);

    // A packet as an encoder makes it.
    private void Packet(BeatSequence packets, Func<int, bool> present, Func<int, long>? delta = null)
    {
        List<int> indices = [.. Enumerable.Range(0, Length).Where(present)];
        int beats = Math.Max(1, FixedPoint.CeilDivide(indices.Count, Lanes));
        for (int beat = 0; beat < beats; beat++)
        {
            Beat(packets, Slots([.. indices.Skip(beat * Lanes).Take(Lanes)], beat == beats - 1), delta);
        }
    }

    // Slots that are not kept hold noise; more of them than there are lanes make another beat.
    private void Beat(BeatSequence packets, (int Index, bool Keep, bool Last)[] slots, Func<int, long>? delta = null)
    {
        foreach ((int Index, bool Keep, bool Last)[] part in slots.Chunk(Lanes))
        {
            Span<uint> words = packets.Append();
            for (int lane = 0; lane < Lanes; lane++)
            {
                bool keep = lane < part.Length && part[lane].Keep;
                int index = keep ? part[lane].Index : _random.Next(Indices);
                long value = keep && delta is not null ? delta(index) : _random.NextInt64();
                packets.WritePair(words, _ports.Pair, lane, index, value, keep);
            }

            packets.Write(words, _ports.Pair.Last, part[0].Last ? 1u : 0u);
        }
    }
}
