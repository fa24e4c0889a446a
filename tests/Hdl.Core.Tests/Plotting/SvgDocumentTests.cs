using System.Globalization;
using System.Xml.Linq;
using Hdl.Core.Plotting;

namespace Hdl.Core.Tests.Plotting;

public sealed class SvgDocumentTests
{
    [Fact]
    public void Titles_are_escaped_and_numbers_written_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // A culture with decimal commas, which exists although the program runs without culture data.
            var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            commas.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = commas;
            var svg = new SvgDocument();
            svg.Add($"""<path d="M{1.5} {2.25:0.#}"/>""");
            svg.EndLine();

            XElement document = XElement.Parse(svg.ToSvg("a < b & c", 100, 50, 10));

            Assert.Equal("a < b & c", document.Elements().Single(element => element.Name.LocalName == "text").Value);
            Assert.Equal("M1.5 2.3", document.Elements().Single(element => element.Name.LocalName == "path").Attribute("d")!.Value);
            Assert.Equal("0 0 100 50", document.Attribute("viewBox")!.Value);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(0.9, 1, 1)]
    [InlineData(1.2, 1.5, 2)]
    [InlineData(26, 30, 50)]
    [InlineData(300, 300, 500)]
    [InlineData(0.0051, 0.01, 0.01)]
    public void Axes_end_at_round_numbers(double value, double fifths, double decades)
    {
        Assert.Equal(fifths, SvgDocument.NiceCeiling(value, SvgDocument.Fifths), 12);
        Assert.Equal(decades, SvgDocument.NiceCeiling(value, SvgDocument.Decades), 12);
    }
}
