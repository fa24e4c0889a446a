using Hdl.Core.Numerics;

namespace Hdl.Core.Ports;

/// <summary>
/// Two AXI4-Streams by which a module reads a memory: commands to a data mover, and what it read, in order. Commands
/// have the layout that the AXI DataMover of AMD takes (PG022, "Command interface"): bits 22:0 bytes to be read, 23
/// INCR (1), 29:24 DSA (0), 30 EOF (1), 31 DRR (0), then the byte address in whole bytes, a tag of 4 bits, 4 zeros.
/// </summary>
public sealed class MoverPorts : ModulePorts
{
    /// <summary>Most bytes of a command.</summary>
    public const int MostBytes = (1 << 23) - 1;

    private const int SideBits = 40;
    private const int LeastAddressField = 32;

    /// <summary>Declares the streams.</summary>
    /// <param name="commands">Name of the stream of commands: <c>m_axis_fetch</c>.</param>
    /// <param name="data">Name of the stream of data: <c>s_axis_weight</c>.</param>
    /// <param name="shape">Widths and limits.</param>
    /// <param name="note">What they are for: a comment before the first port.</param>
    public MoverPorts(string commands, string data, MemoryPortShape shape, string note)
    {
        Name = commands;
        Group(note);
        Command = Axi(
            commands, PortDirection.Output, $"{commands}_t", new MoverCommandStream(SideBits + AddressField(shape)));
        Data = Axi(data, PortDirection.Input, $"{data}_t", new MoverDataStream(shape.BusBytes));
        TheLast.AsMemory(commands, shape with { Protocol = MemoryProtocol.Mover }, [commands, data]);
    }

    /// <summary>What a phase calls the memory.</summary>
    public string Name { get; }

    /// <summary>Commands.</summary>
    public MoverCommandStream Command { get; }

    /// <summary>What was read.</summary>
    public MoverDataStream Data { get; }

    /// <summary>Bits of a command's address: whole bytes, 32..64.</summary>
    public static int AddressField(MemoryPortShape shape) =>
        Math.Max(LeastAddressField, 8 * FixedPoint.CeilDivide(shape.AddressBits, 8));

    /// <summary>The name of the memory.</summary>
    public static implicit operator string(MoverPorts port) => port.Name;
}

/// <summary>Commands to a data mover: <c>data</c>.</summary>
public sealed class MoverCommandStream : StreamHandle
{
    /// <summary>Declares the field.</summary>
    /// <param name="width">Bits of a command.</param>
    public MoverCommandStream(int width) => Data = Field("data", width);

    /// <summary>The command.</summary>
    public FieldHandle Data { get; }
}

/// <summary>What a data mover read: <c>data</c>, <c>user</c>, <c>last</c>.</summary>
public sealed class MoverDataStream : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    /// <param name="bytes">Bytes of a word.</param>
    public MoverDataStream(int bytes)
    {
        Data = Field("data", 8 * bytes);
        User = Field("user", 1);
        Last = Field("last", 1);
    }

    /// <summary>The word, the byte of the lowest address in the low bits.</summary>
    public FieldHandle Data { get; }

    /// <summary>Whether it came with an error.</summary>
    public FieldHandle User { get; }

    /// <summary>Whether it is the last word of a command.</summary>
    public FieldHandle Last { get; }
}
