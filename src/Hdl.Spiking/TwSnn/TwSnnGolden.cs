using System.Runtime.InteropServices;
using Hdl.Blocks.Axi;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TwSnn;

/// <summary>
/// The whole of <c>twsnn</c> as its users see it: AXI4-Lite accesses, then images or events in and results out. Within
/// a phase, writes come before reads and both before the data; scenarios keep them in phases of their own.
/// </summary>
public sealed class TwSnnGolden : IStreamGolden
{
    private readonly TwSnnResolvedParameters _configuration;
    private readonly TwSnnPerformanceModel _performance;
    private readonly TwSnnPorts _ports;
    private TernaryNetworkGolden _network = null!;
    private TwSnnRegistersGolden _registers = null!;
    private byte[] _image = [];
    private int _beats;
    private ulong[] _events = [];
    private int _step;
    private bool _insidePacket;

    /// <summary>The model after reset.</summary>
    public TwSnnGolden(TwSnnParameters parameters)
    {
        _configuration = TwSnnResolvedParameters.Of(parameters);
        _performance = new TwSnnPerformanceModel(_configuration);
        _ports = new TwSnnPorts(_configuration);
        Reset();
    }

    /// <inheritdoc/>
    public void Reset()
    {
        TwSnnParameters parameters = _configuration.Parameters;
        _network = CreateNetwork(_configuration);
        _registers = new TwSnnRegistersGolden(_configuration, _network);
        _image = new byte[_configuration.BeatsPerImage * parameters.PixelsPerBeat];
        _beats = 0;
        _events = new ulong[FixedPoint.CeilDivide(_configuration.Inputs, 64)];
        _step = 0;
        _insidePacket = false;
    }

    /// <summary>
    /// The network of a configuration, with the count datapath's constants where it has that datapath.
    /// </summary>
    public static TernaryNetworkGolden CreateNetwork(TwSnnResolvedParameters configuration) =>
        CreateNetwork(configuration, configuration.Network);

    /// <summary>The same with other weights of the same shape.</summary>
    public static TernaryNetworkGolden CreateNetwork(TwSnnResolvedParameters configuration, TernaryNetwork network)
    {
        var golden = new TernaryNetworkGolden(
            network, configuration.Parameters.Lanes, configuration.Parameters.PixelsPerBeat);
        for (int layer = 0; layer < network.Layers.Count; layer++)
        {
            if (configuration.DatapathOf(layer) == Datapath.Count)
            {
                TernaryLayerWeights weights = network.Layers[layer];
                golden.Layers[layer].SetCountThresholds(
                    Threshold(weights, -1), Threshold(weights, 0), Threshold(weights, 1));
            }
        }

        if (configuration.Parameters.Seeds == TwSnnSeeds.One)
        {
            golden.SetOneSeed(network.Seed);
        }

        return golden;
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        var outputs = new Dictionary<string, BeatSequence>();
        AxiLitePorts bus = _ports.Registers;
        if (phase.Inputs.TryGetValue(bus.WriteAddress, out BeatSequence? addresses))
        {
            outputs[bus.WriteAnswer] = Write(addresses, phase.Inputs[bus.WriteData]);
        }

        if (phase.Inputs.TryGetValue(bus.ReadAddress, out BeatSequence? reads))
        {
            outputs[bus.ReadData] = Read(reads);
        }

        var results = new BeatSequence(_ports.Result);
        _performance.BeginPhase(_registers.Steps);
        if (phase.Inputs.TryGetValue(_ports.Images, out BeatSequence? images))
        {
            if (_configuration.Parameters.Input == TwSnnInput.Pixels)
            {
                RunPixels(images, results);
                _registers.Busy = _beats > 0;
            }
            else
            {
                RunEvents(images, results);
                _registers.Busy = _step > 0 || _insidePacket;
            }
        }

        outputs[_ports.Result] = results;
        if (results.Count == 0)
        {
            return new PhaseResult { Outputs = outputs };
        }

        _registers.Cycles += _performance.BusyCycles;
        return new PhaseResult
        {
            Outputs = outputs,
            Cycles = new Dictionary<string, IReadOnlyList<long>> { [_ports.Result] = _performance.ResultCycles },
        };
    }

    // floor((vth - b * t) / a), held within what a count of I inputs can tell apart: n > -I - 1 always, n > I never.
    private static int Threshold(TernaryLayerWeights weights, int bias)
    {
        double quotient = Math.Floor((weights.Threshold - (weights.BiasScale * bias)) / (double)weights.WeightScale);
        return (int)Math.Clamp(quotient, -weights.Inputs - 1, weights.Inputs);
    }

    private BeatSequence Write(BeatSequence addresses, BeatSequence data)
    {
        var answers = new BeatSequence(_ports.Registers.WriteAnswer);
        for (int i = 0; i < addresses.Count; i++)
        {
            bool accepted = _registers.Write(
                (uint)addresses.Get(i, _ports.Registers.WriteAddress.Address),
                (uint)data.Get(i, _ports.Registers.WriteData.Data),
                (uint)data.Get(i, _ports.Registers.WriteData.Strobe));
            answers.Add(accepted ? 0UL : 2UL);
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

    private void RunPixels(BeatSequence beats, BeatSequence results)
    {
        int size = _configuration.Parameters.PixelsPerBeat;
        for (int beat = 0; beat < beats.Count; beat++)
        {
            bool last = beats.GetBit(beat, _ports.Images.Last, 0);
            if (_beats < _configuration.BeatsPerImage)
            {
                MemoryMarshal.AsBytes(beats[beat])[..size].CopyTo(_image.AsSpan(_beats * size));
            }

            _beats++;
            if (!last)
            {
                continue;
            }

            bool isShort = _beats < _configuration.BeatsPerImage;
            bool isLong = _beats > _configuration.BeatsPerImage;
            if (isShort)
            {
                // What was not sent reads as 0.
                _image.AsSpan(_beats * size).Clear();
            }

            _registers.Errors |= (isShort ? 1u : 0u) | (isLong ? 2u : 0u);
            _performance.BeginImage(_beats);
            _network.BeginImage();
            for (int step = 0; step < _registers.Steps; step++)
            {
                _network.EncodeStep(_image.AsSpan(0, _configuration.Inputs), step);
                RunStep();
            }

            EndImage(results, isShort || isLong);
            _beats = 0;
        }
    }

    private void RunEvents(BeatSequence beats, BeatSequence results)
    {
        for (int beat = 0; beat < beats.Count; beat++)
        {
            ulong data = beats.Get(beat, _ports.Images.Data);
            int address = (int)(data & 0xFFFF);
            bool isNull = data >> 31 == 1;
            if (!isNull && address >= _configuration.Inputs)
            {
                _registers.Errors |= 4;
            }
            else if (!isNull)
            {
                _events[address >> 6] |= 1UL << (address & 63);
            }

            _performance.AddEvent();
            _insidePacket = !beats.GetBit(beat, _ports.Images.Last, 0);
            if (_insidePacket)
            {
                continue;
            }

            if (_step == 0)
            {
                _network.BeginImage();
            }

            _network.SetInputs(_events);
            Array.Clear(_events);
            RunStep();
            if (++_step >= _registers.Steps)
            {
                _step = 0;
                EndImage(results, error: false);
            }
        }
    }

    private void RunStep()
    {
        _network.Step();
        _registers.TimeSteps++;
        _performance.AddStep(_network.Spikes);
    }

    private void EndImage(BeatSequence results, bool error)
    {
        foreach (long score in _network.Scores)
        {
            results.Add((uint)score, 0);
        }

        results.Add((error ? 1UL << 31 : 0) | (uint)_network.Class, 1);
        _registers.Images++;
        _performance.EndImage();
    }
}
