using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Core.Ports;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>Ports of a delta network (delta_rnn, section 2.6).</summary>
public sealed class DeltaRnnPorts : ModulePorts
{
    /// <summary>First part of the names of the port to the memory of weights.</summary>
    public const string WeightMaster = "m_axi_w";

    /// <summary>The commands to a data mover.</summary>
    public const string Commands = "m_axis_fetch";

    /// <summary>What a data mover reads, and lines of weights that are loaded.</summary>
    public const string Weights = "s_axis_weight";

    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Widths and lanes.</param>
    public DeltaRnnPorts(DeltaRnnResolvedParameters parameters)
    {
        Registers = Include(new AxiLitePorts());
        Group(Text($"""
            Inputs, a packet for each step: {parameters.XLanes} elements of {8 * parameters.ActBytes} bits per beat, the
            first in the low ones; tuser of the first beat: bit 0 first, bit 1 last step of a sequence
            """));
        X = Axi(
            "s_axis_x", PortDirection.Input, "s_axis_x_t",
            new InputVectorStream(8 * parameters.XLanes * parameters.ActBytes));
        if (parameters.Weights == DeltaWeightStorage.Ram)
        {
            Group("Weights, a line per beat, while CONTROL.load is 1");
            Weight = Axi(
                Weights, PortDirection.Input, $"{Weights}_t",
                new DataStream(8 * parameters.WeightLineBytes));
        }

        if (parameters.IsMoved)
        {
            Memory = Include(new MoverPorts(
                Commands, Weights, parameters.MemoryShape,
                "Weights in memory, read by a data mover: commands for it, and what it reads")).Name;
        }
        else if (parameters.IsFetched)
        {
            Memory = Include(new AxiMasterPorts(
                WeightMaster, parameters.MemoryShape, "Weights in memory, read")).Name;
        }

        if (parameters.Readout == DeltaReadout.States)
        {
            Group(Text($"""
                Hidden states of the last layer, a packet for each step: {parameters.PointwiseLanes} elements of
                {8 * parameters.ActBytes} bits per beat
                """));
            Hidden = Axi(
                "m_axis_h", PortDirection.Output, "m_axis_h_t",
                new StateStream(parameters.PointwiseLanes, parameters.ActBytes));
        }
        else
        {
            Group(Text($"""
                {(parameters.Readout == DeltaReadout.Argmax ? "The best class" : "A score for each class")}: class in
                {8 * parameters.ClassBytes} bits, score in {8 * parameters.ActBytes} bits above them
                """));
            Result = Axi(
                "m_axis_result", PortDirection.Output, "m_axis_result_t",
                new ResultStream(8 * (parameters.ClassBytes + parameters.ActBytes)));
        }
    }

    /// <summary>Access to the registers.</summary>
    public AxiLitePorts Registers { get; }

    /// <summary>Inputs.</summary>
    public InputVectorStream X { get; }

    /// <summary>Lines of weights; null where they are not loaded.</summary>
    public DataStream? Weight { get; }

    /// <summary>What phases call the memory of weights; null where they are on chip.</summary>
    public string? Memory { get; }

    /// <summary>Hidden states; null where there is a read-out.</summary>
    public StateStream? Hidden { get; }

    /// <summary>Results; null where states leave.</summary>
    public ResultStream? Result { get; }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Packets of inputs: <c>data</c>, <c>user</c>, <c>last</c>.</summary>
public sealed class InputVectorStream : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    /// <param name="width">Bits of a beat.</param>
    public InputVectorStream(int width)
    {
        Data = Field("data", width);
        User = Field("user", 2);
        Last = Field("last", 1);
    }

    /// <summary>Elements, the first in the low bits.</summary>
    public FieldHandle Data { get; }

    /// <summary>Bit 0: first, bit 1: last step of a sequence.</summary>
    public FieldHandle User { get; }

    /// <summary>The packet's last beat.</summary>
    public FieldHandle Last { get; }
}

/// <summary>Packets of states: <c>data</c>, <c>keep</c>, <c>user</c>, <c>last</c>.</summary>
public sealed class StateStream : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    /// <param name="items">Elements per beat.</param>
    /// <param name="bytes">Bytes of an element.</param>
    public StateStream(int items, int bytes)
    {
        Data = Field("data", 8 * items * bytes);
        Keep = Field("keep", items * bytes);
        User = Field("user", 1);
        Last = Field("last", 1);
    }

    /// <summary>Elements, the first in the low bits, sign-extended to whole bytes.</summary>
    public FieldHandle Data { get; }

    /// <summary>Which bytes are there.</summary>
    public FieldHandle Keep { get; }

    /// <summary>Whether a bus error touched the step.</summary>
    public FieldHandle User { get; }

    /// <summary>The packet's last beat.</summary>
    public FieldHandle Last { get; }
}

/// <summary>Packets of results: <c>data</c>, <c>user</c>, <c>last</c>.</summary>
public sealed class ResultStream : StreamHandle
{
    /// <summary>Declares the fields.</summary>
    /// <param name="width">Bits of a beat.</param>
    public ResultStream(int width)
    {
        Data = Field("data", width);
        User = Field("user", 1);
        Last = Field("last", 1);
    }

    /// <summary>The class in the low bytes, its score in those above.</summary>
    public FieldHandle Data { get; }

    /// <summary>Whether a bus error touched the step.</summary>
    public FieldHandle User { get; }

    /// <summary>The packet's last beat.</summary>
    public FieldHandle Last { get; }
}
