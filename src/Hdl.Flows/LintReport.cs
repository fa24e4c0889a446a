namespace Hdl.Flows;

/// <summary>What one tool says of a design.</summary>
/// <param name="Tool">The tool and what it checks.</param>
/// <param name="Passed">Whether it ended well and had nothing to say.</param>
/// <param name="Messages">Its errors and warnings.</param>
/// <param name="Elapsed">Time it took.</param>
public sealed record LintRow(string Tool, bool Passed, IReadOnlyList<string> Messages, TimeSpan Elapsed);

/// <summary>What all tools say of a design.</summary>
/// <param name="Rows">One for each tool.</param>
public sealed record LintReport(IReadOnlyList<LintRow> Rows)
{
    /// <summary>Whether every tool passed the design without a message.</summary>
    public bool Passed => Rows.All(row => row.Passed);
}
