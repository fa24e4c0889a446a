using Hdl.Core.Ports;

namespace Hdl.Spiking.AerEncoder;

/// <summary>Packets of address events of a lane: <c>address</c>, <c>last</c>, <c>null</c>, <c>tag</c>.</summary>
public sealed class EventStream : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    /// <param name="addressWidth">Bits of an address.</param>
    /// <param name="tagWidth">Bits of the packets' tag; 0 for none.</param>
    public EventStream(int addressWidth, int tagWidth = 0)
    {
        Address = Field("address", addressWidth);
        Last = Field("last", 1);
        Null = Field("null", 1);
        Tag = OptionalField(tagWidth > 0, "tag", tagWidth);
    }

    /// <summary>Number of the spike within its lane; 0 where there is none.</summary>
    public FieldHandle Address { get; }

    /// <summary>Whether the beat closes its packet.</summary>
    public FieldHandle Last { get; }

    /// <summary>Whether the beat is no event: the packet is empty.</summary>
    public FieldHandle Null { get; }

    /// <summary>Tag of the packet; null where packets have none.</summary>
    public FieldHandle? Tag { get; }
}
