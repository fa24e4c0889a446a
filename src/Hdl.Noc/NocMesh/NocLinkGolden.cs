using System.Numerics;

namespace Hdl.Noc.NocMesh;

/// <summary>
/// A registered link between two routers, cycle by cycle. With ready bits: two places for each virtual channel; of the
/// channels with a flit, and room for it at the other end, the next in turn is served. With credits: a register for the
/// flit and one for the credits; the sender counts the places at the other end. Allocation-free.
/// </summary>
internal sealed class NocLinkGolden
{
    private const int Places = 2;
    private readonly int _channels;
    private readonly int _depth;
    private readonly bool _credit;
    private readonly ulong[] _flits;
    private readonly int[] _count;
    private readonly int[] _credits;
    private int _first;
    private uint _returning;
    private uint _freed;

    /// <summary>A link after reset.</summary>
    /// <param name="parameters">Channels, depth, flow.</param>
    public NocLinkGolden(NocMeshParameters parameters)
    {
        (_channels, _depth) = (parameters.Links.VirtualChannels, parameters.Links.Depth);
        _credit = parameters.Flow == NocRouter.NocFlow.Credit;
        _flits = new ulong[Places * _channels];
        _count = new int[_channels];
        _credits = new int[_channels];
        Reset();
    }

    /// <summary>Flits on the link.</summary>
    public int Flits { get; private set; }

    /// <summary>Back to the state after reset: empty.</summary>
    public void Reset()
    {
        Array.Clear(_count);
        Array.Fill(_credits, _depth);
        (_first, _returning, _freed, Flits) = (0, 0, 0, 0);
    }

    /// <summary>Virtual channels, a bit each, on which the sender may send in this cycle.</summary>
    public uint Room()
    {
        uint room = 0;
        for (int channel = 0; channel < _channels; channel++)
        {
            room |= (_credit ? _credits[channel] > 0 : _count[channel] < Places) ? 1u << channel : 0;
        }

        return room;
    }

    /// <summary>The channel whose flit is handed over in this cycle, or -1.</summary>
    /// <param name="room">Channels, a bit each, with room at the other end at the beginning of the cycle.</param>
    public int Decide(uint room)
    {
        uint able = 0;
        for (int channel = 0; channel < _channels; channel++)
        {
            able |= _count[channel] > 0 && (_credit || (room >> channel & 1) != 0) ? 1u << channel : 0;
        }

        uint later = able & (uint.MaxValue << _first);
        return able == 0 ? -1 : BitOperations.TrailingZeroCount(later != 0 ? later : able);
    }

    /// <summary>Takes away the flit that is handed over.</summary>
    /// <param name="channel">What <see cref="Decide"/> has chosen.</param>
    public ulong Take(int channel)
    {
        ulong flit = _flits[Places * channel];
        _flits[Places * channel] = _flits[(Places * channel) + 1];
        _count[channel]--;
        _first = (channel + 1) % _channels;
        Flits--;
        return flit;
    }

    /// <summary>A flit comes from the sender.</summary>
    public void Put(int channel, ulong flit)
    {
        if (_count[channel] == Places)
        {
            throw new InvalidOperationException($"A flit came to a full link, channel {channel}.");
        }

        _flits[(Places * channel) + _count[channel]++] = flit;
        _credits[channel]--;
        Flits++;
    }

    /// <summary>Places at the other end become free in this cycle.</summary>
    public void Free(uint channels) => _freed |= channels;

    /// <summary>The clock edge: credits move on.</summary>
    public void Step()
    {
        for (uint rest = _returning; rest != 0; rest &= rest - 1)
        {
            _credits[BitOperations.TrailingZeroCount(rest)]++;
        }

        (_returning, _freed) = (_freed, 0);
    }
}
