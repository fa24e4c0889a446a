using Hdl.Cnn.NullHop;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;

namespace Hdl.Cnn.NullHopCore;

/// <summary>Commands that load parameters: kind, logarithm of the words, first row, rows per word.</summary>
public sealed class LoadStream : StreamHandle
{
    /// <summary>Width of a row's number: one beyond the last one, and one more that is out of range.</summary>
    public const int RowBits = 17;

    /// <summary>Declares the fields.</summary>
    public LoadStream()
    {
        Kind = Field("kind", 2);
        Words = Field("words", 4);
        Base = Field("base", RowBits);
        Rows = Field("rows", RowBits);
    }

    /// <summary>0: weights, 1: biases, 2: multipliers.</summary>
    public FieldHandle Kind { get; }

    /// <summary>log2 n.</summary>
    public FieldHandle Words { get; }

    /// <summary>First row.</summary>
    public FieldHandle Base { get; }

    /// <summary>Rows of each word, of weights alone.</summary>
    public FieldHandle Rows { get; }
}

/// <summary>Ports of the accelerator without its registers.</summary>
public sealed class NullHopCorePorts : ModulePorts
{
    /// <summary>Registers of a descriptor that hold fields.</summary>
    public const int PassWords = 14;

    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Widths.</param>
    public NullHopCorePorts(NullHopParameters parameters)
    {
        Group("Descriptors that were checked: registers 0x040..0x074, the first in the low bits");
        Pass = Input("pass", new DataStream(32 * PassWords));
        Group("Commands that load parameters");
        Load = Input("load", new LoadStream());
        Group("Packets of parameters");
        Param = Input("param", new PacketStream(parameters.ParamBits));
        Group("Packets of the input map, one for each row and slice");
        Map = Input("map", new ItemStream(parameters.InputWords, parameters.WordWidth));
        Group("Packets of the output map, one for each row");
        Result = Output("result", new ItemStream(parameters.OutputWords, parameters.WordWidth));
        Group("Loads that are done, modulo 65536");
        LoadsDone = Output("loads_done_o", 16);
        Group("""
            Sticky: 0 a map bit behind the row, 1 a packet too short or too long, 2 a word missing,
            3 words left over, 5 parameters too short or too long, 6 entries that found no room. A new
            error wins over error_clear_i.
            """);
        ErrorClear = Input("error_clear_i", 1);
        Error = Output("error_o", 7);
        Group("""
            For a cycle each: a pass is done in the loader, in the multipliers, in the drain. There are results that
            have not left.
            """);
        Output("loader_ends_o", 1);
        Output("issue_ends_o", 1);
        Output("drain_ends_o", 1);
        Output("result_busy_o", 1);
        Group("To be counted: a beat, its items with and without a value; what the multipliers wait for instead");
        Output("event_beat_o", 1);
        Output("event_items_o", FixedPoint.UnsignedWidth(parameters.Lanes));
        Output("event_nulls_o", FixedPoint.UnsignedWidth(parameters.Lanes));
        Output("wait_input_o", 1);
        Output("wait_drain_o", 1);
        Output("wait_output_o", 1);
        Output("wait_weights_o", 1);
    }

    /// <summary>Descriptors.</summary>
    public DataStream Pass { get; }

    /// <summary>Load commands.</summary>
    public LoadStream Load { get; }

    /// <summary>Packets of parameters.</summary>
    public PacketStream Param { get; }

    /// <summary>Packets of the input map.</summary>
    public ItemStream Map { get; }

    /// <summary>Packets of the output map.</summary>
    public ItemStream Result { get; }

    /// <summary>Loads that are done.</summary>
    public PortHandle LoadsDone { get; }

    /// <summary>Clears the errors.</summary>
    public PortHandle ErrorClear { get; }

    /// <summary>The errors.</summary>
    public PortHandle Error { get; }
}
