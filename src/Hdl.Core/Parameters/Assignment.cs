namespace Hdl.Core.Parameters;

/// <summary>A key and the text that was given for it, not yet looked up or converted.</summary>
/// <param name="Key">As written: a leaf name, or section and leaf joined by a dot.</param>
/// <param name="Text">As written; list elements joined by commas.</param>
/// <param name="Source">What it came from: <c>--set</c>, or a file. A key may occur once a source.</param>
/// <param name="Where">The place to show in a message: the source, or file, line and column.</param>
public sealed record Assignment(string Key, string Text, string Source, string Where)
{
    /// <summary>The line of the file with a caret below the value; empty where there is none.</summary>
    public string Excerpt { get; init; } = "";

    /// <summary>A problem with this assignment.</summary>
    /// <param name="what">What is wrong, as a sentence without a full stop.</param>
    /// <param name="value">The value found.</param>
    /// <param name="remedy">What to do about it.</param>
    public Problem Problem(string what, string value, string remedy) =>
        new(what, Where == Key ? Key : $"{Where}: {Key}", value, remedy) { Excerpt = Excerpt };

    /// <summary>
    /// Reads <c>key=value</c> pairs separated by blanks. A value with blanks is put in single quotes:
    /// <c>license='Apache-2.0 OR MIT'</c>.
    /// </summary>
    /// <param name="text">The pairs.</param>
    /// <param name="source">What to call their source in messages.</param>
    /// <exception cref="InvalidInputException">A word without <c>=</c> or without a key, or a quote left open.</exception>
    public static IReadOnlyList<Assignment> Parse(string text, string source)
    {
        List<Assignment> assignments = [];
        List<Problem> problems = [];
        foreach (string word in Words(text, source))
        {
            int equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                problems.Add(new Problem("Not a key=value pair", source, $"'{word}'", "Write it as key=value, without blanks around '='."));
            }
            else
            {
                assignments.Add(new Assignment(word[..equals], word[(equals + 1)..], source, source));
            }
        }

        return problems.Count == 0 ? assignments : throw new InvalidInputException(problems);
    }

    /// <summary>Joins pairs to a text that <see cref="Parse"/> reads back.</summary>
    /// <param name="pairs">Keys and values; no value has a quote.</param>
    public static string Join(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join(' ', pairs.Select(pair => $"{pair.Key}={(pair.Value.Contains(' ') ? $"'{pair.Value}'" : pair.Value)}"));

    private static IEnumerable<string> Words(string text, string source)
    {
        var word = new System.Text.StringBuilder();
        bool quoted = false;
        bool any = false;
        foreach (char c in text)
        {
            if (c == '\'')
            {
                quoted = !quoted;
                any = true;
            }
            else if (char.IsWhiteSpace(c) && !quoted)
            {
                if (any)
                {
                    yield return word.ToString();
                }

                word.Clear();
                any = false;
            }
            else
            {
                word.Append(c);
                any = true;
            }
        }

        if (quoted)
        {
            throw new InvalidInputException(new Problem("A quote is left open", source, $"'{text}'", "Close the single quote."));
        }

        if (any)
        {
            yield return word.ToString();
        }
    }
}
