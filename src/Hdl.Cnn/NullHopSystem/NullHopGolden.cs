using Hdl.Blocks.Axi;
using Hdl.Cnn.Layers;
using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>
/// <c>nullhop</c> as transactions: writes to registers, then beats of parameters and maps, then what
/// <see cref="NullHopReference"/> makes of them. A pass goes on where all its loads and all its input have come;
/// until then nothing of its output has left, but for a row of single pixels that goes as it comes. Scenarios must see
/// to that, and must not depend on how long a pass takes: one that is finished in a phase counts as in flight for all
/// writes of that phase.
/// </summary>
public sealed class NullHopGolden : IStreamGolden
{
    private readonly NullHopParameters _parameters;
    private readonly NullHopPorts _ports;
    private readonly List<MapPacket> _input = [];
    private readonly List<MapBeat> _map = [];
    private readonly List<List<uint[]>> _loads = [];
    private readonly List<uint[]> _param = [];
    private NullHopReference _reference;
    private NullHopRegistersGolden _registers;
    private bool _dropsMap;
    private bool _dropsParam;
    private bool _broken;

    /// <summary>The accelerator after reset, with memories of zeros.</summary>
    /// <param name="parameters">Valid parameters.</param>
    public NullHopGolden(NullHopParameters parameters)
    {
        _parameters = parameters;
        _ports = new NullHopPorts(parameters);
        _reference = new NullHopReference(parameters);
        _registers = new NullHopRegistersGolden(parameters);
    }

    /// <summary>What software sees.</summary>
    internal NullHopRegistersGolden Registers => _registers;

    /// <summary>Whether packets have come that no pass has taken.</summary>
    internal bool HasInput => _input.Count > 0;

    /// <inheritdoc/>
    public void Reset()
    {
        _reference = new NullHopReference(_parameters);
        _registers = new NullHopRegistersGolden(_parameters);
        Drop();
        (_dropsMap, _dropsParam, _broken) = (false, false, false);
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        var outputs = new Dictionary<string, BeatSequence>();
        AxiLitePorts bus = _ports.Registers;
        var result = new BeatSequence(_ports.Result);
        if (phase.Inputs.TryGetValue(bus.WriteAddress, out BeatSequence? addresses))
        {
            outputs[bus.WriteAnswer] = Write(addresses, phase.Inputs[bus.WriteData], result);
        }

        _registers.PassTime(phase, _ports);
        if (phase.Inputs.TryGetValue(_ports.Param, out BeatSequence? param))
        {
            TakeParameters(param);
        }

        if (phase.Inputs.TryGetValue(_ports.Map, out BeatSequence? map))
        {
            TakeMap(map);
        }

        while (Load() || Pass(result))
        {
        }

        PartOfRow(result);
        outputs[_ports.Result] = result;
        if (phase.Inputs.TryGetValue(bus.ReadAddress, out BeatSequence? reads))
        {
            outputs[bus.ReadData] = Read(reads);
            if (Ranges(reads) is { Count: > 0 } ranges)
            {
                return new PhaseResult
                {
                    Outputs = outputs,
                    Ranges = new Dictionary<string, IReadOnlyList<FieldRange>> { [bus.ReadData] = ranges },
                };
            }
        }

        return new PhaseResult { Outputs = outputs };
    }

    private BeatSequence Write(BeatSequence addresses, BeatSequence data, BeatSequence result)
    {
        var answers = new BeatSequence(_ports.Registers.WriteAnswer);
        for (int i = 0; i < addresses.Count; i++)
        {
            bool accepted = _registers.Write(
                (uint)addresses.Get(i, _ports.Registers.WriteAddress.Address),
                (uint)data.Get(i, _ports.Registers.WriteData.Data),
                (uint)data.Get(i, _ports.Registers.WriteData.Strobe));
            answers.Add(accepted ? 0UL : 2UL);
            if (_registers.Aborted)
            {
                _registers.Aborted = false;
                _reference.Abort();
                (_dropsMap, _dropsParam) = (_dropsMap || _map.Count > 0, _dropsParam || _param.Count > 0);
                Drop();
                if (_broken)
                {
                    // The packet that has begun ends with a beat that keeps nothing.
                    Send(result, new MapBeat(new ulong[_parameters.OutputWords], 0, true));
                    _broken = false;
                }
            }
        }

        return answers;
    }

    private BeatSequence Read(BeatSequence addresses)
    {
        var answers = new BeatSequence(_ports.Registers.ReadData);
        for (int i = 0; i < addresses.Count; i++)
        {
            uint? value = _registers.Read((uint)addresses.Get(i, _ports.Registers.ReadAddress.Address));
            answers.Add(value ?? 0UL, value is null ? 2UL : 0UL);
        }

        return answers;
    }

    private IReadOnlyList<FieldRange> Ranges(BeatSequence addresses)
    {
        List<FieldRange> ranges = [];
        for (int i = 0; i < addresses.Count; i++)
        {
            if (_registers.Range((uint)addresses.Get(i, _ports.Registers.ReadAddress.Address)) is { } range)
            {
                ranges.Add(new FieldRange(i, _ports.Registers.ReadData.Data, range.Least, range.Most));
            }
        }

        return ranges;
    }

    private void Drop()
    {
        _input.Clear();
        _map.Clear();
        _loads.Clear();
        _param.Clear();
    }

    private void TakeParameters(BeatSequence beats)
    {
        for (int beat = 0; beat < beats.Count; beat++)
        {
            bool last = beats.GetBit(beat, _ports.Param.Last, 0);
            if (!_dropsParam)
            {
                _param.Add(beats[beat][..(_parameters.ParamBits / 32)].ToArray());
                if (last)
                {
                    _loads.Add([.. _param]);
                    _param.Clear();
                }
            }

            _dropsParam &= !last;
        }
    }

    private void TakeMap(BeatSequence beats)
    {
        AxiStream stream = _ports.Map;
        for (int beat = 0; beat < beats.Count; beat++)
        {
            bool last = beats.GetBit(beat, stream.Last, 0);
            if (!_dropsMap)
            {
                var words = new ulong[_parameters.InputWords];
                uint keep = 0;
                for (int word = 0; word < words.Length; word++)
                {
                    words[word] = beats.GetBits(
                        beat, stream.Data, 8 * stream.ItemBytes * word, _parameters.WordWidth);
                    bool kept = stream.Keep is not { } field || beats.GetBit(beat, field, stream.ItemBytes * word);
                    keep |= kept ? 1u << word : 0;
                }

                _map.Add(new MapBeat(words, keep, last));
                if (last)
                {
                    _input.AddRange(MapBeats.Packets(_map));
                    _map.Clear();
                }
            }

            _dropsMap &= !last;
        }
    }

    private bool Load()
    {
        if (_registers.Loads.Count == 0 || _loads.Count == 0)
        {
            return false;
        }

        NullHopResult result = _reference.Run([_registers.Loads[0] with { Beats = _loads[0] }], []);
        _registers.AddErrors(result.Errors);
        _registers.LoadsDone = result.Loads;
        _registers.Loads.RemoveAt(0);
        _loads.RemoveAt(0);
        return true;
    }

    private bool Pass(BeatSequence output)
    {
        if (_registers.Passes.Count == 0)
        {
            return false;
        }

        var descriptor = Descriptor.Unpack(_registers.Passes[0].Words);
        int rows = descriptor.Height * descriptor.Slices.Count;
        int packets = descriptor.ReuseInput ? 0 : rows * descriptor.Frames;
        // LOADS is not behind, modulo 2^16.
        if (((_registers.LoadsDone - descriptor.Loads) & 0x8000) != 0 || _input.Count < packets)
        {
            return false;
        }

        MapPacket[] input = [.. _input.Take(packets)];
        NullHopResult result = _reference.Run([_registers.Passes[0], new NullHopWait(0)], input);
        _registers.AddErrors(result.Errors);
        _registers.Passes.RemoveAt(0);
        _input.RemoveRange(0, packets);
        foreach (FeatureMap map in result.Frames)
        {
            (long items, long nulls) = NullHopWorkGolden.Of(descriptor, map);
            _registers.Count(items, nulls);
        }

        foreach (MapBeat beat in result.Beats)
        {
            Send(output, beat);
        }

        return true;
    }

    // Of a row of windows of one pixel and channel, raw on both sides, every pixel that has come leaves. An abort must
    // follow: what the rest of the row gives is not looked at.
    private void PartOfRow(BeatSequence output)
    {
        if (_broken || _registers.Passes.Count == 0 || _registers.Loads.Count > 0 || _map.Count == 0)
        {
            return;
        }

        var descriptor = Descriptor.Unpack(_registers.Passes[0].Words);
        if ((descriptor.Taps, descriptor.Height, descriptor.InRaw, descriptor.OutRaw) != (1, 1, true, true))
        {
            return;
        }

        ulong[] pixels = [.. _map.SelectMany(beat => beat.Words)];
        MapPacket row = new([.. pixels, .. new ulong[descriptor.Width - pixels.Length]]);
        NullHopResult result = _reference.Run([_registers.Passes[0], new NullHopWait(0)], [row]);
        int beats = result.Beats.Count / descriptor.Width * pixels.Length;
        foreach (MapBeat beat in result.Beats.Take(beats))
        {
            Send(output, beat);
        }

        _broken = true;
    }

    private void Send(BeatSequence output, MapBeat beat)
    {
        AxiStream stream = _ports.Result;
        Span<uint> words = output.Append();
        for (int word = 0; word < beat.Words.Count; word++)
        {
            int bits = 8 * stream.ItemBytes;
            output.WriteBits(words, stream.Data, bits * word, bits, beat.Words[word]);
            for (int lane = 0; lane < stream.ItemBytes && ((beat.Keep >> word) & 1) != 0; lane++)
            {
                output.SetBit(words, stream.Keep!.Value, (stream.ItemBytes * word) + lane);
            }
        }

        output.Write(words, stream.Last, beat.Last ? 1UL : 0);
    }
}
