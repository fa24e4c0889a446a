namespace Hdl.Core.Problems;

/// <summary>One thing that is wrong with what the user gave.</summary>
/// <param name="What">What is wrong, as a sentence.</param>
/// <param name="Where">The parameter, file and line, or path it concerns.</param>
/// <param name="Value">The value found there.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record Problem(string What, string Where, string Value, string Remedy)
{
    /// <summary>The line of the file it concerns, with a caret below it; empty where there is none.</summary>
    public string Excerpt { get; init; } = "";

    /// <summary>The problem on one line.</summary>
    public override string ToString() => $"{Where}: {What} (found: {Value}). {Remedy}";
}
