using Hdl.Core.Ports;

namespace SampleBlock;

/// <summary>
/// Declared here, once: Verilog header, bench, co-simulation, IP-XACT, scenarios and golden model are made of it.
/// </summary>
public sealed class SampleBlockPorts : ModulePorts
{
    public SampleBlockPorts(SampleBlockParameters parameters)
    {
        Group("Values");
        In = Input("in", new DataStream(parameters.DataWidth));
        Group("Rectified, in the same order, unsigned");
        Out = Output("out", new DataStream(parameters.DataWidth - 1));
    }

    public DataStream In { get; }

    public DataStream Out { get; }
}
