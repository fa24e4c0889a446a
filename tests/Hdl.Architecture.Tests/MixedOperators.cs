using System.Text.RegularExpressions;

namespace Hdl.Architecture.Tests;

/// <summary>
/// Finds <c>&amp;&amp;</c> beside <c>||</c>, and binary <c>&amp;</c> beside binary <c>|</c>, in one expression of a
/// Verilog text with no parenthesis between them: legal, but the reader has to know which binds stronger
/// (IEEE 1364-2005, table 5-4).
/// </summary>
internal static partial class MixedOperators
{
    /// <summary>
    /// The lines, from 1, of the operators that stand beside their opposite, in the order of the text.
    /// </summary>
    public static IEnumerable<int> Lines(string text)
    {
        // The operators met so far at each level of parentheses, braces and brackets. An assignment need not end an
        // expression: nothing but a bracketed index stands on its left.
        var levels = new Stack<HashSet<string>>([[]]);
        bool afterOperand = false;
        int line = 1;
        foreach (string token in Tokens().Matches(text).Select(match => match.Value))
        {
            int start = line;
            line += token.Count(c => c == '\n');
            if (char.IsWhiteSpace(token[0]) || (token.Length > 1 && token[0] == '/'))
            {
                continue;
            }

            if (token is "(" or "[" or "{")
            {
                levels.Push([]);
            }
            else if (token is ")" or "]" or "}")
            {
                levels.Pop();
            }
            else if (token is ";" or "?" or ":" or ",")
            {
                levels.Peek().Clear();
            }
            else if (Opposite(token) is { } opposite && (token.Length == 2 || afterOperand))
            {
                levels.Peek().Add(token);
                if (levels.Peek().Contains(opposite))
                {
                    yield return start;
                    levels.Peek().Clear();
                }
            }

            // After an operator, & and | reduce the vector behind them.
            afterOperand = char.IsLetterOrDigit(token[0]) || token[0] is ')' or ']' or '}' or '_' or '$' or '`' or '\'';
        }
    }

    private static string? Opposite(string token) => token switch
    {
        "&&" => "||",
        "||" => "&&",
        "&" => "|",
        "|" => "&",
        _ => null,
    };

    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\])*"|&&|\|\||~&|~\||[\w$`']+|\s+|.""", RegexOptions.Singleline)]
    private static partial Regex Tokens();
}
