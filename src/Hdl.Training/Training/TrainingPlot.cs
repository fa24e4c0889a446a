using System.Globalization;
using Hdl.Core.Plotting;

namespace Hdl.Training.Training;

/// <summary>Draws the course of training: loss above, training and test accuracy below, epochs to the right.</summary>
public static class TrainingPlot
{
    // A logarithm needs a loss above 0.
    private const double LeastLoss = 1e-6;

    /// <summary>The SVG document.</summary>
    /// <param name="title">What was trained.</param>
    /// <param name="history">One entry an epoch, at least one.</param>
    public static string ToSvg(string title, IReadOnlyList<TrainingProgress> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentOutOfRangeException.ThrowIfZero(history.Count, nameof(history));
        ChartSeries loss = Series("loss", "0.000", 1, epoch => Math.Max(epoch.Loss, LeastLoss));
        ChartSeries train = Series("augmented training", "0.00", 2, epoch => 100 * epoch.TrainAccuracy);
        ChartSeries test = Series("test, integer", "0.00", 0, epoch => 100 * epoch.TestAccuracy);

        // The first epochs would squeeze the rest.
        double lowest = 100 * history.Skip(history.Count / 20)
            .Min(epoch => Math.Min(epoch.TrainAccuracy, epoch.TestAccuracy));
        var accuracies = ChartAxis.Linear("accuracy, %", Math.Min(lowest, 99), 100, whole: true);
        var epochs = ChartAxis.Linear("epoch", 0, history.Count, whole: true);
        var losses = ChartAxis.Logarithmic(
            "loss", loss.Points.Min(point => point.Y), loss.Points.Max(point => point.Y));
        return LineChart.ToSvg(title,
        [
            new LineChart(epochs, losses, [loss]),
            new LineChart(epochs, accuracies, [train, test]),
        ]);

        ChartSeries Series(string name, string format, int colour, Func<TrainingProgress, double> value) => new(
            $"{name} {value(history[^1]).ToString(format, CultureInfo.InvariantCulture)}",
            LineChart.Colours[colour],
            [.. history.Select(epoch => new ChartPoint(epoch.Epoch, value(epoch)))]);
    }
}
