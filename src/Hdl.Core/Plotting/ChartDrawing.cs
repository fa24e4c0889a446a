using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Hdl.Core.Plotting;

/// <summary>Draws one chart, with its legend to the right.</summary>
/// <param name="chart">What to draw.</param>
/// <param name="svg">Elements are appended here, one per line.</param>
/// <param name="top">Where the plot begins, in units of the picture.</param>
internal sealed class ChartDrawing(LineChart chart, StringBuilder svg, int top)
{
    /// <summary>Where the first plot begins: below the heading.</summary>
    public const int FirstTop = 66;

    /// <summary>Where every plot and the heading begin.</summary>
    public const int Left = 64;

    /// <summary>Width of a picture without a legend.</summary>
    public const int LeastWidth = Right + LegendGap;

    private const int PlotWidth = 540;
    private const int PlotHeight = 300;
    private const int Right = Left + PlotWidth;
    private const int LegendGap = 28;
    private const int SampleWidth = 26;
    private const int NameOffset = SampleWidth + 8;
    private const int LegendLine = 18;
    private const int NoteLine = 14;

    // Below a plot, its marks and name and the name of the next; below a legend, that name alone.
    private const int Gap = 78;
    private const int LegendEnd = 34;

    // Generous for most sans-serif fonts at these sizes, so that no text is cut off.
    private const double LetterWidth = 6.8;
    private const double NoteLetterWidth = 6.2;
    private const string Middle = " text-anchor=\"middle\"";

    private readonly ChartSeries[] _named = [.. chart.Series.Where(series => series.Name is not null)];

    /// <summary>Height of the plot or the legend, and of the space below.</summary>
    public int Height => Math.Max(
        Gap + PlotHeight, LegendEnd + ((_named.Length + 1) * LegendLine) + (chart.Notes.Count * NoteLine));

    /// <summary>From the left edge of the picture to the end of the legend.</summary>
    public int Width => LegendLeft + (int)Math.Max(
        NameOffset + (LetterWidth * _named.Select(series => series.Name!.Length).DefaultIfEmpty().Max()),
        NoteLetterWidth * chart.Notes.Select(note => note.Length).DefaultIfEmpty().Max());

    // A text at a point near the end of the plot needs room before the legend.
    private int LegendLeft => LegendGap + (int)Labelled
        .Select(point => X(point) + (NoteLetterWidth * point.Label!.Length)).Append(Right).Max();

    private IEnumerable<ChartPoint> Labelled =>
        chart.Series.SelectMany(series => series.Points).Where(point => point.Label is not null);

    /// <summary>Draws it.</summary>
    public void Draw()
    {
        DrawAxes();
        string plot = $"M{Left} {top}h{PlotWidth}v{PlotHeight}h-{PlotWidth}z";
        Element($"""<clipPath id="plot{top}"><path d="{plot}"/></clipPath>""");
        foreach (ChartSeries series in chart.Series)
        {
            DrawSeries(series);
        }

        // Above all lines and points.
        foreach (ChartPoint point in Labelled)
        {
            Text(X(point) + 5, Y(point) - 5, point.Label!, " font-size=\"10\"");
        }

        DrawLegend();
    }

    private void DrawAxes()
    {
        foreach (double tick in chart.X.Ticks)
        {
            double x = X(new(tick, chart.Y.Min));
            Element($"""<path d="M{x:0.#} {top}v{PlotHeight}" stroke="#dddddd"/>""");
            Text(x, top + PlotHeight + 18, ChartAxis.Text(tick), Middle);
        }

        foreach (double tick in chart.Y.Ticks)
        {
            double y = Y(new(chart.X.Min, tick));
            Element($"""<path d="M{Left} {y:0.#}h{PlotWidth}" stroke="#dddddd"/>""");
            Text(Left - 8, y + 4, ChartAxis.Text(tick), " text-anchor=\"end\"");
        }

        Text(Left, top - 14, chart.Y.Name, " font-weight=\"bold\"");
        Text(Left + (PlotWidth / 2), top + PlotHeight + 36, chart.X.Name, Middle);
    }

    private void DrawSeries(ChartSeries series)
    {
        Element($"""<g clip-path="url(#plot{top})" stroke="{series.Colour}" fill="none">""");
        if (series.Line != ChartLine.None)
        {
            IEnumerable<string> points = series.Points
                .Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point):0.#},{Y(point):0.#}"));
            Element($"""<polyline stroke-width="1.8"{Dashes(series.Line)} points="{string.Join(' ', points)}"/>""");
        }

        foreach (ChartPoint point in series.Points.Where(point => point.HalfWidth > 0))
        {
            double end = Y(point with { Y = point.Y + point.HalfWidth });
            double start = Y(point with { Y = point.Y - point.HalfWidth });
            if (start - end >= 2)
            {
                double x = X(point);
                Element($"""<path d="M{x:0.#} {end:0.#}V{start:0.#}m-3 0h6M{x - 3:0.#} {end:0.#}h6"/>""");
            }
        }

        Element($"""</g>""");
        foreach (ChartPoint point in series.Points.Where(IsWithin))
        {
            Mark(series, X(point), Y(point), point.Hollow);
        }
    }

    private void DrawLegend()
    {
        int left = LegendLeft;
        int y = top + 4;
        foreach (ChartSeries series in _named)
        {
            if (series.Line != ChartLine.None)
            {
                string style = $"stroke=\"{series.Colour}\" stroke-width=\"2\"{Dashes(series.Line)}";
                Element($"""<path d="M{left} {y - 4}h{SampleWidth}" {style}/>""");
            }

            Mark(series, left + (SampleWidth / 2), y - 4, hollow: false);
            Text(left + NameOffset, y, series.Name!);
            y += LegendLine;
        }

        y += LegendLine / 2;
        foreach (string note in chart.Notes)
        {
            Text(left, y, note, " font-size=\"11\"");
            y += NoteLine;
        }
    }

    private void Mark(ChartSeries series, double x, double y, bool hollow)
    {
        string style = $"fill=\"{(hollow ? "white" : series.Colour)}\" stroke=\"{series.Colour}\" stroke-width=\"1.3\"";
        switch (series.Marker)
        {
            case ChartMarker.Circle:
                Element($"""<circle cx="{x:0.#}" cy="{y:0.#}" r="3" {style}/>""");
                break;
            case ChartMarker.Square:
                Element($"""<path d="M{x - 3:0.#} {y - 3:0.#}h6v6h-6z" {style}/>""");
                break;
            case ChartMarker.Cross:
                Element($"""<path d="M{x - 3:0.#} {y - 3:0.#}l6 6m0 -6l-6 6" {style}/>""");
                break;
        }
    }

    private void Text(double x, double y, string text, string style = "") =>
        Element($"""<text x="{x:0.#}" y="{y:0.#}"{style}>{new XText(text)}</text>""");

    private void Element(FormattableString element) =>
        svg.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private double X(ChartPoint point) => Left + (PlotWidth * chart.X.Share(point.X));

    private double Y(ChartPoint point) => top + (PlotHeight * (1 - chart.Y.Share(point.Y)));

    private bool IsWithin(ChartPoint point) =>
        point.X >= chart.X.Min && point.X <= chart.X.Max && point.Y >= chart.Y.Min && point.Y <= chart.Y.Max;

    private static string Dashes(ChartLine line) => line switch
    {
        ChartLine.Dashed => " stroke-dasharray=\"6 4\"",
        ChartLine.Dotted => " stroke-dasharray=\"2 3\"",
        _ => "",
    };
}
