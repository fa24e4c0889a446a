using System.Numerics;
using System.Runtime.CompilerServices;
using Hdl.Core.Parameters;

namespace Hdl.Blocks.NocRouter;

/// <summary>
/// A router of a 3D mesh, cycle by cycle, written from the specification: dimension order, wormholes, round-robin
/// arbitration (TW-SNN, section 4.3, Fig. 8c). A cycle is <see cref="Decide"/> for every busy output, <see cref="Drop"/>,
/// <see cref="Take"/> for every flit that moved, <see cref="Refill"/> and last <see cref="Put"/> for every flit that came:
/// so that any number of routers step together. A flit is kind (33:32) and data (31:0); virtual
/// channels are independent queues that share the links. Allocation-free.
/// </summary>
public sealed class NocRouterGolden
{
    /// <summary>Bit of a flit that begins a packet: its data carry the destination.</summary>
    public const ulong HeadBit = 1UL << 32;

    /// <summary>Bit of a flit that ends a packet.</summary>
    public const ulong LastBit = 1UL << 33;

    /// <summary>Greatest count of dropped flits; it stays there.</summary>
    public const int MostDropped = 255;

    private const int PortCount = 7;
    private const int Places = 16;
    private readonly NocRouterParameters _parameters;
    private readonly int _channels;
    private readonly int _depth;
    private readonly bool _twoStage;
    private readonly int _x;
    private readonly int _y;
    private readonly int _z;
    private readonly uint[] _groups;

    // By input virtual channel, port * V + v: the buffer, and the flit that asks for outputs.
    private readonly ulong[] _buffer;
    private readonly int[] _oldest;
    private readonly int[] _count;
    private readonly ulong[] _front;
    private readonly bool[] _hasFront;
    private readonly uint[] _wanted;
    private readonly int[] _way;
    private readonly uint[] _room;

    // By output virtual channel: who asks, who has it, and who comes first when it is free.
    private readonly uint[] _requests;
    private readonly int[] _holder;
    private readonly int[] _first;
    private readonly int[] _firstChannel;
    private uint _dropping;

    /// <summary>A router after reset.</summary>
    /// <param name="parameters">Mesh, place, channels, depth and pipeline.</param>
    public NocRouterGolden(NocRouterParameters parameters)
    {
        _parameters = parameters;
        _channels = parameters.VirtualChannels;
        _depth = parameters.Depth;
        _twoStage = parameters.Pipeline == NocPipeline.TwoStage;
        (_x, _y, _z) = (parameters.X, parameters.Y, parameters.Z);
        _groups = new uint[parameters.MulticastGroups];
        int lanes = PortCount * _channels;
        _buffer = new ulong[lanes * Places];
        (_oldest, _count, _way, _holder, _first) = (new int[lanes], new int[lanes], new int[lanes], new int[lanes], new int[lanes]);
        _front = new ulong[lanes];
        _hasFront = new bool[lanes];
        (_wanted, _requests) = (new uint[lanes], new uint[lanes]);
        _room = new uint[PortCount];
        _firstChannel = new int[PortCount];
        Reset();
    }

    /// <summary>Outputs, a bit each, that some flit asks for.</summary>
    public uint Busy { get; private set; }

    /// <summary>Flits in the router.</summary>
    public int Flits { get; private set; }

    /// <summary>Flits dropped at the local input since reset, at most <see cref="MostDropped"/>.</summary>
    public int Dropped { get; private set; }

    /// <summary>Whether a flit will be dropped in this cycle.</summary>
    public bool Dropping => _dropping != 0;

    /// <summary>Back to the state after reset: empty.</summary>
    public void Reset()
    {
        Array.Clear(_count);
        Array.Clear(_oldest);
        Array.Clear(_hasFront);
        Array.Clear(_wanted);
        Array.Clear(_requests);
        Array.Clear(_first);
        Array.Clear(_firstChannel);
        Array.Fill(_way, -1);
        Array.Fill(_holder, -1);
        Array.Fill(_room, (1u << _channels) - 1);
        _dropping = 0;
        Busy = 0;
        Flits = 0;
        Dropped = 0;
    }

    /// <summary>Sets the outputs, a bit each, of this router in the tree of a multicast group.</summary>
    public void SetGroup(int group, uint outputs) => _groups[group] = outputs;

    /// <summary>Virtual channels, a bit each, of an input in whose buffer there is room at the beginning of the cycle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Room(int input) => _room[input];

    /// <summary>
    /// Arbitration of an output. Each of its channels is offered to the input that holds it; a free one to the next input
    /// that asks, in turn, which then holds it until the last flit of its packet has left. Of the channels that are held
    /// by a waiting flit and ready, the next in turn is served.
    /// </summary>
    /// <param name="output">The output.</param>
    /// <param name="ready">Virtual channels, a bit each, whose receiver has room.</param>
    /// <param name="offered">The channel whose flit stands at the output; -1 for none. With one channel it does not wait for room.</param>
    /// <returns>Whether the flit leaves.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Decide(int output, uint ready, out int offered)
    {
        if (_channels == 1)
        {
            offered = Holds(output) ? 0 : -1;
            return offered == 0 && (ready & 1) != 0;
        }

        uint able = 0;
        int lane = output * _channels;
        for (int channel = 0; channel < _channels; channel++)
        {
            able |= Holds(lane + channel) ? ready & (1u << channel) : 0;
        }

        offered = able == 0 ? -1 : Next(able, _firstChannel[output]);
        return able != 0;
    }

    /// <summary>The flit that stands at an output's channel.</summary>
    public ulong Peek(int output, int channel) => _front[(_holder[(output * _channels) + channel] * _channels) + channel];

    /// <summary>Hands over the flit that <see cref="Decide"/> let leave.</summary>
    /// <param name="output">The output.</param>
    /// <param name="channel">Its channel.</param>
    /// <returns>The input whose buffer got a free place, or -1: a flit stays until its last copy has left.</returns>
    public int Take(int output, int channel)
    {
        int target = (output * _channels) + channel;
        int input = _holder[target];
        int source = (input * _channels) + channel;
        bool last = (_front[source] & LastBit) != 0;
        _way[source] = last ? -1 : output;
        if (last)
        {
            _holder[target] = -1;
            _first[target] = input + 1;
        }

        _firstChannel[output] = channel + 1;
        Withdraw(target, input, output);
        _wanted[source] &= ~(1u << output);
        return _wanted[source] == 0 && Leave(source, input, channel) ? input : -1;
    }

    /// <summary>Takes away the flits that lead nowhere, and counts them.</summary>
    /// <returns>Channels of the local input, a bit each, in whose buffers a place became free.</returns>
    public uint Drop()
    {
        // The flit behind a dropped one may lead nowhere either: its turn is the next cycle.
        uint dropping = _dropping;
        _dropping = 0;
        uint freed = 0;
        for (int channel = 0; dropping >> channel != 0; channel++)
        {
            if ((dropping >> channel & 1) != 0)
            {
                Dropped = Math.Min(Dropped + 1, MostDropped);
                freed |= Leave(channel, 0, channel) ? 1u << channel : 0;
            }
        }

        return freed;
    }

    /// <summary>With two stages: flits move from the buffers to where their route is known.</summary>
    /// <param name="freed">By input: channels, a bit each, in whose buffers a place became free. Empty where nobody asks.</param>
    public void Refill(Span<uint> freed)
    {
        if (!_twoStage)
        {
            return;
        }

        for (int source = 0; source < _hasFront.Length; source++)
        {
            if (!_hasFront[source] && _count[source] > 0)
            {
                (int input, int channel) = (source / _channels, source % _channels);
                Advance(source, input, channel);
                if (!freed.IsEmpty)
                {
                    freed[input] |= 1u << channel;
                }
            }
        }
    }

    /// <summary>A flit comes in; there must have been room at the beginning of the cycle.</summary>
    public void Put(int input, int channel, ulong flit)
    {
        int source = (input * _channels) + channel;
        if (_count[source] == _depth)
        {
            throw new InvalidOperationException($"A flit came to a full buffer: {(NocPort)input}, channel {channel}.");
        }

        Flits++;
        int place = (_oldest[source] + _count[source]) & (Places - 1);
        _buffer[(source * Places) + place] = flit;
        if (++_count[source] == _depth)
        {
            _room[input] &= ~(1u << channel);
        }

        if (!_twoStage && _count[source] == 1)
        {
            Show(source, input, channel, flit);
        }
    }

    /// <summary>Outputs, a bit each, that a head flit goes to from an input: x first, then y, then z; 0 for nowhere.</summary>
    /// <param name="input">Where it came in: copies of a multicast never turn back.</param>
    /// <param name="flit">The flit.</param>
    public uint Route(int input, ulong flit)
    {
        int address = (int)(flit >> 1) & 0x1FF;
        if (_groups.Length > 0 && (flit & 0xC0000001) == 0x40000000)
        {
            return address < _groups.Length ? _groups[address] & Onward(input) : 0;
        }

        MeshSize mesh = _parameters.Size;
        (int x, int y, int z) = (address & 7, (address >> 3) & 7, address >> 6);
        if (x >= mesh.X || y >= mesh.Y || z >= mesh.Z)
        {
            return 0;
        }

        NocPort way = x != _x ? (x > _x ? NocPort.East : NocPort.West)
            : y != _y ? (y > _y ? NocPort.North : NocPort.South)
            : z != _z ? (z > _z ? NocPort.Up : NocPort.Down)
            : NocPort.Local;
        return 1u << (int)way;
    }

    // A branch leaves its dimension for a later one or for the node, or goes straight on.
    private static uint Onward(int input)
    {
        const uint alongZ = 0b1100000;
        const uint alongY = 0b0011000;
        return (NocPort)input switch
        {
            NocPort.Local => 0b1111111,
            NocPort.East => alongZ | alongY | 1 | (1u << (int)NocPort.West),
            NocPort.West => alongZ | alongY | 1 | (1u << (int)NocPort.East),
            NocPort.North => alongZ | 1 | (1u << (int)NocPort.South),
            NocPort.South => alongZ | 1 | (1u << (int)NocPort.North),
            NocPort.Up => 1 | (1u << (int)NocPort.Down),
            _ => 1 | (1u << (int)NocPort.Up),
        };
    }

    // The first set bit from a position on, in a circle.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Next(uint bits, int from)
    {
        uint later = bits & (uint.MaxValue << from);
        return BitOperations.TrailingZeroCount(later != 0 ? later : bits);
    }

    // Whether the holder of an output's channel has a flit for it; a free channel finds its holder.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Holds(int target)
    {
        uint requests = _requests[target];
        if (requests == 0)
        {
            return false;
        }

        if (_holder[target] < 0)
        {
            _holder[target] = Next(requests, _first[target]);
            return true;
        }

        return (requests >> _holder[target] & 1) != 0;
    }

    private void Withdraw(int target, int input, int output)
    {
        _requests[target] &= ~(1u << input);
        if (_requests[target] == 0)
        {
            uint others = 0;
            for (int channel = 0; channel < _channels; channel++)
            {
                others |= _requests[(output * _channels) + channel];
            }

            Busy &= others == 0 ? ~(1u << output) : uint.MaxValue;
        }
    }

    // The flit that asked for outputs is gone; true where that made room in the buffer.
    private bool Leave(int source, int input, int channel)
    {
        Flits--;
        _hasFront[source] = false;
        if (_twoStage)
        {
            return false;
        }

        Free(source, input, channel);
        if (_count[source] > 0)
        {
            Show(source, input, channel, _buffer[(source * Places) + _oldest[source]]);
        }

        return true;
    }

    private void Advance(int source, int input, int channel)
    {
        ulong flit = _buffer[(source * Places) + _oldest[source]];
        Free(source, input, channel);
        Show(source, input, channel, flit);
    }

    private void Free(int source, int input, int channel)
    {
        _oldest[source] = (_oldest[source] + 1) & (Places - 1);
        _count[source]--;
        _room[input] |= 1u << channel;
    }

    // A flit asks for its outputs: a head for those of its route, the others for that of their packet.
    private void Show(int source, int input, int channel, ulong flit)
    {
        _front[source] = flit;
        _hasFront[source] = true;
        uint outputs = (flit & HeadBit) != 0 ? Route(input, flit) : _way[source] >= 0 ? 1u << _way[source] : 0;
        if (outputs == 0)
        {
            // Only the local input checks what comes in; all others come from routers that did.
            _dropping |= input == (int)NocPort.Local ? 1u << channel : 0;
            return;
        }

        _wanted[source] = outputs;
        Busy |= outputs;
        while (outputs != 0)
        {
            int output = BitOperations.TrailingZeroCount(outputs);
            outputs &= outputs - 1;
            _requests[(output * _channels) + channel] |= 1u << input;
        }
    }
}
