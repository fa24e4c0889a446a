using Hdl.Core.Ports;

namespace Hdl.Blocks.SparsityMap;

/// <summary>The streams of compressor and decompressor; each declares them in its own direction.</summary>
public abstract class SparsityMapPorts : ModulePorts
{
    /// <summary>The streams of a layout.</summary>
    /// <param name="parameters">Widths, lanes, layout.</param>
    protected SparsityMapPorts(SparsityMapParameters parameters)
    {
        Pixel = new ItemStream(parameters.Lanes, parameters.ValueWidth);
        Map = new ItemStream(parameters.WordsPerBeat, parameters.MapWidth);
        Value = new ItemStream(parameters.Lanes, parameters.ValueWidth, keeps: true);
        Word = new ItemStream(parameters.Lanes, parameters.WordWidth);
        Coded = parameters.Layout == SparsityMapLayout.Split ? [Map, Value] : [Word];
    }

    /// <summary>Pixels.</summary>
    public ItemStream Pixel { get; }

    /// <summary>Map words, of the split layout.</summary>
    public ItemStream Map { get; }

    /// <summary>Values, of the split layout.</summary>
    public ItemStream Value { get; }

    /// <summary>Map words and values, of the interleaved layout.</summary>
    public ItemStream Word { get; }

    /// <summary>What carries map words and values.</summary>
    public IReadOnlyList<ItemStream> Coded { get; }

    /// <summary>The comment before the words of the interleaved layout.</summary>
    protected string WordNote => FormattableString.Invariant($"Words of {Word.ItemWidth} bits: map words and values");
}

/// <summary>Ports of a compressor.</summary>
public sealed class SparsityMapCompressorPorts : SparsityMapPorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Widths, lanes, layout.</param>
    public SparsityMapCompressorPorts(SparsityMapCompressorParameters parameters)
        : base(parameters)
    {
        bool keeps = parameters.Lanes > 1;
        string kept = keeps ? "; only the beat with `last` may keep less than all" : "";
        Group($"Pixels, the first one in the low bits{kept}");
        Input("pixel", Pixel);
        if (parameters.Layout == SparsityMapLayout.Split)
        {
            Group("Map words");
            Output("map", Map);
            Group("Values");
            Output("value", Value);
        }
        else
        {
            Group(WordNote);
            Output("word", Word);
        }

        if (keeps)
        {
            Group("Set by a beat that keeps less than all without being the last, keeps nothing, or has a gap");
            ErrorClear = Input("error_clear_i", 1);
            Error = Output("error_o", 1);
        }
    }

    /// <summary>Clears the error; null where a beat has one pixel, which is there.</summary>
    public PortHandle? ErrorClear { get; }

    /// <summary>The error; null where there is none.</summary>
    public PortHandle? Error { get; }
}

/// <summary>Ports of a decompressor.</summary>
public sealed class SparsityMapDecompressorPorts : SparsityMapPorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Widths, lanes, layout.</param>
    public SparsityMapDecompressorPorts(SparsityMapDecompressorParameters parameters)
        : base(parameters)
    {
        Group("""
            Pixels of a packet, read as its first beat of pixels is made; 0: as many as the map words
            stand for. To be changed while no packet is under way.
            """);
        Length = Input("length_i", parameters.LengthWidth);
        if (parameters.Layout == SparsityMapLayout.Split)
        {
            Group("Map words");
            Input("map", Map);
            Group("Values");
            Input("value", Value);
        }
        else
        {
            Group(WordNote);
            Input("word", Word);
        }

        Group("Pixels");
        Output("pixel", Pixel);
        Group("A new error wins over error_clear_i");
        ErrorClear = Input("error_clear_i", 1);
        Error = Output("error_o", 4);
    }

    /// <summary>Pixels of a packet.</summary>
    public PortHandle Length { get; }

    /// <summary>Clears the errors.</summary>
    public PortHandle ErrorClear { get; }

    /// <summary>The errors, a bit for each kind.</summary>
    public PortHandle Error { get; }
}
