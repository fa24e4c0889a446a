using System.Xml.Linq;
using Hdl.Core.Parameters;
using Hdl.Noc.NocMesh.Measurement;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.Tests.NocMesh;

public sealed class NocSweepPlotTests
{
    [Fact]
    public void Every_mesh_has_a_curve_in_both_panels_and_a_line_in_the_legend()
    {
        NocPoint[] points =
        [
            .. Curve(1, saturatedFrom: 0.6),
            .. Curve(2, saturatedFrom: 0.9),
            .. Curve(3, saturatedFrom: 0.1),
        ];

        string text = NocSweepPlot.ToSvg("x & y", points, 0.5);

        XElement svg = XElement.Parse(text);
        XElement[] lines = [.. svg.Descendants().Where(element => element.Name.LocalName == "polyline")];
        Assert.Equal(6, lines.Count(line => line.Attribute("stroke-dasharray") is null));
        // What is offered, and the rise to the first load that is too much.
        Assert.Equal(1 + 3, lines.Count(line => line.Attribute("stroke-dasharray") is not null));
        string[] texts =
        [
            .. svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value),
        ];
        Assert.Contains("2 VCs of 4, one_stage, valid_ready: accepts 0.600 at load 1", texts);
        Assert.Contains("2 VCs of 4, one_stage, valid_ready", texts);
        Assert.Contains("all that is offered, up to the bound of the links 0.5", texts);
        Assert.Contains("dotted: the mesh cannot keep up with the next load", texts);
        Assert.Contains("ring: the mesh cannot keep up", texts);
        Assert.Contains("x & y", texts);
        // A ring for each point beyond saturation.
        Assert.Equal(
            4 + 1 + 9,
            svg.Descendants()
                .Count(element => element.Name.LocalName == "circle" && (string?)element.Attribute("fill") == "white"));
        Assert.Equal(text, NocSweepPlot.ToSvg("x & y", points, 0.5));
        Assert.DoesNotContain("NaN", text);
    }

    [Fact]
    public void A_plot_without_a_point_is_still_one()
    {
        _ = XElement.Parse(NocSweepPlot.ToSvg("none", [], null));
        _ = XElement.Parse(NocSweepPlot.ToSvg("all saturated", Curve(1, saturatedFrom: 0), 1));
    }

    private static NocPoint[] Curve(int channels, double saturatedFrom) =>
        [
            .. Enumerable
                .Range(1, 10)
                .Select(i =>
                {
                    var latency = new LatencyHistogram();
                    latency.Add(4 + i);
                    bool saturated = i / 10.0 > saturatedFrom + 1e-9;
                    return new NocPoint
                    {
                        Configuration = new NocConfiguration(
                            new MeshSize(4, 4, 4), channels, 4, NocPipeline.OneStage, NocFlow.ValidReady),
                        Load = i / 10.0,
                        Offered = i / 10.0,
                        Accepted = Math.Min(i / 10.0, 0.6),
                        Saturated = saturated,
                        Latency = saturated ? null : latency,
                        HalfWidth = saturated ? null : 0.5,
                        Waiting = 0,
                        Cycles = 100,
                    };
                }),
        ];
}
