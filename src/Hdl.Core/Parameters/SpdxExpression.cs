using System.Text.RegularExpressions;
using Hdl.Core.Problems;

namespace Hdl.Core.Parameters;

/// <summary>
/// Licence expressions of SPDX 2.3, annex D: identifiers of the SPDX licence list, <c>LicenseRef-</c> identifiers for
/// others, <c>+</c> for later versions, WITH for exceptions, AND and OR, parentheses. Operators are in capitals;
/// identifiers are compared without regard to case.
/// </summary>
internal sealed partial class SpdxExpression
{
    private const string Or = "OR";
    private const string And = "AND";
    private const string With = "WITH";

    // Recursion follows the parentheses; expressions are short.
    private readonly string[] _words;
    private int _at;
    private string? _fault;

    private SpdxExpression(string text) => _words = [.. Words().Matches(text).Select(match => match.Value)];

    /// <summary>What is wrong with an expression, as a sentence; null for nothing.</summary>
    public static string? Fault(string text)
    {
        var expression = new SpdxExpression(text);
        expression.Alternatives();
        return expression._fault
            ?? (
                expression._at < expression._words.Length
                    ? expression._words[expression._at] == ")"
                        ? "A parenthesis is closed that was not opened"
                        : $"An operator is missing before '{expression._words[expression._at]}'"
                    : null);
    }

    private string Next => _at < _words.Length ? _words[_at] : "";

    private bool Takes(string word)
    {
        bool found = Next == word;
        _at += found ? 1 : 0;
        return found;
    }

    private void Alternatives()
    {
        do
        {
            do
            {
                Licence();
            }
            while (_fault is null && Takes(And));
        }
        while (_fault is null && Takes(Or));
    }

    private void Licence()
    {
        if (Takes("("))
        {
            Alternatives();
            _fault ??= Takes(")") ? null : "A parenthesis is left open";
            return;
        }

        string word = Next;
        _at++;
        if (word is "" or ")" or And or Or or With)
        {
            _fault = word.Length == 0 ? "A licence is missing at the end" : $"A licence is missing before '{word}'";
            return;
        }

        if (!Reference().IsMatch(word)
            && !SpdxList.IsLicence(word)
            && !(word.EndsWith('+') && SpdxList.IsLicence(word[..^1])))
        {
            _fault = Suggestion.Nearest(word, SpdxList.Licences) is { } near
                ? $"'{word}' is not on the SPDX licence list; did you mean '{near}'?"
                : $"'{word}' is not on the SPDX licence list";
            return;
        }

        if (Takes(With))
        {
            word = Next;
            _at++;
            _fault =
                SpdxList.IsException(word) || Addition().IsMatch(word)
                    ? null
                    : $"'{word}' is not an exception of the SPDX licence list";
        }
    }

    // Whatever is neither blank nor a parenthesis is a word; that it is a known one is asked later.
    [GeneratedRegex(@"[()]|[^() ]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"\A(DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\A(DocumentRef-[A-Za-z0-9.-]+:)?AdditionRef-[A-Za-z0-9.-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Addition();
}
