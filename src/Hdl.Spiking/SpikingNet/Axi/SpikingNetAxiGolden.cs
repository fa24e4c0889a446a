using Hdl.Blocks.Axi;
using Hdl.Core.Golden;
using Hdl.Core.Registers;
using Hdl.Networks.Spiking;
using Hdl.Spiking.SpikingConv;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.SpikingNet.Axi;

/// <summary>
/// A network behind AXI4-Stream and AXI4-Lite (docs/spiking_net.md). Within a phase, writes come before reads and both
/// before the data; cycles are not predicted.
/// </summary>
public sealed class SpikingNetAxiGolden : IStreamGolden
{
    private const ulong Refused = 2;

    private readonly SpikingNetAxiPorts _ports;
    private readonly SpikingNetPorts _plainPorts;
    private readonly SpikingNetGolden _network;
    private readonly SpikingNetResolvedParameters _resolved;
    private readonly EventWord _word;
    private readonly Dictionary<uint, uint> _constants;
    private readonly List<byte> _image = [];
    private int _beats;
    private uint _steps;
    private uint _step;
    private bool _begun;
    private uint _errors;
    private uint _samples;
    private uint _timeSteps;
    private bool _cyclesKnown;

    /// <summary>A network after reset.</summary>
    /// <param name="resolved">The network.</param>
    public SpikingNetAxiGolden(SpikingNetResolvedParameters resolved)
    {
        ArgumentNullException.ThrowIfNull(resolved);
        _resolved = resolved;
        _ports = new SpikingNetAxiPorts(resolved);
        _plainPorts = new SpikingNetPorts(resolved);
        _network = new SpikingNetGolden(resolved);
        _word = new EventWord(resolved.Network.Input);
        (int channels, int height, int width) = resolved.Network.Input;
        _constants = new Dictionary<uint, uint>
        {
            [TwSnnRegisters.Id] = SpikingNetRegisters.IdValue,
            [SpikingNetRegisters.Channels] = (uint)channels,
            [SpikingNetRegisters.Map] = (uint)height | ((uint)width << 16),
            [SpikingNetRegisters.Classes] = (uint)resolved.Network.Output.Size,
            [Identification.Version] = 0x10000,
            [Identification.Shape] = (uint)(resolved.Network.Layers.Count | ((resolved.Pixels?.Bytes ?? 0) << 16)),
            [SpikingNetRegisters.EventFormat] =
                (uint)(_word.ChannelWidth | (_word.ColumnWidth << 8) | (_word.RowWidth << 16)),
        };
        Reset();
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _network.Reset();
        _steps = (uint)_resolved.Network.Steps;
        (_step, _errors, _samples, _timeSteps) = (0, 0, 0, 0);
        (_begun, _cyclesKnown) = (false, true);
        _image.Clear();
        _beats = 0;
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        ArgumentNullException.ThrowIfNull(phase);
        Dictionary<string, BeatSequence> outputs = [];
        AxiLitePorts bus = _ports.Registers;
        if (phase.Inputs.TryGetValue(bus.WriteAddress, out BeatSequence? addresses))
        {
            outputs.Add(bus.WriteAnswer, Writes(addresses, phase.Inputs[bus.WriteData]));
        }

        if (phase.Inputs.TryGetValue(bus.ReadAddress, out BeatSequence? reads))
        {
            outputs.Add(bus.ReadData, Reads(reads));
        }

        if (phase.Inputs.TryGetValue(_ports.Samples, out BeatSequence? words))
        {
            outputs.Add(_ports.Result, _resolved.Pixels is { } pixels ? Images(words, pixels) : Events(words));
        }

        return new PhaseResult { Outputs = outputs };
    }

    private BeatSequence Writes(BeatSequence addresses, BeatSequence data)
    {
        AxiLitePorts bus = _ports.Registers;
        var answers = new BeatSequence(bus.WriteAnswer);
        for (int i = 0; i < addresses.Count; i++)
        {
            bool accepted = data.Get(i, bus.WriteData.Strobe) == 0xF && Write(
                (uint)addresses.Get(i, bus.WriteAddress.Address), (uint)data.Get(i, bus.WriteData.Data));
            _errors |= accepted ? 0u : 1u << SpikingNetRegisters.RefusedWrite;
            answers.Write(answers.Append(), bus.WriteAnswer.Response, accepted ? 0 : Refused);
        }

        return answers;
    }

    private bool Write(uint address, uint data)
    {
        switch (address)
        {
            case TwSnnRegisters.Steps when data >= 1 && data <= _resolved.MaxSteps:
                _steps = data;
                return true;
            case TwSnnRegisters.Status:
                _errors &= ~(data >> RegisterMap.FirstError);
                return true;
            case TwSnnRegisters.Clear:
                (_samples, _timeSteps) = (0, 0);
                _cyclesKnown = !_begun;
                return true;
            default:
                return false;
        }
    }

    private BeatSequence Reads(BeatSequence addresses)
    {
        AxiLitePorts bus = _ports.Registers;
        var answers = new BeatSequence(bus.ReadData);
        for (int i = 0; i < addresses.Count; i++)
        {
            uint? value = Read((uint)addresses.Get(i, bus.ReadAddress.Address));
            Span<uint> words = answers.Append();
            answers.Write(words, bus.ReadData.Data, value ?? 0);
            answers.Write(words, bus.ReadData.Response, value is null ? Refused : 0);
        }

        return answers;
    }

    private uint? Read(uint address) => address switch
    {
        TwSnnRegisters.Steps => _steps,
        TwSnnRegisters.Status => (_errors << RegisterMap.FirstError) | (_begun ? 1u : 0),
        TwSnnRegisters.Images => _samples,
        TwSnnRegisters.TimeSteps => _timeSteps,
        TwSnnRegisters.CyclesLow or TwSnnRegisters.CyclesHigh => _cyclesKnown
            ? 0u : throw new InvalidOperationException("The number of cycles depends on timing."),
        _ => _constants.TryGetValue(address, out uint value) ? value : null,
    };

    // Whole steps are done when a phase is over; a part of a sample remains.
    private BeatSequence Events(BeatSequence words)
    {
        var events = new BeatSequence(_plainPorts.Event);
        for (int i = 0; i < words.Count; i++)
        {
            uint word = (uint)words.Get(i, _ports.Samples.Data);
            bool last = words.Get(i, _ports.Samples.Last) != 0;
            (int Y, int X, int Channel)? one = _word.Read(word);
            if (one is null && word >> EventWord.Null == 0)
            {
                _errors |= 1u << SpikingNetRegisters.AddressError;
            }

            _plainPorts.Event.Add(events, one ?? default, last, one is null, _step == _steps - 1);
            _begun = true;
            _cyclesKnown = false;
            if (last)
            {
                _timeSteps++;
                _step = _step == _steps - 1 ? 0 : _step + 1;
                _begun = _step != 0;
            }
        }

        return Results(events);
    }

    // What is missing of an image is 0, what is too much is dropped. Every step is the same.
    private BeatSequence Images(BeatSequence beats, PixelFormat pixels)
    {
        MapShape map = _resolved.Network.Input;
        var events = new BeatSequence(_plainPorts.Event);
        int[] inputs = new int[map.Size];
        for (int beat = 0; beat < beats.Count; beat++)
        {
            for (int i = 0; i < pixels.Bytes && _beats < pixels.Beats; i++)
            {
                _image.Add((byte)beats.GetBits(beat, _ports.Samples.Data, 8 * i, 8));
            }

            _beats++;
            (_begun, _cyclesKnown) = (true, false);
            if (beats.Get(beat, _ports.Samples.Last) == 0)
            {
                continue;
            }

            _errors |= _beats < pixels.Beats ? 1u << SpikingNetRegisters.ShortImage
                : _beats > pixels.Beats ? 1u << SpikingNetRegisters.LongImage : 0;
            byte[] image = new byte[pixels.Beats * pixels.Bytes];
            _image.CopyTo(image);
            new PixelEvents(_resolved.Network).Fill(image, inputs);
            (int, int, int)[] step =
            [
                .. Enumerable.Range(0, map.Size).Where(address => inputs[address] > 0).Select(map.Place),
            ];
            for (uint number = 0; number < _steps; number++)
            {
                _plainPorts.Event.AddStep(events, step, number == _steps - 1);
            }

            _timeSteps += _steps;
            _image.Clear();
            (_beats, _begun) = (0, false);
        }

        return Results(events);
    }

    private BeatSequence Results(BeatSequence events)
    {
        PhaseResult result = _network.Run(
            new Phase { Inputs = new Dictionary<string, BeatSequence> { [_plainPorts.Event] = events } });
        BeatSequence plain = result.Outputs[_plainPorts.Result];
        var results = new BeatSequence(_ports.Result);
        for (int i = 0; i < plain.Count; i++)
        {
            ulong last = plain.Get(i, _plainPorts.Result.Last);
            results.Add(plain.Get(i, _plainPorts.Result.Data), last);
            _samples += (uint)last;
        }

        return results;
    }
}
