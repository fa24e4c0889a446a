using Hdl.Spiking.NetworkInterface;
using Hdl.Spiking.TwSnnNode;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>
/// Requests of a host that asks a node for everything: each bit of what it keeps, addresses where there is nothing,
/// packets of every length. The gateway sees to it that packets are whole; more is the business of the node's own
/// scenarios.
/// </summary>
/// <param name="cluster">Which node.</param>
/// <param name="random">Chooses data.</param>
internal sealed class NocMemoryPackets(NocClusterParameters cluster, Random random)
{
    private readonly TwSnnNodeParameters _node = cluster.Node;

    /// <summary>All registers.</summary>
    public uint[] Registers => Read(NodeAddress.Id, 11);

    /// <summary>Words of weights, with places between them where nothing is.</summary>
    public uint[] LongRead => Read(NodeAddress.Weight(0, 0), Flit.MaxBurst);

    /// <summary>
    /// Each bit of each place, alone and as the only 0; of constants, numbers up to each bit as well.
    /// </summary>
    public IEnumerable<uint[]> Bits()
    {
        uint[] places =
        [
            NodeAddress.Id,
            NodeAddress.Dropped,
            NodeAddress.Node,
            NodeAddress.Entries,
            NodeAddress.Consumers,
            NodeAddress.Predecessors,
            .. Enumerable.Range(0, 3).Select(NodeAddress.Constant),
            NodeAddress.Steps,
            NodeAddress.Destination(0), NodeAddress.Destination(_node.Lists.Destinations - 1),
            NodeAddress.Predecessor(0), NodeAddress.Predecessor(_node.Lists.Predecessors - 1),
            NodeAddress.Base(0), NodeAddress.Base(_node.Lists.Sources - 1),
            NodeAddress.Weight(_node.Inputs - 1, 0), NodeAddress.Bias(_node.Interface.Words - 1),
        ];
        foreach (uint place in places)
        {
            for (int bit = 0; bit < 32; bit++)
            {
                bool constant = place >= NodeAddress.Constant(0) && place <= NodeAddress.Constant(2);
                foreach (uint value in (uint[])
                        [1u << bit, ~(1u << bit), .. constant ? new[] { (1u << bit) - 1, uint.MaxValue << bit } : []])
                {
                    yield return Write(place, value);
                    yield return Read(place, 1);
                }
            }
        }
    }

    /// <summary>
    /// Every bit of an address, in every region, alone; bases around the greatest; bursts over the ends of regions.
    /// </summary>
    public IEnumerable<uint[]> Holes()
    {
        // Entries that are not in use were never written.
        yield return BurstWrite(
            NodeAddress.Destination(0),
            [.. Enumerable.Range(0, _node.Lists.Destinations).Select(_ => (uint)random.Next(1024))]);
        yield return BurstWrite(
            NodeAddress.Predecessor(0),
            [.. Enumerable.Range(0, _node.Lists.Predecessors).Select(_ => (uint)random.Next(512))]);
        for (uint region = 0; region < 16; region++)
        {
            for (int bit = -1; bit < 28; bit++)
            {
                uint address = (region << 28) | (bit < 0 ? 0 : 1u << bit);
                yield return Read(address, 1);
                if (region > 1)
                {
                    yield return Write(address, (uint)random.Next(_node.Inputs));
                }
            }

            yield return
            [
                Flit.Request(cluster.Address, 0, MemoryOperation.Read, 1) | (2u << 30),
                (region << 28) | 0x0800_0000,
            ];
        }

        foreach (int row in (int[])[_node.Inputs - 1, _node.Inputs, 2 * _node.Inputs])
        {
            yield return Write(NodeAddress.Base(0), 0x8000_0000 | (uint)row);
            yield return Read(NodeAddress.Base(0), 1);
        }

        foreach (uint last in (uint[])
                [
                    NodeAddress.Weight(_node.Inputs - 1, _node.Interface.Words - 1),
                    NodeAddress.Bias(_node.Interface.Words - 1),
                    NodeAddress.Base(_node.Lists.Sources - 1),
                    NodeAddress.Destination(_node.Lists.Destinations - 1),
                    NodeAddress.Predecessor(_node.Lists.Predecessors - 1),
                    NodeAddress.Steps,
                    NodeAddress.Bias(0) - 1,
                ])
        {
            yield return BurstWrite(last, [.. Enumerable.Range(0, 3).Select(_ => (uint)random.Next(_node.Inputs))]);
            yield return Read(last, 3);
            yield return Read(last + 1, 2);
        }
    }

    /// <summary>Packets that are as long as they say, or not, or say that they are spoilt.</summary>
    public IEnumerable<uint[]> Lengths()
    {
        foreach (MemoryOperation operation in Enum.GetValues<MemoryOperation>())
        {
            foreach (uint command in (uint[])[0, 1, 2, 3])
            {
                for (int flits = 1; flits <= 6; flits++)
                {
                    uint[] words = [.. Enumerable.Range(0, 4).Select(_ => (uint)random.Next(512))];
                    uint[] packet =
                    [
                        Flit.Request(cluster.Address, 0, operation, 3) | (command << 30),
                        NodeAddress.Predecessor(0),
                        .. words,
                    ];
                    yield return packet[..flits];
                    yield return Read(NodeAddress.Predecessor(0), _node.Lists.Predecessors);
                }
            }
        }
    }

    /// <summary>Writes a word.</summary>
    public uint[] Write(uint address, uint data) =>
        [Flit.Request(cluster.Address, 0, MemoryOperation.Write, random.Next(1, 257)), address, data];

    private uint[] BurstWrite(uint address, uint[] data) =>
        [Flit.Request(cluster.Address, 0, MemoryOperation.BurstWrite, data.Length), address, .. data];

    private uint[] Read(uint address, int words) =>
        [
            Flit.Request(cluster.Address, 0, words == 1 ? MemoryOperation.Read : MemoryOperation.BurstRead, words),
            address,
        ];
}
