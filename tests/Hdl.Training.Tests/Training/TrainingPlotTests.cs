using System.Xml.Linq;
using Hdl.Training.Training;

namespace Hdl.Training.Tests.Training;

public sealed class TrainingPlotTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(150)]
    public void It_is_well_formed_and_has_a_point_an_epoch_for_each_of_three_curves(int epochs)
    {
        TrainingProgress[] history =
        [
            .. Enumerable
                .Range(1, epochs)
                .Select(epoch => new TrainingProgress(epoch, epochs, 1.0 / epoch, 0.9, 0.95, 1000)),
        ];

        XElement svg = XElement.Parse(TrainingPlot.ToSvg("a < b & c", history));

        XElement[] curves = [.. svg.Descendants().Where(element => element.Name.LocalName == "polyline")];
        Assert.Equal(3, curves.Length);
        Assert.All(curves, curve => Assert.Equal(epochs, curve.Attribute("points")!.Value.Split(' ').Length));
        Assert.Contains(svg.Descendants(), element => element.Value == "a < b & c");
        Assert.Contains(svg.Descendants(), element => element.Value == "test, integer 95.00");
    }
}
