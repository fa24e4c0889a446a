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

    /// <summary>The page with its tables made anew.</summary>
    /// <param name="text">The page.</param>
    /// <param name="defaults">The default parameters of a target by its name; null where there is no such
    /// target.</param>
    /// <param name="where">What the page is called in messages.</param>
    /// <exception cref="InvalidInputException">A table that nothing ends, or of a target that is not there.</exception>
    public static string Refreshed(string text, Func<string, HdlParameters?> defaults, string where)
    {
        List<Problem> problems = [];
        string page = Mark()
            .Replace(
                text,
                mark =>
                {
                    string name = mark.Groups["name"].Value;
                    HdlParameters? record = defaults(name);
                    if (record is null)
                    {
                        problems.Add(
                            new Problem("A table of the parameters of no target", where, name, "Run 'hdl targets'."));
                    }
                    else if (!mark.Groups["end"].Success)
                    {
                        problems.Add(new Problem(
                            "A table of parameters that nothing ends", where, mark.Value.Split('\n')[0],
                            $"Write '{End}' behind it."));
                    }

                    string ending = mark.Value.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
                    return problems.Count > 0
                        ? mark.Value
                        : $"{MarkOf(name)}\n{Table(record!)}{End}".ReplaceLineEndings(ending);
                });
        return problems.Count > 0 ? throw new InvalidInputException(problems) : page;
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

    // A table that nothing ends goes as far as the next one, or the page.
    [GeneratedRegex(
        $@"^<!-- parameters: (?<name>[^\s>]+) -->(?:(?!^<!-- parameters: )[\s\S])*?"
            + $@"(?:^(?<end>{End})|(?=^<!-- parameters: )|\z)",
        RegexOptions.Multiline)]
    private static partial Regex Mark();
}
