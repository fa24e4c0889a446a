namespace Hdl.Noc.NocMesh.Traffic;

/// <summary>
/// Sends the packets of every node's source into the mesh: one packet per node at a time, in the order of creation, on
/// the next virtual channel in turn that has room when it begins; all its flits on that channel.
/// </summary>
/// <param name="mesh">Where to.</param>
/// <param name="tracker">Told of every packet.</param>
/// <param name="sources">One per node.</param>
internal sealed class Injector(INocSimulator mesh, PacketTracker tracker, IReadOnlyList<PacketSource> sources)
{
    private const int None = -1;
    private readonly int _channels = mesh.VirtualChannels;
    private readonly PacketSource[] _sources = [.. sources];
    private readonly Node[] _nodes = [.. Enumerable.Repeat(new Node { Packet = None }, sources.Count)];
    private long _begunPackets;
    private long _begunFlits;

    /// <summary>Flits that have entered the mesh.</summary>
    public long Entered { get; private set; }

    /// <summary>Whether a packet has begun and its last flit has not entered the mesh.</summary>
    public bool Busy => _nodes.Any(node => node.Packet != None);

    /// <summary>Offers what is to be sent in a cycle, before the mesh's step.</summary>
    /// <param name="cycle">The cycle, from 0.</param>
    public void Inject(long cycle)
    {
        for (int node = 0; node < _nodes.Length; node++)
        {
            ref Node sender = ref _nodes[node];
            if (sender.Packet == None)
            {
                if (_sources[node].Created > cycle || !Begin(node, ref sender))
                {
                    continue;
                }
            }
            else if (!mesh.HasRoom(node, sender.Channel))
            {
                continue;
            }

            mesh.Offer(node, sender.Channel, tracker.Flit(sender.Packet, sender.Index));
            Entered++;
            if (++sender.Index == sender.Length)
            {
                sender.Packet = None;
            }
        }
    }

    /// <summary>The same, but no packet begins: those that have begun are sent to their end.</summary>
    public void Finish() => Inject(-1);

    /// <summary>
    /// Packets created before a cycle, and their flits: those that have left and those in the queues.
    /// </summary>
    /// <param name="cycle">The cycle that <see cref="Inject"/> comes to next.</param>
    public (long Packets, long Flits) Created(long cycle)
    {
        (long packets, long flits) = (_begunPackets, _begunFlits);
        foreach (PacketSource source in _sources)
        {
            (long waiting, long waitingFlits) = source.Waiting(cycle);
            packets += waiting;
            flits += waitingFlits;
        }

        return (packets, flits);
    }

    private bool Begin(int node, ref Node sender)
    {
        for (int turn = 0; turn < _channels; turn++)
        {
            int channel = (sender.First + turn) % _channels;
            if (mesh.HasRoom(node, channel))
            {
                PacketSource source = _sources[node];
                sender.Packet = tracker.Begin(node, source.Destination, channel, source.Created, source.Length);
                sender.Channel = channel;
                sender.Index = 0;
                sender.Length = source.Length;
                sender.First = channel + 1;
                _begunPackets++;
                _begunFlits += source.Length;
                source.Next();
                return true;
            }
        }

        return false;
    }

    private struct Node
    {
        public int Packet;
        public int Channel;
        public int Index;
        public int Length;
        public int First;
    }
}
