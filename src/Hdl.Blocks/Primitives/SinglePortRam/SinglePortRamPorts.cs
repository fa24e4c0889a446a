using Hdl.Core.Ports;

namespace Hdl.Blocks.Primitives.SinglePortRam;

/// <summary>Ports of a memory with one port.</summary>
public sealed class SinglePortRamPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Its shape.</param>
    public SinglePortRamPorts(SinglePortRamParameters parameters)
    {
        Group("The port");
        Enable = Input("enable_i", 1);
        WriteEnable = Input("write_enable_i", 1);
        Address = Input("address_i", parameters.AddressWidth);
        WriteData = Input("write_data_i", parameters.Width);
        ReadData = Output("read_data_o", parameters.Width);
        TheLast.AsRegister();
    }

    /// <summary>Whether a word is read or written.</summary>
    public PortHandle Enable { get; }

    /// <summary>Whether it is written.</summary>
    public PortHandle WriteEnable { get; }

    /// <summary>Which word.</summary>
    public PortHandle Address { get; }

    /// <summary>What is written.</summary>
    public PortHandle WriteData { get; }

    /// <summary>The word that was read last.</summary>
    public PortHandle ReadData { get; }
}
