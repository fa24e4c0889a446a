using Hdl.Core.Ports;

namespace Hdl.Blocks.RunLength;

/// <summary>The streams of encoder and decoder; each declares them in its own direction.</summary>
public abstract class RunLengthPorts : ModulePorts
{
    /// <summary>The streams of a code.</summary>
    /// <param name="parameters">Code and lanes.</param>
    protected RunLengthPorts(RunLengthParameters parameters)
    {
        Pixel = new ItemStream(parameters.Lanes, parameters.ValueWidth);
        Code = new ItemStream(parameters.WordsPerBeat, parameters.WordWidth);
    }

    /// <summary>Pixels.</summary>
    public ItemStream Pixel { get; }

    /// <summary>Code words.</summary>
    public ItemStream Code { get; }

    /// <summary>Begins the group of the pixels.</summary>
    protected void PixelGroup() => Group("Pixels" + (Pixel.Items > 1 ? ", lane 0 first" : ""));

    /// <summary>Begins the group of the code words.</summary>
    protected void CodeGroup() => Group("Code words" + (Code.Items > 1 ? ", word 0 first" : ""));
}

/// <summary>Ports of an encoder.</summary>
public sealed class RunLengthEncoderPorts : RunLengthPorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Code and lanes.</param>
    public RunLengthEncoderPorts(RunLengthEncoderParameters parameters)
        : base(parameters)
    {
        if (parameters.Lanes > 1)
        {
            Group("Since the last clear, a beat kept less than all without `last`, or with it nothing or a gap");
            ErrorClear = Input("error_clear_i", 1);
            Error = Output("error_o", 1);
        }

        PixelGroup();
        Input("pixel", Pixel);
        CodeGroup();
        Output("code", Code);
    }

    /// <summary>Clears the error; null where a beat has one pixel, which is there.</summary>
    public PortHandle? ErrorClear { get; }

    /// <summary>The error; null where there is none.</summary>
    public PortHandle? Error { get; }
}

/// <summary>Ports of a decoder.</summary>
public sealed class RunLengthDecoderPorts : RunLengthPorts
{
    private const int ErrorWidth = 3;

    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Code, lanes and width of the length.</param>
    public RunLengthDecoderPorts(RunLengthDecoderParameters parameters)
        : base(parameters)
    {
        string kept = parameters.WordsPerBeat > 1 ? " or a keep" : "";
        Group("Pixels of a packet; 0: not known");
        Length = Input("length_i", parameters.LengthWidth);
        Group(parameters.CanMissPixels
            ? $"""
            Since the last clear: bit 0 the code ended before length_i pixels, bit 1 more than padding
            followed them, bit 2 an end bit{kept} disagreed with `last`
            """
            : $"""
            Since the last clear: bit 1 more than padding followed the length_i pixels, bit 2 an end
            bit{kept} disagreed with `last`. Bit 0 is 0: a word is length_i pixels or more.
            """);
        ErrorClear = Input("error_clear_i", 1);
        Error = Output("error_o", ErrorWidth);
        CodeGroup();
        Input("code", Code);
        PixelGroup();
        Output("pixel", Pixel);
    }

    /// <summary>Pixels of a packet, or 0.</summary>
    public PortHandle Length { get; }

    /// <summary>Clears the errors.</summary>
    public PortHandle ErrorClear { get; }

    /// <summary>The errors, a bit for each kind.</summary>
    public PortHandle Error { get; }
}
