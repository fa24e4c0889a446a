using Hdl.Core.Problems;

namespace Hdl.Core.Parameters;

/// <summary>Applies assignments to a parameter record.</summary>
public static class ParameterBinder
{
    /// <summary>
    /// A copy of the record with the assignments applied in their order, so that a later source overrides an earlier
    /// one.
    /// </summary>
    /// <param name="start">What holds where nothing is assigned: a preset.</param>
    /// <param name="assignments">Keys and texts; each key once a source.</param>
    /// <exception cref="InvalidInputException">
    /// Unknown keys, keys given twice, values of the wrong type, values out of range, relations violated: all of them.
    /// </exception>
    public static HdlParameters Bind(HdlParameters start, IEnumerable<Assignment> assignments)
    {
        ParameterSchema schema = ParameterSchema.Of(start.GetType());
        var problems = new List<Problem>();
        var applied = new Dictionary<string, Assignment>();
        HdlParameters record = start;
        foreach (Assignment assignment in assignments)
        {
            if (schema.Find(assignment.Key) is not { } parameter)
            {
                problems.Add(Unknown(assignment, schema));
            }
            else if (applied.TryGetValue(parameter.Key, out Assignment? earlier) && earlier.Source == assignment.Source)
            {
                problems.Add(
                    assignment.Problem("Given twice", $"'{earlier.Text}', then '{assignment.Text}'", "Give it once."));
            }
            else
            {
                applied[parameter.Key] = assignment;
                if (parameter.TryParse(assignment.Text, out object? value, out string remedy))
                {
                    record = parameter.With(record, value);
                }
                else
                {
                    problems.Add(assignment.Problem($"Not a {parameter.Kind}", $"'{assignment.Text}'", remedy));
                }
            }
        }

        // Relations are judged on a complete record alone; single values can be judged at once.
        IEnumerable<Problem> further = problems.Count == 0 ? record.Validate() : RangeCheck.Problems(record);
        problems.AddRange(further.Select(problem => Located(problem, applied)));
        return problems.Count == 0 ? record : throw new InvalidInputException(problems);
    }

    private static Problem Unknown(Assignment assignment, ParameterSchema schema)
    {
        string leaf = assignment.Key[(assignment.Key.LastIndexOf('.') + 1)..];
        string remedy = Suggestion.Nearest(leaf, schema.Parameters.Select(parameter => parameter.Key)) is { } nearest
            ? $"Did you mean '{nearest}'?"
            : $"The parameters are {string.Join(", ", schema.Parameters.Select(parameter => parameter.Key))}.";
        return assignment.Problem("Unknown parameter", $"'{assignment.Key}'", remedy);
    }

    // What validation found wrong with a value is shown where the user wrote that value.
    private static Problem Located(Problem problem, Dictionary<string, Assignment> applied) =>
        applied.TryGetValue(problem.Where, out Assignment? assignment)
            ? assignment.Problem(problem.What, problem.Value, problem.Remedy)
            : problem;
}
