namespace Hdl.Cnn.Models;

/// <summary>A measured accuracy of the integer network, and how many values of its maps were 0.</summary>
/// <param name="DataSet">Which images: <c>mnist-test</c>.</param>
/// <param name="Images">How many.</param>
/// <param name="Correct">How many of them were classified right.</param>
/// <param name="Zeros">Zeros over all images: of the input first, then of each layer's output, behind pooling.</param>
public sealed record CnnAccuracy(string DataSet, int Images, int Correct, IReadOnlyList<long> Zeros)
{
    /// <summary>Share of right answers, 0..1.</summary>
    public double Share => (double)Correct / Images;

    /// <summary>Share of zeros, 0..1, of the input first, then of each layer's output.</summary>
    /// <param name="model">The network that was measured.</param>
    public IReadOnlyList<double> ZeroShares(CnnModel model) =>
        [.. Zeros.Zip(CnnModelCheck.Sizes(model), (zeros, size) => zeros / ((double)size * Images))];
}
