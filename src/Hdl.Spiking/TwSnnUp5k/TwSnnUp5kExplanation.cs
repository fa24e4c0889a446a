using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Networks.Models;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>What follows from the parameters.</summary>
internal static class TwSnnUp5kExplanation
{
    /// <summary>The figures.</summary>
    public static IReadOnlyList<Figure> Of(TwSnnUp5kResolvedParameters configuration)
    {
        long bits = 2L * configuration.Elements * configuration.Rows;
        List<Figure> figures =
        [
            new(
                "network", string.Join('-', configuration.Network.Shape), "",
                configuration.IsTrained ? configuration.Parameters.Model : "random weights"),
            new(
                "weight memory", Text(bits), "bits",
                $"{Text(configuration.Rows)} rows of {Text(2 * configuration.Elements)}, single port"),
            new("thresholds", Text(configuration.Thresholds), "words", $"{Text(configuration.CountWidth)} bits each"),
        ];
        for (int layer = 0; layer < configuration.Layers; layer++)
        {
            TernaryLayerWeights weights = configuration.Network.Layers[layer];
            int folds = configuration.FoldsOf(layer);
            string looked =
                layer == 0
                    ? $"{Text(folds + (2 * weights.Inputs) + weights.Neurons + 1)} + {Text(folds + 1)} n"
                    : $"{Text(folds + weights.Neurons + 1)} + {Text(folds + 3)} n";
            figures.Add(new($"layer {Text(layer + 1)}, a step", looked, "cycles", "n events"));
            figures.Add(new(
                $"layer {Text(layer + 1)}, first row", Text(configuration.FirstRowOf(layer)), "",
                $"{Text(1 << configuration.ShiftOf(layer))} rows an input"));
        }

        return figures;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
