using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hdl.Core.Numerics;

namespace Hdl.Flows.Asic;

/// <summary>
/// A library as a tool is given it: one text, without the cells that it must not see. Lines stay where they are, so
/// that what the tool says of a line can be said of the user's file.
/// </summary>
internal sealed partial class ToolLibrary
{
    private readonly List<(int FirstLine, LibertyFile File)> _parts = [];

    private ToolLibrary(string text) => Text = text;

    /// <summary>What the tool reads.</summary>
    public string Text { get; }

    /// <summary>
    /// The cells that designs are mapped to, all files in one: the first one's head, the tables' templates and the
    /// cells of all. The flip-flops are written so that Yosys takes them for what they are.
    /// </summary>
    /// <param name="library">The library.</param>
    public static ToolLibrary ForMapping(Liberty library)
    {
        HashSet<LibertyGroup> used = [.. library.Used.Select(cell => cell.Group!)];
        var text = new StringBuilder();
        List<(int, LibertyFile)> parts = [];
        int line = 1;
        Dictionary<string, string> templates = [];
        foreach ((int index, LibertyFile file) in library.Files.Index())
        {
            parts.Add((line, file));
            TextEdits edits = new(file);
            edits.CutCells(used.Contains);
            foreach (LibertyGroup cell in file.Root.Of("cell").Where(used.Contains))
            {
                FlipFlopText.Straighten(cell, edits);
            }

            if (index > 0)
            {
                edits.KeepOnlyTemplatesAndCells();
                edits.RenameTemplates(templates, $"_hdl{index}");
            }

            foreach (LibertyGroup template in file.Root.Groups.Where(TextEdits.IsTemplate))
            {
                templates.TryAdd(template.Argument, file[template.At].ToString());
            }

            bool last = index == library.Files.Count - 1;
            string part = edits.Apply(
                index == 0 ? 0 : file.Root.ArgumentAt.Start, last ? file.Text.Length : file.Root.At.End - 1);
            line += part.AsSpan().Count('\n') + 1;
            text.Append(part).Append('\n');
        }

        var whole = new ToolLibrary(text.ToString());
        whole._parts.AddRange(parts);
        return whole;
    }

    /// <summary>One file with the cells of a netlist alone.</summary>
    /// <param name="file">The file.</param>
    /// <param name="used">The cells of the netlist.</param>
    /// <param name="factors">How OpenSTA counts internal energy; null where no power is asked for.</param>
    public static ToolLibrary ForTiming(
        LibertyFile file, IReadOnlyDictionary<LibertyGroup, LibertyCell> used, PowerFactors? factors)
    {
        TextEdits edits = new(file);
        edits.CutCells(used.ContainsKey);
        foreach (LibertyGroup cell in file.Root.Of("cell").Where(cell => factors is not null && used.ContainsKey(cell)))
        {
            EnergyText.Correct(cell, used[cell], factors!, file, edits);
        }

        var text = new ToolLibrary(edits.Apply(0, file.Text.Length));
        text._parts.Add((1, file));
        return text;
    }

    /// <summary>
    /// The user's file and line, and the cell there, of a line of <see cref="Text"/>: the last one that begins before
    /// it.
    /// </summary>
    public (string Place, string Cell) Find(int line)
    {
        (int first, LibertyFile file) = _parts.LastOrDefault(part => part.FirstLine <= line, _parts[0]);
        // The part of a later file begins in the line of its head.
        int own = line - first + 1 + (first == 1 ? 0 : file.Text.AsSpan(0, file.Root.ArgumentAt.Start).Count('\n'));
        int at = 0;
        for (int i = 1; i < own && at < file.Text.Length; i++)
        {
            int end = file.Text.IndexOf('\n', at);
            at = end < 0 ? file.Text.Length : end + 1;
        }

        string cell = file.Root.Of("cell").LastOrDefault(cell => cell.At.Start <= at)?.Argument ?? "";
        return (string.Create(CultureInfo.InvariantCulture, $"{file.Path}:{own}"), cell);
    }

    /// <summary>The line that a tool's message names; null where it names none.</summary>
    public static int? LineIn(string message) =>
        Line().Match(message) is { Success: true } match ? NumberText.Natural(match.Groups["line"].ValueSpan) : null;

    [GeneratedRegex(@"\bline\s+(?<line>\d{1,9})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Line();
}
