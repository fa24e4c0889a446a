namespace Hdl.Training.Recurrent;

/// <summary>
/// Integers of a recurrent layer; gates are r, u, c or i, f, g, o, a row is a gate times H + an element.
/// </summary>
/// <param name="Inputs">Inputs X.</param>
/// <param name="Hidden">Elements H.</param>
/// <param name="InputWeights">[G H][X].</param>
/// <param name="HiddenWeights">[G H][H].</param>
/// <param name="InputBias">[G H].</param>
/// <param name="HiddenBias">[G H].</param>
public sealed record TrainedRecurrentLayer(
    int Inputs, int Hidden, int[][] InputWeights, int[][] HiddenWeights, int[] InputBias, int[] HiddenBias);

/// <summary>A trained network of integers, W bits each, W - 1 of them behind the point.</summary>
/// <param name="Layers">The layers, input side first.</param>
/// <param name="ReadoutWeights">[classes][H of the last layer].</param>
/// <param name="ReadoutBias">[classes].</param>
public sealed record TrainedRecurrent(
    IReadOnlyList<TrainedRecurrentLayer> Layers, int[][] ReadoutWeights, int[] ReadoutBias);
