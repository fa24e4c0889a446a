using System.Xml.Linq;
using Hdl.Networks.Analysis;
using Hdl.Networks.Coding;

namespace Hdl.Networks.Tests.Analysis;

public sealed class CompressionPlotTests
{
    [Fact]
    public void It_is_well_formed_and_has_a_panel_for_each_width_with_a_point_for_each_tensor()
    {
        TensorAnalysis[] tensors =
        [
            Tensor("a < b & c", 16, 100, 20),
            Tensor("b", 16, 100, 21),
            Tensor("c", 8, 100, 0),
            Tensor("empty", 4, 0, 0),
        ];

        XElement svg = XElement.Parse(CompressionPlot.ToSvg("x & y", tensors));

        XElement[] all = [.. svg.Descendants()];
        Assert.Equal(8, all.Count(element => element.Name.LocalName == "polyline"));
        // And one in the legend of each panel.
        Assert.Equal(3 + 2, all.Count(element => element.Name.LocalName == "circle"));
        Assert.Contains(all, element => element.Value == "x & y");
        Assert.Contains(all, element => element.Value == "1  a < b & c, 80.0 %");
        Assert.Contains(all, element => element.Value == "1-2");
        Assert.Contains(all, element => element.Value == "bits per pixel, 8-bit values");
        Assert.DoesNotContain(all, element => element.Value.Contains("empty", StringComparison.Ordinal));
        Assert.Equal(svg.ToString(), XElement.Parse(CompressionPlot.ToSvg("x & y", tensors)).ToString());
    }

    [Fact]
    public void Nothing_to_draw_and_very_much_to_draw_are_fine()
    {
        _ = XElement.Parse(CompressionPlot.ToSvg("none", []));
        string many = CompressionPlot.ToSvg(
            "many", [.. Enumerable.Range(1, 500).Select(i => Tensor($"t{i}", 16, 1000, i))]);
        Assert.Contains("and 460 more", many, StringComparison.Ordinal);
    }

    private static TensorAnalysis Tensor(string name, int width, long pixels, long nonZeros) => new()
    {
        Name = name,
        Type = new('u', 2),
        Shape = [(int)pixels],
        Pixels = pixels,
        NonZeros = nonZeros,
        PacketPixels = pixels,
        ValueWidth = width,
        NeededWidth = 8,
        Map = new SparsityMapSize(16, width),
        Run = new RunLengthSize(5, width, 3),
        Pairs = nonZeros,
        RunWords = (nonZeros + 2) / 3,
        ValueEntropyBits = pixels,
    };
}
