using System.Globalization;
using System.Numerics;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Problems;

namespace Hdl.Blocks.Axi;

/// <summary>Parameters of an AXI4 master, reading or writing.</summary>
public abstract record AxiMasterParameters : HdlParameters
{
    private const int PageBytes = 4096;

    /// <summary>Bytes of a data word, a power of two, 4..64. Default: 8.</summary>
    [Parameter("Bytes of a data word, a power of two", Unit = "bytes", Min = 4, Max = 64)]
    public int BusBytes { get; init; } = 8;

    /// <summary>Most words of a burst, a power of two, 16..256; 4 KB end a burst too. Default: 256.</summary>
    [Parameter("Most words of a burst, a power of two", Unit = "words", Min = 16, Max = 256)]
    public int BurstBeats { get; init; } = 256;

    /// <summary>Most bursts in flight, 1..32. Default: 8.</summary>
    [Parameter("Most bursts in flight", Unit = "bursts", Min = 1, Max = 32)]
    public int Outstanding { get; init; } = 8;

    /// <summary>Bits of a byte address, 32..64. Default: 32.</summary>
    [Parameter("Bits of a byte address", Unit = "bits", Min = 32, Max = 64)]
    public int AddressBits { get; init; } = 32;

    /// <summary>Bits of a command's number of words less one, 8..32. Default: 16.</summary>
    [Parameter("Bits of a command's number of words less one", Unit = "bits", Min = 8, Max = 32)]
    public int LengthBits { get; init; } = 16;

    /// <summary>Words that the FIFO of data holds, 16..4096, the longest burst or more. Default: 512.</summary>
    [Parameter("Words of data that can wait, the longest burst or more", Unit = "words", Min = 16, Max = 4096)]
    public int FifoWords { get; init; } = 512;

    /// <summary>Where data wait. Default: ram.</summary>
    [Parameter("Where data wait")]
    public FifoStorage Storage { get; init; } = FifoStorage.Ram;

    /// <summary>What the memory of storage=ram becomes: behavioural or macro. Default: behavioural.</summary>
    [Parameter("What the memory of storage=ram becomes: behavioural or macro")]
    public MemoryForm Memory { get; init; } = MemoryForm.Behavioural;

    /// <summary>Words of the longest burst: <see cref="BurstBeats"/>, or those of 4 KB.</summary>
    public int LongestBurst => Math.Min(BurstBeats, PageBytes / BusBytes);

    /// <summary>Bits that wait beside a word of data.</summary>
    public abstract int SideBits { get; }

    /// <summary>The memory port.</summary>
    public abstract MemoryPortShape Shape { get; }

    /// <summary>The FIFO of words.</summary>
    public FifoParameters Fifo => new()
    {
        Width = (8 * BusBytes) + SideBits,
        Depth = FifoWords,
        Storage = Storage,
        Memory = Memory,
        Style = Style,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations()
    {
        if (!BitOperations.IsPow2(BusBytes))
        {
            yield return new Problem(
                "A data word has a power of two of bytes", "bus-bytes", Text(BusBytes), "Choose 4, 8, 16, 32 or 64.");
        }

        if (!BitOperations.IsPow2(BurstBeats))
        {
            yield return new Problem(
                "A burst has a power of two of words", "burst-beats", Text(BurstBeats),
                "Choose 16, 32, 64, 128 or 256.");
        }
        else if (FifoWords < LongestBurst)
        {
            yield return new Problem(
                "The longest burst has no room in the FIFO", "fifo-words", Text(FifoWords),
                $"Set fifo-words={Text(LongestBurst)} or more, or a smaller burst-beats.");
        }

        if (Memory == MemoryForm.InitFile)
        {
            yield return new Problem(
                "A FIFO has no first contents", "memory", "init_file", "Choose behavioural or macro.");
        }
        else if (Memory == MemoryForm.Macro && Storage == FifoStorage.Registers)
        {
            yield return new Problem(
                "Registers are not a memory", "memory", "macro", "Set storage=ram, or memory=behavioural.");
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
