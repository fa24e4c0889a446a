namespace Hdl.Core.Ports;

/// <summary>
/// The channels of an AXI4 master port, to be included in the ports of a module: <c>m_axi_awaddr</c> and so on. No ID,
/// so that all bursts are answered in order; what AXI4 lets a master leave out besides (region, user) is left out.
/// </summary>
public sealed class AxiMasterPorts : ModulePorts
{
    private readonly AxiAddressChannel? _writeAddress;
    private readonly AxiWriteChannel? _writeData;
    private readonly AxiAnswerChannel? _writeAnswer;
    private readonly AxiAddressChannel? _readAddress;
    private readonly AxiReadChannel? _readData;

    /// <summary>Declares the channels.</summary>
    /// <param name="name">First part of the ports' names: <c>m_axi</c>.</param>
    /// <param name="shape">Widths, directions and limits.</param>
    /// <param name="note">What it is for: a comment before the first port.</param>
    public AxiMasterPorts(string name, MemoryPortShape shape, string note)
    {
        Name = name;
        Group(note);
        if (shape.Writes)
        {
            _writeAddress = Channel("aw", PortDirection.Output, new AxiAddressChannel(shape.AddressBits));
            _writeData = Channel("w", PortDirection.Output, new AxiWriteChannel(shape.BusBytes));
            _writeAnswer = Channel("b", PortDirection.Input, new AxiAnswerChannel());
        }

        if (shape.Reads)
        {
            _readAddress = Channel("ar", PortDirection.Output, new AxiAddressChannel(shape.AddressBits));
            _readData = Channel("r", PortDirection.Input, new AxiReadChannel(shape.BusBytes));
        }

        TheLast.AsMaster(name, shape);
    }

    /// <summary>First part of the ports' names: what a phase calls the memory.</summary>
    public string Name { get; }

    /// <summary>Where to write.</summary>
    /// <exception cref="InvalidOperationException">The port does not write.</exception>
    public AxiAddressChannel WriteAddress => _writeAddress ?? throw Missing("aw");

    /// <summary>What to write.</summary>
    /// <exception cref="InvalidOperationException">The port does not write.</exception>
    public AxiWriteChannel WriteData => _writeData ?? throw Missing("w");

    /// <summary>Whether a burst was written.</summary>
    /// <exception cref="InvalidOperationException">The port does not write.</exception>
    public AxiAnswerChannel WriteAnswer => _writeAnswer ?? throw Missing("b");

    /// <summary>Where to read.</summary>
    /// <exception cref="InvalidOperationException">The port does not read.</exception>
    public AxiAddressChannel ReadAddress => _readAddress ?? throw Missing("ar");

    /// <summary>What was read.</summary>
    /// <exception cref="InvalidOperationException">The port does not read.</exception>
    public AxiReadChannel ReadData => _readData ?? throw Missing("r");

    /// <summary>The name of the port.</summary>
    public static implicit operator string(AxiMasterPorts port) => port.Name;

    private TStream Channel<TStream>(string channel, PortDirection direction, TStream stream)
        where TStream : StreamHandle => Axi($"{Name}_{channel}", direction, $"{Name}_{channel}", stream);

    private InvalidOperationException Missing(string channel) => new($"{Name} has no channel '{channel}'.");
}

/// <summary>An address channel of AXI4: AW or AR.</summary>
public sealed class AxiAddressChannel : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    /// <param name="addressBits">Bits of a byte address.</param>
    public AxiAddressChannel(int addressBits)
    {
        Address = Field("addr", addressBits);
        Length = Field("len", 8);
        Size = Field("size", 3);
        Burst = Field("burst", 2);
        Lock = Field("lock", 1);
        Cache = Field("cache", 4);
        Protection = Field("prot", 3);
        Quality = Field("qos", 4);
    }

    /// <summary>Byte address of the first word.</summary>
    public FieldHandle Address { get; }

    /// <summary>Words less one.</summary>
    public FieldHandle Length { get; }

    /// <summary>Logarithm of the bytes of a word.</summary>
    public FieldHandle Size { get; }

    /// <summary>1: INCR.</summary>
    public FieldHandle Burst { get; }

    /// <summary>0: a normal access.</summary>
    public FieldHandle Lock { get; }

    /// <summary>3: normal memory, modifiable, bufferable, not cached.</summary>
    public FieldHandle Cache { get; }

    /// <summary>0: unprivileged, secure, data.</summary>
    public FieldHandle Protection { get; }

    /// <summary>0: no scheme of priorities.</summary>
    public FieldHandle Quality { get; }
}

/// <summary>The channel of words to write: W.</summary>
public sealed class AxiWriteChannel : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    /// <param name="busBytes">Bytes of a word.</param>
    public AxiWriteChannel(int busBytes)
    {
        Data = Field("data", 8 * busBytes);
        Strobe = Field("strb", busBytes);
        Last = Field("last", 1);
    }

    /// <summary>The word, the byte of the lowest address in the low bits.</summary>
    public FieldHandle Data { get; }

    /// <summary>Which of its bytes are written.</summary>
    public FieldHandle Strobe { get; }

    /// <summary>Whether it ends the burst.</summary>
    public FieldHandle Last { get; }
}

/// <summary>The channel of answers to writes: B.</summary>
public sealed class AxiAnswerChannel : StreamHandle
{
    /// <summary>Declares the field.</summary>
    public AxiAnswerChannel() => Response = Field("resp", 2);

    /// <summary>0 OKAY, 2 SLVERR, 3 DECERR.</summary>
    public FieldHandle Response { get; }
}

/// <summary>The channel of words that were read: R.</summary>
public sealed class AxiReadChannel : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    /// <param name="busBytes">Bytes of a word.</param>
    public AxiReadChannel(int busBytes)
    {
        Data = Field("data", 8 * busBytes);
        Response = Field("resp", 2);
        Last = Field("last", 1);
    }

    /// <summary>The word, the byte of the lowest address in the low bits.</summary>
    public FieldHandle Data { get; }

    /// <summary>0 OKAY, 2 SLVERR, 3 DECERR.</summary>
    public FieldHandle Response { get; }

    /// <summary>Whether it ends the burst.</summary>
    public FieldHandle Last { get; }
}
