using System.Text;
using Hdl.Core.Problems;

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
    /// Reads <c>key=value</c> pairs separated by blanks. A value with blanks is put in single or double quotes:
    /// <c>license='Apache-2.0 OR MIT'</c>; within them the same quote is written twice: <c>model='it''s.npz'</c>.
    /// </summary>
    /// <param name="text">The pairs.</param>
    /// <param name="source">What to call their source in messages.</param>
    /// <exception cref="InvalidInputException">A word without <c>=</c> or without a key, or a quote left
    /// open.</exception>
    public static IReadOnlyList<Assignment> Parse(string text, string source)
    {
        List<Assignment> assignments = [];
        List<Problem> problems = [];
        foreach (string word in Words(text, source))
        {
            int equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                problems.Add(new Problem(
                    "Not a key=value pair", source, $"'{word}'",
                    "Write it as key=value, without blanks around '='; a value with blanks is put in quotes: "
                    + "model='my nets/a.npz'."));
            }
            else
            {
                assignments.Add(new Assignment(word[..equals], word[(equals + 1)..], source, source));
            }
        }

        return problems.Count == 0 ? assignments : throw new InvalidInputException(problems);
    }

    /// <summary>Joins pairs to a text that <see cref="Parse"/> reads back.</summary>
    /// <param name="pairs">Keys and values.</param>
    public static string Join(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join(
            ' ',
            pairs.Select(pair =>
                pair.Key + "=" + (NeedsQuotes(pair.Value)
                    ? $"'{pair.Value.Replace("'", "''", StringComparison.Ordinal)}'"
                    : pair.Value)));

    private static bool NeedsQuotes(string value) =>
        value.Any(char.IsWhiteSpace) || value.StartsWith('\'') || value.StartsWith('"');

    // A word ends at a blank. Where a word or a value begins with a quote, it goes on to the next one of its kind; that
    // quote is written twice where it is meant itself. Anywhere else a quote is a character like any other:
    // model=it's.npz.
    private static IEnumerable<string> Words(string text, string source)
    {
        int at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                yield break;
            }

            var word = new StringBuilder();
            bool begins = true;
            bool hasKey = false;
            while (at < text.Length && !char.IsWhiteSpace(text[at]))
            {
                char c = text[at];
                if (begins && (c is '\'' or '"'))
                {
                    at = Quoted(text, at, source, word);
                    begins = false;
                    continue;
                }

                begins = c == '=' && !hasKey;
                hasKey |= c == '=';
                word.Append(c);
                at++;
            }

            yield return word.ToString();
        }
    }

    /// <summary>Takes what stands between quotes.</summary>
    /// <returns>Where the text goes on.</returns>
    private static int Quoted(string text, int at, string source, StringBuilder word)
    {
        char quote = text[at];
        for (int i = at + 1; i < text.Length; i++)
        {
            if (text[i] != quote)
            {
                word.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == quote)
            {
                word.Append(text[i++]);
            }
            else
            {
                return i + 1;
            }
        }

        throw new InvalidInputException(new Problem(
            "A quote is left open", source, $"'{text}'",
            $"Close it with {quote}; where that character is part of the value, write it twice."));
    }
}
