namespace Hdl.Rnn.DeltaRnn.Performance;

/// <summary>A change of an element: a column of weights to be added.</summary>
/// <param name="Element">Number of the element in its vector.</param>
/// <param name="Passes">How often each line of its column is multiplied: once, or once for each digit that is not
/// 0.</param>
public readonly record struct ColumnWork(int Element, int Passes);

/// <summary>
/// What a step asks of the hardware: for each stage the changes of its inputs, and for each layer those of its hidden
/// states that the next step adds. Changes are grouped by words; words without one are left out.
/// </summary>
/// <param name="First">Whether a sequence begins.</param>
/// <param name="Last">Whether it ends.</param>
/// <param name="Beats">Beats of the packet of inputs.</param>
/// <param name="FirstWords">Changes of the first layer's inputs, by the number of their word.</param>
/// <param name="Inputs">Changes of the inputs of the stages behind, [stage - 1], by the number of their word.</param>
/// <param name="Hidden">Changes of hidden states, [layer], by the number of their word.</param>
/// <param name="HasReadout">Whether there is a read-out.</param>
public sealed record StepWork(
    bool First, bool Last, int Beats, IReadOnlyDictionary<int, ColumnWork[]> FirstWords,
    IReadOnlyList<IReadOnlyDictionary<int, ColumnWork[]>> Inputs,
    IReadOnlyList<IReadOnlyDictionary<int, ColumnWork[]>> Hidden, bool HasReadout);
