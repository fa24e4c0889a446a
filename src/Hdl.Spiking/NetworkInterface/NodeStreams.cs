using Hdl.Core.Ports;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>Spikes of a step as events, closed by a beat with <c>last</c>.</summary>
public sealed class NodeEventStream : StreamHandle
{
    /// <summary>A stream of events.</summary>
    /// <param name="width">Bits of an address.</param>
    public NodeEventStream(int width)
    {
        Address = Field("address", width);
        Last = Field("last", 1);
        Null = Field("null", 1);
    }

    /// <summary>Who spikes.</summary>
    public FieldHandle Address { get; }

    /// <summary>Whether the step ends here.</summary>
    public FieldHandle Last { get; }

    /// <summary>Whether the beat is no spike.</summary>
    public FieldHandle Null { get; }
}

/// <summary>Words of weights or biases to be read: where they are.</summary>
public sealed class NodeReadStream : StreamHandle
{
    /// <summary>A stream of places.</summary>
    /// <param name="parameters">Rows, and words of a row.</param>
    public NodeReadStream(NetworkInterfaceParameters parameters)
    {
        Bank = Field("bank", 1);
        Row = Field("row", parameters.RowWidth);
        Word = Field("word", parameters.WordWidth);
    }

    /// <summary>0 weights, 1 biases.</summary>
    public FieldHandle Bank { get; }

    /// <summary>The row, an input's.</summary>
    public FieldHandle Row { get; }

    /// <summary>The word in its row.</summary>
    public FieldHandle Word { get; }
}

/// <summary>Words of weights or biases to be written: where, and what.</summary>
public sealed class NodeLoadStream : StreamHandle
{
    /// <summary>A stream of words and their places.</summary>
    /// <param name="parameters">Rows, and words of a row.</param>
    public NodeLoadStream(NetworkInterfaceParameters parameters)
    {
        Bank = Field("bank", 1);
        Row = Field("row", parameters.RowWidth);
        Word = Field("word", parameters.WordWidth);
        Data = Field("data", 32);
    }

    /// <summary>0 weights, 1 biases.</summary>
    public FieldHandle Bank { get; }

    /// <summary>The row, an input's.</summary>
    public FieldHandle Row { get; }

    /// <summary>The word in its row.</summary>
    public FieldHandle Word { get; }

    /// <summary>Codes of 16 neurons.</summary>
    public FieldHandle Data { get; }
}
