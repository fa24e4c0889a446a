using Hdl.Blocks.DeltaEncoder;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Rnn.DeltaRnn.Rtl;

/// <summary>Which inputs changed.</summary>
internal static class InputModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, DeltaRnnShape shape)
    {
        DeltaRnnResolvedParameters parameters = shape.Parameters;
        DeltaStage stage = shape.Stages[0];
        int lanes = parameters.XLanes;
        int words = FixedPoint.CeilDivide(parameters.Inputs, lanes);
        int lastLanes = parameters.Inputs - ((words - 1) * lanes);
        InterfaceBuilder ports = new InterfaceBuilder("delta_rnn_input", design.Style)
            .Group("Inputs, a packet for each step; whether the step is the first or the last of a sequence")
            .InputStream("x", ("data", lanes * shape.ActBits), ("first", 1), ("final", 1), ("last", 1))
            .Group("There is room for a step; the next step is a first one; threshold of a step that begins")
            .Input("may_begin_i", 1)
            .Input("clear_i", 1)
            .Input("theta_i", shape.ThetaBits);
        if (shape.Renews)
        {
            ports.Note("Weights are others: the next step is a first one.").Input("renew_i", 1);
        }

        ports
            .Group("A step begins, and which")
            .Output("begin_valid_o", 1)
            .Output("begin_first_o", 1)
            .Output("begin_last_o", 1)
            .Group("Words of changes; the vector ends")
            .Output("word_valid_o", 1)
            .Output("word_line_o", shape.LineWidth)
            .Output("word_mask_o", lanes).AsVector()
            .Output("word_delta_o", lanes * shape.DeltaBits)
            .Output("close_o", 1)
            .Group("Errors, for a cycle each")
            .Output("error_short_o", 1)
            .Output("error_long_o", 1)
            .Output("error_range_o", 1)
            .Output("error_missing_o", 1);
        object[] records = [shape, new Vector(lanes, parameters.Inputs, words)];
        return design.AddModule("delta_rnn_input", ports.Build(), records, new ViewModel
        {
            ["partial"] = lastLanes < lanes,
            ["last_lanes"] = lastLanes,
            ["first_line"] = stage.InputLine,
            ["lines"] = stage.Stride,
            ["x_bits"] = parameters.XBits,
            ["checks_range"] = parameters.XBits < shape.ActBits,
            ["sequence_length"] = parameters.SequenceLength,
            ["ram_module"] = words > 1 ? Ram(design, shape, words, lanes * shape.ActBits) : "",
            ["lane_module"] = Encoder(design, shape.ActBits),
        });
    }

    private sealed record Vector(int Lanes, int Length, int Words);

    /// <summary>Adds a memory and returns its module's name.</summary>
    public static string Ram(DesignBuilder design, DeltaRnnShape shape, int depth, int width) =>
        new RamGenerator().Generate(
            new RamParameters
            {
                Depth = depth,
                Width = width,
                Memory = shape.Parameters.Memory,
                Style = design.Style,
            },
            design).Name;

    /// <summary>Adds the comparison of one element and returns its module's name.</summary>
    public static string Encoder(DesignBuilder design, int width) =>
        DeltaEncoderGenerator.AddLane(
            new DeltaEncoderParameters { ValueWidth = width, Style = design.Style }, design).Name;
}
