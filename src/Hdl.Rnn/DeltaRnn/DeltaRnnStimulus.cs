using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>Builds phases of register accesses, weights and inputs.</summary>
/// <param name="parameters">Valid parameters.</param>
/// <param name="random">Draws everything.</param>
internal sealed partial class DeltaRnnStimulus(DeltaRnnResolvedParameters parameters, Random random)
{
    private readonly DeltaRnnPorts _ports = new(parameters);
    private readonly long[] _values = new long[parameters.Inputs];
    private readonly DeltaRnnNetwork _network = DeltaRnnNetwork.Of(parameters);

    private int Words => FixedPoint.CeilDivide(parameters.Inputs, parameters.XLanes);

    /// <summary>Weights, where they are loaded.</summary>
    public IEnumerable<Phase> Load()
    {
        if (_ports.Memory is not null)
        {
            yield return Memory();
        }

        if (_ports.Weight is not { } stream)
        {
            yield break;
        }

        var image = WeightImage.Of(
            parameters.Formats, _network.Weights, parameters.Lanes, parameters.BiasColumns);
        yield return Write((DeltaRnnRegisters.Control, DeltaRnnRegisters.Load));
        var beats = new BeatSequence(stream);
        foreach (int[] line in image.Lines)
        {
            Span<uint> beat = beats.Append();
            uint[] words = WeightLines.Words(line, parameters.WeightBits);
            int bits = parameters.Lanes * parameters.WeightBits;
            for (int low = 0; low < bits; low += 32)
            {
                beats.WriteBits(beat, stream.Data, low, Math.Min(32, bits - low), words[low / 32]);
            }
        }

        yield return new Phase { Inputs = new Dictionary<string, BeatSequence> { [stream] = beats } };
        yield return Write((DeltaRnnRegisters.Control, 0u));
    }

    /// <summary>A sequence: its first step says so, its last too.</summary>
    public Phase Sequence(int steps, InputKind kind)
    {
        var beats = new BeatSequence(_ports.X);
        for (int step = 0; step < steps; step++)
        {
            Move(kind);
            Packet(beats, step == 0, step == steps - 1, Words);
        }

        return Inputs(beats);
    }

    /// <summary>Steps whose results wait until nothing more can go on, and inputs that come late.</summary>
    public IEnumerable<Phase> Waiting()
    {
        int steps = 6;
        foreach (bool output in (bool[])[true, false])
        {
            Phase phase = Sequence(steps, InputKind.Small);
            string stream = output ? _ports.Hidden?.Name ?? _ports.Result!.Name : _ports.X.Name;
            yield return phase with
            {
                Pauses = new Dictionary<string, Pause> { [stream] = new(output ? 0 : Words, Longest) },
            };
        }
    }

    // Cycles in which some steps in which everything changes are over.
    private long Longest => 600 + (6 * new DeltaRnnShape(parameters).DenseLines);

    /// <summary>Sequences without gaps, whose timing is predicted, with thresholds of all kinds.</summary>
    /// <param name="sequences">How many.</param>
    /// <param name="thresholds">Whether thresholds are drawn anew for each.</param>
    public IEnumerable<Phase> Timed(int sequences, bool thresholds = true)
    {
        for (int sequence = 0; sequence < sequences; sequence++)
        {
            foreach (Phase phase in sequence == 0 || !thresholds ? [] : RandomThresholds())
            {
                yield return phase;
            }

            if (_ports.Memory is not null)
            {
                yield return Memory(Speeds[sequence % Speeds.Length]);
            }

            InputKind kind = sequence switch { 0 => InputKind.Small, 1 => InputKind.Zero, _ => InputKind.Mixed };
            yield return Sequence(random.Next(1, thresholds ? 10 : 4), kind) with { AllowStalls = false };
            yield return Wait;
            yield return Read(Enumerable.Range(0, 14).Select(word => DeltaRnnRegisters.Counters + (4 * word)));
        }

        // Each counter is cleared alone.
        for (int counter = 0; counter < 7; counter++)
        {
            yield return Write((DeltaRnnRegisters.Counters + (8 * counter) + (4 * (counter % 2)), 7u));
            yield return Read(Enumerable.Range(0, 14).Select(word => DeltaRnnRegisters.Counters + (4 * word)));
        }
    }

    /// <summary>Steps of one sequence between which thresholds change.</summary>
    public IEnumerable<Phase> Thresholds(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            foreach (Phase phase in RandomThresholds())
            {
                yield return phase;
            }

            var beats = new BeatSequence(_ports.X);
            Move(step % 4 == 0 ? InputKind.Wild : InputKind.Small);
            Packet(beats, step == 0, step == steps - 1, Words);
            yield return Inputs(beats);
        }
    }

    /// <summary>Thresholds of one bit each, all of them together.</summary>
    public IEnumerable<Phase> Powers()
    {
        for (int bit = parameters.Formats.ActBits - 1; bit >= 0; bit--)
        {
            uint theta = 1u << bit;
            yield return Write([.. ThetaAddresses().Select(address => (address, theta))]);
            yield return Sequence(3, InputKind.Small);
        }
    }

    /// <summary>Small thresholds, and inputs that move by them, by one less, by one more.</summary>
    public IEnumerable<Phase> Edges()
    {
        for (uint theta = 1; theta < 6; theta++)
        {
            uint set = theta;
            yield return Write([.. ThetaAddresses().Select(address => (address, set))]);
            var beats = new BeatSequence(_ports.X);
            for (int step = 0; step < 4; step++)
            {
                for (int i = 0; i < _values.Length; i++)
                {
                    long move = (int)theta + random.Next(-1, 2);
                    _values[i] = step == 0 ? 0 : _values[i] + (random.Next(2) == 0 ? move : -move);
                }

                Packet(beats, step == 0, step == 3, Words);
            }

            yield return Inputs(beats);
        }
    }

    /// <summary>All thresholds anew: small, zero, or greater than any change.</summary>
    public IEnumerable<Phase> RandomThresholds()
    {
        int most = (1 << parameters.Formats.ActBits) - 1;
        yield return Write([.. ThetaAddresses().Select(address => (address, (uint)(random.Next(5) switch
        {
            0 => 0,
            1 or 2 => random.Next(1, 10),
            3 => 1 << random.Next(parameters.Formats.ActBits),
            _ => random.Next(most + 1),
        })))]);
    }

    /// <summary>First steps where they are not expected, sequences without an end, a clear.</summary>
    public IEnumerable<Phase> FirstSteps()
    {
        var beats = new BeatSequence(_ports.X);
        foreach ((bool first, bool last) in ((bool, bool)[])[
            (false, false), (false, false), (true, false), (true, false), (false, false), (true, true), (false, false),
            (false, true), (true, true), (true, false), (false, false)])
        {
            Move(InputKind.Wild);
            Packet(beats, first, last, Words);
        }

        yield return Inputs(beats);
        yield return Wait;
        yield return Write((DeltaRnnRegisters.Control, DeltaRnnRegisters.Clear));
        beats = new BeatSequence(_ports.X);
        for (int step = 0; step < 3; step++)
        {
            Move(InputKind.Wild);
            Packet(beats, false, step == 2, Words);
        }

        yield return Inputs(beats);
        yield return Wait;
        yield return Read(DeltaRnnRegisters.Status);
        foreach (uint bits in (uint[])[15, 16])
        {
            yield return Write((DeltaRnnRegisters.Status, bits));
            yield return Read(DeltaRnnRegisters.Status);
        }
    }

    /// <summary>Packets that are too short and too long, in first steps and later ones; inputs out of range.</summary>
    public IEnumerable<Phase> Malformed()
    {
        // One beat, and at once the next packet, which reads what that beat writes.
        for (int pair = 0; pair < 6; pair++)
        {
            var brief = new BeatSequence(_ports.X);
            Move(InputKind.Wild);
            Packet(brief, true, false, 1);
            Move(InputKind.Wild);
            Packet(brief, false, true, Words);
            yield return Inputs(brief);
            yield return Wait;
        }

        var beats = new BeatSequence(_ports.X);
        int[] lengths = [Words, 1, Words + 1, 1, Words + 3, Math.Max(1, Words - 1), Words];
        for (int start = 0; start < 2; start++)
        {
            for (int step = 0; step < lengths.Length; step++)
            {
                Move(InputKind.Wild);
                Packet(beats, step == 0, step == lengths.Length - 1, lengths[(step + (3 * start)) % lengths.Length]);
            }
        }

        yield return Inputs(beats);
        yield return Wait;
        yield return Read(DeltaRnnRegisters.Status);
        foreach (uint bit in (uint[])[1, 2, 4, 8, 16])
        {
            yield return Write((DeltaRnnRegisters.Status, bit));
            yield return Read(DeltaRnnRegisters.Status);
        }
    }

    /// <summary>Inputs of more bits than they may have, one element at a time, to either side.</summary>
    public IEnumerable<Phase> Beyond()
    {
        if (parameters.XBits == parameters.Formats.ActBits)
        {
            yield break;
        }

        for (int element = 0; element < Math.Min(_values.Length, 2 * parameters.XLanes); element++)
        {
            foreach (long value in (long[])[
                FixedPoint.MaxSigned(parameters.XBits) + 1, FixedPoint.MinSigned(parameters.XBits) - 1,
                FixedPoint.MaxSigned(parameters.XBits), FixedPoint.MinSigned(parameters.XBits)])
            {
                Array.Clear(_values);
                _values[element] = value;
                var beats = new BeatSequence(_ports.X);
                Packet(beats, true, true, Words);
                yield return Inputs(beats);
                yield return Wait;
                yield return Read(DeltaRnnRegisters.Status);
                yield return Write((DeltaRnnRegisters.Status, 8u));
            }
        }
    }

    private static Phase Wait { get; } = new();

    private IEnumerable<int> ThetaAddresses() =>
        DeltaRnnRegisters.Thetas(parameters, _network.Thresholds).Select(theta => theta.Address);

    private void Move(InputKind kind)
    {
        long most = FixedPoint.MaxSigned(parameters.XBits);
        long least = FixedPoint.MinSigned(parameters.XBits);
        long one = 1L << parameters.ActFrac;
        InputKind chosen = kind == InputKind.Mixed ? (InputKind)random.Next((int)InputKind.Mixed) : kind;
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = chosen switch
            {
                InputKind.Steady => Math.Clamp(
                    (_values[i] % one) + (random.Next(3) == 0 ? random.Next(-9, 10) : 0), least, most),
                InputKind.Small => random.Next(2) == 0
                    ? _values[i] % one
                    : Math.Clamp(random.NextInt64(-one, one + 1), least, most),
                InputKind.Zero => 0,
                InputKind.Single => i == _values.Length - 1 ? random.NextInt64(least, most + 1) : _values[i],
                InputKind.Extreme => random.Next(2) == 0 ? least : most,
                _ => random.NextInt64(least, most + 1),
            };
        }
    }

    private void Packet(BeatSequence beats, bool first, bool last, int length)
    {
        int bytes = FixedPoint.CeilDivide(parameters.Formats.ActBits, 8);
        for (int word = 0; word < length; word++)
        {
            Span<uint> beat = beats.Append();
            for (int lane = 0; lane < parameters.XLanes; lane++)
            {
                int element = (word * parameters.XLanes) + lane;
                ulong value = element < _values.Length ? (ulong)_values[element] : (ulong)random.NextInt64();
                beats.WriteBits(beat, _ports.X.Data, 8 * bytes * lane, 8 * bytes, value);
            }

            // Flags count in the first beat alone.
            ulong flags = (first ? 1UL : 0) | (last ? 2UL : 0);
            beats.Write(beat, _ports.X.User, word == 0 ? flags : (ulong)random.Next(4));
            beats.Write(beat, _ports.X.Last, word == length - 1 ? 1UL : 0);
        }
    }

    private Phase Inputs(BeatSequence beats) =>
        new() { Inputs = new Dictionary<string, BeatSequence> { [_ports.X] = beats } };

    private Phase Read(params IEnumerable<int> addresses)
    {
        var reads = new BeatSequence(_ports.Registers.ReadAddress);
        foreach (int address in addresses)
        {
            reads.Add((ulong)address, (ulong)random.Next(8));
        }

        return new Phase { Inputs = new Dictionary<string, BeatSequence> { [_ports.Registers.ReadAddress] = reads } };
    }

    private Phase Write(params IEnumerable<(int Address, uint Data)> writes) =>
        WriteStrobed(writes.Select(write => (write.Address, write.Data, 0xFu)));

    private Phase WriteStrobed(IEnumerable<(int Address, uint Data, uint Strobe)> writes)
    {
        var addresses = new BeatSequence(_ports.Registers.WriteAddress);
        var data = new BeatSequence(_ports.Registers.WriteData);
        foreach ((int address, uint word, uint strobe) in writes)
        {
            addresses.Add((ulong)address, (ulong)random.Next(8));
            data.Add(word, strobe);
        }

        return new Phase
        {
            Inputs = new Dictionary<string, BeatSequence>
            {
                [_ports.Registers.WriteAddress] = addresses,
                [_ports.Registers.WriteData] = data,
            },
        };
    }
}
