using System.Text.RegularExpressions;
using Hdl.Core.Problems;

namespace Hdl.Core.Verilog;

/// <summary>
/// Names that may reach Verilog, Tcl or a path: letters, digits and underscores, and no word of Verilog, SystemVerilog
/// or VHDL.
/// </summary>
public static partial class Identifier
{
    /// <summary>Longest name accepted; some tools truncate longer ones.</summary>
    public const int MaxLength = 64;

    /// <summary>Whether <paramref name="name"/> can stand in Verilog unescaped.</summary>
    public static bool IsValid(string name) =>
        name.Length <= MaxLength && Pattern().IsMatch(name) && ReservedWords.LanguageOf(name) is null;

    /// <summary>A problem where <paramref name="name"/> is not a usable identifier, else none.</summary>
    /// <param name="name">The name to check.</param>
    /// <param name="where">The parameter or file it came from.</param>
    public static IEnumerable<Problem> Check(string name, string where)
    {
        if (!IsValid(name))
        {
            yield return NotUsable(name, where, $", {MaxLength} at most");
        }
    }

    /// <summary>
    /// The same for the parameter <c>module</c>, the top module's name, but for its length: how long it may be depends
    /// on what other modules of the design add to it, and is judged when they are known.
    /// </summary>
    /// <param name="name">The name to check.</param>
    public static IEnumerable<Problem> CheckModule(string name)
    {
        if (!IsValid(name.Length > MaxLength ? name[..MaxLength] : name))
        {
            yield return NotUsable(name, "module", "");
        }
    }

    /// <summary>How often a name stands in Verilog, outside comments and texts.</summary>
    /// <param name="text">The Verilog.</param>
    /// <param name="name">An identifier.</param>
    public static int CountIn(string text, string name) =>
        Words().Matches(text).Count(word => word.ValueSpan.SequenceEqual(name));

    private static Problem NotUsable(string name, string where, string length) =>
        new(
            "Not a Verilog identifier", where,
            $"'{name}'{(ReservedWords.LanguageOf(name) is { } language ? $", a reserved word of {language}" : "")}",
            $"Use a letter or underscore, then letters, digits and underscores{length}, and no word that Verilog, "
            + $"SystemVerilog or VHDL reserves.");

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    // Comments and texts are taken whole, so that the words in them are none.
    [GeneratedRegex(@"//[^\n]*|""[^""\n]*""|[A-Za-z_$][A-Za-z0-9_$]*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
