using Hdl.Core.Ports;

namespace Hdl.Spiking.AerDecoder;

/// <summary>Ports of an AER decoder.</summary>
public sealed class AerDecoderPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Sources, inputs and outputs.</param>
    public AerDecoderPorts(AerDecoderParameters parameters)
    {
        Group("An event was dropped since the last clear");
        ClearError = Input("clear_error_i", 1);
        Error = Output("error_o", 1);
        Group("Events");
        Event = Input("event", new SourceEventStream(parameters));
        if (parameters.Rows)
        {
            Group("Weight rows");
            Row = Output("row", new RowStream(parameters.RowWidth));
        }

        if (parameters.Vector)
        {
            Group("The vector of a packet, once it is closed");
            Vector = Output("vector", new BitsStream(parameters.Inputs));
        }

        Group("Table of bases, 0 after reset; to be written while no event is under way");
        Base = InputWithoutReady("base", new BaseStream(parameters));
    }

    /// <summary>Forgets the error.</summary>
    public PortHandle ClearError { get; }

    /// <summary>Whether an event was dropped.</summary>
    public PortHandle Error { get; }

    /// <summary>The events.</summary>
    public SourceEventStream Event { get; }

    /// <summary>The rows of the events; null where they are not sent.</summary>
    public RowStream? Row { get; }

    /// <summary>The vectors of the packets; null where they are not sent.</summary>
    public BitsStream? Vector { get; }

    /// <summary>Writes of the table of bases.</summary>
    public BaseStream Base { get; }
}

/// <summary>Packets of events of several sources: <c>source</c>, <c>address</c>, <c>last</c>, <c>null</c>.</summary>
public sealed class SourceEventStream : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    /// <param name="parameters">Sources, and width of an address.</param>
    public SourceEventStream(AerDecoderParameters parameters)
    {
        Source = OptionalField(parameters.Sources > 1, "source", parameters.SourceWidth);
        Address = Field("address", parameters.EventAddressWidth);
        Last = Field("last", 1);
        Null = Field("null", 1);
    }

    /// <summary>Where the event is from; null where there is one source.</summary>
    public FieldHandle? Source { get; }

    /// <summary>Number of the neuron within its source.</summary>
    public FieldHandle Address { get; }

    /// <summary>Whether the beat closes its packet.</summary>
    public FieldHandle Last { get; }

    /// <summary>Whether the beat is no event.</summary>
    public FieldHandle Null { get; }
}

/// <summary>Packets of rows: <c>row</c>, <c>last</c>, <c>null</c>.</summary>
public sealed class RowStream : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    /// <param name="width">Bits of a row's number.</param>
    public RowStream(int width)
    {
        Row = Field("row", width);
        Last = Field("last", 1);
        Null = Field("null", 1);
    }

    /// <summary>Number of the row.</summary>
    public FieldHandle Row { get; }

    /// <summary>Whether the beat closes its packet.</summary>
    public FieldHandle Last { get; }

    /// <summary>Whether the beat is no row.</summary>
    public FieldHandle Null { get; }
}

/// <summary>A stream of vectors of bits: <c>bits</c>.</summary>
public sealed class BitsStream : StreamHandle
{
    /// <summary>Declares the field.</summary>
    /// <param name="width">Bits of a vector.</param>
    public BitsStream(int width) => Bits = Field("bits", width);

    /// <summary>The vector.</summary>
    public FieldHandle Bits { get; }
}

/// <summary>Writes of the table of bases: <c>source</c>, <c>value</c>.</summary>
public sealed class BaseStream : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    /// <param name="parameters">Sources, and width of a row's number.</param>
    public BaseStream(AerDecoderParameters parameters)
    {
        Source = OptionalField(parameters.Sources > 1, "source", parameters.SourceWidth);
        Value = Field("value", parameters.RowWidth);
    }

    /// <summary>Whose base it is; null where there is one source.</summary>
    public FieldHandle? Source { get; }

    /// <summary>Row of the source's address 0.</summary>
    public FieldHandle Value { get; }
}
