using Hdl.Core.Numerics;
using Hdl.Core.Parameters;

namespace Hdl.Blocks.Primitives.Ram;

/// <summary>Parameters of a read-only memory. Its contents come with each instance, through <c>InitFile</c>.</summary>
public sealed record RomParameters : HdlParameters
{
    /// <summary>Words, 1..1,048,576. Default: 256.</summary>
    [Parameter("Number of words", Unit = "words", Min = 1, Max = 1 << 20)]
    public int Depth { get; init; } = 256;

    /// <summary>Bits per word, 1..4096. Default: 32.</summary>
    [Parameter("Width of a word", Unit = "bits", Min = 1, Max = 4096)]
    public int Width { get; init; } = 32;

    /// <summary>
    /// What the memory becomes. A ROM always has contents: behavioural and init_file both give an inferred array read
    /// from <c>InitFile</c>. Default: init_file.
    /// </summary>
    [Parameter("What the memory becomes: inferred (behavioural and init_file alike) or a ROM macro")]
    public MemoryForm Memory { get; init; } = MemoryForm.InitFile;

    /// <summary>
    /// Whether a sample memory file (<see cref="SampleContents"/>) is emitted and named by default. Default: false.
    /// </summary>
    [Parameter("Emit a sample memory file and name it as the default contents")]
    public bool Sample { get; init; }

    /// <summary>Width of an address.</summary>
    public int AddressWidth => FixedPoint.IndexWidth(Depth);
}
