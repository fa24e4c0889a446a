using Hdl.Core.Golden;

namespace Hdl.Blocks.Axi;

/// <summary>
/// The AXI form of a block: its golden model behind byte lanes and registers (docs/axi.md). Within a phase, writes come
/// before reads and both before the data; scenarios keep writes in phases of their own.
/// </summary>
/// <remarks>
/// Timing: that of the block, for streams pass by wires alone, or with registered outputs one cycle later. Where a
/// request to clear meets more than one packet, the block's model sees two phases in place of one, and no cycles are
/// predicted.
/// </remarks>
/// <param name="block">What the plain ports mean.</param>
/// <param name="plain">The model of the plain ports.</param>
/// <param name="registered">Whether outputs pass a register
/// (<see cref="StreamBlockParameters.RegisteredReady"/>).</param>
public sealed class AxiBlockGolden(AxiBlockParameters block, IStreamGolden plain, bool registered = false)
    : IStreamGolden
{
    private const ulong Okay = 0;
    private const ulong Refused = 2;

    private readonly AxiBlockPorts _ports = new(block);
    private readonly AxiRegistersGolden _registers = new(block);
    private bool _inPacket;

    /// <inheritdoc/>
    public void Reset()
    {
        plain.Reset();
        _registers.Reset();
        _inPacket = false;
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        Dictionary<string, BeatSequence> outputs = [];
        if (_ports.Registers is { } registers)
        {
            if (phase.Inputs.TryGetValue(registers.WriteAddress, out BeatSequence? addresses))
            {
                BeatSequence data = phase.Inputs[registers.WriteData];
                outputs.Add(registers.WriteAnswer, Write(registers, addresses, data));
            }

            if (phase.Inputs.TryGetValue(registers.ReadAddress, out BeatSequence? reads))
            {
                outputs.Add(registers.ReadData, Read(registers, reads));
            }
        }

        Dictionary<string, BeatSequence> inputs = [];
        foreach (AxiStream stream in _ports.Streams)
        {
            if (stream.Plain.IsInput && phase.Inputs.TryGetValue(stream, out BeatSequence? beats))
            {
                inputs.Add(stream.Plain.Name, FromAxi(stream, beats));
            }
        }

        if (inputs.Count == 0)
        {
            return new PhaseResult { Outputs = outputs };
        }

        PhaseResult result = RunBlock(inputs, phase.AllowStalls);
        Dictionary<string, IReadOnlyList<long>> cycles = [];
        foreach (AxiStream stream in _ports.Streams.Where(stream => !stream.Plain.IsInput))
        {
            if (result.Outputs.TryGetValue(stream.Plain.Name, out BeatSequence? beats))
            {
                outputs.Add(stream, ToAxi(stream, beats));
            }

            if (result.Cycles.TryGetValue(stream.Plain.Name, out IReadOnlyList<long>? handed))
            {
                cycles.Add(stream, Later(handed));
            }
        }

        return new PhaseResult { Outputs = outputs, Cycles = cycles };
    }

    private IReadOnlyList<long> Later(IReadOnlyList<long> cycles) =>
        registered ? [.. cycles.Select(cycle => cycle + 1)] : cycles;

    private PhaseResult RunBlock(Dictionary<string, BeatSequence> inputs, bool allowStalls)
    {
        if (block.Clear is not { } clear)
        {
            return RunPlain(inputs, allowStalls);
        }

        // Packets of this stream begin with the beats after those with `last`.
        string name = clear.Stream;
        BeatSequence beats = inputs[name];
        List<int> begins = [];
        for (int beat = 0; beat < beats.Count; beat++)
        {
            if (!_inPacket)
            {
                begins.Add(beat);
            }

            _inPacket = !beats.GetBit(beat, clear.Last, 0);
        }

        if (!_registers.Clear || begins.Count == 0)
        {
            return RunPlain(inputs, allowStalls);
        }

        int cut = begins.Count == 1 ? beats.Count : begins[0] + 1;
        PhaseResult first = RunPlain(new Dictionary<string, BeatSequence> { [name] = beats.Part(0, cut) }, allowStalls);
        _registers.Clear = false;
        if (begins.Count == 1)
        {
            return first;
        }

        var rest = new Dictionary<string, BeatSequence> { [name] = beats.Part(cut, beats.Count) };
        return Join(first, RunPlain(rest, allowStalls));
    }

    private PhaseResult RunPlain(Dictionary<string, BeatSequence> inputs, bool allowStalls)
    {
        Dictionary<string, ulong> levels = [];
        if (block.Argument is { } argument)
        {
            levels.Add(argument.Port, _registers.Argument);
        }

        if (block.Clear is { } clear)
        {
            levels.Add(clear.Port, _registers.Clear ? 1u : 0u);
        }

        if (block.ErrorClear is { } errorClear)
        {
            levels.Add(errorClear, 0);
        }

        PhaseResult result = plain.Run(new Phase { Inputs = inputs, Levels = levels, AllowStalls = allowStalls });
        _registers.Errors |= block.Error is { } error ? (uint)result.Levels.GetValueOrDefault(error) : 0;
        return result;
    }

    private static PhaseResult Join(PhaseResult first, PhaseResult second)
    {
        Dictionary<string, BeatSequence> outputs = [];
        foreach ((string name, BeatSequence beats) in first.Outputs)
        {
            outputs.Add(name, beats.Part(0, beats.Count));
            outputs[name].AddRange(second.Outputs[name]);
        }

        return new PhaseResult { Outputs = outputs };
    }

    private BeatSequence Write(AxiLitePorts registers, BeatSequence addresses, BeatSequence data)
    {
        var answers = new BeatSequence(registers.WriteAnswer);
        for (int i = 0; i < addresses.Count; i++)
        {
            var address = (uint)addresses.Get(i, registers.WriteAddress.Address);
            var value = (uint)data.Get(i, registers.WriteData.Data);
            bool accepted = _registers.Write(address, value, (uint)data.Get(i, registers.WriteData.Strobe));
            if (accepted && address == AxiRegisters.Status && block.ErrorClear is { } clear)
            {
                // What the model of the block has seen of errors is in the register by now.
                plain.Run(new Phase { Levels = new Dictionary<string, ulong> { [clear] = 1 } });
            }

            answers.Write(answers.Append(), registers.WriteAnswer.Response, accepted ? Okay : Refused);
        }

        return answers;
    }

    private BeatSequence Read(AxiLitePorts registers, BeatSequence addresses)
    {
        var answers = new BeatSequence(registers.ReadData);
        for (int i = 0; i < addresses.Count; i++)
        {
            uint? value = _registers.Read((uint)addresses.Get(i, registers.ReadAddress.Address));
            Span<uint> words = answers.Append();
            answers.Write(words, registers.ReadData.Data, value ?? 0);
            answers.Write(words, registers.ReadData.Response, value is null ? Refused : Okay);
        }

        return answers;
    }

    // An item is there if its lowest byte is.
    private static BeatSequence FromAxi(AxiStream axi, BeatSequence beats)
    {
        AxiStreamParameters stream = axi.Plain;
        var plain = new BeatSequence(stream.Plain);
        int itemBytes = stream.Fields.Sum(AxiStream.Bytes);
        for (int beat = 0; beat < beats.Count; beat++)
        {
            Span<uint> words = plain.Append();
            for (int item = 0; item < stream.Items; item++)
            {
                int bit = 8 * itemBytes * item;
                foreach (AxiFieldParameters field in stream.Fields)
                {
                    int width = field.Width;
                    for (int done = 0; done < width; done += 32)
                    {
                        int part = Math.Min(32, width - done);
                        ulong value = beats.GetBits(beat, axi.Data, bit + done, part);
                        plain.WriteBits(words, field.Plain, (item * width) + done, part, value);
                    }

                    bit += 8 * AxiStream.Bytes(field);
                }

                if (stream.Keep is { } keep && beats.GetBit(beat, axi.Keep!.Value, itemBytes * item))
                {
                    plain.SetBit(words, keep, item);
                }
            }

            plain.Write(words, stream.Last, beats.GetBit(beat, axi.Last, 0) ? 1u : 0u);
        }

        return plain;
    }

    private static BeatSequence ToAxi(AxiStream axi, BeatSequence plain)
    {
        AxiStreamParameters stream = axi.Plain;
        int itemBytes = stream.Fields.Sum(AxiStream.Bytes);
        var beats = new BeatSequence(axi);
        for (int beat = 0; beat < plain.Count; beat++)
        {
            Span<uint> words = beats.Append();
            for (int item = 0; item < stream.Items; item++)
            {
                int bit = 8 * itemBytes * item;
                foreach (AxiFieldParameters field in stream.Fields)
                {
                    int first = item * field.Width;
                    bool sign = field.IsSigned && plain.GetBit(beat, field.Plain, first + field.Width - 1);
                    for (int place = 0; place < 8 * AxiStream.Bytes(field); place++)
                    {
                        if (place < field.Width ? plain.GetBit(beat, field.Plain, first + place) : sign)
                        {
                            beats.SetBit(words, axi.Data, bit + place);
                        }
                    }

                    bit += 8 * AxiStream.Bytes(field);
                }

                bool kept = stream.Keep is not { } keep || plain.GetBit(beat, keep, item);
                for (int lane = 0; kept && lane < itemBytes; lane++)
                {
                    beats.SetBit(words, axi.Keep!.Value, (itemBytes * item) + lane);
                }
            }

            beats.Write(words, axi.Last, plain.GetBit(beat, stream.Last, 0) ? 1u : 0u);
        }

        return beats;
    }
}
