using Hdl.Core.Ports;

namespace Hdl.Blocks.Primitives.Fifo;

/// <summary>Ports of a FIFO.</summary>
public sealed class FifoPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Width of a word.</param>
    public FifoPorts(FifoParameters parameters)
    {
        Group("Upstream");
        In = Input("in", new DataStream(parameters.Width));
        Group("Downstream");
        Out = Output("out", new DataStream(parameters.Width));
    }

    /// <summary>What comes.</summary>
    public DataStream In { get; }

    /// <summary>The same, in order.</summary>
    public DataStream Out { get; }
}
