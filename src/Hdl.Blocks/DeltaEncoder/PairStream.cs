using Hdl.Core.Ports;

namespace Hdl.Blocks.DeltaEncoder;

/// <summary>Packets of pairs, several per beat, pair 0 in the low bits of <c>index</c> and of <c>delta</c>.</summary>
public sealed class PairStream : StreamHandle
{
    /// <summary>A stream of pairs.</summary>
    /// <param name="parameters">Lanes and widths.</param>
    public PairStream(DeltaParameters parameters)
    {
        (Items, IndexWidth, DeltaWidth) = (parameters.Lanes, parameters.IndexWidth, parameters.DeltaWidth);
        Index = Field("index", Items * IndexWidth);
        Delta = Field("delta", Items * DeltaWidth);
        Keep = Field("keep", Items);
        Last = Field("last", 1);
    }

    /// <summary>Pairs of a beat.</summary>
    public int Items { get; }

    /// <summary>Bits of an index.</summary>
    public int IndexWidth { get; }

    /// <summary>Bits of a delta, signed.</summary>
    public int DeltaWidth { get; }

    /// <summary>The indices.</summary>
    public FieldHandle Index { get; }

    /// <summary>The deltas.</summary>
    public FieldHandle Delta { get; }

    /// <summary>Which pairs are there.</summary>
    public FieldHandle Keep { get; }

    /// <summary>Whether the beat closes its packet.</summary>
    public FieldHandle Last { get; }
}
