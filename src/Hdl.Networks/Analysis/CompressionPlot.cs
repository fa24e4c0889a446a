using System.Globalization;
using Hdl.Core.Plotting;
using Hdl.Networks.Coding;

namespace Hdl.Networks.Analysis;

/// <summary>
/// Draws bits per pixel against the share of zeros as an SVG, one panel for each width of values: the codes on long packets of random zeros
/// as curves, tensors as points. The same figures give the same text.
/// </summary>
public static class CompressionPlot
{
    private const int Width = 1040;
    private const int PanelHeight = 340;
    private const int Left = 64;
    private const int PlotWidth = 540;

    // The numbers of points that are nearly all zeros need room before the names.
    private const int LegendLeft = Left + PlotWidth + 100;
    private const int Top = 64;
    private const int Gap = 76;
    private const int LegendLine = 17;
    private const int CurvePoints = 200;
    private const int LabelWidth = 16;
    private const int LabelHeight = 12;
    private const int MostLabels = 40;
    private const string RawColour = "#8a8f98";
    private const string MapColour = "#1f6f8b";
    private const string RunColour = "#b5542f";
    private const string BoundColour = "#4c8c4a";
    private const string ValueColour = "#6b4c8c";

    /// <summary>The SVG document.</summary>
    /// <param name="title">What was analysed.</param>
    /// <param name="tensors">The points; those without a pixel are left out.</param>
    public static string ToSvg(string title, IReadOnlyList<TensorAnalysis> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        IGrouping<int, (TensorAnalysis Tensor, int Number)>[] panels =
        [
            .. tensors.Select((tensor, index) => (Tensor: tensor, Number: index + 1)).Where(point => point.Tensor.Pixels > 0)
                .GroupBy(point => point.Tensor.ValueWidth).OrderBy(group => group.Key),
        ];
        var svg = new SvgDocument();
        int top = Top;
        foreach (IGrouping<int, (TensorAnalysis, int)> panel in panels)
        {
            top += Gap + Panel(svg, top, [.. panel]);
        }

        return svg.ToSvg(title, Width, top + 10, Left);
    }

    /// <summary>Draws the tensors of one width of values; returns the height used.</summary>
    private static int Panel(SvgDocument svg, int top, IReadOnlyList<(TensorAnalysis Tensor, int Number)> points)
    {
        TensorAnalysis first = points[0].Tensor;
        int width = first.ValueWidth;
        double most = points.Max(point => Math.Max(point.Tensor.RunBits, point.Tensor.MapBits) / (double)point.Tensor.Pixels);
        var axis = new Axis(top, SvgDocument.NiceCeiling(Math.Max(most, Math.Max(first.Run.BitsPerPixel(0), first.Map.BitsPerPixel(0))), SvgDocument.Fifths));
        Axes(svg, axis, width);
        Curve(svg, axis, _ => width, RawColour, " stroke-dasharray=\"5 4\"");
        Curve(svg, axis, first.Map.BitsPerPixel, MapColour, "");
        Curve(svg, axis, first.Run.BitsPerPixel, RunColour, "");
        Curve(svg, axis, zeros => Entropy.VerbatimBitsPerPixel(zeros, width), BoundColour, "");
        List<(double X, double Y, List<int> Numbers)> labels = [];
        foreach ((TensorAnalysis tensor, int number) in points)
        {
            (double x, double y) = Point(svg, axis, tensor);
            List<int>? near = labels.Find(label => Math.Abs(label.X - x) < LabelWidth && Math.Abs(label.Y - y) < LabelHeight).Numbers;
            if (near is null)
            {
                labels.Add((x, y, [number]));
            }
            else
            {
                near.Add(number);
            }
        }

        foreach ((double x, double y, List<int> numbers) in labels)
        {
            svg.Add($"""<text x="{x + 5:0.#}" y="{y - 5:0.#}" font-size="10">{Ranges(numbers)}</text>""");
            svg.EndLine();
        }

        int line = top + 4;
        Legend(svg, ref line, RawColour, "raw", dashed: true);
        Legend(svg, ref line, MapColour, $"sparsity map of {first.Map.MapWidth} (circles)");
        Legend(svg, ref line, RunColour, $"run length, {first.Run.RunWidth}-bit runs, {first.Run.PairsPerWord} pairs per word (squares)");
        Legend(svg, ref line, BoundColour, "bound for values kept as they are");
        Legend(svg, ref line, ValueColour, "entropy of the values (crosses)");
        line += 6;
        foreach ((TensorAnalysis tensor, int number) in points.Take(MostLabels))
        {
            string zeros = (100 * tensor.Zeros!.Value).ToString("0.0", CultureInfo.InvariantCulture);
            svg.Add($"""<text x="{LegendLeft}" y="{line}" font-size="11">{number}  {SvgDocument.Escape(tensor.Name)}, {zeros} %</text>""");
            svg.EndLine();
            line += LegendLine - 3;
        }

        if (points.Count > MostLabels)
        {
            svg.Add($"""<text x="{LegendLeft}" y="{line}" font-size="11">and {points.Count - MostLabels} more</text>""");
            svg.EndLine();
        }

        return Math.Max(PanelHeight, line - top);
    }

    private static void Axes(SvgDocument svg, Axis axis, int valueWidth)
    {
        const int ticks = 5;
        for (int tick = 0; tick <= ticks; tick++)
        {
            double value = axis.Max * tick / ticks;
            double y = axis.Y(value);
            double x = Axis.X((double)tick / ticks);
            svg.Add($"""<path d="M{Left} {y:0.#}h{PlotWidth}M{x:0.#} {axis.Top}v{PanelHeight}" stroke="#dddddd"/>""");
            svg.Add($"""<text x="{Left - 8}" y="{y + 4:0.#}" text-anchor="end">{value.ToString("0.##", CultureInfo.InvariantCulture)}</text>""");
            svg.Add($"""<text x="{x:0.#}" y="{axis.Top + PanelHeight + 18}" text-anchor="middle">{100 * tick / ticks}</text>""");
            svg.EndLine();
        }

        svg.Add($"""<text x="{Left}" y="{axis.Top - 10}" font-weight="bold">bits per pixel, {valueWidth}-bit values</text>""");
        svg.Add($"""<text x="{Left + (PlotWidth / 2)}" y="{axis.Top + PanelHeight + 36}" text-anchor="middle">zeros, %</text>""");
        svg.EndLine();
    }

    private static void Curve(SvgDocument svg, Axis axis, Func<double, double> bits, string colour, string style)
    {
        IEnumerable<string> points = Enumerable.Range(0, CurvePoints + 1).Select(i => (double)i / CurvePoints)
            .Select(zeros => SvgDocument.Invariant($"{Axis.X(zeros):0.#},{axis.Y(bits(zeros)):0.#}"));
        svg.Add($"""<polyline fill="none" stroke="{colour}" stroke-width="1.6"{style} points="{string.Join(' ', points)}"/>""");
        svg.EndLine();
    }

    /// <summary>Draws a tensor's sizes; returns where its number goes.</summary>
    private static (double X, double Y) Point(SvgDocument svg, Axis axis, TensorAnalysis tensor)
    {
        double x = Axis.X(tensor.Zeros!.Value);
        double map = axis.Y(tensor.MapBits / (double)tensor.Pixels);
        double run = axis.Y(tensor.RunBits / (double)tensor.Pixels);
        svg.Add($"""<circle cx="{x:0.#}" cy="{map:0.#}" r="3.5" fill="{MapColour}"/>""");
        svg.Add($"""<rect x="{x - 3:0.#}" y="{run - 3:0.#}" width="6" height="6" fill="{RunColour}"/>""");
        if (tensor.ValueEntropyBits is { } bits)
        {
            double y = axis.Y(bits / tensor.Pixels);
            svg.Add($"""<path d="M{x - 3:0.#} {y - 3:0.#}l6 6m0 -6l-6 6" stroke="{ValueColour}" stroke-width="1.4"/>""");
        }

        svg.EndLine();
        return (x, Math.Min(map, run));
    }

    /// <summary>Ascending numbers, neighbours joined: <c>1, 3-5</c>.</summary>
    private static string Ranges(List<int> numbers)
    {
        List<(int First, int Last)> ranges = [];
        foreach (int number in numbers)
        {
            if (ranges.Count > 0 && ranges[^1].Last == number - 1)
            {
                ranges[^1] = (ranges[^1].First, number);
            }
            else
            {
                ranges.Add((number, number));
            }
        }

        return string.Join(", ", ranges.Select(range => SvgDocument.Invariant(range.First == range.Last ? $"{range.First}" : (FormattableString)$"{range.First}-{range.Last}")));
    }

    private static void Legend(SvgDocument svg, ref int y, string colour, string text, bool dashed = false)
    {
        const int x = LegendLeft;
        svg.Add($"""<path d="M{x} {y - 4}h22" stroke="{colour}" stroke-width="2"{(dashed ? " stroke-dasharray=\"5 4\"" : "")}/>""");
        svg.Add($"""<text x="{x + 28}" y="{y}">{text}</text>""");
        svg.EndLine();
        y += LegendLine;
    }

    private sealed record Axis(int Top, double Max)
    {
        public static double X(double zeros) => Left + (PlotWidth * zeros);

        public double Y(double bits) => Top + (PanelHeight * (1 - (Math.Clamp(bits, 0, Max) / Max)));
    }
}
