using Hdl.Core.Golden;
using Hdl.Core.Numerics;

namespace Hdl.Blocks.DeltaEncoder;

/// <summary>
/// Series of vectors at every kind of threshold: extremes, steps by theta exactly and one less, nothing, everything;
/// vectors that are too short or too long; levels that change in the middle of a vector; then random ones.
/// </summary>
internal sealed class DeltaEncoderScenarios
{
    private readonly DeltaEncoderParameters _parameters;
    private readonly DeltaEncoderPorts _ports;
    private readonly ScenarioOptions _options;
    private readonly Random _random;
    private readonly long _most;
    private readonly long _least;
    private readonly long[] _value;

    public DeltaEncoderScenarios(DeltaEncoderParameters parameters, ScenarioOptions options)
    {
        _parameters = parameters;
        _ports = new DeltaEncoderPorts(parameters);
        _options = options;
        _random = new Random(options.Seed);
        _most = FixedPoint.MaxSigned(parameters.ValueWidth);
        _least = FixedPoint.MinSigned(parameters.ValueWidth);
        _value = new long[parameters.Length];
    }

    private int Words => _parameters.Words;

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

    // Every threshold that may be special, each time with extremes, with steps of just that size, and with a clear.
    private IEnumerable<Phase> Corners(bool stalls)
    {
        long full = (1L << _parameters.ValueWidth) - 1;
        foreach (long theta in new[] { 0, 1, 2, _most, _most + 1, full - 1, full }.Distinct())
        {
            BeatSequence vectors = Sequence();
            // The vectors after it show that the state was kept. They come first because the emitted bench holds only
            // the first vectors.
            Vector(vectors, index => index % 2 == 0 ? _most : _least);
            Vector(vectors, _ => 0);
            Vector(vectors, _ => 0);
            Vector(vectors, _ => _most);
            Vector(vectors, _ => _least);
            Vector(vectors, index => index % 2 == 0 ? _least : _most);
            Vector(vectors, index => index % 2 == 0 ? _least : _most);
            Vector(vectors, index => index % 3 == 0 ? 0 : _value[index]);
            Vector(vectors, index => Clamp(_value[index] + (_value[index] > 0 ? -theta : theta)));
            Vector(vectors, index => Clamp(_value[index] + (_value[index] > 0 ? 1 - theta : theta - 1)));
            Vector(vectors, index => index == _parameters.Length - 1 ? ~_value[index] : _value[index]);
            Vector(vectors, index => index == 0 ? ~_value[index] : _value[index]);
            yield return Phase(vectors, theta, clear: false, stalls);
        }

        BeatSequence cleared = Sequence();
        Vector(cleared, index => (index % 5) - 2);
        Vector(cleared, index => (index % 3) - 1);
        yield return Phase(cleared, 1, clear: true, stalls);
        BeatSequence kept = Sequence();
        Vector(kept, index => (index % 3) - 1);
        Vector(kept, _ => 0);
        yield return Phase(kept, 1, clear: false, stalls);
    }

    // Ends too early and too late at every beat of short vectors; after each, one that shows all of the state.
    private IEnumerable<Phase> Errors(bool stalls)
    {
        yield return Phase(Some(1), 0, clear: false, stalls);
        foreach (bool clear in new[] { false, true })
        {
            for (int beats = 1; beats <= Math.Min(Words + 3, 9); beats++)
            {
                BeatSequence vectors = Sequence();
                Beats(vectors, beats, _ => Draw());
                yield return Phase(vectors, 0, clear, stalls);
                yield return Phase(Some(2), 1, clear: false, stalls);
                yield return beats % 2 == 0
                    ? Phase(Sequence(), 0, clear: false, stalls, errorClear: true)
                    : Phase(Sequence(), 0, clear: false, stalls);
            }
        }

        // Single beats one after the other, every other one far off; then vectors that follow long ones at once.
        yield return Phase(Sequence(), 0, clear: false, stalls, errorClear: true);
        BeatSequence mixed = Sequence();
        for (int i = 0; i < 6; i++)
        {
            Beats(mixed, 1, _ => Draw());
        }

        Beats(mixed, Words, _ => Draw());
        Beats(mixed, 1, _ => Draw());
        Beats(mixed, Words + 1, _ => Draw());
        Beats(mixed, 1, _ => Draw());
        Beats(mixed, Words + 4, _ => Draw());
        Beats(mixed, Words, _ => Draw());
        yield return Phase(mixed, 0, clear: false, stalls);
        yield return Phase(Sequence(), 0, clear: false, stalls, errorClear: true);
        yield return Phase(Some(2), 0, clear: false, stalls);

        // An error that comes while they are being cleared leaves no trace.
        BeatSequence cleared = Sequence();
        Beats(cleared, Words + 2, _ => Draw());
        yield return Phase(cleared, 0, clear: false, stalls, errorClear: true);
        yield return Phase(Some(1), 0, clear: false, stalls);
    }

    private IEnumerable<Phase> Random(bool stalls)
    {
        int phases = 12 * _options.Effort;
        int vectorsLeft = Math.Max(24, 3000 / Words) * _options.Effort;
        for (int phase = 0; phase < phases; phase++)
        {
            long theta = _random.Next(4) switch
            {
                0 => _random.Next(3),
                1 => _random.NextInt64(1L << _parameters.ValueWidth),
                _ => _random.NextInt64(1L << (1 + _random.Next(_parameters.ValueWidth))),
            };
            BeatSequence vectors = Sequence();
            int count = _random.Next(1, Math.Max(2, 2 * vectorsLeft / phases));
            for (int vector = 0; vector < count; vector++)
            {
                int kind = _random.Next(6);
                int shift = _random.Next(_parameters.ValueWidth);
                Vector(vectors, index => Next(index, kind, shift));
            }

            yield return Phase(vectors, theta, _random.Next(4) == 0, stalls);

            // A vector whose levels change after its first beats.
            BeatSequence whole = Sequence();
            int kindOfSplit = _random.Next(1, 5);
            Vector(whole, index => Next(index, kindOfSplit, 0));
            int cut = _random.Next(Words);
            yield return Phase(whole.Part(0, cut), theta, _random.Next(3) == 0, stalls);
            long other = _random.NextInt64(1L << _parameters.ValueWidth);
            yield return Phase(whole.Part(cut, Words), other, _random.Next(2) == 0, stalls);
        }
    }

    private long Next(int index, int kind, int shift) => kind switch
    {
        0 => Draw(),
        1 => _random.Next(8) == 0 ? Draw() : _value[index],
        2 => _value[index],
        3 => Clamp(_value[index] + (Draw() >> shift)),
        4 => _random.Next(2) == 0 ? _most : _least,
        _ => Draw() >> shift,
    };

    private long Draw() => FixedPoint.Wrap(_random.NextInt64(), _parameters.ValueWidth);

    private long Clamp(long value) => Math.Clamp(value, _least, _most);

    private Phase Phase(BeatSequence vectors, long theta, bool clear, bool stalls, bool errorClear = false) => new()
    {
        Inputs = new Dictionary<string, BeatSequence> { [_ports.Vector] = vectors },
        Levels = new Dictionary<string, ulong>
        {
            [_ports.Theta] = (ulong)theta,
            [_ports.Clear] = clear ? 1u : 0u,
            [_ports.ErrorClear] = errorClear ? 1u : 0u,
        },
        AllowStalls = stalls,
    };

    private BeatSequence Sequence() => new(_ports.Vector);

    private BeatSequence Some(int count)
    {
        BeatSequence vectors = Sequence();
        for (int vector = 0; vector < count; vector++)
        {
            Vector(vectors, _ => Draw());
        }

        return vectors;
    }

    private void Vector(BeatSequence vectors, Func<int, long> value)
    {
        for (int index = 0; index < _value.Length; index++)
        {
            _value[index] = value(index);
        }

        Beats(vectors, Words, index => _value[index]);
    }

    // Lanes that carry no element hold noise.
    private void Beats(BeatSequence vectors, int beats, Func<int, long> value)
    {
        for (int beat = 0; beat < beats; beat++)
        {
            Span<uint> words = vectors.Append();
            for (int lane = 0; lane < _parameters.Lanes; lane++)
            {
                int index = (beat * _parameters.Lanes) + lane;
                long element = index < _parameters.Length ? value(index) : Draw();
                vectors.WriteItem(words, _ports.Vector, lane, (ulong)element);
            }

            vectors.Write(words, _ports.Vector.Last, beat == beats - 1 ? 1u : 0u);
        }
    }
}
