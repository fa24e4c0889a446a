using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Networks.Models;

namespace Hdl.Spiking.TwSnn;

/// <summary>What follows from a configuration: widths, depths, memory bits, and the cycles that a step takes.</summary>
internal static class TwSnnExplanation
{
    /// <summary>The derived values.</summary>
    public static IReadOnlyList<Figure> Of(TwSnnResolvedParameters configuration)
    {
        TernaryNetwork network = configuration.Network;
        int lanes = configuration.Parameters.Lanes;
        List<Figure> figures =
        [
            new("network", string.Join('-', network.Shape), "", network.Name),
            new("membrane", Name(network.Membrane), "", "between time steps"),
            new("readout", Name(network.Readout)),
            new(
                "time steps", Text(network.Steps), "steps",
                $"after reset; the STEPS register takes 1..{Text(configuration.Parameters.MaxSteps)}"),
        ];
        if (configuration.Parameters.Input == TwSnnInput.Pixels)
        {
            figures.Add(new("input coding", Name(network.Coding)));
            figures.Add(new(
                "beats per image", Text(configuration.BeatsPerImage), "beats",
                $"{Text(configuration.Parameters.PixelsPerBeat)} pixels each"));
        }

        AddCycles(configuration, figures);
        long total = 0;
        for (int layer = 0; layer < network.Layers.Count; layer++)
        {
            TernaryLayerWeights weights = network.Layers[layer];
            string name = $"layer {Text(layer + 1)}";
            int elements = configuration.ProcessingElementsOf(layer);
            int folds = weights.Neurons / elements;
            int depth = FixedPoint.CeilDivide(weights.Inputs, lanes) * folds;
            long bits = (long)lanes * depth * 2 * elements;
            total += bits;
            WorstCase worst = WorstCase.Of(weights);
            figures.Add(new(
                $"{name}: processing elements", Text(elements), "",
                $"{Text(folds)} neuron(s) each, {Name(configuration.DatapathOf(layer))} datapath"));
            figures.Add(new(
                $"{name}: weight memory", Text(bits), "bits",
                $"{Text(lanes)} x {Text(depth)} words of {Text(2 * elements)} bits"));
            figures.Add(new(
                $"{name}: a, b, vth",
                $"{Text(weights.WeightScale)}, {Text(weights.BiasScale)}, {Text(weights.Threshold)}"));
            figures.Add(new(
                $"{name}: potential needs", Text(worst.Width), "bits",
                $"neuron {Text(worst.Neuron)}; has {Text(network.PotentialWidth)}"));
            figures.Add(new(
                $"{name}: cycles per step", folds == 1 ? "max(1, n) + 2" : $"{Text(folds)} (max(1, n) + 2)",
                "cycles", "n: events of the fullest bank"));
        }

        figures.Add(new(
            "weight memory", Text(total), "bits",
            string.Create(CultureInfo.InvariantCulture, $"{total / 8192.0:F1} KiB")));
        AccuracyFigure? accuracy = network
            .Accuracy.Where(figure => figure.Steps == network.Steps)
            .OrderByDescending(figure => figure.PixelsPerBeat == configuration.Parameters.PixelsPerBeat)
            .FirstOrDefault();
        if (accuracy is not null && configuration.IsTrained)
        {
            figures.Add(new(
                "accuracy",
                string.Create(CultureInfo.InvariantCulture, $"{100.0 * accuracy.Correct / accuracy.Images:F2}"),
                "%",
                $"{accuracy.DataSet}, {Text(accuracy.Images)} images, T = {Text(accuracy.Steps)}, "
                + $"{Text(accuracy.PixelsPerBeat)} pixels per beat"));
        }

        return figures;
    }

    // The input and every layer bound a step; what lies between depends on how many inputs and neurons spike.
    private static void AddCycles(TwSnnResolvedParameters configuration, List<Figure> figures)
    {
        int rows = configuration.Parameters.Input == TwSnnInput.Pixels ? configuration.BeatsPerImage : 1;
        int least = rows;
        int most = rows;
        for (int layer = 0; layer < configuration.Network.Layers.Count; layer++)
        {
            TernaryLayerWeights weights = configuration.Network.Layers[layer];
            int folds = weights.Neurons / configuration.ProcessingElementsOf(layer);
            least = Math.Max(least, folds * 3);
            most = Math.Max(most, folds * (FixedPoint.CeilDivide(weights.Inputs, configuration.Parameters.Lanes) + 2));
        }

        figures.Add(new("cycles per step, at least", Text(least), "cycles", "nothing spikes"));
        figures.Add(new("cycles per step, at most", Text(most), "cycles", "everything spikes"));
    }

    private static string Name<T>(T value)
        where T : struct, Enum => Hdl.Core.Verilog.Naming.ToSnakeCase(value.ToString());

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
