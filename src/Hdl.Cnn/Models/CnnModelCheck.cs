using System.Globalization;
using Hdl.Cnn.Layers;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;

namespace Hdl.Cnn.Models;

/// <summary>What every trained network must satisfy.</summary>
public static class CnnModelCheck
{
    /// <summary>
    /// Every problem of a network: name, widths, shapes, ranges of weights, layers that chain, totals that fit the
    /// accumulator for every input, and figures that can be.
    /// </summary>
    /// <param name="model">The network.</param>
    /// <param name="where">Its file, named in each problem.</param>
    public static IReadOnlyList<Problem> Problems(CnnModel model, string where)
    {
        ArgumentNullException.ThrowIfNull(model);
        List<Problem> problems = [.. Identifier.Check(model.Name, $"{where}, name"), .. Widths(model.Widths, where)];
        if (model.Layers.Count == 0)
        {
            problems.Add(new Problem(
                "The network has no layer", $"{where}, layers", "0 layers", "Give at least one layer."));
        }

        // Weights are checked against widths and shapes that are legal.
        bool legal = problems.Count == 0;
        ConvolutionLayer? before = null;
        foreach ((int index, CnnModelLayer layer) in model.Layers.Index())
        {
            string place = $"{where}, layers[{Text(index)}]";
            Problem[] shape = [.. LayerCheck.Problems(layer.Layer, new LayerLimits())];
            problems.AddRange(shape.Select(problem => Placed(problem, place)));
            if (shape.Length == 0)
            {
                problems.AddRange(before is null ? [] : Chain(before, layer.Layer, place));
                problems.AddRange(legal ? Numbers(layer, model.Widths, place) : []);
            }

            before = shape.Length == 0 ? layer.Layer : null;
        }

        return problems.Count > 0 ? problems : [.. Figures(model, where)];
    }

    /// <summary>Values of the input, then of each layer's output.</summary>
    internal static IEnumerable<int> Sizes(CnnModel model)
    {
        ConvolutionLayer first = model.Layers[0].Layer;
        return [first.Height * first.Width * first.Channels, .. model.Layers.Select(layer => layer.Values)];
    }

    private static IEnumerable<Problem> Widths(LayerWidths widths, string where)
    {
        if (widths.Value is < 4 or > 16)
        {
            yield return new Problem("Out of range", $"{where}, value_width", Text(widths.Value), "Choose 4..16.");
        }

        if (widths.Weight is not (2 or (>= 4 and <= 16)))
        {
            yield return new Problem(
                "Out of range", $"{where}, weight_width", Text(widths.Weight), "Choose 4..16, or 2: ternary.");
        }

        if (widths.Accumulator is < 16 or > 48)
        {
            yield return new Problem(
                "Out of range", $"{where}, accumulator_width", Text(widths.Accumulator), "Choose 16..48.");
        }
    }

    private static IEnumerable<Problem> Numbers(CnnModelLayer layer, LayerWidths widths, string place)
    {
        Problem[] wrong = [.. LayerCheck.Problems(layer.Layer, widths, layer.Weights)];
        if (wrong.Length > 0)
        {
            return wrong.Select(problem => Placed(problem, place));
        }

        // Of a layer whose channels all need more, the widest says what to do.
        IReadOnlyList<AccumulatorExcess> excesses = AccumulatorRange.Excesses(layer.Layer, widths, layer.Weights);
        if (excesses.Count == 0)
        {
            return [];
        }

        AccumulatorExcess most = excesses.MaxBy(excess => excess.Width)!;
        string others = excesses.Count == 1 ? "" : $"; so can {Text(excesses.Count - 1)} more of its channels";
        return
        [
            new Problem(
                "The accumulator can overflow", $"{place}, channel {Text(most.Channel)}",
                $"{Text(most.Width)} bits are needed, accumulator_width is {Text(widths.Accumulator)}{others}",
                $"Use an accumulator of {Text(most.Width)} bits, or smaller weights."),
        ];
    }

    private static IEnumerable<Problem> Chain(ConvolutionLayer before, ConvolutionLayer layer, string place)
    {
        (int, int, int) given = (before.PooledHeight, before.PooledWidth, before.Outputs);
        if (given != (layer.Height, layer.Width, layer.Channels))
        {
            yield return new Problem(
                "The layers do not chain", place,
                $"height x width x channels {Text(layer.Height)} x {Text(layer.Width)} x {Text(layer.Channels)}",
                $"The layer before gives {Text(given.Item1)} x {Text(given.Item2)} x {Text(given.Item3)}: both must "
                + $"be equal.");
        }

        if (before.OutSigned != layer.InSigned)
        {
            yield return new Problem(
                "The layers do not chain", $"{place}.in_signed", layer.InSigned ? "true" : "false",
                $"out_signed of the layer before is {(before.OutSigned ? "true" : "false")}: both must be equal.");
        }
    }

    private static IEnumerable<Problem> Figures(CnnModel model, string where)
    {
        if (model.Calibration is { Images: < 1 } calibration)
        {
            yield return new Problem(
                "Out of range", $"{where}, calibration.images", Text(calibration.Images), "Choose at least 1.");
        }

        foreach ((int index, CnnAccuracy figure) in model.Accuracy.Index())
        {
            string place = $"{where}, accuracy[{Text(index)}]";
            if (figure.Images < 1 || figure.Correct < 0 || figure.Correct > figure.Images)
            {
                yield return new Problem(
                    "A figure that cannot be", place, $"{Text(figure.Correct)} of {Text(figure.Images)} images",
                    "Give at least one image, and at most all of them as correct.");
            }

            long[] most = [.. Sizes(model).Select(size => (long)size * figure.Images)];
            if (figure.Zeros.Count != most.Length || figure.Zeros.Zip(most).Any(pair => pair.First < 0
                || pair.First > pair.Second))
            {
                yield return new Problem(
                    "A figure that cannot be", $"{place}.zeros", string.Join(", ", figure.Zeros.Select(Text)),
                    $"Give one number for the input and one for each layer, at most {string.Join(", ", most)}.");
            }
        }
    }

    private static Problem Placed(Problem problem, string place) =>
        problem with { Where = $"{place}, {problem.Where}" };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(int number) => Text((long)number);
}
