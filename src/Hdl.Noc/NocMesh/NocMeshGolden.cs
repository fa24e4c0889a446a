using System.Numerics;
using System.Runtime.CompilerServices;
using Hdl.Core.Parameters;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.NocMesh;

/// <summary>
/// A mesh of routers, cycle by cycle: a simulator that agrees with the RTL flit by flit (TW-SNN, section 4.3). In each
/// cycle the local ports are set with <see cref="Offer"/> and <see cref="SetReady"/>, then comes <see cref="Step"/>. A
/// flit is kind (33:32) and data (31:0). Routers without flits cost nothing; registered links cost a little each.
/// Allocation-free.
/// </summary>
public sealed partial class NocMeshGolden
{
    private const int PortCount = 7;
    private readonly NocRouterGolden[] _routers;
    private readonly NocRouterGolden?[] _neighbours;
    private readonly int[] _neighbourNodes;
    private readonly uint[] _ready;
    private readonly ulong[] _active;
    private readonly bool _twoStage;
    private readonly int[] _offers;
    private readonly int[] _offerChannels;
    private readonly ulong[] _offerFlits;
    private readonly long[] _offeredAt;
    private readonly NocDelivery[] _deliveries;
    private readonly Move[] _moves;
    private readonly (uint Channels, long Cycle)[] _freed;
    private readonly NocLinkGolden?[]? _links;
    private readonly int[] _linkChannels;
    private int _offerCount;

    /// <summary>A mesh after reset.</summary>
    /// <param name="parameters">Size, channels, depth, pipeline, multicast groups.</param>
    public NocMeshGolden(NocMeshParameters parameters)
    {
        Size = parameters.Size;
        VirtualChannels = parameters.Links.VirtualChannels;
        _twoStage = parameters.Links.Pipeline == NocPipeline.TwoStage;
        int nodes = Size.Nodes;
        _routers = [.. Enumerable.Range(0, nodes).Select(node => new NocRouterGolden(parameters.RouterAt(node)))];
        _neighbours = new NocRouterGolden?[nodes * PortCount];
        _neighbourNodes = new int[nodes * PortCount];
        _ready = new uint[nodes];
        _active = new ulong[(nodes + 63) / 64];
        (_offers, _offerChannels, _offerFlits, _offeredAt) = (
            new int[nodes], new int[nodes], new ulong[nodes], new long[nodes]);
        _deliveries = new NocDelivery[nodes];
        _moves = new Move[nodes * PortCount];
        _freed = new (uint, long)[nodes];
        for (int node = 0; node < nodes; node++)
        {
            Connect(node);
            for (int group = 0; group < parameters.Groups.Count; group++)
            {
                _routers[node].SetGroup(group, Branches(node, parameters.Groups[group]));
            }
        }

        _linkChannels = new int[nodes * PortCount];
        if (parameters.RegisteredLinks)
        {
            bool IsLink(int link) => link % PortCount != 0 && _neighbours[link] is not null;
            _links = [.. Enumerable.Range(0, nodes * PortCount)
                .Select(link => IsLink(link) ? new NocLinkGolden(parameters) : null)];
        }

        Reset();
    }

    /// <summary>The mesh's size.</summary>
    public MeshSize Size { get; }

    /// <summary>Nodes.</summary>
    public int Nodes => _routers.Length;

    /// <summary>Virtual channels of a link.</summary>
    public int VirtualChannels { get; }

    /// <summary>Cycles since reset.</summary>
    public long Cycle { get; private set; }

    /// <summary>Flits that left a router since reset: over a link, or to a node.</summary>
    public long Hops { get; private set; }

    /// <summary>Flits in the routers; those of a multicast count once in each router they wait in.</summary>
    public int InFlight { get; private set; }

    /// <summary>Flits dropped at a node's local input since reset, at most 255.</summary>
    public int Dropped(int node) => _routers[node].Dropped;

    /// <summary>
    /// The outputs, a bit each in the order of <see cref="NocPort"/>, by which a head flit leaves a router; 0 for none.
    /// </summary>
    public uint Route(int node, NocPort input, ulong flit) => _routers[node].Route((int)input, flit);

    /// <summary>Back to the state after reset: empty, every consumer ready.</summary>
    public void Reset()
    {
        foreach (NocRouterGolden router in _routers)
        {
            router.Reset();
        }

        foreach (NocLinkGolden? link in _links ?? [])
        {
            link?.Reset();
        }

        Array.Fill(_ready, uint.MaxValue);
        Array.Clear(_active);
        Array.Fill(_offeredAt, -1);
        Array.Fill(_freed, (0u, -1));
        _offerCount = 0;
        Cycle = 0;
        Hops = 0;
        InFlight = 0;
    }

    /// <summary>Whether a channel of a node's local input is ready in this cycle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasRoom(int node, int channel) => (_routers[node].Room((int)NocPort.Local) >> channel & 1) != 0;

    /// <summary>Offers a flit, at most one per node and cycle; it is taken only if there is room.</summary>
    public void Offer(int node, int channel, ulong flit)
    {
        if (_offeredAt[node] == Cycle)
        {
            throw new InvalidOperationException($"Node {node} offers two flits in cycle {Cycle}.");
        }

        _offeredAt[node] = Cycle;
        if (HasRoom(node, channel))
        {
            _offers[_offerCount] = node;
            _offerChannels[_offerCount] = channel;
            _offerFlits[_offerCount++] = flit;
        }
    }

    /// <summary>Channels, a bit each, on which a node takes flits in this cycle and all later ones.</summary>
    public void SetReady(int node, uint channels) => _ready[node] = channels;

    /// <summary>The clock edge.</summary>
    /// <returns>What was handed over at the local outputs in this cycle; valid until the next call.</returns>
    public ReadOnlySpan<NocDelivery> Step()
    {
        int moves = Decide();
        DecideLinks();
        int delivered = Take(moves);
        if (_twoStage)
        {
            Refill();
        }

        Put(moves);
        Cycle++;
        return _deliveries.AsSpan(0, delivered);
    }

    /// <summary>
    /// The flit that a node's local output offers in this cycle, taken or not; to be called before <see cref="Step"/>.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="ready">Channels that are ready, a bit each.</param>
    /// <param name="flit">The flit.</param>
    /// <returns>Its channel, or -1.</returns>
    internal int Peek(int node, uint ready, out ulong flit)
    {
        // Arbitration is idempotent within a cycle: Step repeats it and gets the same grant.
        _ = _routers[node].Decide((int)NocPort.Local, ready, out int channel);
        flit = channel < 0 ? 0 : _routers[node].Peek((int)NocPort.Local, channel);
        return channel;
    }

    /// <summary>What a node's local output holds while nothing stands there.</summary>
    internal uint Held(int node) => _routers[node].Held((int)NocPort.Local);

    /// <summary>Channels of a node's local input, a bit each, with room.</summary>
    internal uint Room(int node) => _routers[node].Room((int)NocPort.Local);

    /// <summary>
    /// Channels of a node's local input, a bit each, in whose buffers a place became free in the cycle before.
    /// </summary>
    internal uint Freed(int node) => _freed[node].Cycle == Cycle - 1 ? _freed[node].Channels : 0;

    // Local 0, then pairs of opposites: fast, for it is asked for every hop.
    private static int Opposite(int port) => port == 0 ? 0 : ((port - 1) ^ 1) + 1;

    private int Decide()
    {
        int moves = 0;
        for (int word = 0; word < _active.Length; word++)
        {
            for (ulong rest = _active[word]; rest != 0; rest &= rest - 1)
            {
                int node = (word * 64) + BitOperations.TrailingZeroCount(rest);
                NocRouterGolden router = _routers[node];
                for (uint busy = router.Busy; busy != 0; busy &= busy - 1)
                {
                    int output = BitOperations.TrailingZeroCount(busy);
                    int link = (node * PortCount) + output;
                    uint ready = output == 0 ? _ready[node]
                        : _links is not null ? _links[link]!.Room() : _neighbours[link]!.Room(Opposite(output));
                    if (router.Decide(output, ready, out int channel))
                    {
                        _moves[moves++] = new Move(node, output, channel, router.Peek(output, channel));
                    }
                }
            }
        }

        return moves;
    }

    // What registered links hand over in this cycle.
    private void DecideLinks()
    {
        for (int link = 0; link < _links?.Length; link++)
        {
            if (_links[link] is { } registers)
            {
                _linkChannels[link] =
                    registers.Flits == 0 ? -1 : registers.Decide(_neighbours[link]!.Room(Opposite(link % PortCount)));
            }
        }
    }

    // Flits leave the registers of the links before others come in.
    private void StepLinks()
    {
        for (int link = 0; link < _links?.Length; link++)
        {
            if (_links[link] is not { } registers)
            {
                continue;
            }

            if (_linkChannels[link] is var channel and >= 0)
            {
                _neighbours[link]!.Put(Opposite(link % PortCount), channel, registers.Take(channel));
                Activate(_neighbourNodes[link]);
            }

            registers.Step();
        }
    }

    private int Take(int moves)
    {
        for (int word = 0; word < _active.Length; word++)
        {
            for (ulong rest = _active[word]; rest != 0; rest &= rest - 1)
            {
                int node = (word * 64) + BitOperations.TrailingZeroCount(rest);
                if (_routers[node].Dropping)
                {
                    Free(node, 0, _routers[node].Drop());
                }
            }
        }

        int delivered = 0;
        for (int i = 0; i < moves; i++)
        {
            ref Move move = ref _moves[i];
            if (_routers[move.Node].Take(move.Output, move.Channel) is var input and >= 0)
            {
                Free(move.Node, input, 1u << move.Channel);
            }

            if (move.Output == 0)
            {
                _deliveries[delivered++] = new NocDelivery(move.Node, move.Channel, move.Flit);
            }
        }

        Hops += moves;
        return delivered;
    }

    private void Refill()
    {
        Span<uint> freed = stackalloc uint[PortCount];
        for (int word = 0; word < _active.Length; word++)
        {
            for (ulong rest = _active[word]; rest != 0; rest &= rest - 1)
            {
                int node = (word * 64) + BitOperations.TrailingZeroCount(rest);
                freed.Clear();
                _routers[node].Refill(freed);
                for (int input = 0; input < PortCount; input++)
                {
                    Free(node, input, freed[input]);
                }
            }
        }
    }

    private void Put(int moves)
    {
        StepLinks();
        for (int i = 0; i < moves; i++)
        {
            ref Move move = ref _moves[i];
            if (move.Output != 0)
            {
                int index = (move.Node * PortCount) + move.Output;
                if (_links is not null)
                {
                    _links[index]!.Put(move.Channel, move.Flit);
                    continue;
                }

                _neighbours[index]!.Put(Opposite(move.Output), move.Channel, move.Flit);
                Activate(_neighbourNodes[index]);
            }
        }

        for (int i = 0; i < _offerCount; i++)
        {
            _routers[_offers[i]].Put((int)NocPort.Local, _offerChannels[i], _offerFlits[i]);
            Activate(_offers[i]);
        }

        _offerCount = 0;
        Rest();
    }

    // Routers that became empty are left alone until something comes in.
    private void Rest()
    {
        int flits = 0;
        for (int word = 0; word < _active.Length; word++)
        {
            for (ulong rest = _active[word]; rest != 0; rest &= rest - 1)
            {
                int node = (word * 64) + BitOperations.TrailingZeroCount(rest);
                int own = _routers[node].Flits;
                flits += own;
                if (own == 0)
                {
                    _active[word] &= ~(1UL << node);
                }
            }
        }

        for (int link = 0; link < _links?.Length; link++)
        {
            flits += _links[link]?.Flits ?? 0;
        }

        InFlight = flits;
    }

    private void Activate(int node) => _active[node >> 6] |= 1UL << node;

    // Places became free in the buffers of an input: whoever sends to a local one is told, and a registered link.
    private void Free(int node, int input, uint channels)
    {
        if (input != 0)
        {
            if (_links is not null && channels != 0)
            {
                _links[(_neighbourNodes[(node * PortCount) + input] * PortCount) + Opposite(input)]!.Free(channels);
            }
        }
        else if (channels != 0)
        {
            uint earlier = _freed[node].Cycle == Cycle ? _freed[node].Channels : 0;
            _freed[node] = (earlier | channels, Cycle);
        }
    }

    private void Connect(int node)
    {
        (int x, int y, int z) = Size.PlaceOf(node);
        foreach (NocPort port in Enum.GetValues<NocPort>())
        {
            (int nextX, int nextY, int nextZ) = port switch
            {
                NocPort.East => (x + 1, y, z),
                NocPort.West => (x - 1, y, z),
                NocPort.North => (x, y + 1, z),
                NocPort.South => (x, y - 1, z),
                NocPort.Up => (x, y, z + 1),
                NocPort.Down => (x, y, z - 1),
                _ => (x, y, z),
            };
            bool inside = nextX >= 0 && nextX < Size.X && nextY >= 0 && nextY < Size.Y && nextZ >= 0 && nextZ < Size.Z;
            int index = (node * PortCount) + (int)port;
            _neighbourNodes[index] = inside ? Size.NodeOf(nextX, nextY, nextZ) : -1;
            _neighbours[index] = inside ? _routers[_neighbourNodes[index]] : null;
        }
    }

    private readonly record struct Move(int Node, int Output, int Channel, ulong Flit);
}
