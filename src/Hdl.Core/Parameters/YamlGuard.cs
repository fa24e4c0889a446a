using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Hdl.Core.Parameters;

/// <summary>
/// Looks at a configuration's events before it is loaded, and refuses what a configuration has no use for and a hostile one
/// does: aliases (which expand without bound), deep nesting (which overflows the stack), tags, several documents, great size.
/// </summary>
internal static class YamlGuard
{
    /// <summary>Longest configuration in characters.</summary>
    public const int MaxLength = 1 << 20;

    private const int MaxDepth = 4;

    /// <summary>What must be mended before the text may be loaded; null where nothing must.</summary>
    /// <exception cref="YamlException">It is not YAML.</exception>
    public static (Mark Start, Mark End, string What, string Value)? Check(string text)
    {
        if (text.Length > MaxLength)
        {
            return (Mark.Empty, Mark.Empty, "The configuration is too long", $"{Text(text.Length)} characters");
        }

        // Brackets alone can exhaust the scanner, which recurses; no configuration has many on one line.
        int open = 0;
        foreach (char c in text)
        {
            open += c is '[' or '{' ? 1 : c is ']' or '}' ? -1 : 0;
            if (open > 64)
            {
                return (Mark.Empty, Mark.Empty, "Nested too deep", "more than 64 open brackets");
            }

            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
            {
                return (Mark.Empty, Mark.Empty, "A control character", $"code {Text(c)}");
            }
        }

        int depth = 0;
        int documents = 0;
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
        {
            ParsingEvent current = parser.Current!;
            depth += current.NestingIncrease;
            documents += current is DocumentStart ? 1 : 0;
            string? what = current switch
            {
                AnchorAlias => "An alias",
                NodeEvent { Anchor.IsEmpty: false } => "An anchor",
                NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } } => "A tag",
                _ when documents > 1 => "A second document",
                // Stream and document count as two.
                _ when depth > MaxDepth + 2 => "Nested too deep",
                _ => null,
            };
            if (what is not null)
            {
                return (current.Start, current.End, what, current is AnchorAlias alias ? $"*{alias.Value}" : "here");
            }
        }

        return null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
