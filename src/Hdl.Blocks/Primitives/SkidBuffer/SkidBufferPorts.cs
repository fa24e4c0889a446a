using Hdl.Core.Ports;

namespace Hdl.Blocks.Primitives.SkidBuffer;

/// <summary>Ports of a skid buffer.</summary>
public sealed class SkidBufferPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Width of a beat.</param>
    public SkidBufferPorts(SkidBufferParameters parameters)
    {
        Group("Upstream");
        In = Input("in", new DataStream(parameters.DataWidth));
        Group("Downstream");
        Out = Output("out", new DataStream(parameters.DataWidth));
    }

    /// <summary>What comes.</summary>
    public DataStream In { get; }

    /// <summary>The same, in order.</summary>
    public DataStream Out { get; }
}
