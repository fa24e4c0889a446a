using Hdl.Core.Ports;

namespace Hdl.Blocks.Axi;

/// <summary>The five channels of an AXI4-Lite port, to be included in the ports of a module.</summary>
public sealed class AxiLitePorts : ModulePorts
{
    /// <summary>Declares the channels.</summary>
    public AxiLitePorts()
    {
        Group("AXI4-Lite");
        WriteAddress = Axi("s_axil_aw", PortDirection.Input, "s_axil_aw", new AxiLiteAddress());
        WriteData = Axi("s_axil_w", PortDirection.Input, "s_axil_w", new AxiLiteWrite());
        WriteAnswer = Axi("s_axil_b", PortDirection.Output, "s_axil_b", new AxiLiteAnswer());
        ReadAddress = Axi("s_axil_ar", PortDirection.Input, "s_axil_ar", new AxiLiteAddress());
        ReadData = Axi("s_axil_r", PortDirection.Output, "s_axil_r", new AxiLiteRead());
    }

    /// <summary>Where to write.</summary>
    public AxiLiteAddress WriteAddress { get; }

    /// <summary>What to write.</summary>
    public AxiLiteWrite WriteData { get; }

    /// <summary>Whether it was written.</summary>
    public AxiLiteAnswer WriteAnswer { get; }

    /// <summary>Where to read.</summary>
    public AxiLiteAddress ReadAddress { get; }

    /// <summary>What was read.</summary>
    public AxiLiteRead ReadData { get; }
}

/// <summary>An address channel of AXI4-Lite.</summary>
public sealed class AxiLiteAddress : StreamHandle
{
    /// <summary>Width of an address: the 4 KiB that a subordinate takes at least.</summary>
    public const int Width = 12;

    /// <summary>Declares the fields.</summary>
    public AxiLiteAddress()
    {
        Address = Field("addr", Width);
        Protection = Field("prot", 3);
    }

    /// <summary>Byte address.</summary>
    public FieldHandle Address { get; }

    /// <summary>Protection bits, without a meaning here.</summary>
    public FieldHandle Protection { get; }
}

/// <summary>The channel of data to write.</summary>
public sealed class AxiLiteWrite : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    public AxiLiteWrite()
    {
        Data = Field("data", 32);
        Strobe = Field("strb", 4);
    }

    /// <summary>The word.</summary>
    public FieldHandle Data { get; }

    /// <summary>Which of its bytes are to be written.</summary>
    public FieldHandle Strobe { get; }
}

/// <summary>The channel of answers to writes.</summary>
public sealed class AxiLiteAnswer : StreamHandle
{
    /// <summary>Declares the field.</summary>
    public AxiLiteAnswer() => Response = Field("resp", 2);

    /// <summary>0: done, 2: refused (SLVERR).</summary>
    public FieldHandle Response { get; }
}

/// <summary>The channel of words that were read.</summary>
public sealed class AxiLiteRead : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    public AxiLiteRead()
    {
        Data = Field("data", 32);
        Response = Field("resp", 2);
    }

    /// <summary>The word.</summary>
    public FieldHandle Data { get; }

    /// <summary>0: done, 2: refused (SLVERR).</summary>
    public FieldHandle Response { get; }
}
