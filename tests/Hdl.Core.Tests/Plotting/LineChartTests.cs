using System.Globalization;
using System.Xml.Linq;
using Hdl.Core.Plotting;

namespace Hdl.Core.Tests.Plotting;

public sealed class LineChartTests
{
    private static readonly ChartAxis Tens = ChartAxis.Linear("x < y & z", 0, 10);

    [Fact]
    public void Texts_are_escaped_and_numbers_written_the_same_in_every_culture()
    {
        ChartPoint[] points = [new(0.1, 2) { Label = "1 < 2" }, new(5.5, 10)];
        var halves = ChartAxis.Linear("halves", 0, 2.5);
        LineChart[] charts = [new LineChart(Tens, halves, [new("a & b", "#123456", points)]) { Notes = ["c > d"] }];
        string expected = LineChart.ToSvg("a < b & c", charts);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // A culture with decimal commas, which exists although the program runs without culture data.
            var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            commas.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = commas;

            string svg = LineChart.ToSvg("a < b & c", charts);

            Assert.Equal(expected, svg);
            string[] wanted = ["a < b & c", "x < y & z", "a & b", "c > d", "1 < 2", "0.5", "2.5"];
            Assert.Empty(wanted.Except(Texts(svg)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Points_stand_where_the_axes_say()
    {
        ChartPoint[] points = [new(0, 1), new(10, 100), new(5, 10)];

        var chart = new LineChart(Tens, ChartAxis.Logarithmic("y", 1, 100), [new("a", "red", points)]);

        string svg = LineChart.ToSvg("x", [chart]);

        // The plot is 540 wide from 64 and 300 high from 66.
        Assert.Equal("64,366 604,66 334,216", Elements(svg, "polyline").Single().Attribute("points")!.Value);
    }

    [Fact]
    public void A_line_is_cut_off_at_the_axes_and_a_marker_beyond_them_left_out()
    {
        ChartPoint[] points = [new(1, 1) { HalfWidth = 0.5 }, new(2, 10), new(3, 11), new(11, 1)];
        var series = new ChartSeries(null, "red", points) { Marker = ChartMarker.Circle };

        string svg = LineChart.ToSvg("x", [new LineChart(Tens, Tens, [series])]);

        XElement group = Elements(svg, "g").Single();
        string clip = Elements(svg, "clipPath").Single().Attribute("id")!.Value;
        Assert.Equal($"url(#{clip})", group.Attribute("clip-path")!.Value);
        Assert.Equal(["polyline", "path"], group.Elements().Select(element => element.Name.LocalName));
        Assert.Equal(["336", "66"], Elements(svg, "circle").Select(circle => circle.Attribute("cy")!.Value));
    }

    [Fact]
    public void A_legend_shows_the_line_and_the_marker_of_every_series_with_a_name()
    {
        ChartSeries plain = new("plain", "red", [new(1, 1)]);
        ChartSeries[] series =
        [
            plain,
            plain with { Name = null },
            plain with
            {
                Name = "points", Line = ChartLine.None, Marker = ChartMarker.Square,
                Points = [new(1, 1) { Hollow = true }],
            },
            plain with { Name = "dashed", Line = ChartLine.Dashed, Marker = ChartMarker.Cross },
        ];

        string svg = LineChart.ToSvg("x", [new LineChart(Tens, Tens, series), new LineChart(Tens, Tens, series)]);

        Assert.Equal(2, Texts(svg).Count(text => text == "plain"));
        Assert.Equal(
            [false, true, false, true], Paths("h26").Select(line => line.Attribute("stroke-dasharray") is not null));
        Assert.Equal(
            ["white", "red", "white", "red"], Paths("h6v6h-6z").Select(square => square.Attribute("fill")!.Value));
        Assert.Equal(4, Paths("l6 6m0 -6l-6 6").Count());

        // The second chart begins below the first, and cuts off at its own plot.
        Assert.Equal(2, Elements(svg, "clipPath").Select(clip => clip.Attribute("id")!.Value).Distinct().Count());

        IEnumerable<XElement> Paths(string end) =>
            Elements(svg, "path").Where(path => path.Attribute("d")!.Value.EndsWith(end, StringComparison.Ordinal));
    }

    [Fact]
    public void The_picture_is_wide_enough_for_its_legend_and_for_a_label_at_the_end_of_the_plot()
    {
        ChartSeries series = new("short", "red", [new(10, 1)]);
        ChartSeries[][] wider =
        [
            [series],
            [series with { Name = new string('m', 40) }],
            [series with { Name = new string('m', 40), Points = [new(10, 1) { Label = "1, 3, 5, 7, 9" }] }],
        ];

        double[] widths = [.. wider.Select(lines => Width(LineChart.ToSvg("x", [new LineChart(Tens, Tens, lines)])))];

        Assert.True(
            widths[0] > 604 && widths[1] > widths[0] + 200 && widths[2] > widths[1] + 50, string.Join(", ", widths));

        static double Width(string svg) => double.Parse(
            XElement.Parse(svg).Attribute("viewBox")!.Value.Split(' ')[2], CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData(0, 0.9, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(0, 1.2, "0 0.2 0.4 0.6 0.8 1 1.2")]
    [InlineData(0, 26, "0 5 10 15 20 25 30")]
    [InlineData(0, 300, "0 50 100 150 200 250 300")]
    [InlineData(0, 0.0051, "0 0.001 0.002 0.003 0.004 0.005 0.006")]
    [InlineData(94.3, 100, "94 95 96 97 98 99 100")]
    [InlineData(-3, 3, "-3 -2 -1 0 1 2 3")]
    [InlineData(0.1, 0.3, "0.1 0.15 0.2 0.25 0.3")]
    public void Linear_axes_begin_and_end_at_round_numbers(double least, double most, string ticks) =>
        Assert.Equal(ticks, Text(ChartAxis.Linear("x", least, most)));

    [Theory]
    [InlineData(1, "0 1")]
    [InlineData(2, "0 1 2")]
    [InlineData(150, "0 50 100 150")]
    public void Whole_axes_have_no_fractions(int most, string ticks) =>
        Assert.Equal(ticks, Text(ChartAxis.Linear("x", 0, most, whole: true)));

    [Theory]
    [InlineData(0.12, 0.74, "0.1 0.2 0.5 1")]
    [InlineData(1, 1, "1 2")]
    [InlineData(0.000001, 0.000001, "0.000001 0.000002")]
    [InlineData(3, 2000, "1 10 100 1000 10000")]
    public void Logarithmic_axes_begin_and_end_at_round_numbers(double least, double most, string ticks) =>
        Assert.Equal(ticks, Text(ChartAxis.Logarithmic("x", least, most)));

    [Fact]
    public void An_axis_without_a_length_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ChartAxis.Linear("x", 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChartAxis.Logarithmic("x", 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChartAxis.Logarithmic("x", 2, 1));
    }

    private static string Text(ChartAxis axis) =>
        string.Join(' ', axis.Ticks.Select(tick => tick.ToString("0.##########", CultureInfo.InvariantCulture)));

    private static IEnumerable<XElement> Elements(string svg, string name) =>
        XElement.Parse(svg).Descendants().Where(element => element.Name.LocalName == name);

    private static string[] Texts(string svg) => [.. Elements(svg, "text").Select(element => element.Value)];
}
