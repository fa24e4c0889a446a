using System.Globalization;
using Hdl.Core.Plotting;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Cli;

/// <summary>Writes what a delta network does at several thresholds.</summary>
/// <param name="terminal">Where to.</param>
internal sealed class DeltaTable(Terminal terminal)
{
    /// <summary>Writes a table: a row for each figure.</summary>
    /// <param name="model">The network.</param>
    /// <param name="figures">What was measured.</param>
    /// <param name="lanes">Lanes K of a line of weights; null for a table without lines.</param>
    public void Write(DeltaModel model, IReadOnlyList<DeltaAccuracy> figures, int? lanes = null)
    {
        DeltaCost dense = DeltaCost.Dense(model, figures[0], lanes ?? 1);
        terminal.Table(
            [
                "Thresholds x, h", "Right, %", "Sent x, %", "Sent h, %", "Columns per step", "Of dense",
                .. lanes is null ? (string[])[] : ["Lines per step", "Bytes per step"],
            ],
            figures.Select(figure =>
            {
                DeltaCost cost = DeltaCost.Of(model, figure, lanes ?? 1);
                return (string[])
                [
                    Thresholds(figure.Thresholds), Text($"{100 * figure.Share:0.00}"),
                    Text($"{100 * SentInputs(model, figure):0.0}"), Text($"{100 * SentHidden(model, figure):0.0}"),
                    Text($"{figure.ColumnsPerStep:0.0}"),
                    Text($"1 / {DenseColumns(model) / figure.ColumnsPerStep:0.00}"),
                    .. lanes is null ? (string[])[] : [Text($"{cost.Lines:0.0}"), Text($"{cost.Bytes:0}")],
                ];
            }));
        terminal.Output.WriteLine(
            Text($"dense: {DenseColumns(model)} columns per step")
            + (lanes is null ? "" : Text($", {dense.Lines:0.0} lines, {dense.Bytes:0} bytes")));
    }

    /// <summary>Draws accuracy above, bytes per step below, thresholds to the right.</summary>
    /// <param name="model">The network.</param>
    /// <param name="figures">What was measured, thresholds ascending.</param>
    /// <param name="lanes">Lanes K of a line of weights.</param>
    public static string ToSvg(DeltaModel model, IReadOnlyList<DeltaAccuracy> figures, int lanes)
    {
        double most = Math.Max(1, figures.Max(At));
        double lowest = Math.Min(99, 100 * figures.Min(figure => figure.Share));
        var thresholds = ChartAxis.Linear("threshold of hidden states", 0, most, whole: true);
        DeltaCost dense = DeltaCost.Dense(model, figures[0], lanes);
        var accuracy = new ChartSeries(
            figures[0].DataSet, LineChart.Colours[0],
            [.. figures.Select(figure => new ChartPoint(At(figure), 100 * figure.Share))])
        { Marker = ChartMarker.Circle };
        var sparse = new ChartSeries(
            "bytes read", LineChart.Colours[1],
            [.. figures.Select(figure => new ChartPoint(At(figure), DeltaCost.Of(model, figure, lanes).Bytes))])
        { Marker = ChartMarker.Circle };
        var all = new ChartSeries(
            "dense", LineChart.ReferenceColour, [new ChartPoint(0, dense.Bytes), new ChartPoint(most, dense.Bytes)])
        { Line = ChartLine.Dashed };
        return LineChart.ToSvg(
            $"{model.Name}: {model.Shape}",
            [
                new LineChart(thresholds, ChartAxis.Linear("accuracy, %", lowest, 100), [accuracy]),
                new LineChart(thresholds, ChartAxis.Linear("bytes per step", 0, dense.Bytes), [all, sparse]),
            ]);
    }

    private static int At(DeltaAccuracy figure) => figure.Thresholds.Hidden[0];

    private static int DenseColumns(DeltaModel model) =>
        model.Weights.Layers.Sum(layer => layer.Inputs + layer.Hidden);

    private static double SentInputs(DeltaModel model, DeltaAccuracy figure) =>
        figure.Layers.Sum(layer => layer.Input)
        / ((double)figure.Steps * model.Weights.Layers.Sum(layer => layer.Inputs));

    private static double SentHidden(DeltaModel model, DeltaAccuracy figure) =>
        figure.Layers.Sum(layer => layer.Hidden)
        / ((double)figure.Steps * model.Weights.Layers.Sum(layer => layer.Hidden));

    private static string Thresholds(DeltaThresholds thresholds) =>
        string.Join(" ", thresholds.Input.Zip(thresholds.Hidden, (x, h) => Text($"{x}, {h}")));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a step costs on average: lines of K weights, and their bytes; biases and read-out count.</summary>
/// <param name="Lines">Lines: columns x G Hp / K, Hp being H rounded up to K.</param>
/// <param name="Bytes">Bytes of weights.</param>
internal readonly record struct DeltaCost(double Lines, double Bytes)
{
    /// <summary>The cost of what was measured.</summary>
    public static DeltaCost Of(DeltaModel model, DeltaAccuracy figure, int lanes)
    {
        double lines = model.Weights.Layers.Zip(figure.Layers, (layer, columns) =>
            (double)columns.All * LinesOf(model.Cell.Gates(), layer.Hidden, lanes)).Sum();
        lines += (double)figure.Readout.All * LinesOf(1, model.Classes, lanes);
        return Of(model, lines / figure.Steps, lanes);
    }

    /// <summary>The cost of computing everything in every step, with as many biases and read-outs.</summary>
    public static DeltaCost Dense(DeltaModel model, DeltaAccuracy figure, int lanes)
    {
        double lines = model.Weights.Layers.Zip(figure.Layers, (layer, columns) =>
            (columns.Bias + ((double)figure.Steps * (layer.Inputs + layer.Hidden)))
            * LinesOf(model.Cell.Gates(), layer.Hidden, lanes)).Sum();
        double readouts = model.When == ReadoutWhen.Last ? figure.Sequences : figure.Steps;
        lines += (figure.Readout.Bias + (readouts * model.Weights.Layers[^1].Hidden))
            * LinesOf(1, model.Classes, lanes);
        return Of(model, lines / figure.Steps, lanes);
    }

    private static DeltaCost Of(DeltaModel model, double lines, int lanes) =>
        new(lines, lines * lanes * model.Formats.WeightBits / 8);

    private static int LinesOf(int gates, int rows, int lanes) => gates * ((rows + lanes - 1) / lanes);
}
