using System.Text.RegularExpressions;

namespace Hdl.Cosim.Mutation;

/// <summary>Kinds of Verilog tokens that matter here.</summary>
internal enum TokenKind
{
    Word,
    Number,
    Text,
    Symbol,
}

/// <summary>A token with its place.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int Line)
{
    public int End => Start + Text.Length;

    public bool Is(string text) => Text == text;
}

/// <summary>Cuts Verilog into tokens; comments, white space and compiler directives are left out.</summary>
internal static partial class Lexer
{
    public static List<Token> Read(string source)
    {
        List<Token> tokens = [];
        int line = 1;
        int counted = 0;
        foreach (Match match in Pattern().Matches(source))
        {
            line += source.AsSpan(counted, match.Index - counted).Count('\n');
            counted = match.Index;
            TokenKind? kind =
                match.Groups["word"].Success ? TokenKind.Word
                : match.Groups["number"].Success ? TokenKind.Number
                : match.Groups["text"].Success ? TokenKind.Text
                : match.Groups["symbol"].Success ? TokenKind.Symbol
                : null;
            if (kind is { } known)
            {
                tokens.Add(new Token(known, match.Value, match.Index, line));
            }
        }

        return tokens;
    }

    [GeneratedRegex(
        @"(?<skip>\s+|//[^\n]*|/\*.*?\*/|`[^\n]*)|(?<text>""[^""]*"")"
            + @"|(?<number>(\d+\s*)?'[sS]?[bBdDhHoO][0-9a-fA-F_xXzZ?]+|\d+)"
            + @"|(?<word>[A-Za-z_$][\w$]*)"
            + @"|(?<symbol>>>>|<<<|===|!==|&&|\|\||==|!=|<=|>=|<<|>>|\+:|-:|~\^|~&|~\||\*\*|.)",
        RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
