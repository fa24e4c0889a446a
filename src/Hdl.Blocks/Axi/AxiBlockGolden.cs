using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Axi;

/// <summary>
/// The AXI form of a block: its golden model behind byte lanes and registers (docs/axi.md). Within a phase, writes come
/// before reads and both before the data; scenarios keep writes in phases of their own.
/// </summary>
/// <remarks>
/// Timing: that of the block, for streams pass by wires alone, or with registered outputs one cycle later. Where a request to
/// clear meets more than one packet, the block's model sees two phases in place of one, and no cycles are predicted.
/// </remarks>
/// <param name="block">What the plain ports mean.</param>
/// <param name="plain">The model of the plain ports.</param>
/// <param name="registered">Whether outputs pass a register (<see cref="StreamBlockParameters.RegisteredReady"/>).</param>
public sealed class AxiBlockGolden(AxiBlockParameters block, IStreamGolden plain, bool registered = false) : IStreamGolden
{
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
        if (phase.Inputs.TryGetValue("s_axil_aw", out BeatSequence? addresses))
        {
            outputs.Add("s_axil_b", Write(addresses, phase.Inputs["s_axil_w"]));
        }

        if (phase.Inputs.TryGetValue("s_axil_ar", out BeatSequence? reads))
        {
            outputs.Add("s_axil_r", Read(reads));
        }

        Dictionary<string, BeatSequence> inputs = [];
        foreach (AxiStreamParameters stream in block.Streams)
        {
            if (stream.IsInput && phase.Inputs.TryGetValue($"s_axis_{stream.Name}", out BeatSequence? beats))
            {
                inputs.Add(stream.Name, FromAxi(stream, beats));
            }
        }

        if (inputs.Count == 0)
        {
            return new PhaseResult { Outputs = outputs };
        }

        PhaseResult result = RunBlock(inputs, phase.AllowStalls);
        foreach (AxiStreamParameters stream in block.Streams)
        {
            if (!stream.IsInput && result.Outputs.TryGetValue(stream.Name, out BeatSequence? beats))
            {
                outputs.Add($"m_axis_{stream.Name}", ToAxi(stream, beats));
            }
        }

        return new PhaseResult
        {
            Outputs = outputs,
            Cycles = result.Cycles.ToDictionary(entry => $"m_axis_{entry.Key}", entry => Later(entry.Value)),
        };
    }

    private IReadOnlyList<long> Later(IReadOnlyList<long> cycles) => registered ? [.. cycles.Select(cycle => cycle + 1)] : cycles;

    private PhaseResult RunBlock(Dictionary<string, BeatSequence> inputs, bool allowStalls)
    {
        if (block.ClearedStream is not { } name)
        {
            return RunPlain(inputs, allowStalls);
        }

        // Packets of this stream begin with the beats after those with `last`.
        BeatSequence beats = inputs[name];
        List<int> begins = [];
        for (int beat = 0; beat < beats.Count; beat++)
        {
            if (!_inPacket)
            {
                begins.Add(beat);
            }

            _inPacket = !beats.GetBit(beat, beats.Fields.Count - 1, 0);
        }

        if (!_registers.Clear || begins.Count == 0)
        {
            return RunPlain(inputs, allowStalls);
        }

        int cut = begins.Count == 1 ? beats.Count : begins[0] + 1;
        PhaseResult first = RunPlain(new Dictionary<string, BeatSequence> { [name] = Part(beats, 0, cut) }, allowStalls);
        _registers.Clear = false;
        return begins.Count == 1 ? first : Join(
            first, RunPlain(new Dictionary<string, BeatSequence> { [name] = Part(beats, cut, beats.Count) }, allowStalls));
    }

    private PhaseResult RunPlain(Dictionary<string, BeatSequence> inputs, bool allowStalls)
    {
        Dictionary<string, ulong> levels = [];
        if (block.Argument is { } argument)
        {
            levels.Add($"{argument.Name}_i", _registers.Argument);
        }

        if (block.ClearedStream is not null)
        {
            levels.Add("clear_i", _registers.Clear ? 1u : 0u);
        }

        if (block.HasRegisters)
        {
            levels.Add("error_clear_i", 0);
        }

        PhaseResult result = plain.Run(new Phase { Inputs = inputs, Levels = levels, AllowStalls = allowStalls });
        _registers.Errors |= (uint)result.Levels.GetValueOrDefault("error_o");
        return result;
    }

    private static PhaseResult Join(PhaseResult first, PhaseResult second)
    {
        Dictionary<string, BeatSequence> outputs = [];
        foreach ((string name, BeatSequence beats) in first.Outputs)
        {
            outputs.Add(name, Part(beats, 0, beats.Count));
            outputs[name].AddRange(second.Outputs[name]);
        }

        return new PhaseResult { Outputs = outputs };
    }

    private static BeatSequence Part(BeatSequence beats, int from, int to)
    {
        var part = new BeatSequence(beats.Fields);
        for (int beat = from; beat < to; beat++)
        {
            beats[beat].CopyTo(part.Append());
        }

        return part;
    }

    private BeatSequence Write(BeatSequence addresses, BeatSequence data)
    {
        var answers = new BeatSequence([new("s_axil_bresp", 2)]);
        for (int i = 0; i < addresses.Count; i++)
        {
            var address = (uint)addresses.Get(i, 0);
            bool accepted = _registers.Write(address, (uint)data.Get(i, 0), (uint)data.Get(i, 1));
            if (accepted && address == AxiRegisters.Status)
            {
                // What the model of the block has seen of errors is in the register by now.
                plain.Run(new Phase { Levels = new Dictionary<string, ulong> { ["error_clear_i"] = 1 } });
            }

            answers.Add(accepted ? 0UL : 2UL);
        }

        return answers;
    }

    private BeatSequence Read(BeatSequence addresses)
    {
        var answers = new BeatSequence([new("s_axil_rdata", 32), new("s_axil_rresp", 2)]);
        for (int i = 0; i < addresses.Count; i++)
        {
            uint? value = _registers.Read((uint)addresses.Get(i, 0));
            answers.Add(value ?? 0UL, value is null ? 2UL : 0UL);
        }

        return answers;
    }

    // An item is there if its lowest byte is.
    private static BeatSequence FromAxi(AxiStreamParameters stream, BeatSequence beats)
    {
        var plain = new BeatSequence(PlainFields(stream));
        int itemBytes = stream.Fields.Sum(Bytes);
        int last = beats.Fields.Count - 1;
        for (int beat = 0; beat < beats.Count; beat++)
        {
            Span<uint> words = plain.Append();
            for (int item = 0; item < stream.Items; item++)
            {
                int bit = 8 * itemBytes * item;
                for (int field = 0; field < stream.Fields.Count; field++)
                {
                    int width = stream.Fields[field].Width;
                    for (int done = 0; done < width; done += 32)
                    {
                        int part = Math.Min(32, width - done);
                        plain.WriteBits(words, field, (item * width) + done, part, beats.GetBits(beat, 0, bit + done, part));
                    }

                    bit += 8 * Bytes(stream.Fields[field]);
                }

                if (stream.HasKeep && beats.GetBit(beat, 1, itemBytes * item))
                {
                    plain.SetBit(words, stream.Fields.Count, item);
                }
            }

            plain.Write(words, plain.Fields.Count - 1, beats.GetBit(beat, last, 0) ? 1u : 0u);
        }

        return plain;
    }

    private static BeatSequence ToAxi(AxiStreamParameters stream, BeatSequence plain)
    {
        int itemBytes = stream.Fields.Sum(Bytes);
        var beats = new BeatSequence(
            [new("tdata", 8 * itemBytes * stream.Items), new("tkeep", itemBytes * stream.Items), new("tlast", 1)]);
        for (int beat = 0; beat < plain.Count; beat++)
        {
            Span<uint> words = beats.Append();
            for (int item = 0; item < stream.Items; item++)
            {
                int bit = 8 * itemBytes * item;
                for (int field = 0; field < stream.Fields.Count; field++)
                {
                    int width = stream.Fields[field].Width;
                    bool sign = stream.Fields[field].IsSigned && plain.GetBit(beat, field, (item * width) + width - 1);
                    for (int place = 0; place < 8 * Bytes(stream.Fields[field]); place++)
                    {
                        if (place < width ? plain.GetBit(beat, field, (item * width) + place) : sign)
                        {
                            beats.SetBit(words, 0, bit + place);
                        }
                    }

                    bit += 8 * Bytes(stream.Fields[field]);
                }

                bool kept = !stream.HasKeep || plain.GetBit(beat, stream.Fields.Count, item);
                for (int lane = 0; kept && lane < itemBytes; lane++)
                {
                    beats.SetBit(words, 1, (itemBytes * item) + lane);
                }
            }

            beats.Write(words, 2, plain.GetBit(beat, plain.Fields.Count - 1, 0) ? 1u : 0u);
        }

        return beats;
    }

    private static List<StreamField> PlainFields(AxiStreamParameters stream)
    {
        List<StreamField> fields = [.. stream.Fields.Select(field => new StreamField(field.Name, stream.Items * field.Width))];
        if (stream.HasKeep)
        {
            fields.Add(new("keep", stream.Items));
        }

        fields.Add(new("last", 1));
        return fields;
    }

    private static int Bytes(AxiFieldParameters field) => (field.Width + 7) / 8;
}
