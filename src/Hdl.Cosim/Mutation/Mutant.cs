namespace Hdl.Cosim.Mutation;

/// <summary>One fault put in the RTL.</summary>
/// <param name="Number">Selects it in the instrumented model, from 1.</param>
/// <param name="File">File it lies in.</param>
/// <param name="Line">Line of the emitted file, from 1.</param>
/// <param name="Description">What was changed.</param>
/// <param name="Source">That line, without the blanks around it.</param>
public sealed record Mutant(int Number, string File, int Line, string Description, string Source)
{
    /// <summary>Readable name that is the same from run to run: <c>ternary_pe.v:57 inverted condition</c>.</summary>
    public string Id => FormattableString.Invariant($"{File}:{Line} {Description}");
}
