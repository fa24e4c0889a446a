using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Spiking.NetworkInterface;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TwSnnNode;

/// <summary>
/// A node, flit by flit: what its neurons integrate, when they fire, and what is sent. Weights are kept as they were
/// written, illegal codes included.
/// </summary>
public sealed class TwSnnNodeGolden : IStreamGolden, IClusterGolden
{
    private readonly TwSnnNodeParameters _parameters;
    private readonly TwSnnNodePorts _ports = new();
    private readonly NodeLogicGolden _logic;
    private readonly uint[] _weights;
    private readonly uint[] _biases;
    private readonly long[] _sums;
    private readonly Queue<IReadOnlyList<int>> _fired = [];
    private readonly int _words;

    /// <summary>A node after reset, whose weights are 0.</summary>
    public TwSnnNodeGolden(TwSnnNodeParameters parameters)
    {
        _parameters = parameters;
        _words = (parameters.Neurons + 15) / 16;
        _weights = new uint[parameters.Inputs * _words];
        _biases = new uint[_words];
        _sums = new long[parameters.Neurons];
        _logic = new NodeLogicGolden(parameters.Interface, this);
    }

    // While a step waits for acknowledgements, one more is in the encoder and one at the layer's output.
    bool IClusterGolden.CanFire => _fired.Count < 2;

    /// <inheritdoc/>
    public void Reset()
    {
        _logic.Reset();
        Array.Clear(_weights);
        Array.Clear(_biases);
        Array.Clear(_sums);
        _fired.Clear();
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        if (phase.Inputs.TryGetValue(_ports.Receive, out BeatSequence? flits))
        {
            for (int beat = 0; beat < flits.Count; beat++)
            {
                int kind = (int)flits.Get(beat, _ports.Receive.Kind);
                _logic.Receive(kind, (uint)flits.Get(beat, _ports.Receive.Data));
            }
        }

        return new PhaseResult { Outputs = new Dictionary<string, BeatSequence> { [_ports.Send] = _logic.TakeSent() } };
    }

    /// <summary>A word at an address of the node, which must be mapped.</summary>
    public uint Word(uint address) => (address >> 28) switch
    {
        0 => _weights[((address >> 4) * _words) + (address & 15)],
        1 => _biases[address & 15],
        _ => _logic.Tables.Read(address)!.Value,
    };

    void IClusterGolden.Integrate(int row)
    {
        long scale = _parameters.Datapath == Datapath.Count ? 1 : _logic.Tables.Constants[0];
        for (int neuron = 0; neuron < _sums.Length; neuron++)
        {
            _sums[neuron] = Fit(_sums[neuron] + (scale * Code(_weights[(row * _words) + (neuron / 16)], neuron)));
        }
    }

    void IClusterGolden.Close()
    {
    }

    void IClusterGolden.Fire()
    {
        int[] spikes = [.. Enumerable.Range(0, _sums.Length).Where(Fires)];
        Array.Clear(_sums);
        if (_logic.SenderIsFree && _fired.Count == 0)
        {
            _logic.SendStep(spikes);
        }
        else
        {
            _fired.Enqueue(spikes);
        }
    }

    void IClusterGolden.SenderFree()
    {
        if (_fired.TryDequeue(out IReadOnlyList<int>? spikes))
        {
            _logic.SendStep(spikes);
        }
    }

    void IClusterGolden.Write(int bank, int row, int word, uint data)
    {
        // Bits beyond the last neuron are not there.
        int codes = Math.Min(16, _parameters.Neurons - (16 * word));
        uint kept = codes == 16 ? data : data & ((1u << (2 * codes)) - 1);
        (bank == 0 ? _weights : _biases)[(row * _words) + word] = kept;
    }

    uint IClusterGolden.Read(int bank, int row, int word) => (bank == 0 ? _weights : _biases)[(row * _words) + word];

    private bool Fires(int neuron)
    {
        int bias = Code(_biases[neuron / 16], neuron);
        IReadOnlyList<uint> constants = _logic.Tables.Constants;
        return _parameters.Datapath == Datapath.Count
            ? _sums[neuron] > (int)constants[bias + 1]
            : Fit(_sums[neuron] + ((long)constants[1] * bias)) > (int)constants[2];
    }

    private long Fit(long value) => _parameters.Datapath == Datapath.Count ? value
        : _parameters.Overflow == Networks.Models.Overflow.Wrap
            ? FixedPoint.Wrap(value, _parameters.Widths.PotentialWidth)
        : FixedPoint.Saturate(value, _parameters.Widths.PotentialWidth);

    private static int Code(uint word, int neuron) => TernaryCode.Decode((int)(word >> (2 * (neuron % 16))) & 3);
}
