using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>
/// A network interface on its own: flits and encoded spikes in, flits, events and memory accesses out. Its flits come
/// in one order where a phase uses one of its sides at a time, as the scenarios do.
/// </summary>
public sealed class NetworkInterfaceGolden : IStreamGolden, IClusterGolden
{
    private readonly NetworkInterfacePorts _ports;
    private readonly NodeLogicGolden _logic;
    private readonly List<int> _step = [];
    private BeatSequence _events;
    private BeatSequence _loads;
    private BeatSequence _reads;
    private BeatSequence? _words;
    private int _word;

    /// <summary>The interface after reset.</summary>
    public NetworkInterfaceGolden(NetworkInterfaceParameters parameters)
    {
        _ports = new NetworkInterfacePorts(parameters);
        (_events, _loads, _reads) = (new(_ports.Event), new(_ports.Load), new(_ports.Read));
        _logic = new NodeLogicGolden(parameters, this);
    }

    bool IClusterGolden.CanFire => true;

    /// <inheritdoc/>
    public void Reset()
    {
        _logic.Reset();
        _step.Clear();
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        (_events, _loads, _reads) = (new(_ports.Event), new(_ports.Load), new(_ports.Read));
        _words = phase.Inputs.GetValueOrDefault(_ports.Readback);
        _word = 0;
        if (phase.Inputs.TryGetValue(_ports.Spike, out BeatSequence? spikes))
        {
            Send(spikes);
        }

        if (phase.Inputs.TryGetValue(_ports.Receive, out BeatSequence? flits))
        {
            for (int beat = 0; beat < flits.Count; beat++)
            {
                int kind = (int)flits.Get(beat, _ports.Receive.Kind);
                _logic.Receive(kind, (uint)flits.Get(beat, _ports.Receive.Data));
            }
        }

        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence>
            {
                [_ports.Send] = _logic.TakeSent(),
                [_ports.Event] = _events,
                [_ports.Load] = _loads,
                [_ports.Read] = _reads,
            },
            Levels = _ports.Constants.Index().ToDictionary(
                constant => constant.Item.Name, constant => Constant(constant.Index, constant.Item)),
        };
    }

    void IClusterGolden.Integrate(int row) => _events.Add((ulong)row, 0, 0);

    void IClusterGolden.Close() => _events.Add(0, 1, 1);

    void IClusterGolden.Fire()
    {
    }

    void IClusterGolden.SenderFree()
    {
    }

    void IClusterGolden.Write(int bank, int row, int word, uint data) =>
        _loads.Add((ulong)bank, (ulong)row, (ulong)word, data);

    uint IClusterGolden.Read(int bank, int row, int word)
    {
        _reads.Add((ulong)bank, (ulong)row, (ulong)word);
        return (uint)_words!.Get(_word++, _ports.Readback.Data);
    }

    private void Send(BeatSequence spikes)
    {
        for (int beat = 0; beat < spikes.Count; beat++)
        {
            if (spikes.Get(beat, _ports.Spike.Null) == 0)
            {
                _step.Add((int)spikes.Get(beat, _ports.Spike.Address));
            }

            if (spikes.Get(beat, _ports.Spike.Last) == 1)
            {
                _logic.SendStep(_step);
                _step.Clear();
            }
        }
    }

    private ulong Constant(int index, PortHandle port) => _logic.Tables.Constants[index] & ((1UL << port.Width) - 1);
}
