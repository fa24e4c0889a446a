using Hdl.Blocks.Primitives.SkidBuffer;
using Hdl.Core.Designs;
using Hdl.Core.Templates;

namespace Hdl.Blocks.Tests.Primitives;

public sealed class SkidBufferTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    public void The_emitted_ports_have_the_width_asked_for(int width)
    {
        Design design = new SkidBufferGenerator().Generate(
            new SkidBufferParameters { DataWidth = width }, new ScribanTemplateRenderer(),
            "make gen TARGET=skid_buffer");
        string text = design.Files.Single().Text;
        Assert.Contains(width == 1 ? "input  wire in_data_i" : "input  wire [31:0] in_data_i", text);
        Assert.Contains("input  wire " + (width == 1 ? "" : "       ") + "clk_i", text);
    }
}
