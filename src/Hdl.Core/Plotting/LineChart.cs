using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Hdl.Core.Plotting;

/// <summary>A chart of lines and points, described in the units of its axes.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Upwards.</param>
/// <param name="Series">Drawn in this order, later ones above.</param>
public sealed record LineChart(ChartAxis X, ChartAxis Y, IReadOnlyList<ChartSeries> Series)
{
    /// <summary>The colour of what others are compared with.</summary>
    public const string ReferenceColour = "#6f747c";

    /// <summary>Colours that are told apart on white and in print.</summary>
    public static readonly IReadOnlyList<string> Colours =
        ["#1f6f8b", "#b5542f", "#4c8c4a", "#6b4c8c", "#b08a1e", "#8c3a5b", "#3f5fa8", "#5b5b5b"];

    /// <summary>Lines of text below the legend.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Draws charts one below the other, each with its legend to the right; the same charts alike.</summary>
    /// <param name="title">The heading, as plain text.</param>
    /// <param name="charts">From above; none draws the heading alone.</param>
    /// <returns>An SVG document, dark text on white, lines ended by LF.</returns>
    public static string ToSvg(string title, IReadOnlyList<LineChart> charts)
    {
        ArgumentNullException.ThrowIfNull(charts);
        var body = new StringBuilder();
        int top = ChartDrawing.FirstTop;
        int width = ChartDrawing.LeastWidth;
        foreach (LineChart chart in charts)
        {
            var drawing = new ChartDrawing(chart, body, top);
            drawing.Draw();
            width = Math.Max(width, drawing.Width);
            top += drawing.Height;
        }

        var svg = new StringBuilder();
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" font-family=\"sans-serif\" font-size=\"12\" ");
        svg.Append(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {width} {top}\">\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{ChartDrawing.Left}\" y=\"24\" font-size=\"15\" ");
        svg.Append(CultureInfo.InvariantCulture, $"font-weight=\"bold\">{new XText(title)}</text>\n");
        return svg.Append(body).Append("</svg>\n").ToString();
    }
}
