namespace Hdl.Core.Ports;

/// <summary>Direction of a port, seen from the module.</summary>
public enum PortDirection
{
    /// <summary>Into the module.</summary>
    Input,

    /// <summary>Out of the module.</summary>
    Output,
}

/// <summary>One port of a module.</summary>
/// <param name="Name">A Verilog identifier.</param>
/// <param name="Direction">Seen from the module.</param>
/// <param name="Width">Bits, 1 or more; a port of one bit is a scalar.</param>
public sealed record Port(string Name, PortDirection Direction, int Width)
{
    /// <summary>Whether an input is a constant where the module stands: a place in a mesh.</summary>
    public bool IsConstant { get; init; }

    /// <summary>The constant; null where the parameters do not say it.</summary>
    public ulong? Constant { get; init; }

    /// <summary>Whether its value is a signed number.</summary>
    public bool IsSigned { get; init; }

    /// <summary>
    /// Whether it is declared as a vector where it has one bit, as one of a family of which bits are selected.
    /// </summary>
    public bool IsVector { get; init; }

    /// <summary>Number of its lowest bit: not 0 for a slice of something whose bits keep their numbers.</summary>
    public int LowBit { get; init; }

    /// <summary>Whether an output is a register of its own name.</summary>
    public bool IsRegister { get; init; }

    /// <summary>Whether an empty line goes before it in the header.</summary>
    public bool BeginsGroup { get; init; }

    /// <summary>Lines of comment before it in the header, without slashes; empty for none.</summary>
    public string Comment { get; init; } = "";

    /// <summary>Comment on its own line in the header; empty for none.</summary>
    public string Aside { get; init; } = "";
}

/// <summary>One data field of a stream: the port that carries it.</summary>
/// <param name="Port">The port's name.</param>
/// <param name="Width">Bits, 1 or more.</param>
public sealed record StreamField(string Port, int Width)
{
    /// <summary>
    /// Whether a 1 in this field, of one bit, closes a packet: as declared in the interface, whatever the port is
    /// called.
    /// </summary>
    public bool EndsPacket { get; init; }
}

/// <summary>
/// A valid/ready stream of a module. A beat is exchanged at a rising clock edge where both are 1. The direction is that
/// of the data: <see cref="PortDirection.Input"/> streams are driven by the bench, <see cref="PortDirection.Output"/>
/// ones observed.
/// </summary>
/// <param name="Name">The channel's name: <c>event</c>, <c>s_axis_pixel</c>.</param>
/// <param name="Direction">Direction of the data, seen from the module.</param>
/// <param name="ValidPort">Port of the valid bit.</param>
/// <param name="ReadyPort">Port of the ready bit; null where the receiver takes every beat.</param>
/// <param name="Fields">Data ports, in the order in which a beat stores them; <c>last</c> and the like are
/// fields.</param>
public sealed record StreamPort(
    string Name, PortDirection Direction, string ValidPort, string? ReadyPort, IReadOnlyList<StreamField> Fields)
{
    /// <summary>
    /// Whether ready tells of its receiver whether or not a beat is offered, so that it must not wait for valid. Of an
    /// ordinary stream valid never depends on ready, and ready may wait.
    /// </summary>
    public bool ReadyIsStatus { get; init; }

    /// <summary>
    /// Name of the output stream whose beats ask for those of this one, one for one: read addresses, where this stream
    /// carries the words. Null for streams that come unasked.
    /// </summary>
    public string? Answers { get; init; }

    /// <summary>The field that closes packets; -1 where a beat belongs to no packet.</summary>
    public int LastField => Fields.ToList().FindIndex(part => part.EndsPacket);
}

/// <summary>A module's ports, as co-simulation and hand-off files need them.</summary>
/// <param name="Name">The module.</param>
/// <param name="Ports">All ports, clock and reset included.</param>
/// <param name="Streams">The valid/ready streams among them.</param>
public sealed record ModuleInterface(string Name, IReadOnlyList<Port> Ports, IReadOnlyList<StreamPort> Streams)
{
    /// <summary>Clock port; every module has exactly one clock.</summary>
    public const string ClockPort = "clk_i";

    /// <summary>
    /// Reset port: <c>rst_ni</c> (active low) or <c>rst_i</c> (active high); empty where the module
    /// has none, as memories have.
    /// </summary>
    public required string ResetPort { get; init; }

    /// <summary>Its AXI4 master ports, whose channels are none of <see cref="Streams"/>.</summary>
    public IReadOnlyList<MemoryPort> Memories { get; init; } = [];

    /// <summary>Whether 0 on <see cref="ResetPort"/> resets.</summary>
    public bool ResetActiveLow => ResetPort == "rst_ni";

    /// <summary>The streams and the channels of the AXI4 master ports, in this order.</summary>
    public IEnumerable<StreamPort> StreamsAndChannels =>
        Streams.Concat(Memories.SelectMany(memory => memory.Channels));

    /// <summary>The stream, or channel of an AXI4 master port, of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public StreamPort Stream(string name) =>
        StreamsAndChannels.FirstOrDefault(stream => stream.Name == name)
        ?? throw new KeyNotFoundException($"{Name} has no stream '{name}'.");
}
