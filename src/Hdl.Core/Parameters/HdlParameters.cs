using Hdl.Core.Problems;

namespace Hdl.Core.Parameters;

/// <summary>
/// What every generator's parameter record has: the style of the emitted code, and a check of all its values.
/// </summary>
public abstract record HdlParameters
{
    /// <summary>Style of the emitted Verilog.</summary>
    [ParameterGroup("style")]
    public StyleParameters Style { get; init; } = new();

    /// <summary>Name of the top module, whatever its widths; empty for the target's name. Default: empty.</summary>
    [Parameter("Name of the top module; empty: the target's name")]
    public virtual string Module { get; init; } = "";

    /// <summary>Every problem at once: the ranges of the attributes, then <see cref="ValidateRelations"/>.</summary>
    public IReadOnlyList<Problem> Validate()
    {
        List<Problem> problems = [.. RangeCheck.Problems(this), .. Style.Problems()];
        // Relations between values that are out of range already would only repeat the complaint.
        if (problems.Count == 0)
        {
            problems.AddRange(ValidateRelations());
        }

        if (Module.Length > 0 && !problems.Exists(problem => problem.Where == "module"))
        {
            problems.AddRange(Verilog.Identifier.CheckModule(Module));
        }

        return problems;
    }

    /// <summary>Problems that concern more than one parameter, or that no range expresses.</summary>
    protected virtual IEnumerable<Problem> ValidateRelations() => [];
}
