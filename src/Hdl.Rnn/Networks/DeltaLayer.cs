namespace Hdl.Rnn.Networks;

/// <summary>
/// Weights of a recurrent layer of H elements and X inputs with G gates: r, u, c of a GRU, i, f, g, o of an LSTM. A row
/// is a gate times H + an element.
/// </summary>
/// <param name="Inputs">Inputs X.</param>
/// <param name="Hidden">Elements H.</param>
/// <param name="InputWeights">Wx, [G H][X], W bits each.</param>
/// <param name="HiddenWeights">Wh, [G H][H], W bits each.</param>
/// <param name="InputBias">b_ih, [G H]: W bits each, or more where biases have two columns.</param>
/// <param name="HiddenBias">b_hh, [G H]; null where there is none.</param>
public sealed record DeltaLayer(
    int Inputs, int Hidden, int[][] InputWeights, int[][] HiddenWeights, int[] InputBias, int[]? HiddenBias);

/// <summary>Weights of the read-out: a row for each class.</summary>
/// <param name="Weights">Wo, [classes][H of the last layer].</param>
/// <param name="Bias">b, [classes].</param>
public sealed record DeltaReadoutLayer(int[][] Weights, int[] Bias);

/// <summary>All weights of a network.</summary>
/// <param name="Layers">The recurrent layers.</param>
/// <param name="Readout">The read-out; null where states leave.</param>
public sealed record DeltaWeights(IReadOnlyList<DeltaLayer> Layers, DeltaReadoutLayer? Readout);

/// <summary>Thresholds of a step (delta_rnn, section 2.3): a change is sent where its magnitude reaches them.</summary>
/// <param name="Input">thx of each layer.</param>
/// <param name="Hidden">thh of each layer.</param>
/// <param name="Readout">THO of the read-out.</param>
public sealed record DeltaThresholds(IReadOnlyList<int> Input, IReadOnlyList<int> Hidden, int Readout);
