using System.Globalization;
using System.Text.Json;
using Hdl.Core.Generation;
using Hdl.Core.Parameters;
using Hdl.Core.Processes;
using Hdl.Core.Verilog;

namespace Hdl.Flows.Asic;

/// <summary>What the mapping to standard cells is made for.</summary>
public enum AsicRecipe
{
    /// <summary>Small: <c>abc -liberty</c>. Gates are as large as they come, whatever they drive. Sizes are counted so.</summary>
    Area,

    /// <summary>Fast: gates are sized for what they drive and buffers put in, for the period where one is asked for.</summary>
    Delay,
}

/// <summary>Maps a design to standard cells with Yosys: <c>synth -flatten; dfflibmap; abc</c>. Memories stay out of it.</summary>
/// <param name="runner">Starts the tools.</param>
public sealed class AsicFlow(IProcessRunner runner)
{
    /// <summary>The library where none is named: OSU 0.18 um, Debian package qflow-tech-osu018.</summary>
    public const string DefaultLibrary = "/usr/share/qflow/tech/osu018/osu018_stdcells.lib";

    private const string Script = "map.ys";
    private const string Library = "library.lib";
    private const string Netlist = "netlist.json";
    private const string Constraints = "drive.constr";

    /// <summary>Reads the library that the user named, or the default one.</summary>
    /// <param name="path">A Liberty file; null for the default.</param>
    /// <exception cref="ToolMissingException">The default one is not installed.</exception>
    /// <exception cref="InvalidInputException">The file cannot be used.</exception>
    public static Liberty ReadLibrary(string? path) => path is null && !File.Exists(DefaultLibrary)
        ? throw new ToolMissingException("osu018_stdcells.lib", "sudo apt-get install qflow-tech-osu018")
        : LibertyReader.Read(path ?? DefaultLibrary);

    /// <summary>Maps a design.</summary>
    /// <param name="design">The design.</param>
    /// <param name="library">The cells.</param>
    /// <param name="recipe">What for.</param>
    /// <param name="periodNs">Period to be met by <see cref="AsicRecipe.Delay"/>; null for as fast as it gets.</param>
    /// <param name="cancellationToken">Ends the tool.</param>
    /// <exception cref="ToolMissingException">Yosys is not installed.</exception>
    /// <exception cref="InvalidInputException">The design has no logic, or the library does not do for it.</exception>
    public async Task<MappedDesign> MapAsync(
        Design design, Liberty library, AsicRecipe recipe = AsicRecipe.Area, double? periodNs = null, CancellationToken cancellationToken = default)
    {
        string top = design.Top.Name;
        string[] memories = [.. MemoryBlock.ModulesOf(design)];
        if (design.OfKind(DesignFileKind.Verilog).Select(file => Path.GetFileNameWithoutExtension(file.Name)).FirstOrDefault(library.Cells.ContainsKey) is { } taken)
        {
            throw new InvalidInputException(new Problem(
                "A module has the name of a cell of the library", "module", taken, "Choose another name with --set module=NAME."));
        }

        if (memories.Contains(top))
        {
            throw new InvalidInputException(new Problem(
                "A memory alone has no logic to map", "TARGET", top, "Choose a target with logic; memories are counted in bits, or become SRAM macros."));
        }

        using var folder = new DesignFolder(design);
        File.Copy(library.Path, Path.Combine(folder.Path, Library));
        string hidden = memories.Length == 0 ? "" : $"blackbox {string.Join(' ', memories)}\n";
        string options = "";
        if (recipe == AsicRecipe.Delay)
        {
            // What drives the inputs, and what the outputs drive, in fF: without them abc sizes nothing.
            folder.Write(Constraints, $"set_driving_cell {library.Inverter.Name}\nset_load 20\n");
            string goal = periodNs is { } period ? string.Create(CultureInfo.InvariantCulture, $" -D {period * 1000:0}") : "";
            options = $" -constr {Constraints}{goal}";
        }

        folder.Write(Script, $"""
            read_verilog {string.Join(' ', folder.Sources)}
            {hidden}hierarchy -check -top {top}
            synth -flatten -top {top}
            dfflibmap -liberty {Library}
            abc -liberty {Library}{options}
            opt_clean
            write_json {Netlist}

            """);
        ProcessResult result = await runner
            .RunAsync(new ProcessRequest("yosys", "-q", "-Q", "-T", Script) { WorkingDirectory = folder.Path }, cancellationToken)
            .ConfigureAwait(false);
        string output = Path.Combine(folder.Path, Netlist);
        if (!result.Succeeded || !File.Exists(output))
        {
            throw await RefusedAsync(library, LastLine(result), cancellationToken).ConfigureAwait(false);
        }

        MappedNetlist mapped;
        try
        {
            mapped = NetlistReader.Read(await File.ReadAllBytesAsync(output, cancellationToken).ConfigureAwait(false), top);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw await RefusedAsync(library, "a netlist that is not understood", cancellationToken).ConfigureAwait(false);
        }

        Refuse(mapped, library, memories);
        return new MappedDesign(
            design, library, mapped, new FanoutBuffers(library).Insert(mapped, ModuleInterface.ClockPort, design.Top.ResetPort));
    }

    private async Task<InvalidInputException> RefusedAsync(Liberty library, string found, CancellationToken cancellationToken)
    {
        string version = await VersionAsync("yosys", "-V", cancellationToken).ConfigureAwait(false);
        string remedy = found.Contains("cannot be legalized", StringComparison.Ordinal)
            ? "Set reset-style=sync_high, or give a library with flip-flops that have this reset."
            : "Give a complete library, with AND, OR and buffers too; the flow is made for Yosys 0.23 and later.";
        return new InvalidInputException(new Problem("Yosys could not map the design to the library", library.Path, $"{found} ({version})", remedy));
    }

    /// <summary>What a program says of its version, on one line.</summary>
    internal async Task<string> VersionAsync(string tool, string option, CancellationToken cancellationToken)
    {
        ProcessResult result = await runner.RunAsync(new ProcessRequest(tool, option), cancellationToken).ConfigureAwait(false);
        string said = (result.StandardOutput + result.StandardError).Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "version unknown";
        return char.IsAsciiDigit(said[0]) ? $"{tool} {said}" : said;
    }

    /// <summary>Cells that are neither of the library nor memories were left because the library has nothing for them.</summary>
    private static void Refuse(MappedNetlist netlist, Liberty library, string[] memories)
    {
        LibertyCell[] used = [.. netlist.Cells.Select(cell => cell.Type).Distinct().Order(StringComparer.Ordinal).Where(library.Cells.ContainsKey).Select(type => library.Cells[type])];
        Refuse(library, "The library gives no delay to some cells that the design needs", used.Where(cell => cell.Pins.Any(pin => pin.IsOutput && !pin.IsTimed)));
        Refuse(library, "Functions of some cells are not understood", used.Where(cell => cell.Pins.Any(pin => pin.IsOutput && !NetlistSimulation.IsUnderstood(cell, pin))));
        string[] unmapped = [.. netlist.Cells.Select(cell => cell.Type).Where(type => !library.Cells.ContainsKey(type) && !memories.Contains(type)).Distinct().Order(StringComparer.Ordinal)];
        if (unmapped.Length > 0)
        {
            int count = netlist.Cells.Count(cell => unmapped.Contains(cell.Type));
            throw new InvalidInputException(new Problem(
                "The library has nothing for some cells of the design", library.Path,
                string.Create(CultureInfo.InvariantCulture, $"{count} cells: {string.Join(", ", unmapped.Take(5))}"),
                "Give a library with flip-flops of both reset styles, or set reset-style=sync_high."));
        }
    }

    private static void Refuse(Liberty library, string what, IEnumerable<LibertyCell> cells)
    {
        string[] names = [.. cells.Select(cell => cell.Name)];
        if (names.Length > 0)
        {
            throw new InvalidInputException(new Problem(what, library.Path, string.Join(", ", names.Take(5)), "Give a library with functions and timing of all its cells."));
        }
    }

    private static string LastLine(ProcessResult result) =>
        (result.StandardOutput + result.StandardError).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "no message";
}
