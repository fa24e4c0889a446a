using Hdl.Core.Ports;
using Hdl.Networks.Models;

namespace Hdl.Spiking.RateEncoder;

/// <summary>Ports of a rate encoder.</summary>
public sealed class RateEncoderPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Shape and coding.</param>
    public RateEncoderPorts(RateEncoderParameters parameters)
    {
        Group("Time steps per image, read as its first step begins; 0 counts as 1");
        Steps = Input("steps_i", parameters.StepWidth);
        if (parameters.Coding == InputCoding.Poisson)
        {
            Note("LFSR seeds, lane 0 in the low bits, none of them 0; read with an image's first row");
            Seeds = Input("seeds_i", 16 * parameters.PixelsPerBeat);
        }
        else
        {
            Note("Least value that spikes; to be held while images are encoded");
            Level = Input("level_i", 8);
        }

        Group("Pixels");
        Pixel = Input("pixel", new PacketStream(8 * parameters.PixelsPerBeat));
        Group("Spike vectors, `last` with an image's last step");
        Vector = Output("vector", new EncodedStream(parameters.Pixels));
        Group(parameters.Rows > 1
            ? "One cycle each, after the last beat of an image that was short or long"
            : "One cycle, after the last beat of an image that was long; of one beat, none is short");
        ShortImage = parameters.Rows > 1 ? Pulse("short_image") : null;
        LongImage = Pulse("long_image");
    }

    /// <summary>Time steps per image.</summary>
    public PortHandle Steps { get; }

    /// <summary>Seeds of the lanes, 16 bits each; null where pixels are compared with a level.</summary>
    public PortHandle? Seeds { get; }

    /// <summary>The level that pixels are compared with; null where they are coded at random.</summary>
    public PortHandle? Level { get; }

    /// <summary>Images: pixels of 8 bits, the first in the low byte.</summary>
    public PacketStream Pixel { get; }

    /// <summary>A vector for each time step.</summary>
    public EncodedStream Vector { get; }

    /// <summary>Images that ended too early; null where none can.</summary>
    public PulseStream? ShortImage { get; }

    /// <summary>Images that went on too long.</summary>
    public PulseStream LongImage { get; }

    /// <summary>The outputs that tell of errors.</summary>
    internal IReadOnlyList<string> Errors =>
        [.. ShortImage is { } late ? [late.Port.ValidPort] : Array.Empty<string>(), LongImage.Port.ValidPort];
}

/// <summary>Images as spikes: <c>bits</c>, <c>last</c>, <c>error</c>.</summary>
public sealed class EncodedStream : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    /// <param name="pixels">Bits of a vector.</param>
    public EncodedStream(int pixels)
    {
        Bits = Field("bits", pixels);
        Last = Field("last", 1);
        Error = Field("error", 1);
    }

    /// <summary>A spike for each pixel.</summary>
    public FieldHandle Bits { get; }

    /// <summary>Whether the vector is its image's last.</summary>
    public FieldHandle Last { get; }

    /// <summary>Whether the image was short or long.</summary>
    public FieldHandle Error { get; }
}
