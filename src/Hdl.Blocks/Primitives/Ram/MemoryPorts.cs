using Hdl.Core.Ports;

namespace Hdl.Blocks.Primitives.Ram;

/// <summary>Ports of a memory with a synchronous read port.</summary>
public abstract class MemoryPorts : ModulePorts
{
    /// <summary>Declares the read port.</summary>
    /// <param name="addressWidth">Bits of an address.</param>
    /// <param name="width">Bits of a word.</param>
    /// <param name="isRegister">Whether the output is a register of the module itself.</param>
    protected MemoryPorts(int addressWidth, int width, bool isRegister)
    {
        Group("Read port");
        ReadEnable = Input("read_enable_i", 1);
        ReadAddress = Input("read_address_i", addressWidth);
        ReadData = Output("read_data_o", width);
        if (isRegister)
        {
            TheLast.AsRegister();
        }
    }

    /// <summary>Whether a word is read.</summary>
    public PortHandle ReadEnable { get; }

    /// <summary>Which word.</summary>
    public PortHandle ReadAddress { get; }

    /// <summary>The word that was read last.</summary>
    public PortHandle ReadData { get; }
}

/// <summary>Ports of a read-only memory.</summary>
/// <param name="parameters">Its shape.</param>
/// <param name="isRegister">Whether the output is a register of the module itself.</param>
public sealed class RomPorts(RomParameters parameters, bool isRegister = true)
    : MemoryPorts(parameters.AddressWidth, parameters.Width, isRegister);

/// <summary>Ports of a memory with one write port and one read port.</summary>
public sealed class RamPorts : MemoryPorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Its shape.</param>
    /// <param name="isRegister">Whether the output is a register of the module itself.</param>
    public RamPorts(RamParameters parameters, bool isRegister = true)
        : base(parameters.AddressWidth, parameters.Width, isRegister)
    {
        string slices = parameters.Slices > 1 && isRegister ? ": one enable bit for each slice of the word" : "";
        Group($"Write port{slices}");
        WriteEnable = Input("write_enable_i", parameters.Slices);
        WriteAddress = Input("write_address_i", parameters.AddressWidth);
        WriteData = Input("write_data_i", parameters.Width);
    }

    /// <summary>Which slices of a word are written.</summary>
    public PortHandle WriteEnable { get; }

    /// <summary>Which word.</summary>
    public PortHandle WriteAddress { get; }

    /// <summary>What is written.</summary>
    public PortHandle WriteData { get; }
}
