using System.Numerics;
using System.Text.RegularExpressions;
using Hdl.Core.Numerics;

namespace Hdl.Cosim.Mutation;

/// <summary>
/// Walks one emitted file and names every place where a fault can be put in. It understands the style that templates
/// emit: one module, declarations with literal ranges, assigns, always blocks, functions; instances and initial blocks
/// stay whole.
/// </summary>
internal sealed partial class MutationScanner
{
    private readonly List<Token> _tokens;
    private readonly ExpressionMutator _expressions;
    private readonly Dictionary<string, int> _widths = [];
    private readonly List<MutationSite> _sites = [];
    private int _at;

    private MutationScanner(string source)
    {
        _tokens = Lexer.Read(source);
        foreach (Match match in Declaration().Matches(Comments().Replace(source, "")))
        {
            int width = match.Groups["msb"].Success
                ? NumberText.Natural(match.Groups["msb"].ValueSpan) + 1
                : match.Groups["range"].Success ? 0 : 1;
            foreach (string name in match.Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries))
            {
                // Variables of several functions may share a name: only bits that all of them have are bits for
                // certain.
                _widths[name] = _widths.TryGetValue(name, out int known) ? Math.Min(known, width) : width;
            }
        }

        Dictionary<string, BigInteger> constants = [];
        foreach (Match match in Constant().Matches(source))
        {
            if (Literals.ValueOf(match.Groups["value"].Value) is { } value)
            {
                constants[match.Groups["name"].Value] = value;
            }
        }

        foreach (Match match in ConstantRow().Matches(source))
        {
            BigInteger row = BigInteger.Zero;
            foreach (string part in match.Groups["parts"].Value.Split(',', StringSplitOptions.TrimEntries))
            {
                row = (row << NumberText.Natural(part.AsSpan(0, part.IndexOf('\'', StringComparison.Ordinal))))
                    + (Literals.ValueOf(part) ?? BigInteger.Zero);
            }

            constants[match.Groups["name"].Value] = row;
        }

        _expressions = new ExpressionMutator(source, _tokens, _widths, constants);
    }

    /// <summary>Every place of a file where faults can be put in, in the order of the text.</summary>
    public static IReadOnlyList<MutationSite> Scan(string source)
    {
        // What is for simulation alone is no hardware: blank, so that places keep their numbers.
        var scanner = new MutationScanner(
            SimulationOnly()
                .Replace(source, part => new string([.. part.Value.Select(letter => letter == '\n' ? '\n' : ' ')])));
        scanner.Module();
        return scanner._sites;
    }

    private Token Here => _tokens[_at];

    private bool AtEnd => _at >= _tokens.Count;

    private void Module()
    {
        SkipPast(";");
        while (!AtEnd && !Here.Is("endmodule"))
        {
            switch (Here.Text)
            {
                case "wire":
                    Wire();
                    break;
                case "assign":
                    _at++;
                    Assignment(canDrop: false, inReset: false);
                    break;
                case "always":
                    _at++;
                    Event();
                    Statement(inReset: false);
                    break;
                case "initial":
                    _at++;
                    SkipStatement();
                    break;
                case "function":
                    Function();
                    break;
                case "generate" or "endgenerate" or "begin" or "end" or "else":
                    _at += _tokens[_at + 1].Is(":") ? 3 : 1;
                    break;
                case "for" or "if":
                    _at++;
                    SkipGroup();
                    break;
                default:
                    SkipPast(";");
                    break;
            }
        }
    }

    private void Function()
    {
        SkipPast(";");
        while (Here.Text is "input" or "reg" or "integer")
        {
            SkipPast(";");
        }

        while (!Here.Is("endfunction"))
        {
            Statement(inReset: false);
        }

        _at++;
    }

    private void Wire()
    {
        int equals = Find(_at, "=", ";");
        if (!_tokens[equals].Is("="))
        {
            _at = equals + 1;
            return;
        }

        _at = equals - 1;
        Assignment(canDrop: false, inReset: false);
    }

    private void Event()
    {
        _at++;
        if (Here.Is("("))
        {
            SkipGroup();
        }
        else
        {
            _at++;
        }
    }

    private void Statement(bool inReset)
    {
        switch (Here.Text)
        {
            case "begin":
                _at += _tokens[_at + 1].Is(":") ? 3 : 1;
                while (!Here.Is("end"))
                {
                    Statement(inReset);
                }

                _at++;
                break;
            case "if":
                If(inReset);
                break;
            case "case" or "casez" or "casex":
                Case(inReset);
                break;
            case "for":
                _at++;
                SkipGroup();
                Statement(inReset);
                break;
            case "integer" or "reg":
                SkipPast(";");
                break;
            case ";":
                _at++;
                break;
            default:
                if (Here.Text[0] == '$')
                {
                    SkipPast(";");
                }
                else
                {
                    Assignment(canDrop: true, inReset);
                }

                break;
        }
    }

    private void If(bool inReset)
    {
        int open = ++_at;
        SkipGroup();
        bool reset =
            string.Concat(_tokens[(open + 1)..(_at - 1)].Select(token => token.Text))
            is "!rst_ni"
                or "!reset_n"
                or "rst_i";
        if (!reset)
        {
            Add(open + 1, _at - 1, _expressions.Condition(open + 1, _at - 1));
        }

        Statement(inReset || reset);
        if (!AtEnd && Here.Is("else"))
        {
            _at++;
            Statement(inReset);
        }
    }

    private void Case(bool inReset)
    {
        int open = ++_at;
        SkipGroup();
        Add(open + 1, _at - 1, [new Variant("1'sb0", "selector stuck at 0")]);
        while (!Here.Is("endcase"))
        {
            int colon = Here.Is("default") && !_tokens[_at + 1].Is(":") ? _at : Find(_at, ":", ":");
            _at = colon + 1;
            Statement(inReset);
        }

        _at++;
    }

    private void Assignment(bool canDrop, bool inReset)
    {
        int start = _at;
        int first = start;
        for (int depth = 0; depth > 0 || _tokens[first].Text is not ("=" or "<="); first++)
        {
            depth += _tokens[first].Text is "[" or "{" or "(" ? 1 : _tokens[first].Text is "]" or "}" or ")" ? -1 : 0;
        }

        string target = _expressions.TextOf(start, first);
        if (target.StartsWith("unused_", StringComparison.Ordinal))
        {
            // By the naming rule of the templates nothing reads it: it tells lint tools that some inputs are meant to
            // be idle.
            _at = Find(first, ";", ";") + 1;
            return;
        }

        int width = first == start + 1 ? _widths.GetValueOrDefault(target) : 0;
        first++;
        int end = Find(first, ";", ",");
        Add(first, end, _expressions.Value(target, width, first, end));
        _at = Find(end, ";", ";") + 1;
        if (canDrop)
        {
            string what = inReset ? $"reset of {target} dropped" : $"assignment of {target} dropped";
            _sites.Add(new MutationSite(_tokens[start].Start, _tokens[_at - 1].End, _tokens[start].Line, null, [what]));
        }
    }

    private void Add(int first, int end, IEnumerable<Variant> variants)
    {
        Variant[] list = [.. variants];
        _sites.Add(new MutationSite(
            _tokens[first].Start, _tokens[end - 1].End, _tokens[first].Line,
            [.. list.Select(variant => variant.Text)], [.. list.Select(variant => variant.Description)]));
    }

    /// <summary>First of two symbols outside of brackets, from a place on.</summary>
    private int Find(int from, string one, string other)
    {
        int depth = 0;
        int questions = 0;
        for (int i = from; ; i++)
        {
            string text = _tokens[i].Text;
            if (depth == 0 && questions == 0 && (text == one || text == other))
            {
                return i;
            }

            depth += text is "(" or "[" or "{" ? 1 : text is ")" or "]" or "}" ? -1 : 0;
            questions += depth != 0 ? 0 : text == "?" ? 1 : text == ":" && questions > 0 ? -1 : 0;
        }
    }

    private void SkipGroup()
    {
        int depth = 0;
        do
        {
            depth += Here.Text is "(" ? 1 : Here.Text is ")" ? -1 : 0;
            _at++;
        }
        while (depth > 0);
    }

    private void SkipPast(string text)
    {
        while (!AtEnd && !Here.Is(text))
        {
            _at++;
        }

        _at++;
    }

    private void SkipStatement()
    {
        if (!Here.Is("begin"))
        {
            SkipPast(";");
            return;
        }

        int depth = 0;
        do
        {
            depth += Here.Text is "begin" or "case" ? 1 : Here.Text is "end" or "endcase" ? -1 : 0;
            _at++;
        }
        while (depth > 0);
    }

    [GeneratedRegex(@"^`ifndef SYNTHESIS\n.*?^`endif\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex SimulationOnly();

    [GeneratedRegex(
        @"\b(?:wire|reg|(?:input|output|function)(?!\s+(?:wire|reg)))\s+(?:signed\s+)?(?<range>\[(?:"
            + @"(?<msb>\d+):0\]|[^\]]*\]))?\s*(?<names>[A-Za-z_]\w*(?:\s*,\s*[A-Za-z_]\w*)*)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\blocalparam\s+(?:\[[^\]]*\]\s*)?(?<name>\w+)\s*=\s*(?<value>\d+(?:'[bdho][0-9a-fA-F_]+)?)\s*;")]
    private static partial Regex Constant();

    [GeneratedRegex(
        @"\blocalparam\s+\[[^\]]*\]\s*(?<name>\w+)\s*=\s*"
            + @"\{(?<parts>\s*\d+'[bdho][0-9a-fA-F_]+\s*(?:,\s*\d+'[bdho][0-9a-fA-F_]+\s*)*)\}\s*;")]
    private static partial Regex ConstantRow();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comments();
}
