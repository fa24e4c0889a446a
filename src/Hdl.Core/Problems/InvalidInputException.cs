namespace Hdl.Core.Problems;

/// <summary>
/// The user's input was refused; nothing was written. Carries every problem found, not only the first.
/// </summary>
public sealed class InvalidInputException : Exception
{
    /// <summary>Refuses an input for these reasons.</summary>
    /// <param name="problems">At least one.</param>
    public InvalidInputException(params IReadOnlyList<Problem> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>Everything found wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}
