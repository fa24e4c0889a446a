using System.Globalization;
using System.Text.Json;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Problems;
using Hdl.Core.Processes;

namespace Hdl.Flows.Asic;

/// <summary>What the mapping to standard cells is made for.</summary>
public enum AsicRecipe
{
    /// <summary>
    /// Small: <c>abc -liberty</c>. Gates are as large as they come, whatever they drive. Sizes are counted so.
    /// </summary>
    Area,

    /// <summary>
    /// Fast: gates are sized for what they drive and buffers put in, for the period where one is asked for.
    /// </summary>
    Delay,
}

/// <summary>
/// Maps a design to standard cells with Yosys: <c>synth -flatten; dfflibmap; abc</c>. Memories stay out of it.
/// </summary>
/// <param name="runner">Starts the tools.</param>
public sealed class AsicFlow(IProcessRunner runner)
{
    /// <summary>The library where none is named: OSU 0.18 um, Debian package qflow-tech-osu018.</summary>
    public const string DefaultLibrary = "/usr/share/qflow/tech/osu018/osu018_stdcells.lib";

    private const string Script = "map.ys";
    private const string Library = "library.lib";
    private const string Netlist = "netlist.json";
    private const string Constraints = "drive.constr";
    private const string Registers = "registers.il";
    private const string Log = "map.log";

    // abc is started through a shell, and splits what it is given at blanks: by this path it finds the folder it runs
    // in, whatever the name of that is. Its own temporary files lie there too, and are gone with it.
    private const string Here = "/proc/self/cwd";

    /// <summary>Reads the library that the user named, or the default one.</summary>
    /// <param name="paths">Liberty files; none for the default.</param>
    /// <param name="dontUse">Names of cells that are left out, with * and ?.</param>
    /// <exception cref="ToolMissingException">The default one is not installed.</exception>
    /// <exception cref="InvalidInputException">The file cannot be used.</exception>
    public static Liberty ReadLibrary(IReadOnlyList<string> paths, params IReadOnlyList<string> dontUse) =>
        paths.Count == 0 && !File.Exists(DefaultLibrary)
            ? throw new ToolMissingException("osu018_stdcells.lib", "sudo apt-get install qflow-tech-osu018")
            : LibertyReader.Read(paths.Count == 0 ? [DefaultLibrary] : paths, dontUse);

    /// <summary>Maps a design.</summary>
    /// <param name="design">The design.</param>
    /// <param name="library">The cells.</param>
    /// <param name="recipe">What for.</param>
    /// <param name="periodNs">Period to be met by <see cref="AsicRecipe.Delay"/>; null for as fast as it gets.</param>
    /// <param name="cancellationToken">Ends the tool.</param>
    /// <exception cref="ToolMissingException">Yosys is not installed.</exception>
    /// <exception cref="InvalidInputException">The design has no logic, or the library does not do for it.</exception>
    public async Task<MappedDesign> MapAsync(
        Design design,
        Liberty library,
        AsicRecipe recipe = AsicRecipe.Area,
        double? periodNs = null,
        CancellationToken cancellationToken = default)
    {
        string top = design.Top.Name;
        string[] memories = [.. MemoryBlock.ModulesOf(design)];
        if (design
                .OfKind(DesignFileKind.Verilog)
                .Select(file => Path.GetFileNameWithoutExtension(file.Name))
                .FirstOrDefault(library.Cells.ContainsKey) is
            { } taken)
        {
            throw new InvalidInputException(new Problem(
                "A module has the name of a cell of the library", "module", taken,
                "Choose another name with --set module=NAME."));
        }

        if (memories.Contains(top))
        {
            throw new InvalidInputException(new Problem(
                "A memory alone has no logic to map", "TARGET", top,
                "Choose a target with logic; memories are counted in bits, or become SRAM macros."));
        }

        using var folder = new DesignFolder(design);
        var handed = ToolLibrary.ForMapping(library);
        folder.Write(Library, handed.Text);
        string hidden = memories.Length == 0 ? "" : $"blackbox {string.Join(' ', memories)}\n";
        string options = "";
        if (recipe == AsicRecipe.Delay)
        {
            // What drives the inputs, and what the outputs drive, in fF: without them abc sizes nothing.
            folder.Write(Constraints, $"set_driving_cell {library.Inverter.Name}\nset_load 20\n");
            string goal = periodNs is { } period
                ? string.Create(CultureInfo.InvariantCulture, $" -D {period * 1000:0}")
                : "";
            options = $" -constr {Here}/{Constraints}{goal}";
        }

        folder.Write(Script, $"""
            read_verilog {string.Join(' ', folder.Sources)}
            {hidden}hierarchy -check -top {top}
            synth -flatten -top {top}
            dump -o {Registers} t:$_*DFF*
            dfflibmap -liberty {Library}
            abc -liberty {Here}/{Library}{options}
            opt_clean
            write_json {Netlist}

            """);
        ProcessResult result = await runner
            .RunAsync(
                new ProcessRequest("yosys", "-q", "-Q", "-T", "-l", Log, Script) { WorkingDirectory = folder.Path },
                cancellationToken)
            .ConfigureAwait(false);
        string output = Path.Combine(folder.Path, Netlist);
        if (!result.Succeeded || !File.Exists(output))
        {
            throw await RefusedAsync(library, handed, Said(result, Path.Combine(folder.Path, Log)), cancellationToken)
                .ConfigureAwait(false);
        }

        MappedNetlist mapped;
        try
        {
            mapped = NetlistReader.Read(
                await File.ReadAllBytesAsync(output, cancellationToken).ConfigureAwait(false), top,
                RegisterNames.Read(Path.Combine(folder.Path, Registers)));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException)
        {
            throw await RefusedAsync(library, handed, "a netlist that is not understood", cancellationToken)
                .ConfigureAwait(false);
        }

        Refuse(mapped, library, memories);
        return new MappedDesign(
            design,
            library,
            mapped,
            new FanoutBuffers(library).Insert(mapped, ModuleInterface.ClockPort, design.Top.ResetPort));
    }

    private async Task<InvalidInputException> RefusedAsync(
        Liberty library, ToolLibrary handed, string found, CancellationToken cancellationToken)
    {
        string version = await VersionAsync("yosys", "-V", cancellationToken).ConfigureAwait(false);
        string value = $"{found} ({version})";
        if (found.Contains("liberty file", StringComparison.OrdinalIgnoreCase)
            || found.StartsWith(AbcLog.Prefix, StringComparison.Ordinal))
        {
            (string place, string cell) = ToolLibrary.LineIn(found) is { } line
                ? handed.Find(line)
                : (library.Path, "");
            string without = cell.Length > 0 ? $", or leave the cell out with --dont-use {cell}" : "";
            return new InvalidInputException(new Problem(
                "Yosys cannot read the Liberty file", place,
                value.Replace($"{Here}/{Library}", library.Path, StringComparison.Ordinal),
                $"The library may well be complete: it is the parser of this Yosys, or of its abc, that stops here. "
                + $"Mend what it names{without}, or use another version of Yosys."));
        }

        string remedy = found.Contains("cannot be legalized", StringComparison.Ordinal)
            ? "Set reset-style=sync_low or sync_high, or give a library with flip-flops that have this reset."
            : "Give a complete library, with AND, OR and buffers too; the flow is made for Yosys 0.23 and later.";
        return new InvalidInputException(
            new Problem("Yosys could not map the design to the library", library.Path, value, remedy));
    }

    /// <summary>What a program says of its version, on one line.</summary>
    internal async Task<string> VersionAsync(string tool, string option, CancellationToken cancellationToken)
    {
        ProcessResult result = await runner
            .RunAsync(new ProcessRequest(tool, option), cancellationToken)
            .ConfigureAwait(false);
        string said =
            (result.StandardOutput + result.StandardError)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .FirstOrDefault()
            ?? "version unknown";
        return char.IsAsciiDigit(said[0]) ? $"{tool} {said}" : said;
    }

    /// <summary>
    /// Cells that are neither of the library nor memories were left because the library has nothing for them.
    /// </summary>
    private static void Refuse(MappedNetlist netlist, Liberty library, string[] memories)
    {
        LibertyCell[] used =
        [
            .. netlist
                .Cells.Select(cell => cell.Type)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Where(library.Cells.ContainsKey)
                .Select(type => library.Cells[type]),
        ];
        Refuse(
            library, "The library gives no delay to some cells that the design needs",
            used.Where(cell => cell.Pins.Any(pin => pin.IsOutput && !pin.IsTimed)));
        string[] unmapped =
        [
            .. netlist
                .Cells.Select(cell => cell.Type)
                .Where(type => !library.Cells.ContainsKey(type) && !memories.Contains(type))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        if (unmapped.Length > 0)
        {
            int count = netlist.Cells.Count(cell => unmapped.Contains(cell.Type));
            throw new InvalidInputException(new Problem(
                "The library has nothing for some cells of the design",
                library.Path,
                string.Create(
                    CultureInfo.InvariantCulture, $"{count} cells: {string.Join(", ", unmapped.Take(5))}"),
                "Give a library with flip-flops of both reset styles, all its files where it is in several, or set "
                + "reset-style=sync_low or sync_high."));
        }
    }

    private static void Refuse(Liberty library, string what, IEnumerable<LibertyCell> cells)
    {
        string[] names = [.. cells.Select(cell => cell.Name)];
        if (names.Length > 0)
        {
            throw new InvalidInputException(new Problem(
                what, library.Path, string.Join(", ", names.Take(5)),
                "Give a library with delays from all inputs (timing groups with related_pin) of all its cells, or "
                + "leave these out with --dont-use."));
        }
    }

    // What abc said of a library that it could not read, of which Yosys only says that there is no result; else the
    // error.
    private static string Said(ProcessResult result, string log)
    {
        string[] lines = (result.StandardOutput + result.StandardError).Split(
            '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        int error = Array.FindLastIndex(lines, line => line.StartsWith("ERROR:", StringComparison.Ordinal));
        return AbcLog.UnreadLibrary(log)
            ?? (error >= 0 ? string.Join(' ', lines[error..]) : lines.LastOrDefault() ?? "no message");
    }
}
