using Hdl.Blocks.Primitives.Fifo;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Rnn.DeltaRnn.Rtl;

/// <summary>Which columns a stage adds.</summary>
internal static class LayerModule
{
    /// <summary>Adds the module of a stage and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, DeltaRnnShape shape, DeltaStage stage)
    {
        int theta = shape.ThetaWidth(stage.Number);
        string name = stage.IsRecurrent ? FormattableString.Invariant($"layer{stage.Number}") : "readout_control";
        InterfaceBuilder ports = new InterfaceBuilder($"delta_rnn_{name}", design.Style)
            .Group(theta > 0 ? "Steps that begin, with the thresholds behind this layer's inputs" : "Steps that begin")
            .Input("begin_valid_i", 1)
            .Output("begin_ready_o", 1)
            .Input("begin_first_i", 1)
            .Input("begin_last_i", 1);
        if (shape.IsFetched)
        {
            ports.Input("begin_error_i", 1);
        }

        if (theta > 0)
        {
            ports.Input("begin_theta_i", theta);
        }

        Changes(ports.Group("Changes of inputs; on to those of the next step"), "input", shape);
        if (stage.IsRecurrent)
        {
            ports.Group("Changes of hidden states; on to those of the next step; they are dropped");
            Changes(ports, "hidden", shape).Output("hidden_drop_o", 1);
        }

        ports.Group("The next column: its first line, the change, whether it overwrites the sums")
            .Output("column_valid_o", 1)
            .Input("column_take_i", 1)
            .Output("column_line_o", shape.LineWidth)
            .Output("column_delta_o", shape.DeltaBits)
            .Output("column_clear_o", 1);
        if (stage.IsRecurrent && shape.SplitsCandidate)
        {
            ports.Note("Of hidden states; it overwrites the sums of the candidate that they make.")
                .Output("column_hidden_o", 1)
                .Output("column_zero_o", 1);
        }

        ports.Group("Lines of this stage are being added; its sums are being read")
            .Input("busy_i", 1)
            .Input("locked_i", 1);
        if (shape.IsFetched)
        {
            ports.Note("Weights in its sums came with an error.").Input("error_i", 1);
        }

        ports
            .Group("A step, when its sums are complete")
            .Output("start_valid_o", 1)
            .Input("start_ready_i", 1)
            .Output("start_first_o", 1)
            .Output("start_last_o", 1);
        if (shape.IsFetched)
        {
            ports.Output("start_error_o", 1);
        }

        if (theta > 0)
        {
            ports.Output("start_theta_o", theta);
        }

        if (stage.IsRecurrent && shape.KeepsZero)
        {
            ports.Output("start_zero_o", 1);
        }

        ports.Group("Something is to be done").Output("active_o", 1);
        return design.AddModule("delta_rnn_layer", ports.Build(), [shape, stage], new ViewModel
        {
            ["theta_width"] = theta,
            ["step_module"] = ListModule.Fifo(
                design, DeltaRnnShape.InputVectors, (shape.IsFetched ? 3 : 2) + theta,
                FifoStorage.Registers, shape),
            ["one"] = shape.Formats.One,
            ["unit"] = shape.Formats.One << shape.WeightFrac,
            ["splits"] = stage.IsRecurrent && shape.SplitsCandidate,
            ["has_zero"] = stage.IsRecurrent && shape.KeepsZero,
        });
    }

    private static InterfaceBuilder Changes(InterfaceBuilder ports, string name, DeltaRnnShape shape) => ports
        .Input($"{name}_valid_i", 1)
        .Output($"{name}_take_o", 1)
        .Input($"{name}_line_i", shape.LineWidth)
        .Input($"{name}_delta_i", shape.DeltaBits)
        .Input($"{name}_finished_i", 1)
        .Output($"{name}_next_o", 1);
}
