using System.Numerics;
using Hdl.Core.Golden;

namespace Hdl.Noc.NocRouter;

/// <summary>
/// One router with its ports, in lockstep: valid, kind and data of every input and ready (or credit) of every output
/// in; ready (or credit) of every input and valid, kind and data of every output out, and the count of dropped flits.
/// An output without a valid bit shows zeros, or keeps its data.
/// </summary>
public sealed class NocRouterCycleGolden : ICycleGolden
{
    private const int PortCount = 7;
    private readonly NocRouterParameters _parameters;
    private readonly NocRouterGolden _router;
    private readonly int[] _ports;
    private readonly int _channels;
    private readonly bool _credit;
    private readonly int[] _credits;
    private readonly NocRouterPorts _names;
    private readonly uint[] _freed = new uint[PortCount];

    /// <summary>A router after reset.</summary>
    /// <param name="parameters">Mesh, place, channels, depth, pipeline, flow.</param>
    public NocRouterCycleGolden(NocRouterParameters parameters)
    {
        _parameters = parameters;
        _router = new NocRouterGolden(parameters);
        _ports = [.. parameters.Ports.Select(port => (int)port)];
        _channels = parameters.Links.VirtualChannels;
        _credit = parameters.Flow == NocFlow.Credit;
        _credits = new int[PortCount * _channels];
        _names = new NocRouterPorts(parameters);
        Reset();
    }

    /// <summary>Virtual channels of an input, a bit each, with room at the beginning of the cycle.</summary>
    public uint Room(NocPort input) => _router.Room((int)input);

    /// <inheritdoc/>
    public void Reset()
    {
        _router.Reset();
        Array.Fill(_credits, _parameters.Links.Depth);
    }

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<uint> inputs, Span<uint> outputs)
    {
        if (_names.Groups is { } groups)
        {
            LoadGroups(inputs[groups.Word..]);
        }

        outputs.Clear();
        Array.Clear(_freed);
        outputs[_names.Dropped.Word] = (uint)_router.Dropped;
        for (int i = 0; i < _ports.Length; i++)
        {
            outputs[_names.In[i].Answer.Word] = _credit ? 0 : _router.Room(_ports[i]);
        }

        uint accepted = AcceptedInputs(inputs);
        Span<int> leaving = stackalloc int[PortCount];
        for (int i = 0; i < _ports.Length; i++)
        {
            uint ready = _credit ? Credited(_ports[i]) : inputs[_names.Out[i].Answer.Word];
            bool leaves = _router.Decide(_ports[i], ready, out int offered);
            // With credits, an output offers a flit only if it leaves in this cycle.
            leaving[i] = leaves ? offered : -1;
            if (offered >= 0 && (leaves || !_credit))
            {
                ulong flit = _router.Peek(_ports[i], offered);
                outputs[_names.Out[i].Valid.Word] = 1u << offered;
                outputs[_names.Out[i].Kind.Word] = (uint)(flit >> 32);
                outputs[_names.Out[i].Data.Word] = (uint)flit;
            }
            else if (_parameters.HoldData)
            {
                outputs[_names.Out[i].Data.Word] = _router.Held(_ports[i]);
            }
        }

        Move(leaving, inputs);
        PutAccepted(inputs, accepted);
        for (int i = 0; i < _ports.Length && _credit; i++)
        {
            outputs[_names.In[i].Answer.Word] = _freed[_ports[i]];
        }
    }

    private void LoadGroups(ReadOnlySpan<uint> words)
    {
        for (int group = 0; group < _parameters.MulticastGroups; group++)
        {
            uint outputs = 0;
            for (int i = 0; i < _ports.Length; i++)
            {
                int bit = (group * _ports.Length) + i;
                outputs |= ((words[bit / 32] >> (bit % 32)) & 1) << _ports[i];
            }

            _router.SetGroup(group, outputs);
        }
    }

    // A bit for each input with a flit and room for it at the beginning of the cycle.
    private uint AcceptedInputs(ReadOnlySpan<uint> inputs)
    {
        uint accepted = 0;
        for (int i = 0; i < _ports.Length; i++)
        {
            accepted |= (inputs[_names.In[i].Valid.Word] & _router.Room(_ports[i])) != 0 ? 1u << i : 0;
        }

        return accepted;
    }

    private uint Credited(int output)
    {
        uint ready = 0;
        for (int channel = 0; channel < _channels; channel++)
        {
            ready |= _credits[(output * _channels) + channel] > 0 ? 1u << channel : 0;
        }

        return ready;
    }

    private void Move(ReadOnlySpan<int> leaving, ReadOnlySpan<uint> inputs)
    {
        _freed[0] |= _router.Drop();
        for (int i = 0; i < _ports.Length; i++)
        {
            if (leaving[i] >= 0 && _router.Take(_ports[i], leaving[i]) is var input and >= 0)
            {
                _freed[input] |= 1u << leaving[i];
            }
        }

        _router.Refill(_freed);
        for (int i = 0; i < _ports.Length && _credit; i++)
        {
            for (int channel = 0; channel < _channels; channel++)
            {
                _credits[(_ports[i] * _channels) + channel] +=
                    (int)((inputs[_names.Out[i].Answer.Word] >> channel) & 1) - (leaving[i] == channel ? 1 : 0);
            }
        }
    }

    private void PutAccepted(ReadOnlySpan<uint> inputs, uint accepted)
    {
        for (int i = 0; i < _ports.Length; i++)
        {
            if ((accepted >> i & 1) != 0)
            {
                ulong flit = ((ulong)inputs[_names.In[i].Kind.Word] << 32) | inputs[_names.In[i].Data.Word];
                _router.Put(_ports[i], BitOperations.TrailingZeroCount(inputs[_names.In[i].Valid.Word]), flit);
            }
        }
    }
}
