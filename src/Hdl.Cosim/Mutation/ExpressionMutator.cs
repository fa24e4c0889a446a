using System.Globalization;
using System.Numerics;
using Hdl.Core.Numerics;

namespace Hdl.Cosim.Mutation;

/// <summary>
/// Faults in expressions. Every variant has the width and signedness of the original where that could reach the
/// original through the conditional operator that chooses among them: constants are one bit wide and signed, literals
/// keep their size.
/// </summary>
/// <param name="source">Text of the file.</param>
/// <param name="tokens">Its tokens.</param>
/// <param name="widths">Bits of the signals declared there.</param>
/// <param name="constants">Values of the local parameters declared there.</param>
internal sealed class ExpressionMutator(
    string source, IReadOnlyList<Token> tokens, IReadOnlyDictionary<string, int> widths,
    IReadOnlyDictionary<string, BigInteger> constants)
{
    private const string StuckAt0 = "1'sb0";
    private const string StuckAt1 = "~1'sb0";

    private static readonly Dictionary<string, string> Swaps = new()
    {
        ["<"] = "<=",
        ["<="] = "<",
        [">"] = ">=",
        [">="] = ">",
        ["=="] = "!=",
        ["!="] = "==",
        ["&&"] = "||",
        ["||"] = "&&",
        ["+"] = "-",
        ["-"] = "+",
        ["<<"] = ">>",
        [">>"] = "<<",
        [">>>"] = ">>",
        ["<<<"] = ">>",
        ["&"] = "|",
        ["|"] = "&",
        ["^"] = "&",
    };

    /// <summary>The text of tokens [first, end).</summary>
    public string TextOf(int first, int end) => source[tokens[first].Start..tokens[end - 1].End];

    /// <summary>Faults of a condition.</summary>
    public IEnumerable<Variant> Condition(int first, int end)
    {
        yield return new Variant($"!({TextOf(first, end)})", "inverted condition");
        yield return new Variant("1'b1", "condition always true");
        yield return new Variant("1'b0", "condition always false");
        foreach (Variant variant in Operators(first, end))
        {
            yield return variant;
        }
    }

    /// <summary>Faults of what is assigned to a signal.</summary>
    /// <param name="target">The signal.</param>
    /// <param name="width">Its bits; 0 where unknown.</param>
    /// <param name="first">First token of the expression.</param>
    /// <param name="end">Token behind the expression.</param>
    public IEnumerable<Variant> Value(string target, int width, int first, int end)
    {
        string text = TextOf(first, end);

        // A constant is stuck already; only what changes it is a fault.
        BigInteger? constant = end == first + 2 && tokens[first].Is("-") && tokens[first + 1].Kind == TokenKind.Number
            ? -Literals.ValueOf(tokens[first + 1].Text)
            : end != first + 1 ? null
            : tokens[first].Kind == TokenKind.Number ? Literals.ValueOf(text)
            : constants.TryGetValue(text, out BigInteger local) ? local
            : null;
        if (constant is not { IsZero: true })
        {
            yield return new Variant(StuckAt0, $"{target} stuck at 0");
        }

        if (constant is null || text != "1'b1")
        {
            yield return new Variant(StuckAt1, $"{target} stuck at 1");
        }

        foreach (int bit in width > 1 ? new SortedSet<int> { 0, width / 2, width - 1 } : [])
        {
            string mask = string.Create(CultureInfo.InvariantCulture, $"({width}'sd1 <<< {bit})");
            bool? known = constant is { } value
                ? !((value >> bit) & 1).IsZero
                : BitOfConcatenation(first, end, width, bit);
            if (known is not false)
            {
                yield return new Variant($"({text}) & ~{mask}", $"{target} bit {bit} stuck at 0");
            }

            if (known is not true)
            {
                yield return new Variant($"({text}) | {mask}", $"{target} bit {bit} stuck at 1");
            }
        }

        foreach (Variant variant in Operators(first, end))
        {
            yield return variant;
        }
    }

    /// <summary>A bit that a literal in a concatenation fixes, <c>{24'd0, scale_q}</c>; null where none does.</summary>
    private bool? BitOfConcatenation(int first, int end, int width, int bit)
    {
        if (!tokens[first].Is("{") || tokens[first + 2].Is("{"))
        {
            return null;
        }

        int high = width;
        for (
            int i = first + 1;
            i < end && tokens[i].Kind is TokenKind.Number or TokenKind.Word && tokens[i + 1].Text is "," or "}";
            i += 2)
        {
            string text = tokens[i].Text;
            bool literal = tokens[i].Kind == TokenKind.Number;
            int size =
                !literal ? widths.GetValueOrDefault(text)
                : text.IndexOf('\'', StringComparison.Ordinal) is > 0 and var quote
                    ? NumberText.Natural(text.AsSpan(0, quote))
                : 0;
            if (size == 0)
            {
                return null;
            }

            high -= size;
            if (bit >= high)
            {
                return literal && Literals.ValueOf(text) is { } value ? !((value >> (bit - high)) & 1).IsZero : null;
            }
        }

        return null;
    }

    private IEnumerable<Variant> Operators(int first, int end)
    {
        int[] brackets = RangeDepths(first, end);
        for (int i = first; i < end; i++)
        {
            Token token = tokens[i];
            if (brackets[i - first] != 0)
            {
                if (brackets[i - first] == 1 && WrongSelect(i) is { } select)
                {
                    yield return Replace(first, end, i, select, $"{tokens[i - 2].Text}[{token.Text}] reads [{select}]");
                }

                continue;
            }

            bool binary = i > first && IsOperand(tokens[i - 1]);
            if (token.Kind == TokenKind.Symbol && binary && Swaps.TryGetValue(token.Text, out string? swapped))
            {
                yield return Replace(first, end, i, swapped, $"{token.Text} became {swapped}");
            }
            else if (!binary && (token.Is("!") || token.Is("~")))
            {
                yield return Replace(first, end, i, "", $"dropped {token.Text} before {tokens[i + 1].Text}");
            }
            else if (token.Is("?"))
            {
                int start = ConditionStart(first, i);
                string text = source[tokens[first].Start..tokens[start].Start] + "!(" + TextOf(start, i) + ")"
                    + source[tokens[i - 1].End..tokens[end - 1].End];
                yield return new Variant(text, "inverted choice");
            }
            else if (token.Kind == TokenKind.Number && !IsReplication(i))
            {
                foreach (string other in Literals.Neighbours(token.Text))
                {
                    yield return Replace(first, end, i, other, $"{token.Text} became {other}");
                }
            }
            else if (IsConstantName(token))
            {
                // 1'sd1 is -1 in a signed expression and 1 in an unsigned one: off by one either way, and it never
                // widens.
                yield return Replace(first, end, i, $"({token.Text} + 1'sd1)", $"{token.Text} off by one");
                yield return Replace(
                    first, end, i, $"({token.Text} - 1'sd1)", $"{token.Text} off by one the other way");
            }
        }
    }

    private Variant Replace(int first, int end, int at, string text, string description) =>
        new(
            source[tokens[first].Start..tokens[at].Start] + text + source[tokens[at].End..tokens[end - 1].End],
            description);

    /// <summary>For each token: 0 outside of selects, 1 the only token of one, 2 inside any other.</summary>
    private int[] RangeDepths(int first, int end)
    {
        int[] depths = new int[end - first];
        int depth = 0;
        for (int i = first; i < end; i++)
        {
            depth -= tokens[i].Is("]") ? 1 : 0;
            bool alone = i > first && i + 1 < end && tokens[i - 1].Is("[") && tokens[i + 1].Is("]");
            depths[i - first] = depth == 0 ? 0 : alone ? 1 : 2;
            depth += tokens[i].Is("[") ? 1 : 0;
        }

        return depths;
    }

    private string? WrongSelect(int at)
    {
        if (tokens[at].Kind != TokenKind.Number || tokens[at].Text.Contains('\'') || at < 2
            || !widths.TryGetValue(tokens[at - 2].Text, out int width) || width < 2)
        {
            return null;
        }

        int index = NumberText.Natural(tokens[at].Text);
        return (index + 1 < width ? index + 1 : index - 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>First token of the condition of the conditional operator at <paramref name="question"/>.</summary>
    private int ConditionStart(int first, int question)
    {
        int depth = 0;
        for (int i = question - 1; i >= first; i--)
        {
            switch (tokens[i].Text)
            {
                case ")" or "]" or "}":
                    depth++;
                    break;
                case "(" or "[" or "{" when depth > 0:
                    depth--;
                    break;
                case "(" or "[" or "{" or "?" or ":" or "," when depth == 0:
                    return i + 1;
                default:
                    break;
            }
        }

        return first;
    }

    private bool IsReplication(int at) =>
        at > 0 && tokens[at - 1].Is("{") && at + 1 < tokens.Count && tokens[at + 1].Is("{");

    private static bool IsOperand(Token token) =>
        token.Kind is TokenKind.Word or TokenKind.Number || token.Text is ")" or "]" or "}";

    private static bool IsConstantName(Token token) =>
        token.Kind == TokenKind.Word && char.IsUpper(token.Text[0]) && token.Text.Any(char.IsLower);
}
