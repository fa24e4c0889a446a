using Hdl.Core.Ports;

namespace Hdl.Blocks.Axi.WriteMaster;

/// <summary>Ports of an AXI4 master that writes.</summary>
public sealed class AxiWriteMasterPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Widths and limits.</param>
    public AxiWriteMasterPorts(AxiWriteMasterParameters parameters)
    {
        Group("Where the next packet goes: at most length + 1 words from address on;\n"
            + "its bits below a word are ignored");
        Command = Input("command", new AxiCommandStream(parameters.AddressBits, parameters.LengthBits));
        Group("Packets, one for each command; keep: bytes to write");
        Data = Input("data", new ItemStream(parameters.BusBytes, 8));
        Group("What became of each packet, once the memory has answered");
        Done = Output("done", new AxiDoneStream(parameters.BytesWidth));
        Memory = Include(new AxiMasterPorts("m_axi", parameters.Shape, "AXI4 master, writing"));
    }

    /// <summary>Where packets go.</summary>
    public AxiCommandStream Command { get; }

    /// <summary>The packets.</summary>
    public ItemStream Data { get; }

    /// <summary>What became of them.</summary>
    public AxiDoneStream Done { get; }

    /// <summary>The memory.</summary>
    public AxiMasterPorts Memory { get; }
}

/// <summary>What became of packets that were written: <c>bytes</c>, <c>error</c>, <c>cut</c>.</summary>
public sealed class AxiDoneStream : StreamHandle
{
    /// <summary>A stream of reports.</summary>
    /// <param name="bytesWidth">Bits of a number of bytes.</param>
    public AxiDoneStream(int bytesWidth)
    {
        Bytes = Field("bytes", bytesWidth);
        Error = Field("error", 1);
        Cut = Field("cut", 1);
    }

    /// <summary>Bytes that were sent to the memory.</summary>
    public FieldHandle Bytes { get; }

    /// <summary>Whether the memory answered one of its bursts with SLVERR or DECERR.</summary>
    public FieldHandle Error { get; }

    /// <summary>Whether the packet was longer than its command allows: the rest was dropped.</summary>
    public FieldHandle Cut { get; }
}
