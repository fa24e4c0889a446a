namespace Hdl.Flows.Asic;

/// <summary>
/// A function in Liberty's notation: <c>!</c> and <c>'</c> negate, <c>^</c> is XOR, <c>*</c>, <c>&amp;</c> and a blank
/// are AND, <c>+</c> and <c>|</c> are OR, in falling precedence.
/// </summary>
public sealed class BooleanFunction
{
    private const int DeepestNesting = 64;
    private const int MostCharacters = 4096;

    /// <summary>Most variables of which all values are tried.</summary>
    internal const int MostTried = 12;

    private readonly Func<int, bool> _evaluate;

    private BooleanFunction(Func<int, bool> evaluate, string verilog)
    {
        _evaluate = evaluate;
        Verilog = verilog;
    }

    /// <summary>The function as a fully parenthesised Verilog expression.</summary>
    public string Verilog { get; }

    /// <summary>Its value, variable i in bit i of <paramref name="values"/>.</summary>
    public bool Evaluate(int values) => _evaluate(values);

    /// <summary>The variables that it depends on; all of them where there are too many to try.</summary>
    /// <param name="variables">How many there are.</param>
    public IEnumerable<int> Support(int variables) =>
        Enumerable
            .Range(0, variables)
            .Where(variable =>
                variables > MostTried
                || Enumerable.Range(0, 1 << variables).Any(row => Evaluate(row) != Evaluate(row ^ (1 << variable))));

    /// <summary>Reads a function.</summary>
    /// <param name="text">The function.</param>
    /// <param name="variables">The names that may occur.</param>
    /// <param name="written">What stands for each of them in Verilog; the names themselves when null.</param>
    /// <returns>Null where it is not one, or uses another name.</returns>
    public static BooleanFunction? TryParse(
        string text, IReadOnlyList<string> variables, IReadOnlyList<string>? written = null)
    {
        if (text.Length > MostCharacters)
        {
            return null;
        }

        var parser = new Parser(text, variables, written ?? variables);
        BooleanFunction? function = parser.Or(0);
        return parser.AtEnd ? function : null;
    }

    /// <summary>
    /// Whether AND and XOR stand side by side without parentheses: tools do not agree on which binds tighter (abc has
    /// AND first, Liberty and OpenSTA XOR), so that a netlist would not do what its cells do.
    /// </summary>
    /// <param name="text">The function.</param>
    public static bool IsAmbiguous(string text)
    {
        // What was seen at each depth of parentheses since it was entered, or since an OR.
        var seen = new Stack<(bool And, bool Xor)>([(false, false)]);
        bool operand = false;
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (char.IsWhiteSpace(letter) || letter == '\'')
            {
                continue;
            }

            (bool and, bool xor) = seen.Pop();
            bool begins = letter is '(' or '!' || char.IsAsciiLetterOrDigit(letter) || letter == '_';
            bool inName =
                begins
                && i > 0
                && letter is not ('(' or '!')
                && (char.IsAsciiLetterOrDigit(text[i - 1]) || text[i - 1] is '_' or '[');
            and |= letter is '*' or '&' || (begins && operand && !inName);
            xor |= letter == '^';
            if (and && xor)
            {
                return true;
            }

            seen.Push(letter is '+' or '|' ? (false, false) : (and, xor));
            if (letter == '(')
            {
                seen.Push((false, false));
            }
            else if (letter == ')' && seen.Count > 1)
            {
                seen.Pop();
            }

            operand = letter == ')' || (begins && letter is not ('(' or '!')) || letter is '[' or ']';
        }

        return false;
    }

    private ref struct Parser(string text, IReadOnlyList<string> variables, IReadOnlyList<string> written)
    {
        private int _at = 0;

        public bool AtEnd
        {
            get
            {
                Skip();
                return _at == text.Length;
            }
        }

        public BooleanFunction? Or(int depth) =>
            Chain(depth, "+|", " | ", (a, b) => a || b, static (ref Parser parser, int level) => parser.And(level));

        private BooleanFunction? Xor(int depth) =>
            Chain(depth, "^", " ^ ", (a, b) => a != b, static (ref Parser parser, int level) => parser.Unary(level));

        private BooleanFunction? And(int depth)
        {
            BooleanFunction? left = Xor(depth);
            while (left is not null && !AtEnd && text[_at] is not (')' or '+' or '|'))
            {
                if (text[_at] is '*' or '&')
                {
                    _at++;
                }

                left = Join(left, Xor(depth), " & ", (a, b) => a && b);
            }

            return left;
        }

        private delegate BooleanFunction? Operand(ref Parser parser, int depth);

        private BooleanFunction? Chain(
            int depth, string operators, string verilog, Func<bool, bool, bool> combine, Operand operand)
        {
            BooleanFunction? left = operand(ref this, depth);
            while (left is not null && !AtEnd && operators.Contains(text[_at]))
            {
                _at++;
                left = Join(left, operand(ref this, depth), verilog, combine);
            }

            return left;
        }

        private static BooleanFunction? Join(
            BooleanFunction left, BooleanFunction? right, string verilog, Func<bool, bool, bool> combine) =>
            right is null
                ? null
                : new(
                    row => combine(left.Evaluate(row), right.Evaluate(row)),
                    $"({left.Verilog}{verilog}{right.Verilog})");

        private BooleanFunction? Unary(int depth)
        {
            if (AtEnd || depth > DeepestNesting)
            {
                return null;
            }

            BooleanFunction? result;
            switch (text[_at])
            {
                case '!':
                    _at++;
                    result = Not(Unary(depth + 1));
                    break;
                case '(':
                    _at++;
                    result = Or(depth + 1);
                    if (AtEnd || text[_at++] != ')')
                    {
                        return null;
                    }

                    break;
                default:
                    result = Name();
                    break;
            }

            while (!AtEnd && text[_at] == '\'')
            {
                _at++;
                result = Not(result);
            }

            return result;
        }

        // Verilog takes one unary operator in front of an operand: a second negation takes the first away.
        private static BooleanFunction? Not(BooleanFunction? inner) =>
            inner is null
                ? null
                : new(
                    row => !inner.Evaluate(row),
                    inner.Verilog.StartsWith('~') ? inner.Verilog[1..] : $"~{inner.Verilog}");

        private BooleanFunction? Name()
        {
            int start = _at;
            while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '_' or '[' or ']'))
            {
                _at++;
            }

            string name = text[start.._at];
            if (name is "0" or "1")
            {
                bool one = name == "1";
                return new(_ => one, $"1'b{name}");
            }

            for (int i = 0; i < variables.Count; i++)
            {
                if (variables[i] == name)
                {
                    int bit = i;
                    return new(row => ((row >> bit) & 1) != 0, written[bit]);
                }
            }

            return null;
        }

        private void Skip()
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            {
                _at++;
            }
        }
    }
}
