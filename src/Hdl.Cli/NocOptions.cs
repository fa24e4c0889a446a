using System.CommandLine;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;

namespace Hdl.Cli;

/// <summary>Options of the commands for meshes, and what their texts mean.</summary>
internal static class NocOptions
{
    private const int MostItems = 100;

    /// <summary>The size of the mesh.</summary>
    public static Option<string> Mesh() => new("--mesh")
    {
        Description = $"Size of the mesh, each dimension 1..{MeshSize.Greatest}",
        HelpName = "XxYxZ",
        DefaultValueFactory = _ => "4x4x4",
    };

    /// <summary>The size that a text means.</summary>
    public static MeshSize MeshOf(string text) =>
        MeshSize.TryParse(text, out MeshSize size)
            ? size
            : throw Refused(
                "Not the size of a mesh", "--mesh", text, $"Write three numbers in 1..{MeshSize.Greatest}: 4x4x4.");

    /// <summary>Numbers in a range, separated by commas.</summary>
    public static IReadOnlyList<int> Numbers(string option, string text, int least, int most) =>
        Items(
            option,
            text,
            item =>
                NumberText.TryNatural(item, out int number) && number >= least && number <= most
                    ? number
                    : throw Refused(
                        "Not a choice", option, text, $"Choose from {least}..{most}, several separated by commas."));

    /// <summary>Names of an enumeration in snake_case, separated by commas.</summary>
    public static IReadOnlyList<T> Choices<T>(string option, string text)
        where T : struct, Enum
    {
        Dictionary<string, T> choices = Enum.GetValues<T>().ToDictionary(value => Naming.ToSnakeCase(value.ToString()));
        return Items(option, text, item => choices.TryGetValue(item, out T value)
            ? value
            : throw Refused("Not a choice", option, item, Suggestion.Remedy(item, choices.Keys)));
    }

    /// <summary>One name of an enumeration in snake_case.</summary>
    public static T Choice<T>(string option, string text)
        where T : struct, Enum
    {
        IReadOnlyList<T> choices = Choices<T>(option, text);
        return choices.Count == 1 ? choices[0] : throw Refused("More than one", option, text, "Choose one.");
    }

    /// <summary>Loads: <c>from:to:step</c>, or some separated by commas; ascending.</summary>
    public static IReadOnlyList<double> Loads(string option, string text)
    {
        InvalidInputException Wrong() =>
            Refused(
                "Not a list of loads", option, text,
                $"Write from:to:step, such as 0.05:1.0:0.05, or numbers separated by commas, at most {MostItems}; "
                + $"each at least 0.001 and at most 1.");
        double Load(string item) =>
            NumberText.TryReal(item, out double load) && load is >= 0.001 and <= 1 ? load : throw Wrong();
        string[] range = text.Split(':');
        if (range.Length == 1)
        {
            string[] items = text.Split(',');
            return items.Length <= MostItems ? [.. items.Select(Load).Distinct().Order()] : throw Wrong();
        }

        if (range.Length != 3)
        {
            throw Wrong();
        }

        (double from, double to, double step) = (Load(range[0]), Load(range[1]), Load(range[2]));
        // A step that ends a rounding error beyond the last load still takes it.
        double count = Math.Floor(((to - from) / step) + 1e-9) + 1;
        return count is >= 1 and <= MostItems
            ? [.. Enumerable.Range(0, (int)count).Select(i => Math.Round(from + (i * step), 9))]
            : throw Wrong();
    }

    /// <summary>A share.</summary>
    public static double Share(string option, string text) =>
        NumberText.TryReal(text, out double share) && share is >= 0 and <= 1
            ? share
            : throw Refused("Not a share", option, text, "Give a number from 0 to 1.");

    private static IReadOnlyList<T> Items<T>(string option, string text, Func<string, T> parse)
    {
        string[] items = text.Split(',');
        return items.Length <= MostItems
            ? [.. items.Select(parse).Distinct()]
            : throw Refused("Too many", option, text, $"Give at most {MostItems}.");
    }

    private static InvalidInputException Refused(string what, string option, string text, string remedy) =>
        new(new Problem(what, option, $"'{text}'", remedy));
}
