using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Rnn.Models;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>What follows from the sizes of a delta network: memories, and what a step costs.</summary>
internal static class DeltaRnnExplanation
{
    /// <summary>The figures.</summary>
    public static IReadOnlyList<Figure> Of(DeltaRnnShape shape)
    {
        long sums = shape.Stages.Sum(stage => (long)stage.Banks * stage.Blocks * shape.SumsBits);
        DeltaStage[] layers = [.. shape.Stages.Where(stage => stage.IsRecurrent)];
        long lines = layers.Sum(stage => (long)stage.Lines * stage.Columns);
        long bytes = layers.Sum(stage => (long)stage.Columns * shape.ColumnBytes(stage));
        List<Figure> figures =
        [
            shape.IsFetched
                ? new(
                    "weights in memory", Text(WeightLayout.Of(shape.Parameters).Bytes), "bytes",
                    "columns of biases included")
                : new(
                    "weights", Text((long)shape.WeightLines * shape.WeightLineBits), "bits",
                    "columns of biases included"),
            .. Queues(shape),
            new("sums", Text(sums), "bits", "accumulators of all layers and of the read-out"),
            new(
                "states", Text((long)shape.WordCount * shape.PointwiseLanes * shape.HiddenBits * 3), "bits",
                "hidden states, and what was sent of them"),
            new(
                "columns per step, dense", Text(layers.Sum(stage => stage.Columns)), "",
                "of inputs and hidden states, where everything changes"),
            new(
                "cycles per step, dense", Text((long)Bound(shape, lines, bytes)), "cycles",
                Bound(shape, lines, bytes) > lines
                    ? "a word of memory each: the bound"
                    : "a line of weights each: the bound"),
            new("bytes per step, dense", Text(bytes), "bytes", "of weights"),
        ];
        DeltaModel? model = shape.Parameters.Model;
        if (model?.Accuracy.FirstOrDefault(one => Same(one, model)) is { } measured)
        {
            figures.AddRange(Measured(shape, measured, Bound(shape, lines, bytes)));
        }

        return figures;
    }

    // A line of weights, or a word of memory, per cycle.
    private static double Bound(DeltaRnnShape shape, double lines, double bytes) =>
        shape.IsFetched ? Math.Max(lines, bytes / shape.Parameters.BusBytes) : lines;

    private static IEnumerable<Figure> Queues(DeltaRnnShape shape)
    {
        if (!shape.IsFetched)
        {
            yield break;
        }

        yield return new Figure(
            "columns ahead", Text(shape.ColumnsAhead), "", "that are asked for before their sums are their turn");
        if (!shape.Parameters.IsMoved)
        {
            yield return new Figure(
                "words ahead", Text(shape.Reader.FifoWords), "", "of memory that wait at most");
        }
    }

    private static bool Same(DeltaAccuracy accuracy, DeltaModel model) =>
        accuracy.Thresholds.Input.SequenceEqual(model.Thresholds.Input)
        && accuracy.Thresholds.Hidden.SequenceEqual(model.Thresholds.Hidden)
        && accuracy.Thresholds.Readout == model.Thresholds.Readout;

    // Columns of the data set that the network was measured on, at its own thresholds.
    private static IEnumerable<Figure> Measured(DeltaRnnShape shape, DeltaAccuracy measured, double dense)
    {
        double steps = measured.Steps;
        double lines = measured.Readout.All * shape.Stages[^1].Lines / steps;
        double bytes = measured.Readout.All * shape.ColumnBytes(shape.Stages[^1]) / steps;
        for (int layer = 0; layer < measured.Layers.Count; layer++)
        {
            lines += measured.Layers[layer].All * shape.Stages[layer].Lines / steps;
            bytes += measured.Layers[layer].All * shape.ColumnBytes(shape.Stages[layer]) / steps;
        }

        string set = string.Create(
            CultureInfo.InvariantCulture, $"measured on {measured.DataSet}, {100 * measured.Share:F2} % right");
        yield return new Figure("columns per step", Text(measured.ColumnsPerStep), "", set);
        yield return new Figure(
            "cycles per step", Text(Bound(shape, lines, bytes)), "cycles",
            "at those columns, biases and read-out included: the bound"
            + (shape.Parameters.Digits > 0 ? ", one digit a change" : ""));
        yield return new Figure("bytes per step", Text(bytes), "bytes", "of weights");
        yield return new Figure(
            "effective over dense", Text(dense / Bound(shape, lines, bytes)), "times", "of the dense bound's speed");
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("F1", CultureInfo.InvariantCulture);
}
