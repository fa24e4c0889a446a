namespace Hdl.Noc.NocMesh.Traffic;

/// <summary>
/// Knows every packet that is under way, and checks each flit that arrives against what was sent: exactly once,
/// unchanged, at its destination, in order within (source, destination, virtual channel), and no packet inside another
/// on a channel. Memory grows with the packets under way, not with those sent.
/// </summary>
internal sealed class PacketTracker
{
    private const int None = -1;
    private const int MostErrors = 10;
    private const int LookAhead = 64;
    private readonly INocSimulator _mesh;
    private readonly int _channels;
    private readonly int _nodes;
    private readonly int[] _addresses;

    // By stream, (source * nodes + destination) * V + channel: packets sent, and the list of those under way.
    private readonly uint[] _sent;
    private readonly int[] _first;
    private readonly int[] _last;

    // By output, node * V + channel: the packet that is arriving.
    private readonly int[] _open;
    private readonly int[] _place;
    private readonly List<string> _errors = [];
    private Packet[] _packets = new Packet[256];
    private int _free = None;
    private int _used;

    /// <summary>Nothing under way.</summary>
    /// <param name="mesh">Where packets travel.</param>
    public PacketTracker(INocSimulator mesh)
    {
        _mesh = mesh;
        (_channels, _nodes) = (mesh.VirtualChannels, mesh.Size.Nodes);
        _addresses = [.. Enumerable.Range(0, _nodes).Select(mesh.Size.AddressOf)];
        int streams = _nodes * _nodes * _channels;
        (_sent, _first, _last) = (new uint[streams], new int[streams], new int[streams]);
        (_open, _place) = (new int[_nodes * _channels], new int[_nodes * _channels]);
        Array.Fill(_first, None);
        Array.Fill(_open, None);
    }

    /// <summary>Packets begun and not wholly arrived.</summary>
    public long UnderWay { get; private set; }

    /// <summary>Flits that arrived as they should.</summary>
    public long Flits { get; private set; }

    /// <summary>Links between routers that those flits passed.</summary>
    public long FlitHops { get; private set; }

    /// <summary>Flits that did not.</summary>
    public long ErrorCount { get; private set; }

    /// <summary>The first of them, in words.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>A packet begins.</summary>
    /// <param name="source">Node that sends it.</param>
    /// <param name="destination">Node it goes to.</param>
    /// <param name="channel">Virtual channel.</param>
    /// <param name="created">Cycle of its creation.</param>
    /// <param name="length">Flits.</param>
    /// <param name="head">0, or head bits of a memory packet, see <see cref="TrafficFlit.Of"/>.</param>
    /// <returns>A number for <see cref="Flit"/>.</returns>
    public int Begin(int source, int destination, int channel, long created, int length, uint head = 0)
    {
        int packet = _free;
        if (packet == None)
        {
            if (_used == _packets.Length)
            {
                Array.Resize(ref _packets, 2 * _packets.Length);
            }

            packet = _used++;
        }
        else
        {
            _free = _packets[packet].Next;
        }

        int stream = (((source * _nodes) + destination) * _channels) + channel;
        _packets[packet] = new Packet(created, source, destination, channel, _sent[stream]++, length, head);
        if (_first[stream] == None)
        {
            _first[stream] = packet;
        }
        else
        {
            _packets[_last[stream]].Next = packet;
        }

        _last[stream] = packet;
        UnderWay++;
        return packet;
    }

    /// <summary>A flit of a packet.</summary>
    /// <param name="packet">From <see cref="Begin"/>.</param>
    /// <param name="index">Its place, from 0.</param>
    public ulong Flit(int packet, int index)
    {
        ref Packet p = ref _packets[packet];
        return TrafficFlit.Of(
            _addresses[p.Source], _addresses[p.Destination], p.Channel, p.Number, index, p.Length, p.Head);
    }

    /// <summary>A flit arrived.</summary>
    /// <param name="delivery">Where and what.</param>
    /// <param name="arrived">The packet, where this was the last flit of it.</param>
    /// <returns>Whether it was.</returns>
    public bool Arrive(in NocDelivery delivery, out Packet arrived)
    {
        arrived = default;
        int lane = (delivery.Node * _channels) + delivery.Channel;
        int packet = _open[lane];
        if (packet == None)
        {
            packet = Opened(delivery);
            if (packet == None)
            {
                return false;
            }

            _open[lane] = packet;
            _place[lane] = 0;
        }

        ref Packet p = ref _packets[packet];
        if (delivery.Flit != Flit(packet, _place[lane]))
        {
            Error(
                delivery,
                $"is not flit {_place[lane]} of packet {p.Number} from node {p.Source}: lost, changed, or another "
                + $"packet's");
            return false;
        }

        Flits++;
        FlitHops += _mesh.Size.RoutersBetween(p.Source, p.Destination) - 1;
        if (++_place[lane] < p.Length)
        {
            return false;
        }

        _open[lane] = None;
        arrived = p;
        Remove(packet);
        return true;
    }

    // The packet that a first flit belongs to: the oldest of its stream.
    private int Opened(in NocDelivery delivery)
    {
        int source = _mesh.Size.NodeAt(TrafficFlit.Source(delivery.Flit));
        int destination = _mesh.Size.NodeAt(TrafficFlit.Destination(delivery.Flit));
        if ((delivery.Flit & TrafficFlit.Head) == 0 || source < 0)
        {
            Error(delivery, "belongs to no packet that began here");
            return None;
        }

        if (destination != delivery.Node)
        {
            Error(delivery, $"is for node {destination}");
            return None;
        }

        int stream = (((source * _nodes) + destination) * _channels) + delivery.Channel;
        int packet = _first[stream];
        for (int passed = 0; packet != None && passed < LookAhead; passed++)
        {
            if (Flit(packet, 0) == delivery.Flit)
            {
                if (passed > 0)
                {
                    Error(delivery, $"came before {passed} older packets from node {source}");
                }

                return packet;
            }

            packet = _packets[packet].Next;
        }

        Error(delivery, _first[stream] == None
            ? $"came twice, or was never sent by node {source}"
            : $"came twice or was changed: packet {_packets[_first[stream]].Number} from node {source} comes next");
        return None;
    }

    private void Remove(int packet)
    {
        ref Packet p = ref _packets[packet];
        int stream = (((p.Source * _nodes) + p.Destination) * _channels) + p.Channel;
        int before = None;
        for (int other = _first[stream]; other != packet; other = _packets[other].Next)
        {
            before = other;
        }

        if (before == None)
        {
            _first[stream] = p.Next;
        }
        else
        {
            _packets[before].Next = p.Next;
        }

        if (_last[stream] == packet)
        {
            _last[stream] = before;
        }

        p.Next = _free;
        _free = packet;
        UnderWay--;
    }

    private void Error(in NocDelivery delivery, string what)
    {
        ErrorCount++;
        if (_errors.Count < MostErrors)
        {
            _errors.Add($"node {delivery.Node}, channel {delivery.Channel}: flit 0x{delivery.Flit:x9} {what}");
        }
    }

    /// <summary>A packet under way.</summary>
    public struct Packet(long created, int source, int destination, int channel, uint number, int length, uint head)
    {
        public readonly long Created = created;
        public readonly int Source = source;
        public readonly int Destination = destination;
        public readonly int Channel = channel;
        public readonly uint Number = number;
        public readonly int Length = length;
        public readonly uint Head = head;

        /// <summary>The next one of the same stream, or the next free place.</summary>
        public int Next = None;
    }
}
