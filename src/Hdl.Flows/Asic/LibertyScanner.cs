using System.Globalization;
using System.Text;
using Hdl.Core.Parameters;

namespace Hdl.Flows.Asic;

/// <summary>A group of a Liberty file: <c>kind (argument) { attribute : value; ... }</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Argument">The text in the parentheses, quotes removed.</param>
internal sealed record LibertyGroup(string Kind, string Argument)
{
    private readonly Dictionary<string, string> _attributes = [];

    /// <summary>Groups inside it.</summary>
    public List<LibertyGroup> Groups { get; } = [];

    /// <summary>A simple attribute; null where it has none of that name.</summary>
    public string? Attribute(string name) => _attributes.GetValueOrDefault(name);

    /// <summary>Notes a simple attribute.</summary>
    public void Set(string name, string value) => _attributes[name] = value;
}

/// <summary>Splits a Liberty file into groups. Tables and other complex attributes are passed over.</summary>
/// <param name="text">The file's text.</param>
/// <param name="path">For messages.</param>
internal sealed class LibertyScanner(string text, string path)
{
    private const int DeepestNesting = 32;

    private int _at;

    /// <summary>The file's one top-level group.</summary>
    /// <exception cref="InvalidInputException">The text is not Liberty, or ends in the middle.</exception>
    public LibertyGroup Read()
    {
        string kind = Word();
        Expect('(');
        var root = new LibertyGroup(kind, Argument());
        Expect('{');
        Fill(root, 1);
        if (!Ends())
        {
            throw Wrong("The library ends before the file does", $"'{text[_at]}' behind its last '}}'");
        }

        return root;
    }

    private void Fill(LibertyGroup group, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw Wrong("Groups are nested too deeply", $"more than {DeepestNesting} levels");
        }

        for (char next = Peek(); next != '}'; next = Peek())
        {
            if (next == ';')
            {
                _at++;
                continue;
            }

            string name = Word();
            if (Peek() == ':')
            {
                _at++;
                group.Set(name, Value());
                continue;
            }

            Expect('(');
            var inner = new LibertyGroup(name, Argument());
            if (Peek() == '{')
            {
                _at++;
                group.Groups.Add(inner);
                Fill(inner, depth + 1);
            }
        }

        _at++;
    }

    private string Word()
    {
        Peek();
        int start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '_' or '.'))
        {
            _at++;
        }

        return _at > start ? text[start.._at] : throw Wrong("Not Liberty", $"'{text[_at]}' where a name is due");
    }

    // Up to the end of the statement; a new line ends it too, as some writers leave the semicolon out.
    private string Value()
    {
        if (Peek() == '"')
        {
            return Quoted();
        }

        var value = new StringBuilder();
        while (_at < text.Length && text[_at] is not (';' or '\n' or '}'))
        {
            if (string.CompareOrdinal(text, _at, "/*", 0, 2) == 0 || string.CompareOrdinal(text, _at, "//", 0, 2) == 0)
            {
                Ends();
                continue;
            }

            value.Append(text[_at++]);
        }

        return value.ToString().Trim();
    }

    private string Quoted()
    {
        int start = ++_at;
        int end = text.IndexOf('"', start);
        if (end < 0)
        {
            throw Truncated();
        }

        _at = end + 1;
        return text[start..end];
    }

    private string Argument()
    {
        // Comments and blanks between words are passed over; one blank is left of them.
        var argument = new StringBuilder();
        for (int depth = 1; depth > 0;)
        {
            int before = _at;
            char next = Peek();
            argument.Append(_at > before && argument.Length > 0 ? " " : "");
            if (next == '"')
            {
                argument.Append(Quoted());
                continue;
            }

            depth += next == '(' ? 1 : next == ')' ? -1 : 0;
            argument.Append(depth > 0 ? next : ' ');
            _at++;
        }

        return argument.ToString().Trim();
    }

    private void Expect(char wanted)
    {
        char found = Peek();
        if (found != wanted)
        {
            throw Wrong("Not Liberty", $"'{found}' where '{wanted}' is due");
        }

        _at++;
    }

    /// <summary>The next character that is neither blank nor comment.</summary>
    private char Peek() => Ends() ? throw Truncated() : text[_at];

    /// <summary>Passes over blanks and comments; whether nothing comes after them.</summary>
    private bool Ends()
    {
        while (_at < text.Length)
        {
            if (char.IsWhiteSpace(text[_at]) || text[_at] == '\\')
            {
                _at++;
            }
            else if (string.CompareOrdinal(text, _at, "/*", 0, 2) == 0)
            {
                int end = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                _at = end < 0 ? throw Truncated() : end + 2;
            }
            else if (string.CompareOrdinal(text, _at, "//", 0, 2) == 0)
            {
                int end = text.IndexOf('\n', _at);
                _at = end < 0 ? text.Length : end;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private InvalidInputException Truncated() => Wrong("The Liberty file ends in the middle", "end of file inside a group, text or comment");

    private InvalidInputException Wrong(string what, string found)
    {
        int line = 1 + text.AsSpan(0, Math.Min(_at, text.Length)).Count('\n');
        return new InvalidInputException(new Problem(
            what, string.Create(CultureInfo.InvariantCulture, $"{path}:{line}"), found, "Give a complete Liberty file; fetch or generate it again."));
    }
}
