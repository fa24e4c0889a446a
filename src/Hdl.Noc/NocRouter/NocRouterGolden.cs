using System.Numerics;
using System.Runtime.CompilerServices;
using Hdl.Core.Parameters;

namespace Hdl.Noc.NocRouter;

/// <summary>
/// A router of a 3D mesh, cycle by cycle, written from the specification: dimension order, wormholes, round-robin
/// arbitration (TW-SNN, section 4.3, Fig. 8c). A cycle is <see cref="Decide"/> for every busy output,
/// <see cref="Drop"/>, <see cref="Take"/> for every flit that moved, <see cref="Refill"/> and last <see cref="Put"/>
/// for every flit that came: so that any number of routers step together. A flit is kind (33:32) and data (31:0);
/// virtual channels are independent queues that share the links. Allocation-free.
/// </summary>
public sealed partial class NocRouterGolden
{
    /// <summary>Bit of a flit that begins a packet: its data carry the destination.</summary>
    public const ulong HeadBit = 1UL << 32;

    /// <summary>Bit of a flit that ends a packet.</summary>
    public const ulong LastBit = 1UL << 33;

    /// <summary>Greatest count of dropped flits; it stays there.</summary>
    public const int MostDropped = 255;

    private const int PortCount = 7;
    private readonly int _channels;
    private readonly int _depth;
    private readonly int _places;
    private readonly bool _twoStage;
    private readonly MeshSize _size;
    private readonly int _x;
    private readonly int _y;
    private readonly int _z;
    private readonly uint[] _groups;

    // By virtual channel, port * V + v.
    private readonly Source[] _sources;
    private readonly Target[] _targets;
    private readonly ulong[] _buffers;

    // By port.
    private readonly uint[] _room;
    private readonly int[] _firstChannel;
    private readonly int[] _served;
    private uint _dropping;
    private uint _open;

    /// <summary>A router after reset.</summary>
    /// <param name="parameters">Mesh, place, channels, depth and pipeline.</param>
    public NocRouterGolden(NocRouterParameters parameters)
    {
        _channels = parameters.Links.VirtualChannels;
        _depth = parameters.Links.Depth;
        _places = (int)BitOperations.RoundUpToPowerOf2((uint)_depth);
        _twoStage = parameters.Links.Pipeline == NocPipeline.TwoStage;
        _size = parameters.Size;
        (_x, _y, _z) = (parameters.X, parameters.Y, parameters.Z);
        _groups = new uint[parameters.MulticastGroups];
        _sources = new Source[PortCount * _channels];
        _targets = new Target[PortCount * _channels];
        _buffers = new ulong[_sources.Length * _places];
        _room = new uint[PortCount];
        _firstChannel = new int[PortCount];
        _served = new int[PortCount];
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
        Array.Fill(_sources, new Source { Way = -1 });
        Array.Fill(_targets, new Target { Holder = -1 });
        Array.Clear(_firstChannel);
        Array.Fill(_served, -1);
        Array.Fill(_room, (1u << _channels) - 1);
        _dropping = 0;
        _open = 0;
        Busy = 0;
        Flits = 0;
        Dropped = 0;
    }

    /// <summary>Sets the outputs, a bit each, of this router in the tree of a multicast group.</summary>
    public void SetGroup(int group, uint outputs) => _groups[group] = outputs;

    /// <summary>
    /// Virtual channels, a bit each, of an input in whose buffer there is room at the beginning of the cycle.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Room(int input) => _room[input];

    /// <summary>
    /// Arbitration of an output. Each of its channels is offered to the input that holds it; a free one to the next
    /// input that asks, in turn, which then holds it until the last flit of its packet has left. Of the channels that
    /// are held by a waiting flit and ready, the next in turn is served.
    /// </summary>
    /// <param name="output">The output.</param>
    /// <param name="ready">Virtual channels, a bit each, whose receiver has room.</param>
    /// <param name="offered">The channel whose flit stands at the output; -1 for none. With one channel it does not
    /// wait for room.</param>
    /// <returns>Whether the flit leaves.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Decide(int output, uint ready, out int offered)
    {
        if (_channels == 1)
        {
            offered = Holds(ref _targets[output]) ? 0 : -1;
            return offered == 0 && (ready & 1) != 0;
        }

        uint able = 0;
        int lane = output * _channels;
        for (int channel = 0; channel < _channels; channel++)
        {
            able |= Holds(ref _targets[lane + channel]) ? ready & (1u << channel) : 0;
        }

        offered = able == 0 ? -1 : Next(able, _firstChannel[output]);
        return able != 0;
    }

    /// <summary>The flit that stands at an output's channel.</summary>
    public ulong Peek(int output, int channel) =>
        _sources[(_targets[(output * _channels) + channel].Holder * _channels) + channel].Front;

    /// <summary>
    /// Data of the input that an output has served last: of the flit that came to its front last, gone or not; 0 at
    /// first.
    /// </summary>
    public uint Held(int output) => _served[output] < 0 ? 0 : (uint)_sources[_served[output]].Front;

    /// <summary>Hands over the flit that <see cref="Decide"/> let leave.</summary>
    /// <param name="output">The output.</param>
    /// <param name="channel">Its channel.</param>
    /// <returns>The input whose buffer got a free place, or -1: a flit stays until its last copy has left.</returns>
    public int Take(int output, int channel)
    {
        ref Target target = ref _targets[(output * _channels) + channel];
        int input = target.Holder;
        int lane = (input * _channels) + channel;
        ref Source source = ref _sources[lane];
        source.Way = output;
        if ((source.Front & LastBit) != 0)
        {
            source.Way = -1;
            target.Holder = -1;
            target.First = input + 1;
        }

        _firstChannel[output] = channel + 1;
        _served[output] = lane;
        target.Requests &= ~(1u << input);
        if (target.Requests == 0)
        {
            Rest(output);
        }

        source.Wanted &= ~(1u << output);
        return source.Wanted == 0 && Leave(lane, input, channel) ? input : -1;
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
    /// <param name="freed">By input: channels, a bit each, in whose buffers a place became free. Empty where nobody
    /// asks.</param>
    public void Refill(Span<uint> freed)
    {
        if (!_twoStage)
        {
            return;
        }

        for (int lane = 0; lane < _sources.Length; lane++)
        {
            ref Source source = ref _sources[lane];
            if (!source.HasFront && source.Count > 0)
            {
                (int input, int channel) = (lane / _channels, lane % _channels);
                ulong flit = _buffers[(lane * _places) + source.Oldest];
                Free(ref source, input, channel);
                Show(ref source, input, channel, flit);
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
        int lane = (input * _channels) + channel;
        ref Source source = ref _sources[lane];
        if (source.Count == _depth)
        {
            throw new InvalidOperationException($"A flit came to a full buffer: {(NocPort)input}, channel {channel}.");
        }

        Flits++;
        if (input == (int)NocPort.Local)
        {
            flit = Admit(channel, flit);
        }

        _buffers[(lane * _places) + ((source.Oldest + source.Count) & (_places - 1))] = flit;
        if (++source.Count == _depth)
        {
            _room[input] &= ~(1u << channel);
        }

        if (!_twoStage && source.Count == 1)
        {
            Show(ref source, input, channel, flit);
        }
    }

    /// <summary>
    /// Outputs, a bit each, that a head flit goes to from an input: x first, then y, then z; 0 for nowhere.
    /// </summary>
    /// <param name="input">Where it came in: copies of a multicast never turn back.</param>
    /// <param name="flit">The flit.</param>
    public uint Route(int input, ulong flit)
    {
        int address = (int)(flit >> 1) & 0x1FF;
        if (IsMulticast(flit))
        {
            return address < _groups.Length ? _groups[address] & Onward(input) : 0;
        }

        (int x, int y, int z) = (address & 7, (address >> 3) & 7, address >> 6);
        if (x >= _size.X || y >= _size.Y || z >= _size.Z)
        {
            return 0;
        }

        NocPort way = x != _x ? (x > _x ? NocPort.East : NocPort.West)
            : y != _y ? (y > _y ? NocPort.North : NocPort.South)
            : z != _z ? (z > _z ? NocPort.Up : NocPort.Down)
            : NocPort.Local;
        return 1u << (int)way;
    }

    // The local input makes packets of whatever comes: a head before the last flit of a packet is one of its bodies,
    // and a multicast is a packet by itself, so that no output is ever left held.
    private ulong Admit(int channel, ulong flit)
    {
        uint bit = 1u << channel;
        flit &= (_open & bit) != 0 ? ~HeadBit : ulong.MaxValue;
        bool head = (flit & HeadBit) != 0;
        flit |= head && IsMulticast(flit) ? LastBit : 0;
        _open |= head ? bit : 0;
        _open &= (flit & LastBit) != 0 ? ~bit : uint.MaxValue;
        return flit;
    }

    // Bits 31:30 are 1, and it is no memory flit.
    private bool IsMulticast(ulong flit) => _groups.Length > 0 && (flit & 0xC0000001) == 0x40000000;

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
    private static bool Holds(ref Target target)
    {
        if (target.Requests == 0)
        {
            return false;
        }

        if (target.Holder < 0)
        {
            target.Holder = Next(target.Requests, target.First);
            return true;
        }

        return (target.Requests >> target.Holder & 1) != 0;
    }

    // Nobody asks for a channel of an output any more, and perhaps for none of it.
    private void Rest(int output)
    {
        uint others = 0;
        for (int channel = 0; channel < _channels; channel++)
        {
            others |= _targets[(output * _channels) + channel].Requests;
        }

        Busy &= others == 0 ? ~(1u << output) : uint.MaxValue;
    }

    // The flit that asked for outputs is gone; true where that made room in the buffer.
    private bool Leave(int lane, int input, int channel)
    {
        Flits--;
        ref Source source = ref _sources[lane];
        source.HasFront = false;
        if (_twoStage)
        {
            return false;
        }

        Free(ref source, input, channel);
        if (source.Count > 0)
        {
            Show(ref source, input, channel, _buffers[(lane * _places) + source.Oldest]);
        }

        return true;
    }

    private void Free(ref Source source, int input, int channel)
    {
        source.Oldest = (byte)((source.Oldest + 1) & (_places - 1));
        source.Count--;
        _room[input] |= 1u << channel;
    }

    // A flit asks for its outputs: a head for those of its route, the others for that of their packet.
    private void Show(ref Source source, int input, int channel, ulong flit)
    {
        source.Front = flit;
        source.HasFront = true;
        uint outputs = (flit & HeadBit) != 0 ? Route(input, flit) : source.Way >= 0 ? 1u << source.Way : 0;
        if (outputs == 0)
        {
            // Only the local input checks what comes in; all others come from routers that did.
            _dropping |= input == (int)NocPort.Local ? 1u << channel : 0;
            return;
        }

        source.Wanted = outputs;
        Busy |= outputs;
        while (outputs != 0)
        {
            int output = BitOperations.TrailingZeroCount(outputs);
            outputs &= outputs - 1;
            _targets[(output * _channels) + channel].Requests |= 1u << input;
        }
    }
}
