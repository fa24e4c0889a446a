using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Blocks.Primitives.Fifo;

/// <summary>Where a FIFO keeps its words.</summary>
public enum FifoStorage
{
    /// <summary>In flip-flops: a word can leave one cycle after it came.</summary>
    Registers,

    /// <summary>In a memory with a synchronous read port: a word can leave two cycles after it came.</summary>
    Ram,
}

/// <summary>Parameters of a synchronous FIFO.</summary>
public sealed record FifoParameters : HdlParameters
{
    /// <summary>Width of a word in bits, 1..4096. Default: 32.</summary>
    [Parameter("Width of a word", Unit = "bits", Min = 1, Max = 4096)]
    public int Width { get; init; } = 32;

    /// <summary>
    /// Words it can hold, 2..4096, any number; with storage=ram one more in the output register. Default: 16.
    /// </summary>
    [Parameter("Words it can hold, not only powers of two", Unit = "words", Min = 2, Max = 4096)]
    public int Depth { get; init; } = 16;

    /// <summary>Where the words are kept. Default: registers.</summary>
    [Parameter("Where the words are kept")]
    public FifoStorage Storage { get; init; } = FifoStorage.Registers;

    /// <summary>What the memory of storage=ram becomes: behavioural or macro. Default: behavioural.</summary>
    [Parameter("What the memory of storage=ram becomes: behavioural or macro")]
    public MemoryForm Memory { get; init; } = MemoryForm.Behavioural;

    /// <summary>The memory of storage=ram.</summary>
    public RamParameters Ram => new() { Depth = Depth, Width = Width, Memory = Memory, Style = Style };

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations()
    {
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
}
