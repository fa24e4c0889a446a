using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;

namespace Hdl.Flows.Asic;

/// <summary>
/// Reads areas, pins, functions and states from Liberty files and passes over everything else, so that any dialect will
/// do. A cell that cannot be used (no area, a name that no tool would take) is left out; an area that is no size is
/// refused.
/// </summary>
public static class LibertyReader
{
    private const double LargestArea = 1e12;

    private static readonly string[] Units =
    [
        "time_unit",
        "voltage_unit",
        "current_unit",
        "leakage_power_unit",
        "pulling_resistance_unit",
        "nom_voltage",
        "nom_temperature",
    ];

    /// <summary>Reads a library and checks that a design can be mapped to it.</summary>
    /// <param name="paths">Its files, of one corner; each may be compressed with gzip.</param>
    /// <param name="dontUse">Names of cells that are left out, with * for any letters and ? for one.</param>
    /// <exception cref="InvalidInputException">There is none, or it is no complete library.</exception>
    public static Liberty Read(IReadOnlyList<string> paths, params IReadOnlyList<string> dontUse)
    {
        Liberty library = Of([.. paths.Select(LibertyFile.Open)], dontUse);
        Problem[] problems = [.. library.Check()];
        return problems.Length == 0 ? library : throw new InvalidInputException(problems);
    }

    /// <summary>Reads the text of a library; <see cref="Liberty.Check"/> is the caller's.</summary>
    /// <exception cref="InvalidInputException">It is not Liberty, or ends in the middle.</exception>
    internal static Liberty Parse(string text, string path, params IReadOnlyList<string> dontUse) =>
        Of([LibertyFile.Of(text, path)], dontUse);

    /// <summary>Puts the cells of several files together; <see cref="Liberty.Check"/> is the caller's.</summary>
    /// <exception cref="InvalidInputException">The files do not belong together, or a pattern fits no cell.</exception>
    internal static Liberty Of(IReadOnlyList<LibertyFile> files, IReadOnlyList<string> dontUse)
    {
        CheckTogether(files);
        Dictionary<string, (LibertyCell Cell, LibertyFile File)> cells = [];
        foreach (LibertyFile file in files)
        {
            foreach (LibertyGroup group in file.Root.Of("cell").Where(group => IsName(group.Argument)))
            {
                if (Cell(group, file, dontUse) is not { } cell)
                {
                    continue;
                }

                if (cells.TryGetValue(cell.Name, out (LibertyCell Cell, LibertyFile File) known) && known.File != file)
                {
                    throw Refused(
                        "A cell is in two files of the library", $"{known.File.Path}, {file.Path}", cell.Name,
                        "Give each file once, and those of one library.");
                }

                cells[cell.Name] = (cell, file);
            }
        }

        if (dontUse.FirstOrDefault(pattern => !cells.Keys.Any(name => CellUse.Fits(name, pattern))) is { } unknown)
        {
            throw Refused(
                "No cell of the library fits the pattern", "--dont-use", $"'{unknown}'",
                $"Give the name of a cell, with * for any letters and ? for one; the library has {cells.Count} cells.");
        }

        string name = string.Join(
            ' ', files[0].Root.Argument.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new Liberty(
            name, string.Join(", ", files.Select(file => file.Path)),
            cells.ToDictionary(cell => cell.Key, cell => cell.Value.Cell))
        {
            Files = files,
        }.WithoutDelayGates(FanoutBuffers.MostSinks);
    }

    // Times and loads of one file mean nothing in the units, or at the corner, of another.
    private static void CheckTogether(IReadOnlyList<LibertyFile> files)
    {
        string Of(LibertyFile file, string unit) =>
            NumberText.TryReal(file.Root.Attribute(unit).AsSpan().Trim(), out double number)
                ? number.ToString(CultureInfo.InvariantCulture)
                : file.Root.Attribute(unit) ?? "";
        string Load(LibertyFile file) =>
            file.Root.Table("capacitive_load_unit") is { } at
                ? string.Concat(file[at].ToString().Where(letter => !char.IsWhiteSpace(letter)))
                : "";
        foreach (LibertyFile file in files.Skip(1))
        {
            string? different =
                Units.FirstOrDefault(unit =>
                    !Of(file, unit).Equals(Of(files[0], unit), StringComparison.OrdinalIgnoreCase))
                ?? (
                    Load(file).Equals(Load(files[0]), StringComparison.OrdinalIgnoreCase)
                        ? null
                        : "capacitive_load_unit");
            if (different is not null)
            {
                throw Refused(
                    "The files of the library do not belong together", $"{files[0].Path}, {file.Path}",
                    different == "capacitive_load_unit"
                        ? $"{different}: ({Load(files[0])}) and ({Load(file)})"
                        : $"{different}: '{Of(files[0], different)}' and '{Of(file, different)}'",
                    "Give files of one corner with the same units.");
            }
        }
    }

    private static LibertyCell? Cell(LibertyGroup group, LibertyFile file, IReadOnlyList<string> dontUse)
    {
        if (group.Attribute("area") is not { } text)
        {
            return null;
        }

        if (!NumberText.TryReal(text, out double area) || !(area is >= 0 and <= LargestArea))
        {
            throw Refused(
                "The area of a cell is no size", $"{file.Path}: cell {group.Argument}", $"'{text}'",
                $"Give a number from 0 to {LargestArea:0e0}.");
        }

        LibertyGroup[] pins = [.. group.Of("pin")];
        if (!pins.All(pin => IsName(pin.Argument)))
        {
            return null;
        }

        LibertyState? state = State(group);
        string[] inputs = [.. pins.Where(pin => pin.Attribute("direction") == "input").Select(pin => pin.Argument)];
        var cell = new LibertyCell(
            group.Argument, area,
            [
                .. pins.Where(pin => pin.Attribute("direction") is "input" or "output")
                    .Select(pin => Pin(pin, file, inputs, state)),
            ],
            state)
        { Group = group };
        string reason = dontUse.FirstOrDefault(pattern => CellUse.Fits(cell.Name, pattern)) is { } pattern
            ? $"--dont-use {pattern}"
            : CellUse.Reason(group);
        LibertyPin[] outputs = [.. cell.Pins.Where(pin => pin.IsOutput)];
        string?[] functions =
        [
            .. outputs.Select(pin => pin.Function),
            state?.Next,
            state?.Clock,
            state?.Clear,
            state?.Preset,
        ];
        if (reason.Length == 0
            && functions.FirstOrDefault(function => function is not null && BooleanFunction.IsAmbiguous(function))
                is { } ambiguous)
        {
            throw Refused(
                "A function that tools read in different ways", $"{file.Path}: cell {group.Argument}", $"'{ambiguous}'",
                $"Put its XOR in parentheses, or its AND: abc and OpenSTA do not agree on which binds tighter; or "
                + $"leave the cell out with --dont-use {cell.Name}.");
        }

        if (reason.Length > 0
            || outputs.Length == 0
            || !outputs.All(output => NetlistSimulation.IsUnderstood(cell, output)))
        {
            return cell with { LeftOut = reason.Length > 0 ? reason : CellUse.NoPlainCell };
        }

        return state is null && inputs.Length == 1 && outputs.Length == 1
            ? cell with { Delay = CellDelay.Of(pins.Single(pin => pin.Argument == outputs[0].Name), file) } : cell;
    }

    private static LibertyPin Pin(LibertyGroup pin, LibertyFile file, string[] inputs, LibertyState? state)
    {
        bool output = pin.Attribute("direction") == "output";
        return new LibertyPin(pin.Argument, output, pin.Attribute("function"), !output || IsTimed(pin, inputs, state))
        {
            Capacitance = Number(pin.Attribute("capacitance") ?? file.Root.Attribute("default_input_pin_cap")) ?? 0,
            MaxCapacitance = Number(pin.Attribute("max_capacitance") ?? file.Root.Attribute("default_max_capacitance")),
        };
    }

    // A gate needs a delay from every input that its output depends on; a flip-flop one from its clock.
    private static bool IsTimed(LibertyGroup output, string[] inputs, LibertyState? state)
    {
        LibertyGroup[] arcs = [.. output.Of("timing")];
        HashSet<string> related =
        [
            .. arcs.SelectMany(arc =>
                (arc.Attribute("related_pin") ?? "").Split(
                    (char[])[' ', ',', '\t', '\n', '\r', '\\'], StringSplitOptions.RemoveEmptyEntries)),
        ];
        return
            (state?.Clock ?? output.Attribute("function")) is { } function
            && BooleanFunction.TryParse(function, inputs) is { } parsed
            ? parsed.Support(inputs.Length).All(input => related.Contains(inputs[input]))
            : arcs.Length > 0;
    }

    // A netlist is Verilog and nothing else: IN and OUT are good names of pins, though VHDL reserves them.
    private static bool IsName(string name) =>
        name.Length is > 0 and <= Identifier.MaxLength
        && !char.IsAsciiDigit(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
        && !ReservedWords.Verilog.Contains(name)
        && !ReservedWords.SystemVerilogOnly.Contains(name);

    private static double? Number(string? text) =>
        NumberText.TryReal(text.AsSpan().Trim(), out double number) ? number : null;

    private static LibertyState? State(LibertyGroup cell)
    {
        LibertyGroup? state = cell.Groups.FirstOrDefault(group => group.Kind is "ff" or "latch");
        string[] names = state?.Argument.Split(',', StringSplitOptions.TrimEntries) ?? [];
        if (state is null || names.Length != 2 || !names.All(IsName))
        {
            return null;
        }

        bool latch = state.Kind == "latch";
        return
            state.Attribute(latch ? "enable" : "clocked_on") is { } clock
            && state.Attribute(latch ? "data_in" : "next_state") is { } next
            ? new LibertyState(
                latch, names[0], names[1], clock, next, state.Attribute("clear"), state.Attribute("preset"))
            : null;
    }

    private static InvalidInputException Refused(string what, string path, string value, string remedy) =>
        new(new Problem(what, path, value, remedy));
}
