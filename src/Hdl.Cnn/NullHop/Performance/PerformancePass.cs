namespace Hdl.Cnn.NullHop.Performance;

/// <summary>A pass as its timing sees it: its descriptor, and which values are not 0.</summary>
/// <param name="Descriptor">What the pass does.</param>
/// <param name="Inputs">The input, a map for each frame; none where the pass uses the one before again.</param>
/// <param name="Outputs">
/// The output, a map of one slice for each frame; none where the pass only accumulates. How long it takes to leave
/// depends on it.
/// </param>
public sealed record PerformancePass(
    Descriptor Descriptor, IReadOnlyList<NonzeroMap> Inputs, IReadOnlyList<NonzeroMap> Outputs);

/// <summary>A load of parameters as its timing sees it.</summary>
/// <param name="Kind">What is loaded.</param>
/// <param name="Words">Words n.</param>
/// <param name="Rows">Rows of each word, of weights alone.</param>
/// <param name="Beats">Beats of its packet.</param>
public sealed record PerformanceLoad(LoadKind Kind, int Words, int Rows, int Beats);
