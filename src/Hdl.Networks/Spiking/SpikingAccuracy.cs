namespace Hdl.Networks.Spiking;

/// <summary>A measured accuracy of a spiking network of integers, and how many spikes it took.</summary>
/// <param name="DataSet">Which images: <c>mnist-test</c>.</param>
/// <param name="Images">How many, 1 or more.</param>
/// <param name="Correct">Those answered right.</param>
/// <param name="Spikes">
/// Spikes of all images: of the input, then of each hidden layer with weights, behind the poolings that follow it.
/// </param>
public sealed record SpikingAccuracy(string DataSet, int Images, int Correct, IReadOnlyList<long> Spikes)
{
    /// <summary>Share of images answered right, 0..1.</summary>
    public double Share => Correct / (double)Images;

    /// <summary>Spikes of one image, mean, likewise.</summary>
    public IReadOnlyList<double> MeanSpikes => [.. Spikes.Select(spikes => spikes / (double)Images)];
}
