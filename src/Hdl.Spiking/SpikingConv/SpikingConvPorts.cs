using Hdl.Core.Numerics;
using Hdl.Core.Ports;

namespace Hdl.Spiking.SpikingConv;

/// <summary>Ports of a convolution.</summary>
public sealed class SpikingConvPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Which layer.</param>
    public SpikingConvPorts(SpikingConvParameters parameters)
    {
        var shape = new SpikingConvResolvedParameters(parameters);
        Group("Events of a step, in any order, y, x and channel of the map; a step without any is a null beat");
        Event = Input("event", new MapEventStream(
            parameters.Height, parameters.Width, parameters.Channels, parameters.TagWidth));
        Group(shape.Banks * shape.Lanes == 1
            ? "Positions at which the neuron fired"
            : $"""
            Words with spikes: the first of {Count(shape.BanksY, "row")} and {Count(shape.BanksX, "column")}, bit
            (row * {shape.BanksX} + column) * {shape.Lanes} + channel; a step without any is a null beat
            """);
        Spike = Output("spike", new SpikeWordStream(shape));
    }

    /// <summary>The events.</summary>
    public MapEventStream Event { get; }

    /// <summary>Words of spikes.</summary>
    public SpikeWordStream Spike { get; }

    private static string Count(int count, string what) =>
        FormattableString.Invariant($"{count} {what}{(count == 1 ? "" : "s")}");
}

/// <summary>
/// Packets of events of a map: <c>y</c>, <c>x</c>, <c>channel</c>, <c>last</c>, <c>null</c>, <c>tag</c>.
/// </summary>
public sealed class MapEventStream : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    /// <param name="height">Rows of the map.</param>
    /// <param name="width">Columns of the map.</param>
    /// <param name="channels">Channels of the map.</param>
    /// <param name="tagWidth">Bits of the packets' tag; 0 for none.</param>
    public MapEventStream(int height, int width, int channels, int tagWidth)
    {
        Y = Field("y", FixedPoint.IndexWidth(height));
        X = Field("x", FixedPoint.IndexWidth(width));
        Channel = Field("channel", FixedPoint.IndexWidth(channels));
        Last = Field("last", 1);
        Null = Field("null", 1);
        Tag = OptionalField(tagWidth > 0, "tag", tagWidth);
    }

    /// <summary>Row.</summary>
    public FieldHandle Y { get; }

    /// <summary>Column.</summary>
    public FieldHandle X { get; }

    /// <summary>Channel.</summary>
    public FieldHandle Channel { get; }

    /// <summary>Whether the beat closes its step.</summary>
    public FieldHandle Last { get; }

    /// <summary>Whether the beat is no event: the step has none.</summary>
    public FieldHandle Null { get; }

    /// <summary>Tag of the step; null where steps have none.</summary>
    public FieldHandle? Tag { get; }
}

/// <summary>
/// Packets of words of spikes: <c>y</c>, <c>x</c>, <c>fold</c>, <c>bits</c>, <c>last</c>, <c>null</c>, <c>tag</c>.
/// </summary>
public sealed class SpikeWordStream : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    /// <param name="shape">Which layer.</param>
    public SpikeWordStream(SpikingConvResolvedParameters shape)
        : this(
            shape.OutputHeight, shape.OutputWidth, shape.Parameters.Folds, shape.Banks * shape.Lanes,
            shape.Parameters.TagWidth)
    {
    }

    /// <summary>Declares the fields.</summary>
    /// <param name="height">Rows of the map.</param>
    /// <param name="width">Columns of the map.</param>
    /// <param name="folds">Words of a position.</param>
    /// <param name="bits">Spikes of a word.</param>
    /// <param name="tagWidth">Bits of the packets' tag; 0 for none.</param>
    public SpikeWordStream(int height, int width, int folds, int bits, int tagWidth)
    {
        Y = Field("y", FixedPoint.IndexWidth(height));
        X = Field("x", FixedPoint.IndexWidth(width));
        Fold = Field("fold", FixedPoint.IndexWidth(folds));
        Bits = Field("bits", bits);
        Last = Field("last", 1);
        Null = Field("null", 1);
        Tag = OptionalField(tagWidth > 0, "tag", tagWidth);
    }

    /// <summary>Row of bank 0.</summary>
    public FieldHandle Y { get; }

    /// <summary>Column of bank 0.</summary>
    public FieldHandle X { get; }

    /// <summary>Fold: channels from fold * M / F on.</summary>
    public FieldHandle Fold { get; }

    /// <summary>A bit for each bank, row of banks by row, and channel, which is fastest.</summary>
    public FieldHandle Bits { get; }

    /// <summary>Whether the beat closes its step.</summary>
    public FieldHandle Last { get; }

    /// <summary>Whether the beat has no spikes: the step has none.</summary>
    public FieldHandle Null { get; }

    /// <summary>Tag of the step; null where steps have none.</summary>
    public FieldHandle? Tag { get; }
}
