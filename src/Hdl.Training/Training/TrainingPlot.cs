using System.Globalization;
using Hdl.Core.Plotting;

namespace Hdl.Training.Training;

/// <summary>
/// Draws the course of training as an SVG: loss above, training and test accuracy below, epochs to the right. The same
/// figures give the same text.
/// </summary>
public static class TrainingPlot
{
    private const int Width = 720;
    private const int PanelHeight = 200;
    private const int Left = 70;
    private const int Right = 180;
    private const int Top = 58;
    private const int Gap = 44;
    private const int Ticks = 4;
    private const string LossColour = "#b5542f";
    private const string TrainColour = "#8a8f98";
    private const string TestColour = "#1f6f8b";

    /// <summary>The SVG document.</summary>
    /// <param name="title">What was trained.</param>
    /// <param name="history">One entry an epoch, at least one.</param>
    public static string ToSvg(string title, IReadOnlyList<TrainingProgress> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentOutOfRangeException.ThrowIfZero(history.Count, nameof(history));
        var svg = new SvgDocument();
        int height = Top + (2 * PanelHeight) + Gap + 50;
        double[] loss = [.. history.Select(epoch => epoch.Loss)];
        var lossPanel = new Panel("loss", Top, 0, Ceiling(loss.Max()));
        Axes(svg, lossPanel, history, "0.###");
        Curve(svg, lossPanel, history, loss, LossColour, "loss", "0.000");

        double[] train = [.. history.Select(epoch => 100 * epoch.TrainAccuracy)];
        double[] test = [.. history.Select(epoch => 100 * epoch.TestAccuracy)];
        // The first epochs would squeeze the rest; a multiple of the ticks below 100 gives them round values.
        int skipped = history.Count / 20;
        double lowest = Math.Min(train.Skip(skipped).Min(), test.Skip(skipped).Min());
        double floor = 100 - (Ticks * Math.Max(1, Math.Ceiling((100 - lowest) / Ticks)));
        var accuracyPanel = new Panel("accuracy, %", Top + PanelHeight + Gap, floor, 100);
        Axes(svg, accuracyPanel, history, "0.##");
        Curve(svg, accuracyPanel, history, train, TrainColour, "augmented training", "0.00");
        Curve(svg, accuracyPanel, history, test, TestColour, "test, integer", "0.00");
        svg.Add($"""<text x="{(Left + Width - Right) / 2}" y="{height - 12}" text-anchor="middle">epoch</text>""");
        svg.EndLine();
        return svg.ToSvg(title, Width, height, Left);
    }

    private static void Axes(SvgDocument svg, Panel panel, IReadOnlyList<TrainingProgress> history, string format)
    {
        for (int tick = 0; tick <= Ticks; tick++)
        {
            double value = panel.Min + ((panel.Max - panel.Min) * tick / Ticks);
            double y = panel.Y(value);
            svg.Add($"""<path d="M{Left} {y:0.#}H{Width - Right}" stroke="#dddddd"/>""");
            svg.Add($"""<text x="{Left - 8}" y="{y + 4:0.#}" text-anchor="end">{value.ToString(format, CultureInfo.InvariantCulture)}</text>""");
            svg.EndLine();
        }

        svg.Add($"""<text x="{Left}" y="{panel.Top - 8}" font-weight="bold">{panel.Name}</text>""");
        svg.EndLine();
        int step = Math.Max(1, (int)Ceiling(history.Count / 6.0));
        foreach (TrainingProgress epoch in history.Where(epoch => epoch.Epoch % step == 0 || epoch.Epoch == 1))
        {
            double x = X(epoch.Epoch, history.Count);
            svg.Add($"""<text x="{x:0.#}" y="{panel.Top + PanelHeight + 18}" text-anchor="middle">{epoch.Epoch}</text>""");
        }

        svg.EndLine();
    }

    private static void Curve(
        SvgDocument svg, Panel panel, IReadOnlyList<TrainingProgress> history, double[] values, string colour, string name, string format)
    {
        IEnumerable<string> points = values.Select((value, index) => SvgDocument.Invariant($"{X(history[index].Epoch, history.Count):0.#},{panel.Y(value):0.#}"));
        svg.Add($"""<polyline fill="none" stroke="{colour}" stroke-width="1.6" points="{string.Join(' ', points)}"/>""");
        string last = values[^1].ToString(format, CultureInfo.InvariantCulture);

        // Two curves may end close together: the training label sits below its end, the other above.
        double y = panel.Y(values[^1]) + (colour == TrainColour ? 14 : -4);
        svg.Add($"""<text x="{Width - Right + 8}" y="{y:0.#}" fill="{colour}">{name} {last}</text>""");
        svg.EndLine();
    }

    private static double X(int epoch, int epochs) => Left + ((Width - Left - Right) * (epochs == 1 ? 1.0 : (epoch - 1.0) / (epochs - 1)));

    private static double Ceiling(double value) => SvgDocument.NiceCeiling(Math.Max(value, 1e-6), SvgDocument.Decades);

    private sealed record Panel(string Name, int Top, double Min, double Max)
    {
        public double Y(double value) => Top + (PanelHeight * (1 - ((Math.Clamp(value, Min, Max) - Min) / (Max - Min))));
    }
}
