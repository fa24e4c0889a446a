namespace Hdl.Core.Parameters;

/// <summary>What every generator's parameter record has: the style of the emitted code, and a check of all its values.</summary>
public abstract record HdlParameters
{
    /// <summary>Style of the emitted Verilog.</summary>
    [ParameterGroup("style")]
    public StyleParameters Style { get; init; } = new();

    /// <summary>Every problem at once: the ranges of the attributes, then <see cref="ValidateRelations"/>.</summary>
    public IReadOnlyList<Problem> Validate()
    {
        List<Problem> problems = [.. RangeCheck.Problems(this), .. Style.Problems()];
        // Relations between values that are out of range already would only repeat the complaint.
        if (problems.Count == 0)
        {
            problems.AddRange(ValidateRelations());
        }

        return problems;
    }

    /// <summary>Problems that concern more than one parameter, or that no range expresses.</summary>
    protected virtual IEnumerable<Problem> ValidateRelations() => [];
}
