using System.Globalization;
using Hdl.Core.Ports;

namespace Hdl.Spiking.AerEncoder;

/// <summary>Ports of an AER encoder.</summary>
public sealed class AerEncoderPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Inputs, lanes and tag.</param>
    public AerEncoderPorts(AerEncoderParameters parameters)
    {
        Group("Spike vectors");
        Vector = Input("vector", new SpikeVectorStream(parameters));
        Events = [.. Enumerable.Range(0, parameters.Lanes).Select(lane => Lane(parameters, lane))];
    }

    /// <summary>The vectors.</summary>
    public SpikeVectorStream Vector { get; }

    /// <summary>The events, lane by lane.</summary>
    public IReadOnlyList<EventStream> Events { get; }

    private EventStream Lane(AerEncoderParameters parameters, int lane)
    {
        string which = parameters.Lanes > 1 ? string.Create(CultureInfo.InvariantCulture, $" of lane {lane}") : "";
        Group($"Events{which}");
        return Output(
            Channel.Lane("event", lane, parameters.Lanes),
            new EventStream(parameters.AddressWidth, parameters.TagWidth));
    }
}

/// <summary>Spike vectors: <c>bits</c>, <c>tag</c>.</summary>
public sealed class SpikeVectorStream : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    /// <param name="parameters">Inputs and tag.</param>
    public SpikeVectorStream(AerEncoderParameters parameters)
    {
        Bits = Field("bits", parameters.Inputs);
        Tag = OptionalField(parameters.TagWidth > 0, "tag", parameters.TagWidth);
    }

    /// <summary>A bit for each input.</summary>
    public FieldHandle Bits { get; }

    /// <summary>Tag of the vector; null where vectors have none.</summary>
    public FieldHandle? Tag { get; }
}
