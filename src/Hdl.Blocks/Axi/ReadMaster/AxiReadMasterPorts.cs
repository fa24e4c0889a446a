using Hdl.Core.Ports;

namespace Hdl.Blocks.Axi.ReadMaster;

/// <summary>Ports of an AXI4 master that reads.</summary>
public sealed class AxiReadMasterPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Widths and limits.</param>
    public AxiReadMasterPorts(AxiReadMasterParameters parameters)
    {
        Group("What to read: length + 1 words from address on; its bits below a word are ignored");
        Command = Input("command", new AxiCommandStream(parameters.AddressBits, parameters.LengthBits));
        Group("The words of each command in order; error: the memory's answer was not OKAY");
        Data = Output("data", new AxiDataStream(8 * parameters.BusBytes));
        Memory = Include(new AxiMasterPorts("m_axi", parameters.Shape, "AXI4 master, reading"));
    }

    /// <summary>What to read.</summary>
    public AxiCommandStream Command { get; }

    /// <summary>What was read.</summary>
    public AxiDataStream Data { get; }

    /// <summary>The memory.</summary>
    public AxiMasterPorts Memory { get; }
}

/// <summary>Words that were read: <c>data</c>, <c>error</c>, <c>last</c>.</summary>
public sealed class AxiDataStream : StreamHandle
{
    /// <summary>A stream of words.</summary>
    /// <param name="width">Bits of a word.</param>
    public AxiDataStream(int width)
    {
        Data = Field("data", width);
        Error = Field("error", 1);
        Last = Field("last", 1);
    }

    /// <summary>The word, the byte of the lowest address in the low bits.</summary>
    public FieldHandle Data { get; }

    /// <summary>Whether the memory answered this word with SLVERR or DECERR.</summary>
    public FieldHandle Error { get; }

    /// <summary>Whether it is the last word of its command.</summary>
    public FieldHandle Last { get; }
}
