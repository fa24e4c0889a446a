using Hdl.Core.Golden;

namespace Hdl.Cnn.NullHop.Corners;

/// <summary>A scenario made for a corner.</summary>
/// <param name="Corner">What it shows.</param>
/// <param name="Name">Words, of which the scenario's name is made.</param>
/// <param name="Phases">What goes in.</param>
internal sealed record CornerCase(Corner Corner, string Name, IEnumerable<Phase> Phases)
{
    /// <summary>
    /// What STATUS must show behind it, and be cleared of; none where nothing is wrong in the input.
    /// </summary>
    public NullHopErrors Errors { get; init; }

    /// <summary>The name of the scenario.</summary>
    public string ScenarioName => NameOf(Name);

    /// <summary>The case as a scenario.</summary>
    public Scenario Scenario() => new(ScenarioName, [.. Phases]);

    /// <summary>The name of a scenario: <c>corner-</c> and words apart at hyphens.</summary>
    /// <param name="words">Text of letters and digits, in any case, and others between them.</param>
    public static string NameOf(string words)
    {
        char[] letters =
        [
            .. words.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' '),
        ];
        return $"corner-{string.Join('-', new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries))}";
    }
}
