using System.Text;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Verilog;

namespace Hdl.Flows.Asic;

/// <summary>
/// Reads areas, pins, functions and states from a Liberty file and passes over everything else, so that any dialect will do.
/// A cell that cannot be used (no area, a name that no tool would take) is left out; an area that is no size is refused.
/// </summary>
public static class LibertyReader
{
    /// <summary>Largest file that is read; the largest libraries in use have some 100 MB a corner.</summary>
    public const long MostBytes = 512L << 20;

    private const double LargestArea = 1e12;

    /// <summary>Reads a library and checks that a design can be mapped to it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">There is none, or it is no complete library.</exception>
    public static Liberty Read(string path)
    {
        byte[] bytes = InputFile.Bytes(
            path, MostBytes, "Name a Liberty (.lib) file of one corner, 512 MiB at most; the default one is of the Debian package qflow-tech-osu018.");
        Liberty library = Parse(Encoding.UTF8.GetString(bytes), path);
        Problem[] problems = [.. library.Check()];
        return problems.Length == 0 ? library : throw new InvalidInputException(problems);
    }

    /// <summary>Reads the text of a library; <see cref="Liberty.Check"/> is the caller's.</summary>
    /// <exception cref="InvalidInputException">It is not Liberty, or ends in the middle.</exception>
    internal static Liberty Parse(string text, string path)
    {
        var scanner = new LibertyScanner(text.TrimStart('\uFEFF'), path);
        LibertyGroup root = scanner.Read();
        if (root.Kind != "library")
        {
            throw Refused("Not a Liberty library", path, $"begins with '{root.Kind}'", "Give a file that begins with library (name) { ... }.");
        }

        Dictionary<string, LibertyCell> cells = [];
        foreach (LibertyGroup group in root.Groups.Where(group => group.Kind == "cell" && Identifier.IsValid(group.Argument)))
        {
            if (Cell(group, path) is { } cell)
            {
                cells[cell.Name] = cell;
            }
        }

        return new Liberty(string.Join(' ', root.Argument.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), path, cells);
    }

    private static LibertyCell? Cell(LibertyGroup group, string path)
    {
        if (group.Attribute("area") is not { } text)
        {
            return null;
        }

        if (!NumberText.TryReal(text, out double area) || !(area is >= 0 and <= LargestArea))
        {
            throw Refused("The area of a cell is no size", $"{path}: cell {group.Argument}", $"'{text}'", $"Give a number from 0 to {LargestArea:0e0}.");
        }

        LibertyGroup[] pins = [.. group.Groups.Where(pin => pin.Kind == "pin")];
        if (!pins.All(pin => Identifier.IsValid(pin.Argument)))
        {
            return null;
        }

        LibertyState? state = State(group);
        string?[] functions = [.. pins.Select(pin => pin.Attribute("function")), state?.Next, state?.Clock, state?.Clear, state?.Preset];
        if (functions.FirstOrDefault(function => function is not null && BooleanFunction.IsAmbiguous(function)) is { } ambiguous)
        {
            throw Refused(
                "A function that tools read in different ways", $"{path}: cell {group.Argument}", $"'{ambiguous}'",
                "Put its XOR in parentheses, or its AND: abc and OpenSTA do not agree on which binds tighter.");
        }

        return new LibertyCell(
            group.Argument, area,
            [.. pins.Where(pin => pin.Attribute("direction") is "input" or "output")
                .Select(pin => new LibertyPin(pin.Argument, pin.Attribute("direction") == "output", pin.Attribute("function"), pin.Groups.Any(inner => inner.Kind == "timing")))],
            state);
    }

    private static LibertyState? State(LibertyGroup cell)
    {
        LibertyGroup? state = cell.Groups.FirstOrDefault(group => group.Kind is "ff" or "latch");
        string[] names = state?.Argument.Split(',', StringSplitOptions.TrimEntries) ?? [];
        if (state is null || names.Length != 2 || !names.All(Identifier.IsValid))
        {
            return null;
        }

        bool latch = state.Kind == "latch";
        return state.Attribute(latch ? "enable" : "clocked_on") is { } clock && state.Attribute(latch ? "data_in" : "next_state") is { } next
            ? new LibertyState(latch, names[0], names[1], clock, next, state.Attribute("clear"), state.Attribute("preset"))
            : null;
    }

    private static InvalidInputException Refused(string what, string path, string value, string remedy) => new(new Problem(what, path, value, remedy));
}
