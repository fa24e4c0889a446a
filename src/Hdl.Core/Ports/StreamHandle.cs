using System.Runtime.InteropServices;

namespace Hdl.Core.Ports;

/// <summary>
/// A stream of a module, declared once: its fields become ports (<see cref="ModulePorts"/>) and are what scenarios and
/// golden models write and read. A kind of stream is a class with a property for each field.
/// </summary>
public abstract class StreamHandle
{
    private readonly List<(string Field, int Width)> _fields = [];
    private StreamPort? _port;

    /// <summary>The channel's name: what a phase calls the stream.</summary>
    /// <exception cref="InvalidOperationException">The stream is no module's yet.</exception>
    public string Name => Port.Name;

    /// <summary>The stream as declared.</summary>
    /// <exception cref="InvalidOperationException">The stream is no module's yet.</exception>
    public StreamPort Port =>
        _port ?? throw new InvalidOperationException($"A {GetType().Name} is used before a module has declared it.");

    /// <summary>Names of the fields without those of the stream, and their bits.</summary>
    internal ReadOnlySpan<(string Field, int Width)> Fields => CollectionsMarshal.AsSpan(_fields);

    /// <summary>The channel's name.</summary>
    public static implicit operator string(StreamHandle stream) => stream.Name;

    /// <summary>Called by the module that declares the stream.</summary>
    /// <exception cref="InvalidOperationException">A module has declared it before.</exception>
    internal void Attach(StreamPort port) =>
        _port = _port is null
            ? port
            : throw new InvalidOperationException($"The stream '{_port.Name}' is declared again, as '{port.Name}'.");

    /// <summary>Declares the next field.</summary>
    /// <param name="name">Without the stream's name: <c>data</c>; <c>last</c> closes packets.</param>
    /// <param name="width">Bits, 1 or more.</param>
    protected FieldHandle Field(string name, int width)
    {
        _fields.Add((name, width));
        return new FieldHandle(_fields.Count - 1, width);
    }

    /// <summary>Declares the next field where there is one.</summary>
    /// <param name="exists">Whether the parameters ask for the field.</param>
    /// <param name="name">Without the stream's name.</param>
    /// <param name="width">Bits, 1 or more where the field exists.</param>
    /// <returns>Null where there is none.</returns>
    protected FieldHandle? OptionalField(bool exists, string name, int width) => exists ? Field(name, width) : null;
}

/// <summary>A stream of pulses: beats without data.</summary>
public sealed class PulseStream : StreamHandle;

/// <summary>A stream without packets: <c>data</c>.</summary>
public sealed class DataStream : StreamHandle
{
    /// <summary>A stream of words.</summary>
    /// <param name="width">Bits of a word.</param>
    public DataStream(int width) => Data = Field("data", width);

    /// <summary>The word.</summary>
    public FieldHandle Data { get; }
}

/// <summary>A stream of packets: <c>data</c>, <c>last</c>.</summary>
public sealed class PacketStream : StreamHandle
{
    /// <summary>A stream of packets of words.</summary>
    /// <param name="width">Bits of a word.</param>
    public PacketStream(int width)
    {
        Data = Field("data", width);
        Last = Field("last", 1);
    }

    /// <summary>The word.</summary>
    public FieldHandle Data { get; }

    /// <summary>Whether the beat closes its packet.</summary>
    public FieldHandle Last { get; }
}

/// <summary>
/// A stream of packets of items, several per beat: <c>data</c>, item 0 in the low bits; <c>keep</c>; <c>last</c>.
/// </summary>
public sealed class ItemStream : StreamHandle
{
    /// <summary>A stream of packets of items.</summary>
    /// <param name="items">Items of a beat, 1 or more.</param>
    /// <param name="width">Bits of an item.</param>
    /// <param name="keeps">Whether there is a <c>keep</c>; where not said, where a beat has several items.</param>
    public ItemStream(int items, int width, bool? keeps = null)
    {
        (Items, ItemWidth) = (items, width);
        Data = Field("data", items * width);
        Keep = OptionalField(keeps ?? items > 1, "keep", items);
        Last = Field("last", 1);
    }

    /// <summary>Items of a beat.</summary>
    public int Items { get; }

    /// <summary>Bits of an item.</summary>
    public int ItemWidth { get; }

    /// <summary>The items, item 0 in the low bits.</summary>
    public FieldHandle Data { get; }

    /// <summary>Which items are there; null where a beat has just one, which is.</summary>
    public FieldHandle? Keep { get; }

    /// <summary>Whether the beat closes its packet.</summary>
    public FieldHandle Last { get; }
}
