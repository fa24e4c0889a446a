using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Core.Tests.Designs;

/// <summary>Nets of an instance, written once a stream.</summary>
public sealed class InstanceTests
{
    private static readonly ModuleInterface Module = new InterfaceBuilder("part", new StyleParameters())
        .InputStream("in", ("data", 8))
        .OutputStream("out", ("data", 8))
        .Input("level_i", 4)
        .Build();

    [Fact]
    public void What_is_named_by_itself_goes_before_streams_and_the_rest_has_its_ports_names()
    {
        ViewModel view = new Instance(Module, "u_part")
            .Net("in_data_i", "{a, b}")
            .Stream("in", "front")
            .Through("out", "send")
            .Rest()
            .View();

        Assert.Equal(
            [
                "clk_i=clk_i", "rst_ni=rst_ni", "in_valid_i=front_valid", "in_ready_o=front_ready", "in_data_i={a, b}",
                "out_valid_o=send_valid_o", "out_ready_i=send_ready_i", "out_data_o=send_data_o", "level_i=level",
            ],
            ((List<ViewModel>)view["connections"]!).Select(connection =>
                $"{((string)connection["port"]!).TrimEnd()}={connection["net"]}"));
    }

    [Fact]
    public void A_port_takes_as_many_bits_of_a_wider_net_as_it_has()
    {
        Instance instance = new Instance(Module, "u_part")
            .Bits("level_i", "levels", 8)
            .Bits("in_valid_i", "valid", 2)
            .Rest();

        var connections = (List<ViewModel>)instance.View()["connections"]!;
        Assert.Contains(connections, connection => (string?)connection["net"] == "levels[11:8]");
        Assert.Contains(connections, connection => (string?)connection["net"] == "valid[2]");
    }

    [Fact]
    public void A_port_left_open_a_stream_that_is_not_there_and_a_stranger_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Instance(Module, "u_part").Stream("in", "front").View());
        Assert.Throws<ArgumentException>(() => new Instance(Module, "u_part").Stream("inn", "front"));
        Assert.Throws<ArgumentException>(() => new Instance(Module, "u_part").Stream("in", "front").Through("in"));
        Assert.Throws<ArgumentException>(() => new Instance(Module, "u_part").Net("other_i", "x").Rest().View());
    }
}
