using System.Numerics;
using Hdl.Core.Golden;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.NocMesh;

/// <summary>
/// A mesh with its ports, in lockstep; vectors over nodes: valid, kind and data in, ready (or credits) of the consumers
/// in; ready (or credits) to the senders, valid, kind and data out, dropped flits of each node.
/// </summary>
public sealed class NocMeshCycleGolden : ICycleGolden
{
    private readonly NocMeshParameters _parameters;
    private readonly NocMeshGolden _mesh;
    private readonly int _nodes;
    private readonly int _channels;
    private readonly bool _credit;
    private readonly int[] _credits;
    private readonly NocMeshPorts _ports;

    /// <summary>A mesh after reset.</summary>
    /// <param name="parameters">Size, channels, depth, pipeline, flow, multicast groups.</param>
    public NocMeshCycleGolden(NocMeshParameters parameters)
    {
        _parameters = parameters;
        _mesh = new NocMeshGolden(parameters);
        _nodes = _mesh.Nodes;
        _channels = parameters.Links.VirtualChannels;
        _credit = parameters.Flow == NocFlow.Credit;
        _credits = new int[_nodes * _channels];
        _ports = new NocMeshPorts(parameters);
        Reset();
    }

    /// <summary>Channels of a node's local input, a bit each, with room at the beginning of the cycle.</summary>
    public uint Room(int node) => _mesh.Room(node);

    /// <inheritdoc/>
    public void Reset()
    {
        _mesh.Reset();
        Array.Fill(_credits, _parameters.Links.Depth);
    }

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<uint> inputs, Span<uint> outputs)
    {
        outputs.Clear();
        ReadOnlySpan<uint> answers = inputs[_ports.OutAnswer.Word..];
        Span<uint> data = outputs[_ports.OutData.Word..];
        for (int node = 0; node < _nodes; node++)
        {
            uint ready = _credit ? Credited(node) : Get(answers, node * _channels, _channels);
            _mesh.SetReady(node, ready);
            int channel = _mesh.Peek(node, ready, out ulong flit);
            if (channel >= 0 && (!_credit || (ready >> channel & 1) != 0))
            {
                Set(outputs[_ports.OutValid.Word..], (node * _channels) + channel, 1);
                Set(outputs[_ports.OutKind.Word..], 2 * node, (uint)(flit >> 32));
                data[node] = (uint)flit;
            }
            else if (_parameters.HoldData)
            {
                data[node] = _mesh.Held(node);
            }

            Set(outputs[_ports.Dropped.Word..], 8 * node, (uint)_mesh.Dropped(node));
            if (!_credit)
            {
                Set(outputs[_ports.InAnswer.Word..], node * _channels, _mesh.Room(node));
            }

            uint offered = Get(inputs[_ports.InValid.Word..], node * _channels, _channels);
            if (offered != 0)
            {
                ulong kind = Get(inputs[_ports.InKind.Word..], 2 * node, 2);
                ulong offer = (kind << 32) | inputs[_ports.InData.Word + node];
                _mesh.Offer(node, BitOperations.TrailingZeroCount(offered), offer);
            }
        }

        foreach (NocDelivery delivery in _mesh.Step())
        {
            _credits[(delivery.Node * _channels) + delivery.Channel]--;
        }

        for (int node = 0; node < _nodes && _credit; node++)
        {
            Set(outputs[_ports.InAnswer.Word..], node * _channels, _mesh.Freed(node));
            uint returned = Get(answers, node * _channels, _channels);
            for (int channel = 0; channel < _channels; channel++)
            {
                _credits[(node * _channels) + channel] += (int)(returned >> channel & 1);
            }
        }
    }

    private uint Credited(int node)
    {
        uint ready = 0;
        for (int channel = 0; channel < _channels; channel++)
        {
            ready |= _credits[(node * _channels) + channel] > 0 ? 1u << channel : 0;
        }

        return ready;
    }

    private static uint Get(ReadOnlySpan<uint> words, int low, int width)
    {
        ulong value = words[low / 32];
        if ((low % 32) + width > 32)
        {
            value |= (ulong)words[(low / 32) + 1] << 32;
        }

        return (uint)(value >> (low % 32)) & ((1u << width) - 1);
    }

    // Of bits that were 0; a value may reach into the next word.
    private static void Set(Span<uint> words, int low, uint value)
    {
        ulong shifted = (ulong)value << (low % 32);
        words[low / 32] |= (uint)shifted;
        if (shifted >> 32 != 0)
        {
            words[(low / 32) + 1] |= (uint)(shifted >> 32);
        }
    }
}
