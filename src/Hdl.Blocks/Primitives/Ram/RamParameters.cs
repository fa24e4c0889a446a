using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Blocks.Primitives.Ram;

/// <summary>Parameters of a memory with one write port and one read port.</summary>
public sealed record RamParameters : HdlParameters
{
    // A row of 4096 bits in slices of 32. Every slice is a write port to Yosys until it merges them: 128 take it 16 s,
    // 256 two minutes, and 500 more than a quarter of an hour.
    private const int MostSlices = 128;

    /// <summary>Words, 1..1,048,576. Default: 256.</summary>
    [Parameter("Number of words", Unit = "words", Min = 1, Max = 1 << 20)]
    public int Depth { get; init; } = 256;

    /// <summary>Bits per word, 1..4096. Default: 32.</summary>
    [Parameter("Width of a word", Unit = "bits", Min = 1, Max = 4096)]
    public int Width { get; init; } = 32;

    /// <summary>
    /// Bits that one write-enable bit covers, counted from bit 0; the last slice may be shorter, and there are at
    /// most 128. 0: the whole word. Default: 0.
    /// </summary>
    [Parameter("Bits that one write-enable bit covers; 0 for the whole word", Unit = "bits", Min = 0, Max = 4096)]
    public int WriteGranularity { get; init; }

    /// <summary>What the memory becomes. Default: behavioural.</summary>
    [Parameter("What the memory becomes: inferred, inferred with contents from a file, or an SRAM macro")]
    public MemoryForm Memory { get; init; } = MemoryForm.Behavioural;

    /// <summary>What a read of the word that is written in the same cycle gives. Default: undefined.</summary>
    [Parameter("What a read of the word gives that is written in the same cycle: nothing to rely on, or the old word")]
    public ReadDuringWrite ReadDuringWrite { get; init; } = ReadDuringWrite.Undefined;

    /// <summary>
    /// Whether a sample memory file (<see cref="SampleContents"/>) is emitted and named by default, which makes the
    /// module of <c>memory=init_file</c> complete by itself. Parents name files of their own. Default: false.
    /// </summary>
    [Parameter("Emit a sample memory file for memory=init_file")]
    public bool Sample { get; init; }

    /// <summary>Bits a write-enable bit covers, the whole word included.</summary>
    public int SliceWidth => WriteGranularity == 0 ? Width : Math.Min(WriteGranularity, Width);

    /// <summary>Write-enable bits: ceil(Width / SliceWidth).</summary>
    public int Slices => FixedPoint.CeilDivide(Width, SliceWidth);

    /// <summary>Width of an address.</summary>
    public int AddressWidth => FixedPoint.IndexWidth(Depth);

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations()
    {
        if (WriteGranularity > Width)
        {
            yield return new Problem(
                "A write slice is wider than the word",
                "write-granularity",
                WriteGranularity.ToString(CultureInfo.InvariantCulture),
                $"Choose 0 for the whole word, or at most {Width.ToString(CultureInfo.InvariantCulture)}.");
        }

        if (Slices > MostSlices)
        {
            yield return new Problem(
                $"A word is written in at most {MostSlices.ToString(CultureInfo.InvariantCulture)} slices",
                "write-granularity",
                WriteGranularity.ToString(CultureInfo.InvariantCulture),
                "Choose 0 for the whole word, or at least "
                + $"{FixedPoint.CeilDivide(Width, MostSlices).ToString(CultureInfo.InvariantCulture)}.");
        }

        if (Sample && Memory != MemoryForm.InitFile)
        {
            yield return new Problem(
                "Only memory=init_file reads a memory file", "sample", "true",
                "Set memory=init_file, or sample=false.");
        }
    }
}
