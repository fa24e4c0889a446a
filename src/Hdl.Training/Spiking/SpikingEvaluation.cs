namespace Hdl.Training.Spiking;

/// <summary>What a spiking network of integers answers to a set of images.</summary>
/// <param name="DataSet">Which set.</param>
/// <param name="Images">Images of it.</param>
/// <param name="Correct">Those answered right.</param>
/// <param name="Spikes">
/// Spikes of all images: of the input, then of each hidden layer with weights, behind its pooling.
/// </param>
public sealed record SpikingEvaluation(string DataSet, int Images, int Correct, IReadOnlyList<long> Spikes)
{
    /// <summary>Share of images answered right, 0..1.</summary>
    public double Share => Correct / (double)Images;

    /// <summary>Spikes of one image, mean, likewise.</summary>
    public IReadOnlyList<double> MeanSpikes => [.. Spikes.Select(spikes => spikes / (double)Images)];
}
