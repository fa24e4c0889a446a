using Hdl.Core.Designs;
using Hdl.Core.HandOff;
using Hdl.Core.Processes;
using Hdl.Cosim.Building;

namespace Hdl.Cosim.Drivers;

/// <summary>Builds what the emitted drivers of a design run on: its Verilated model, as a board.</summary>
/// <param name="runner">Starts Verilator and the compilers.</param>
/// <param name="cache">Where models are kept.</param>
/// <param name="tools">The programs.</param>
public sealed class DriverBench(IProcessRunner runner, BuildCache cache, Toolchain? tools = null)
{
    private const string Library = "libhdl_board.so";

    private static readonly string[] Flags = ["-std=c++17", "-O2", "-Wall", "-Wextra", "-fPIC", "-shared"];

    private readonly Toolchain _tools = tools ?? new Toolchain();

    /// <summary>Folder of the board's sources, beside the program.</summary>
    public static string Sources => Path.Combine(AppContext.BaseDirectory, "cocosim", "board");

    /// <summary>A board of a design, in a folder of its own with all files of the design.</summary>
    /// <param name="design">The design.</param>
    /// <param name="provenance">Where it comes from, for the hand-off files.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ModelBuildException">The model or the board does not build.</exception>
    /// <exception cref="ToolMissingException">A tool is not installed.</exception>
    public async Task<DriverBoard> BuildAsync(
        Design design, Provenance provenance, CancellationToken cancellationToken = default)
    {
        BuiltModel model = await new ModelBuilder(runner, cache, _tools)
            .BuildAsync(design, BuildVariant.Plain, cancellationToken)
            .ConfigureAwait(false);
        string version = await new ToolVersions(runner, cache)
            .AskAsync(_tools.Compiler, ["-dumpfullversion"], cancellationToken)
            .ConfigureAwait(false);
        string[] sources = [.. Directory.EnumerateFiles(Sources, "hdl_board*").Order(StringComparer.Ordinal)];
        string name = "board-" + BuildCache.KeyOf([version, .. Flags, .. sources.Select(File.ReadAllText)]);
        string folder = await cache.GetAsync(name, work => Toolchain.RunAsync(
            runner, work, _tools.Compiler,
            [.. Flags, Path.Combine(Sources, "hdl_board.cpp"), "-o", Library, "-ldl"], cancellationToken))
            .ConfigureAwait(false);
        return new DriverBoard(
            runner, design, HandOffFiles.For(design, provenance), model, Path.Combine(folder, Library), _tools);
    }
}
