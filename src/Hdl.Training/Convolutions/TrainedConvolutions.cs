namespace Hdl.Training.Convolutions;

/// <summary>
/// A trained network of integers, for grey images of 8 bits per pixel. Activations are unsigned; the outputs of the
/// last layer, of which the highest names the class, are signed.
/// </summary>
/// <param name="Layers">The layers, input side first.</param>
public sealed record TrainedConvolutions(IReadOnlyList<TrainedConvolution> Layers);
