namespace Hdl.Flows.Asic;

/// <summary>
/// A function in Liberty's notation: <c>!</c> and <c>'</c> negate, <c>*</c>, <c>&amp;</c> and a blank are AND, <c>^</c> is
/// XOR, <c>+</c> and <c>|</c> are OR, in falling precedence (XOR binds between AND and OR).
/// </summary>
public sealed class BooleanFunction
{
    private const int DeepestNesting = 64;

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

    /// <summary>Reads a function.</summary>
    /// <param name="text">The function.</param>
    /// <param name="variables">The names that may occur.</param>
    /// <param name="written">What stands for each of them in Verilog; the names themselves when null.</param>
    /// <returns>Null where it is not one, or uses another name.</returns>
    public static BooleanFunction? TryParse(string text, IReadOnlyList<string> variables, IReadOnlyList<string>? written = null)
    {
        var parser = new Parser(text, variables, written ?? variables);
        BooleanFunction? function = parser.Or(0);
        return parser.AtEnd ? function : null;
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

        public BooleanFunction? Or(int depth) => Chain(depth, "+|", " | ", (a, b) => a || b, static (ref Parser parser, int level) => parser.Xor(level));

        private BooleanFunction? Xor(int depth) => Chain(depth, "^", " ^ ", (a, b) => a != b, static (ref Parser parser, int level) => parser.And(level));

        private BooleanFunction? And(int depth)
        {
            BooleanFunction? left = Unary(depth);
            while (left is not null && !AtEnd && text[_at] is not (')' or '+' or '|' or '^'))
            {
                if (text[_at] is '*' or '&')
                {
                    _at++;
                }

                left = Join(left, Unary(depth), " & ", (a, b) => a && b);
            }

            return left;
        }

        private delegate BooleanFunction? Operand(ref Parser parser, int depth);

        private BooleanFunction? Chain(int depth, string operators, string verilog, Func<bool, bool, bool> combine, Operand operand)
        {
            BooleanFunction? left = operand(ref this, depth);
            while (left is not null && !AtEnd && operators.Contains(text[_at]))
            {
                _at++;
                left = Join(left, operand(ref this, depth), verilog, combine);
            }

            return left;
        }

        private static BooleanFunction? Join(BooleanFunction left, BooleanFunction? right, string verilog, Func<bool, bool, bool> combine) =>
            right is null ? null : new(row => combine(left.Evaluate(row), right.Evaluate(row)), $"({left.Verilog}{verilog}{right.Verilog})");

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

        private static BooleanFunction? Not(BooleanFunction? inner) => inner is null ? null : new(row => !inner.Evaluate(row), $"~{inner.Verilog}");

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
