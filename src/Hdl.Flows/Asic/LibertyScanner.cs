using System.Globalization;
using System.Text;
using Hdl.Core.Problems;

namespace Hdl.Flows.Asic;

/// <summary>
/// Splits a Liberty file into groups. Of tables and other complex attributes the place is noted, and nothing read.
/// </summary>
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
        int start = _at - kind.Length;
        Expect('(');
        var root = new LibertyGroup(kind, Argument(out TextSpan at), at);
        Expect('{');
        Fill(root, 1);
        root.At = new TextSpan(start, _at);
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
            var nameAt = new TextSpan(_at - name.Length, _at);
            if (Peek() == ':')
            {
                _at++;
                Peek();
                int value = _at;
                string written = Value();
                group.Set(name, new LibertyAttribute(written, nameAt, new TextSpan(value, _at)));
                continue;
            }

            Expect('(');
            int argument = _at;
            TextSpan table = Skip();
            if (Peek() != '{')
            {
                group.Set(name, table);
                continue;
            }

            int body = _at + 1;
            _at = argument;
            var inner = new LibertyGroup(name, Argument(out TextSpan argumentAt), argumentAt);
            _at = body;
            group.Groups.Add(inner);
            Fill(inner, depth + 1);
            inner.At = new TextSpan(nameAt.Start, _at);
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
        int start = _at + 1;
        int end = EndOfQuoted();
        _at = end + 1;
        return text[start..end];
    }

    private int EndOfQuoted()
    {
        int end = text.IndexOf('"', _at + 1);
        return end < 0 ? throw Truncated() : end;
    }

    private string Argument(out TextSpan at)
    {
        // Comments and blanks between words are passed over; one blank is left of them.
        var argument = new StringBuilder();
        int start = _at;
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

        at = new TextSpan(start, _at - 1);
        return argument.ToString().Trim();
    }

    // Most of a library are tables: what is in their parentheses is not looked at.
    private TextSpan Skip()
    {
        int start = _at;
        for (int depth = 1; depth > 0; _at++)
        {
            char next = Peek();
            if (next == '"')
            {
                _at = EndOfQuoted();
            }
            else
            {
                depth += next == '(' ? 1 : next == ')' ? -1 : 0;
            }
        }

        return new TextSpan(start, _at - 1);
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

    private InvalidInputException Truncated() =>
        Wrong("The Liberty file ends in the middle", "end of file inside a group, text or comment");

    private InvalidInputException Wrong(string what, string found)
    {
        int line = 1 + text.AsSpan(0, Math.Min(_at, text.Length)).Count('\n');
        return new InvalidInputException(new Problem(
            what, string.Create(CultureInfo.InvariantCulture, $"{path}:{line}"), found,
            "Give a complete Liberty file; fetch or generate it again."));
    }
}
