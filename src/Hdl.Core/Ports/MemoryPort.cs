namespace Hdl.Core.Ports;

/// <summary>How a module reads and writes a memory.</summary>
public enum MemoryProtocol
{
    /// <summary>As an AXI4 master.</summary>
    Axi4,

    /// <summary>
    /// By commands to a data mover, which reads: AXI4-Streams of commands as the AXI DataMover of AMD takes them
    /// (PG022), and of what it reads.
    /// </summary>
    Mover,
}

/// <summary>What a module asks of the memory behind it, and what it promises.</summary>
/// <param name="AddressBits">Bits of a byte address, 12..64.</param>
/// <param name="BusBytes">Bytes of a data word: 4, 8, .. 64.</param>
public sealed record MemoryPortShape(int AddressBits, int BusBytes)
{
    /// <summary>How it is read and written. Default: as an AXI4 master.</summary>
    public MemoryProtocol Protocol { get; init; } = MemoryProtocol.Axi4;

    /// <summary>Whether it has the channels AR and R. Default: true.</summary>
    public bool Reads { get; init; } = true;

    /// <summary>Whether it has the channels AW, W and B. Default: false.</summary>
    public bool Writes { get; init; }

    /// <summary>Most words of a burst, 1..256; a longer one is a fault. Default: 256.</summary>
    public int BurstBeats { get; init; } = 256;

    /// <summary>Most bursts, or commands, in flight of each direction, 1..64; more are a fault. Default: 64.</summary>
    public int Outstanding { get; init; } = 64;
}

/// <summary>
/// An AXI4 master port of a module, or its streams to and from a data mover, to which benches connect a memory. Its
/// channels are streams as others, but none of
/// <see cref="ModuleInterface.Streams"/>: a bench answers them by itself.
/// </summary>
/// <param name="Name">First part of its ports' names: <c>m_axi</c>, <c>m_axi_w</c>.</param>
/// <param name="Shape">Widths and limits.</param>
/// <param name="Channels">AW, W, B where it writes, then AR, R where it reads; each named after the port with
/// <c>_aw</c> and so on.</param>
public sealed record MemoryPort(string Name, MemoryPortShape Shape, IReadOnlyList<StreamPort> Channels)
{
    /// <summary>AW and AR, those of them that it has; the commands to a data mover.</summary>
    public IEnumerable<StreamPort> AddressChannels =>
        new[] { "aw", "ar" }.Select(Find).OfType<StreamPort>();

    /// <summary>Whether it is a data mover's streams.</summary>
    public bool IsMover => Shape.Protocol == MemoryProtocol.Mover;

    /// <summary>
    /// A channel by its place: <c>aw</c>, <c>w</c>, <c>b</c>, <c>ar</c>, <c>r</c>; of a data mover its commands are
    /// <c>ar</c>, and what it reads is <c>r</c>. Null where there is none.
    /// </summary>
    public StreamPort? Find(string place) => IsMover
        ? Channels.ElementAtOrDefault(Array.IndexOf(["ar", "r"], place))
        : Channels.FirstOrDefault(channel => channel.Name == $"{Name}_{place}");
}
