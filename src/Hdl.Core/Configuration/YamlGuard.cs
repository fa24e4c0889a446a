using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Hdl.Core.Configuration;

/// <summary>
/// Looks at a configuration's events before it is loaded, and refuses what a configuration has no use for and a hostile
/// one does: aliases (which expand without bound), deep nesting (which overflows the stack), tags, several documents,
/// great size.
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
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            open += c is '[' or '{' ? 1 : c is ']' or '}' ? -1 : 0;
            if (open > 64)
            {
                return (At(text, i), At(text, i + 1), "Nested too deep", "more than 64 open brackets");
            }

            if ((char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || c is '\u2028' or '\u2029')
            {
                return (At(text, i), At(text, i + 1), "A control character", $"code {Text(c)}");
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

    /// <summary>
    /// Where, from some place on, a tab stands among the blanks that a line begins with, which is where a tab is wrong
    /// as a rule; null where there is none. The parser complains of such a tab, but names where it began to look.
    /// </summary>
    public static Mark? TabOf(string text, int from)
    {
        int line = from == 0 ? 0 : text.LastIndexOfAny(['\n', '\r'], from - 1) + 1;
        while (line < text.Length)
        {
            int at = line;
            while (at < text.Length && text[at] == ' ')
            {
                at++;
            }

            if (at < text.Length && text[at] == '\t')
            {
                return At(text, at);
            }

            int end = text.AsSpan(line).IndexOfAny('\n', '\r');
            line = end < 0 ? text.Length : line + end + 1;
        }

        return null;
    }

    // Lines and columns count from 1; a line ends as the parser has it.
    private static Mark At(string text, int index)
    {
        string before = text[..index].Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return new Mark(index, before.AsSpan().Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
