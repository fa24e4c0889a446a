namespace Hdl.Core.Golden;

/// <summary>Bytes from an address on.</summary>
/// <param name="Address">Byte address of the first.</param>
/// <param name="Bytes">The bytes.</param>
public sealed record MemoryRegion(ulong Address, byte[] Bytes);

/// <summary>
/// Addresses that answer SLVERR: what is read there is right all the same, what is written there is not kept.
/// </summary>
/// <param name="Address">Byte address of the first.</param>
/// <param name="Length">Bytes.</param>
public sealed record MemoryFault(ulong Address, ulong Length)
{
    /// <summary>Whether reading fails. Default: true.</summary>
    public bool Reads { get; init; } = true;

    /// <summary>Whether writing fails. Default: true.</summary>
    public bool Writes { get; init; } = true;
}

/// <summary>
/// How fast a memory is where there are no random stalls; in passes with stalls the bench draws another one. A row is
/// opened in its bank as soon as the burst's address is there and the bank has given the words of its row before.
/// </summary>
public sealed record MemoryTiming
{
    /// <summary>
    /// Cycles from an address to its first word, or from the last written word to its answer; 1 or more.
    /// </summary>
    public int Latency { get; init; } = 1;

    /// <summary>Bursts in flight of each direction that it takes, 1..64. Default: 64.</summary>
    public int Outstanding { get; init; } = 64;

    /// <summary>Cycles to open a row that is not open in its bank. Default: 0.</summary>
    public int RowOpening { get; init; }

    /// <summary>Bytes of a row, a power of two, 256 or more. Default: 2,048.</summary>
    public int RowBytes { get; init; } = 2048;

    /// <summary>Banks, 1..64; row r is in bank r mod banks. Default: 8.</summary>
    public int Banks { get; init; } = 8;
}

/// <summary>
/// What is in the memory behind an AXI4 master port. Addresses outside its regions answer DECERR and read as 0.
/// </summary>
public sealed record MemoryContent
{
    /// <summary>Regions that do not overlap, each a number of whole data words at a multiple of them.</summary>
    public IReadOnlyList<MemoryRegion> Regions { get; init; } = [];

    /// <summary>Addresses that fail.</summary>
    public IReadOnlyList<MemoryFault> Faults { get; init; } = [];

    /// <summary>Speed in phases without random stalls.</summary>
    public MemoryTiming Timing { get; init; } = new();
}
