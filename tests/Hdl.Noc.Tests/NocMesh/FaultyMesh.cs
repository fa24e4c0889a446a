using Hdl.Core.Parameters;
using Hdl.Noc.NocMesh;
using Hdl.Noc.NocMesh.Traffic;

namespace Hdl.Noc.Tests.NocMesh;

public enum Fault
{
    None,
    Lost,
    Doubled,
    DoubledLater,
    DataBit,
    KindBit,
    OtherNode,
    OtherChannel,
    Swapped,
}

/// <summary>A mesh that does one thing wrong, to one flit.</summary>
internal sealed class FaultyMesh(INocSimulator mesh, Fault fault, int when) : INocSimulator
{
    private readonly List<NocDelivery> _out = [];
    private readonly List<NocDelivery> _late = [];
    private NocDelivery? _held;
    private int _seen;

    public MeshSize Size => mesh.Size;

    public int VirtualChannels => mesh.VirtualChannels;

    public int InFlight => mesh.InFlight + _late.Count + (_held is null ? 0 : 1);

    public bool HasRoom(int node, int channel) => mesh.HasRoom(node, channel);

    public void Offer(int node, int channel, ulong flit) => mesh.Offer(node, channel, flit);

    public void SetReady(int node, uint channels) => mesh.SetReady(node, channels);

    public void Reset() => mesh.Reset();

    public ReadOnlySpan<NocDelivery> Step()
    {
        _out.Clear();
        _out.AddRange(_late);
        _late.Clear();
        foreach (NocDelivery delivery in mesh.Step())
        {
            Pass(delivery);
        }

        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_out);
    }

    private void Pass(NocDelivery delivery)
    {
        if (_held is { } held
            && held.Node == delivery.Node
            && held.Channel == delivery.Channel
            && ((held.Flit ^ delivery.Flit) & 0x3FE000) == 0)
        {
            _out.Add(delivery);
            _out.Add(held);
            _held = null;
            return;
        }

        if (_seen++ != when)
        {
            _out.Add(delivery);
            return;
        }

        NocDelivery changed = delivery;
        switch (fault)
        {
            case Fault.Lost:
                return;
            case Fault.Doubled:
                _out.Add(delivery);
                break;
            case Fault.DoubledLater:
                _late.Add(delivery);
                break;
            case Fault.DataBit:
                changed = delivery with { Flit = delivery.Flit ^ (1UL << (when % 32)) };
                break;
            case Fault.KindBit:
                changed = delivery with { Flit = delivery.Flit ^ (1UL << (32 + (when % 2))) };
                break;
            case Fault.OtherNode:
                changed = delivery with { Node = (delivery.Node + 1) % Size.Nodes };
                break;
            case Fault.OtherChannel:
                changed = delivery with { Channel = (delivery.Channel + 1) % VirtualChannels };
                break;
            case Fault.Swapped:
                _held = delivery;
                return;
        }

        _out.Add(changed);
    }
}
