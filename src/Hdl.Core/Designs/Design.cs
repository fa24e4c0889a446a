using Hdl.Core.Ports;
using Hdl.Core.Registers;

namespace Hdl.Core.Designs;

/// <summary>What an emitted file is for.</summary>
public enum DesignFileKind
{
    /// <summary>Synthesisable Verilog-2005.</summary>
    Verilog,

    /// <summary>Initial contents of a memory, for <c>$readmemh</c>.</summary>
    Memory,

    /// <summary>Verilog-2005 for simulation alone: the self-checking test bench.</summary>
    TestBench,

    /// <summary>What the test bench sends and expects, for <c>$readmemh</c>.</summary>
    TestVectors,

    /// <summary>
    /// File list, package description, constraint or document for the tools and people that take the design on.
    /// </summary>
    HandOff,
}

/// <summary>One emitted file.</summary>
/// <param name="Name">File name without a folder.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Content">ASCII, lines ended by LF.</param>
public sealed record DesignFile(string Name, DesignFileKind Kind, FileContent Content)
{
    /// <summary>
    /// All of the content as one text: for files that people write and read, not for contents of memories.
    /// </summary>
    public string Text => Content.Text;

    /// <summary>Writes the file into a folder.</summary>
    /// <param name="folder">An existing folder.</param>
    public void WriteInto(string folder)
    {
        using FileStream stream = File.Create(Path.Combine(folder, Name));
        Content.WriteTo(stream);
    }
}

/// <summary>An SRAM macro that the design instantiates as a black box.</summary>
/// <param name="Module">Name of the black-box module.</param>
/// <param name="Depth">Words.</param>
/// <param name="Width">Bits per word.</param>
/// <param name="WriteGranularity">Bits a write-enable bit covers; equal to Width where the whole word is
/// written.</param>
/// <param name="Ports">1rw, 1r1w.</param>
public sealed record MemoryMacro(string Module, int Depth, int Width, int WriteGranularity, string Ports);

/// <summary>A generated design: a value; writing it is someone else's work.</summary>
/// <param name="Top">Interface of the top module.</param>
/// <param name="Files">Every file, modules before those that instantiate them, the top module's last among the Verilog
/// files.</param>
public sealed record Design(ModuleInterface Top, IReadOnlyList<DesignFile> Files)
{
    /// <summary>What is added to the top module's name for that of its test bench.</summary>
    public const string TestBenchSuffix = "_tb";

    /// <summary>SRAM macros that must be supplied, empty unless <c>memory=macro</c>.</summary>
    public IReadOnlyList<MemoryMacro> Macros { get; init; } = [];

    /// <summary>What stands behind the AXI4-Lite port of the top module; null where it has none.</summary>
    public RegisterMap? Registers { get; init; }

    /// <summary>Package pin by top-level port, for a design made for one board; empty for all others.</summary>
    public IReadOnlyDictionary<string, string> Pins { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Ports that keep no step with the clock: inputs that the design synchronises itself, outputs that nobody samples
    /// with it.
    /// </summary>
    public IReadOnlyList<string> AsynchronousPorts { get; init; } = [];

    /// <summary>
    /// Clock period that the constraints ask for, in ns: 10, or that of the board which the design is made for.
    /// </summary>
    public double ClockPeriodNs { get; init; } = 10;

    /// <summary>
    /// Whether the design brings the release of its reset into its clock itself; else the system around it must.
    /// </summary>
    public bool ReleasesReset { get; init; }

    /// <summary>
    /// Cycles for which the design can be silent on all streams while it works, about: benches take it for dead after
    /// twice as many, but not before their own limit. Default: 0.
    /// </summary>
    public long LongestSilence { get; init; }

    /// <summary>
    /// What the top module is called as a part of other designs, after its sizes: <c>fifo_16x32</c> where the top is
    /// <c>fifo</c>.
    /// </summary>
    public string SizedName { get; init; } = Top.Name;

    /// <summary>Whether a memory primitive is in it: then no register is cleared asynchronously.</summary>
    public bool HoldsMemory { get; init; }

    /// <summary>Verilog files that are only a simulation model of a macro: synthesis takes the macro instead.</summary>
    public IEnumerable<DesignFile> MacroModels =>
        OfKind(DesignFileKind.Verilog).Where(file => Macros.Any(macro => file.Name == $"{macro.Module}.v"));

    /// <summary>Files of one kind.</summary>
    public IEnumerable<DesignFile> OfKind(DesignFileKind kind) => Files.Where(file => file.Kind == kind);
}
