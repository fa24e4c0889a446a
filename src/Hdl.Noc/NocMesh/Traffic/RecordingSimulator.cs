using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.NocMesh.Traffic;

/// <summary>
/// The golden model of a mesh, which writes down what traffic does at its input ports in every cycle, so that the RTL
/// can be put through the same. With credits, a consumer gives the place of a flit back in the cycle after it.
/// </summary>
/// <param name="parameters">The mesh.</param>
public sealed class RecordingSimulator(NocMeshParameters parameters) : INocSimulator
{
    private readonly GoldenSimulator _mesh = new(parameters);
    private readonly bool _credit = parameters.Flow == NocFlow.Credit;
    private readonly NocMeshPorts _ports = new(parameters);
    private readonly List<(int Node, int Channel, ulong Flit)> _offers = [];
    private readonly List<int> _owed = [];
    private readonly uint[] _ready = [.. Enumerable.Repeat(uint.MaxValue, parameters.Size.Nodes)];

    /// <inheritdoc/>
    public MeshSize Size => _mesh.Size;

    /// <inheritdoc/>
    public int VirtualChannels => _mesh.VirtualChannels;

    /// <inheritdoc/>
    public int InFlight => _mesh.InFlight;

    /// <summary>Flits handed over so far.</summary>
    public long Delivered { get; private set; }

    /// <summary>The input ports of <see cref="NocMeshGenerator"/>'s module, a beat per cycle.</summary>
    public BeatSequence Cycles { get; } = new(new NocMeshPorts(parameters).CycleFields);

    /// <inheritdoc/>
    public bool HasRoom(int node, int channel) => _mesh.HasRoom(node, channel);

    /// <inheritdoc/>
    public void Offer(int node, int channel, ulong flit)
    {
        _mesh.Offer(node, channel, flit);
        _offers.Add((node, channel, flit));
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The consumers return credits: they have no ready to take
    /// away.</exception>
    public void SetReady(int node, uint channels)
    {
        if (_credit)
        {
            throw new InvalidOperationException("A consumer that returns credits cannot say that it is not ready.");
        }

        _mesh.SetReady(node, channels);
        _ready[node] = channels;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<NocDelivery> Step()
    {
        Span<uint> words = Cycles.Append();
        foreach ((int node, int channel, ulong flit) in _offers)
        {
            Cycles.SetBit(words, _ports.InValid, (node * VirtualChannels) + channel);
            Cycles.WriteBits(words, _ports.InKind, 2 * node, 2, flit >> 32);
            Cycles.WriteBits(words, _ports.InData, 32 * node, 32, (uint)flit);
        }

        _offers.Clear();
        foreach (int lane in _owed)
        {
            Cycles.SetBit(words, _ports.OutAnswer, lane);
        }

        _owed.Clear();
        for (int node = 0; node < Size.Nodes && !_credit; node++)
        {
            Cycles.WriteBits(words, _ports.OutAnswer, node * VirtualChannels, VirtualChannels, _ready[node]);
        }

        ReadOnlySpan<NocDelivery> deliveries = _mesh.Step();
        Delivered += deliveries.Length;
        foreach (ref readonly NocDelivery delivery in deliveries)
        {
            if (_credit)
            {
                _owed.Add((delivery.Node * VirtualChannels) + delivery.Channel);
            }
        }

        return deliveries;
    }

    /// <inheritdoc/>
    public void Reset() => throw new InvalidOperationException("A recording begins at reset and has no other.");
}
