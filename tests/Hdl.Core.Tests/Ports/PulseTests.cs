using Hdl.Core.Parameters;
using Hdl.Core.Ports;

namespace Hdl.Core.Tests.Ports;

/// <summary>Outputs of a module whose cycles of 1 count.</summary>
public sealed class PulseTests
{
    [Fact]
    public void A_pulse_is_an_output_of_one_bit_and_a_stream_without_data_or_ready()
    {
        var ports = new PulsePorts();
        ModuleInterface module = ports.Build("part", new StyleParameters());

        Assert.Equal("late", ports.Late.Name);
        Assert.Equal(new Port("late_o", PortDirection.Output, 1), module.Ports[^1]);
        StreamPort stream = module.Stream("late");
        Assert.Equal("late_o", stream.ValidPort);
        Assert.Null(stream.ReadyPort);
        Assert.Empty(stream.Fields);
    }

    private sealed class PulsePorts : ModulePorts
    {
        public PulsePorts() => Late = Pulse("late");

        public PulseStream Late { get; }
    }
}
