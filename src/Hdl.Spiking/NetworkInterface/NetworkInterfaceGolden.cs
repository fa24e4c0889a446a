using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>
/// A network interface on its own: flits and encoded spikes in, flits, events and memory accesses out. Its flits come in
/// one order where a phase uses one of its sides at a time, as the scenarios do.
/// </summary>
public sealed class NetworkInterfaceGolden : IStreamGolden, IClusterGolden
{
    private readonly NetworkInterfaceParameters _parameters;
    private readonly NodeLogicGolden _logic;
    private readonly List<int> _step = [];
    private BeatSequence _events = new([]);
    private BeatSequence _loads = new([]);
    private BeatSequence _reads = new([]);
    private BeatSequence? _words;
    private int _word;

    /// <summary>The interface after reset.</summary>
    public NetworkInterfaceGolden(NetworkInterfaceParameters parameters)
    {
        _parameters = parameters;
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
        StreamField[] place = [new("bank", 1), new("row", FixedPoint.IndexWidth(_parameters.Inputs)), new("word", FixedPoint.IndexWidth((_parameters.Neurons + 15) / 16))];
        _events = new BeatSequence([new StreamField("event_address_o", place[1].Width), new StreamField("event_last_o", 1), new StreamField("event_null_o", 1)]);
        _loads = new BeatSequence([.. place.Select(field => new StreamField($"load_{field.Port}_o", field.Width)), new StreamField("load_data_o", 32)]);
        _reads = new BeatSequence([.. place.Select(field => new StreamField($"read_{field.Port}_o", field.Width))]);
        _words = phase.Inputs.GetValueOrDefault("readback");
        _word = 0;
        if (phase.Inputs.TryGetValue("spike", out BeatSequence? spikes))
        {
            Send(spikes);
        }

        if (phase.Inputs.TryGetValue("receive", out BeatSequence? flits))
        {
            for (int beat = 0; beat < flits.Count; beat++)
            {
                _logic.Receive((int)flits.Get(beat, 0), (uint)flits.Get(beat, 1));
            }
        }

        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence>
            {
                ["send"] = _logic.TakeSent(),
                ["event"] = _events,
                ["load"] = _loads,
                ["read"] = _reads,
            },
            Levels = Constants().ToDictionary(constant => constant.Name, constant => constant.Value),
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

    void IClusterGolden.Write(int bank, int row, int word, uint data) => _loads.Add((ulong)bank, (ulong)row, (ulong)word, data);

    uint IClusterGolden.Read(int bank, int row, int word)
    {
        _reads.Add((ulong)bank, (ulong)row, (ulong)word);
        return (uint)_words!.Get(_word++, 0);
    }

    private void Send(BeatSequence spikes)
    {
        for (int beat = 0; beat < spikes.Count; beat++)
        {
            if (spikes.Get(beat, 2) == 0)
            {
                _step.Add((int)spikes.Get(beat, 0));
            }

            if (spikes.Get(beat, 1) == 1)
            {
                _logic.SendStep(_step);
                _step.Clear();
            }
        }
    }

    private IEnumerable<(string Name, ulong Value)> Constants()
    {
        string[] names = _parameters.Datapath == Datapath.Count
            ? ["threshold_minus_o", "threshold_zero_o", "threshold_plus_o"]
            : ["weight_scale_o", "bias_scale_o", "threshold_o"];
        return names.Select((name, index) => (name, _logic.Tables.Constants[index] & ((1UL << _logic.Tables.WidthOf(index)) - 1)));
    }
}
