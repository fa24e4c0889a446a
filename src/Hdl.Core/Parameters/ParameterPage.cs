using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hdl.Core.Problems;

namespace Hdl.Core.Parameters;

/// <summary>
/// Tables of parameters in a page of Markdown, made from the records: all that stands between lines that begin
/// <c>&lt;!-- parameters: NAME --&gt;</c> and <c>&lt;!-- end of parameters --&gt;</c>.
/// </summary>
public static partial class ParameterPage
{
    private const string End = "<!-- end of parameters -->";

    /// <summary>The line that begins the table of a target.</summary>
    public static string MarkOf(string target) => $"<!-- parameters: {target} -->";

    /// <summary>The page with its tables made anew, and how many it has.</summary>
    /// <param name="text">The page. What stands in a fence of code is none of it.</param>
    /// <param name="defaults">The default parameters of a target by its name; null where there is none.</param>
    /// <param name="where">What the page is called in messages.</param>
    /// <exception cref="InvalidInputException">
    /// A table that nothing ends, or of a target that is not there; a mark that is written in another way.
    /// </exception>
    public static (string Text, int Tables) Refreshed(
        string text, Func<string, HdlParameters?> defaults, string where)
    {
        string[] lines = text.Split('\n');
        List<Problem> problems = [];
        List<string> page = [];
        bool fenced = false;
        int tables = 0;
        for (int at = 0; at < lines.Length; at++)
        {
            string line = Plain(lines[at]);
            page.Add(lines[at]);
            fenced ^= line.StartsWith("```", StringComparison.Ordinal);
            string place = string.Create(CultureInfo.InvariantCulture, $"{where}:{at + 1}");
            if (fenced || !Like().IsMatch(line))
            {
                continue;
            }

            Match mark = Mark().Match(line);
            int end = Array.FindIndex(lines, at + 1, next => Like().IsMatch(Plain(next)));
            if (!mark.Success)
            {
                problems.Add(new Problem(
                    "A mark that is written in another way, or ends no table", place, line,
                    $"Write '{MarkOf("TARGET")}' and '{End}', each on a line of its own."));
            }
            else if (defaults(mark.Groups["name"].Value) is not { } record)
            {
                problems.Add(new Problem(
                    "A table of the parameters of no target", place, mark.Groups["name"].Value, "Run 'hdl targets'."));
                at = end > 0 && Plain(lines[end]) == End ? end : at;
            }
            else if (end < 0 || Plain(lines[end]) != End)
            {
                problems.Add(new Problem(
                    "A table of parameters that nothing ends", place, line, $"Write '{End}' behind it."));
            }
            else
            {
                string ending = lines[at].EndsWith('\r') ? "\r" : "";
                page.AddRange(Table(record).TrimEnd('\n').Split('\n').Select(row => row + ending));
                page.Add(lines[end]);
                at = end;
                tables++;
            }
        }

        return problems.Count > 0 ? throw new InvalidInputException(problems) : (string.Join('\n', page), tables);
    }

    /// <summary>
    /// The parameters of a record as a table of Markdown; those of each group below a row of its title.
    /// </summary>
    /// <param name="defaults">A record whose values are the defaults.</param>
    public static string Table(HdlParameters defaults)
    {
        var text = new StringBuilder("| key | unit | values | default | meaning |\n|---|---|---|---|---|\n");
        string group = "";
        foreach (Parameter parameter in ParameterSchema.Of(defaults.GetType()).Parameters)
        {
            if (parameter.Group != group)
            {
                group = parameter.Group;
                text.Append("| **").Append(Cell(group)).Append("** | | | | |\n");
            }

            string value = Cell(parameter.TextIn(defaults));
            text.Append(
                $"| `{parameter.Key}` | {Cell(parameter.Unit)} | {Cell(Values(parameter))} | {value} | "
                + $"{Cell(parameter.Description)} |\n");
        }

        return text.Replace("|  |", "| |").Replace("|  |", "| |").ToString();
    }

    private static string Values(Parameter parameter) =>
        parameter.Choices.Count > 0 ? string.Join(", ", parameter.Choices)
        : parameter.Range.Length == 0 ? parameter.Kind
        : parameter.Kind == "whole number" ? parameter.Range
        : $"{parameter.Kind}, {parameter.Range}";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    // Without the byte-order mark of the first line and the end of a line of Windows.
    private static string Plain(string line) => line.TrimStart('\uFEFF').TrimEnd('\r');

    [GeneratedRegex(@"\A<!-- parameters: (?<name>[^\s>]+) -->\z")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\A\s*<!--\s*(parameters|end of parameters)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Like();
}
