using System.Globalization;
using System.Text;
using Hdl.Core.Numerics;

namespace Hdl.Networks.Tensors;

/// <summary>
/// Reads the literals of Python that headers of <c>.npy</c> files are written in, by whatever version and program:
/// dictionaries, tuples, lists, strings in either quotes and with a prefix, whole numbers also with Python 2's L, True,
/// False and None.
/// </summary>
internal sealed class PythonLiteral
{
    private const int MostDepth = 8;

    private readonly string _text;
    private int _at;

    private PythonLiteral(string text) => _text = text;

    /// <summary>A tuple, which is all that a shape may be; a list is something else.</summary>
    /// <param name="Items">Its elements.</param>
    public sealed record Sequence(IReadOnlyList<object?> Items);

    /// <summary>
    /// Reads one literal and nothing after it but blanks: <see cref="Dictionary{TKey,TValue}"/> by string,
    /// <see cref="Sequence"/> for a tuple, <see cref="List{T}"/>, string, long, bool, or null for None.
    /// </summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static object? Parse(string text)
    {
        var reader = new PythonLiteral(text);
        object? value = reader.Value(0);
        reader.Blanks();
        return reader._at == text.Length ? value : throw reader.Fault();
    }

    private char Next => _at < _text.Length ? _text[_at] : '\0';

    private FormatException Fault() => new($"character {(_at + 1).ToString(CultureInfo.InvariantCulture)}");

    private void Blanks()
    {
        while (_at < _text.Length && (_text[_at] is ' ' or '\t' or '\n' or '\r'))
        {
            _at++;
        }
    }

    private bool Takes(char c)
    {
        Blanks();
        bool found = Next == c;
        _at += found ? 1 : 0;
        return found;
    }

    private object? Value(int depth)
    {
        if (depth > MostDepth)
        {
            throw Fault();
        }

        Blanks();
        if (Takes('{'))
        {
            return Dictionary(depth);
        }

        if (Takes('['))
        {
            return Items(']', depth, out _);
        }

        if (Takes('('))
        {
            // Brackets around one value without a comma are brackets, no tuple.
            List<object?> items = Items(')', depth, out bool commas);
            return items.Count == 1 && !commas ? items[0] : new Sequence(items);
        }

        return Next is '\'' or '"' ? Text() : char.IsAsciiDigit(Next) || Next is '-' or '+' ? Number() : Word();
    }

    private Dictionary<string, object?> Dictionary(int depth)
    {
        Dictionary<string, object?> entries = [];
        while (!Takes('}'))
        {
            // As in Python, the last of two equal keys counts.
            string key = Value(depth + 1) as string ?? throw Fault();
            if (!Takes(':'))
            {
                throw Fault();
            }

            entries[key] = Value(depth + 1);
            Separated('}');
        }

        return entries;
    }

    private List<object?> Items(char end, int depth, out bool commas)
    {
        commas = false;
        List<object?> items = [];
        while (!Takes(end))
        {
            items.Add(Value(depth + 1));
            commas |= Separated(end);
        }

        return items;
    }

    // A comma, or the end, which is left where it is.
    private bool Separated(char end)
    {
        if (Takes(','))
        {
            return true;
        }

        Blanks();
        return Next == end ? false : throw Fault();
    }

    private string Text()
    {
        char quote = Next;
        var text = new StringBuilder();
        for (_at++; Next != quote; _at++)
        {
            if (_at >= _text.Length || Next == '\n')
            {
                throw Fault();
            }

            // Types of elements have no escapes but these.
            if (Next == '\\')
            {
                _at++;
                if (Next is not ('\'' or '"' or '\\'))
                {
                    throw Fault();
                }
            }

            text.Append(Next);
        }

        _at++;
        return text.ToString();
    }

    private object Number()
    {
        int start = _at;
        while (char.IsAsciiDigit(Next) || (_at == start && (Next is '-' or '+')))
        {
            _at++;
        }

        if (!NumberText.TryWhole(_text.AsSpan(start, _at - start), out long number))
        {
            throw Fault();
        }

        _at += Next is 'L' or 'l' ? 1 : 0;
        return number;
    }

    private object? Word()
    {
        int start = _at;
        while (char.IsAsciiLetter(Next))
        {
            _at++;
        }

        string word = _text[start.._at];
        return (Next is '\'' or '"') && word is "u" or "U" or "b" or "B" or "r" or "R" ? Text() : word switch
        {
            "True" => true,
            "False" => false,
            "None" => null,
            _ => throw Fault(),
        };
    }
}
