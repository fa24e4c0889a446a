using System.Globalization;
using System.Text.RegularExpressions;

namespace Hdl.Core.Verilog;

/// <summary>
/// Names that a module uses above their declaration. Verilator, Yosys and Icarus Verilog take them; simulators that
/// keep to IEEE 1364-2005, section 4.5, make an implicit net of them or refuse them.
/// </summary>
public static partial class DeclarationOrder
{
    private static readonly HashSet<string> Declaring = new(StringComparer.Ordinal)
    {
        "wire", "reg", "integer", "genvar", "localparam", "parameter", "input", "output", "inout",
    };

    /// <summary>What is used too early, one line each: the name, where it is used, where it is declared.</summary>
    /// <param name="text">Verilog of one or more modules.</param>
    public static IEnumerable<string> Problems(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var declared = new Dictionary<string, Place>(StringComparer.Ordinal);
        var used = new Dictionary<string, Place>(StringComparer.Ordinal);
        List<string> problems = [];
        var declaration = new Declaration();
        int line = 1;
        foreach (Match match in Tokens().Matches(text))
        {
            string token = match.Value;
            if (token is "endmodule")
            {
                problems.AddRange(Early(declared, used));
                declared.Clear();
                used.Clear();
            }
            else if (Declaring.Contains(token))
            {
                declaration.Begin();
            }
            else if (char.IsAsciiLetter(token[0]) || token[0] == '_')
            {
                (declaration.Names(token) ? declared : used).TryAdd(token, new Place(match.Index, line));
            }
            else
            {
                declaration.Read(token[0]);
            }

            line += token.Count(character => character == '\n');
        }

        return problems;
    }

    private static IEnumerable<string> Early(Dictionary<string, Place> declared, Dictionary<string, Place> used) =>
        from name in declared
        where used.TryGetValue(name.Key, out Place use) && use.Index < name.Value.Index
        select string.Create(
            CultureInfo.InvariantCulture,
            $"line {used[name.Key].Line}: '{name.Key}' is used above its declaration in line {name.Value.Line}");

    // Comments, strings, line ends, directives, port names of instances, numbers, names, any other character.
    [GeneratedRegex(
        """//[^\n]*|/\*.*?\*/|"[^"\n]*"|\n|`default_nettype[^\n]*|`\w+|\.\w+|[0-9]*'[sS]?[bodhBODH][\w?]+|"""
        + """[0-9]+|[A-Za-z_]\w*|\S""",
        RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();

    private readonly record struct Place(int Index, int Line);

    // Which names of a declaration are declared by it; those in ranges and behind `=` are used.
    private sealed class Declaration
    {
        private bool _open;
        private bool _expects;
        private int _depth;

        public void Begin() => (_open, _expects, _depth) = (true, true, 0);

        public bool Names(string name)
        {
            bool names = _open && _expects && _depth == 0 && name != "signed";
            _expects &= !names;
            return names;
        }

        public void Read(char symbol)
        {
            _depth += symbol is '[' or '(' or '{' ? 1 : symbol is ']' or ')' or '}' ? -1 : 0;
            _open &= symbol != ';' && _depth >= 0;
            _expects = symbol switch
            {
                ',' when _depth == 0 => true,
                '=' => false,
                _ => _expects,
            };
        }
    }
}
