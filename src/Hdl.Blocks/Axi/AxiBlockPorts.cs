using Hdl.Core.Ports;

namespace Hdl.Blocks.Axi;

/// <summary>Ports of the AXI form of a block.</summary>
public sealed class AxiBlockPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="block">The meaning of the plain ports.</param>
    public AxiBlockPorts(AxiBlockParameters block)
    {
        Registers = block.HasRegisters ? Include(new AxiLitePorts()) : null;
        Streams = [.. block.Streams.Select(Declare)];
    }

    /// <summary>The registers; null where the block has no levels.</summary>
    public AxiLitePorts? Registers { get; }

    /// <summary>The streams, in the order of those on plain ports.</summary>
    public IReadOnlyList<AxiStream> Streams { get; }

    private AxiStream Declare(AxiStreamParameters plain)
    {
        var stream = new AxiStream(plain);
        Group(Note(stream));
        return plain.IsInput
            ? Axi($"s_axis_{plain.Name}", PortDirection.Input, $"s_axis_{plain.Name}_t", stream)
            : Axi($"m_axis_{plain.Name}", PortDirection.Output, $"m_axis_{plain.Name}_t", stream);
    }

    // Where the fields of an item lie.
    private static string Note(AxiStream stream)
    {
        AxiStreamParameters plain = stream.Plain;
        List<string> fields = [];
        int offset = 0;
        foreach (AxiFieldParameters field in plain.Fields)
        {
            int end = offset + (8 * AxiStream.Bytes(field)) - 1;
            int top = offset + field.Width - 1;
            string bits = field.Width == 1
                ? FormattableString.Invariant($"{field.Name} {offset}")
                : FormattableString.Invariant($"{field.Name} {top}:{offset}");
            bool extended = field.IsSigned && !plain.IsInput && top < end;
            fields.Add(bits + (extended ? FormattableString.Invariant($", signed up to {end}") : ""));
            offset = end + 1;
        }

        string items = plain.Items == 1 ? "one item" : FormattableString.Invariant($"{plain.Items} items");
        string bytes = stream.ItemBytes == 1 ? "1 byte" : FormattableString.Invariant($"{stream.ItemBytes} bytes");
        return $"{items} per beat, {bytes} each: {string.Join("; ", fields)}";
    }
}

/// <summary>An AXI4-Stream of items, each field of an item in whole bytes.</summary>
public sealed class AxiStream : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    /// <param name="plain">The stream on plain ports.</param>
    public AxiStream(AxiStreamParameters plain)
    {
        Plain = plain;
        ItemBytes = plain.Fields.Sum(Bytes);
        Data = Field("data", 8 * plain.Items * ItemBytes);
        // An input that always carries all items has no tkeep; outputs always have one, as consumers may expect it.
        Keep = OptionalField(plain.HasKeep || !plain.IsInput, "keep", plain.Items * ItemBytes);
        Last = Field("last", 1);
    }

    /// <summary>The stream on plain ports.</summary>
    public AxiStreamParameters Plain { get; }

    /// <summary>Bytes of an item.</summary>
    public int ItemBytes { get; }

    /// <summary>The bytes of the items, item 0 in the low ones.</summary>
    public FieldHandle Data { get; }

    /// <summary>Which bytes are there; null where all are.</summary>
    public FieldHandle? Keep { get; }

    /// <summary>Whether the beat closes its packet.</summary>
    public FieldHandle Last { get; }

    /// <summary>Bytes of a field.</summary>
    internal static int Bytes(AxiFieldParameters field) => (field.Width + 7) / 8;
}
