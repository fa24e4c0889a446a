using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Problems;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Core.Tests.Ports;

/// <summary>The header that a declaration makes, byte for byte.</summary>
public sealed class PortListTests
{
    [Fact]
    public void Groups_comments_and_kinds_of_ports_are_aligned()
    {
        ModuleInterface ports = new InterfaceBuilder("sample", new StyleParameters())
            .Group("Two lines\nof comment").InputStream("in", ("data", 12), ("last", 1))
            .Note("In the same group").Output("sum_o", 8).AsSigned()
            .Group("").Output("one_o", 1).AsVector()
            .Output("kept_o", 2).AsRegister()
            .Output("rest_o", 3).NumberedFrom(1)
            .Group("Beside").Input("a_i", 1).Aside("short")
            .Input("longer_i", 1)
            .Output("last_o", 1).Aside("the last")
            .Build();

        Assert.Equal(
            string.Join('\n',
            [
                "    input  wire               clk_i,",
                "    input  wire               rst_ni,",
                "",
                "    // Two lines",
                "    // of comment",
                "    input  wire               in_valid_i,",
                "    output wire               in_ready_o,",
                "    input  wire        [11:0] in_data_i,",
                "    input  wire               in_last_i,",
                "    // In the same group",
                "    output wire signed [7:0]  sum_o,",
                "",
                "    output wire        [0:0]  one_o,",
                "    output reg         [1:0]  kept_o,",
                "    output wire        [3:1]  rest_o,",
                "",
                "    // Beside",
                "    input  wire               a_i,    // short",
                "    input  wire               longer_i,",
                "    output wire               last_o  // the last",
            ]),
            PortList.Text(ports, _ => ""));
    }

    [Fact]
    public void A_module_of_wires_and_one_without_reset_have_the_ports_they_name()
    {
        Assert.Equal(
            "    input  wire [1:0] a_i,\n    output wire       o_o",
            PortList.Text(InterfaceBuilder.Combinational("gate").Input("a_i", 2).Output("o_o", 1).Build(), _ => ""));
        Assert.Equal(
            "    input  wire clk_i,\n    output wire o_o",
            PortList.Text(InterfaceBuilder.WithoutReset("store").Output("o_o", 1).Build(), _ => ""));
    }

    [Fact]
    public void A_top_module_whose_ports_are_declared_twice_is_refused()
    {
        var design = new DesignBuilder(new Empty(), new StyleParameters(), "make gen");
        design.AddModule("any", new InterfaceBuilder("top", design.Style).Input("data_i", 16).Build(), []);

        Assert.Throws<InvalidOperationException>(() =>
            design.Build(new InterfaceBuilder("top", design.Style).Input("data_i", 32).Build()));
    }

    [Fact]
    public void A_top_module_with_the_name_of_a_part_is_refused()
    {
        var design = new DesignBuilder(new Ports(), new StyleParameters(), "make gen");
        design.AddModule("any", new InterfaceBuilder("name", design.Style).Input("other_i", 1).Build(), []);
        ModuleInterface top = design.AddModule(
            "any", new InterfaceBuilder("name", design.Style).Input("data_i", 1).Build(), []);

        Assert.Contains(
            "Two different modules",
            Assert.Single(Assert.Throws<InvalidInputException>(() => design.Build(top)).Problems).What,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_top_module_with_the_name_of_a_net_in_it_is_refused()
    {
        var design = new DesignBuilder(
            new Empty("module write (); // write\n wire write; endmodule\n"),
            new StyleParameters(),
            "make gen");
        ModuleInterface top = design.AddModule("any", new InterfaceBuilder("sized", design.Style).Build(), []);

        Assert.Contains(
            "in it",
            Assert.Single(Assert.Throws<InvalidInputException>(() => design.Build(top, "write")).Problems).What,
            StringComparison.Ordinal);
        Assert.Equal("other", design.Build(top, "other").Top.Name);
    }

    [Fact]
    public void Names_in_comments_and_texts_do_not_count() =>
        Assert.Equal(1, Identifier.CountIn("module a; // a\n assign b = \"a\"; endmodule", "a"));

    private sealed class Empty(string text = "") : ITemplateRenderer
    {
        public string Render(string template, ViewModel model, ViewModel ambient) => text;
    }

    private sealed class Ports : ITemplateRenderer
    {
        public string Render(string template, ViewModel model, ViewModel ambient) => $"{model["ports"]}";
    }
}
