using Hdl.Core.Numerics;

namespace Hdl.Noc.NocMesh.Traffic;

/// <summary>
/// Contents of the flits of synthetic traffic. The first flit of a packet: destination in 9:1, source in 21:13, the low
/// eight bits of the packet's number in 29:22, three check bits in 12:10, the rest 0. The others: 32 check bits. Both
/// are a function of source, destination, virtual channel, number and place, so that a flit that is lost, doubled,
/// changed or overtaken shows.
/// </summary>
internal static class TrafficFlit
{
    /// <summary>Bit of a packet's first flit.</summary>
    public const ulong Head = 1UL << 32;

    /// <summary>Bit of a packet's last flit.</summary>
    public const ulong Last = 1UL << 33;

    private const int DestinationBit = 1;
    private const int CheckBit = 10;
    private const int SourceBit = 13;
    private const int NumberBit = 22;
    private const int AddressMask = 0x1FF;

    /// <summary>A flit.</summary>
    /// <param name="source">Address of the source.</param>
    /// <param name="destination">Address of the destination.</param>
    /// <param name="channel">Virtual channel.</param>
    /// <param name="number">Number of the packet among those of its source, destination and channel.</param>
    /// <param name="index">Place in the packet.</param>
    /// <param name="length">Flits of the packet.</param>
    /// <param name="head">0, or bits of a memory packet's head, which take the places of number and check bits.</param>
    public static ulong Of(int source, int destination, int channel, uint number, int index, int length, uint head)
    {
        ulong kind = (index == 0 ? Head : 0) | (index == length - 1 ? Last : 0);
        ulong key =
            (uint)source
            | ((ulong)(uint)destination << 9)
            | ((ulong)(uint)channel << 18)
            | ((ulong)(uint)index << 20)
            | ((ulong)number << 32);
        ulong check = CounterRandom.Mix(key);
        if (index > 0)
        {
            return kind | (uint)check;
        }

        ulong ends = ((ulong)(uint)destination << DestinationBit) | ((ulong)(uint)source << SourceBit);
        return kind | ends | (head != 0 ? head : ((check & 7) << CheckBit) | ((ulong)(number & 0xFF) << NumberBit));
    }

    /// <summary>Address of the source in a first flit.</summary>
    public static int Source(ulong flit) => (int)(flit >> SourceBit) & AddressMask;

    /// <summary>Address of the destination in a first flit.</summary>
    public static int Destination(ulong flit) => (int)(flit >> DestinationBit) & AddressMask;

    /// <summary>The low bits of the packet's number in a first flit that is not a memory packet's.</summary>
    public static uint Number(ulong flit) => (uint)(flit >> NumberBit) & 0xFF;
}
