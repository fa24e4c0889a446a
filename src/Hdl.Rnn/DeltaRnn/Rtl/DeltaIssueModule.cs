using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Rnn.DeltaRnn.Rtl;

/// <summary>Lines of columns one behind the other.</summary>
internal static class DeltaIssueModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, DeltaRnnShape shape)
    {
        int stages = shape.StageCount;
        InterfaceBuilder ports = new InterfaceBuilder("delta_rnn_issue", design.Style)
            .Group("The next column of each stage; which is taken")
            .Input("column_valid_i", stages)
            .Output("column_take_o", stages)
            .Input("column_line_i", stages * shape.LineWidth)
            .Input("column_delta_i", stages * shape.DeltaBits)
            .Input("column_clear_i", stages);
        if (shape.SplitsCandidate)
        {
            ports.Input("column_hidden_i", shape.LayerCount).Input("column_zero_i", shape.LayerCount);
        }

        ports.Group("""
                The line that is read: its stage, bank and word of sums, whether it overwrites them, and what it is
                multiplied by
                """)
            .Output("issue_valid_o", 1)
            .Output("issue_line_o", shape.LineWidth)
            .Output("issue_stage_o", shape.StageWidth)
            .Output("issue_bank_o", 2)
            .Output("issue_block_o", shape.BlockWidth)
            .Output("issue_clear_o", 1);
        if (shape.DigitCount > 0)
        {
            ports.Output("issue_place_o", shape.DigitCount).AsVector();
        }

        ports.Output("issue_delta_o", shape.FactorBits)
            .Group("It is read for the last time")
            .Output("line_ends_o", 1);
        return design.AddModule("delta_rnn_issue", ports.Build(), shape, new ViewModel
        {
            ["digits_down"] = Enumerable.Range(0, shape.DigitCount).Reverse().ToList(),
            ["most_blocks"] = shape.Stages.Max(stage => stage.Blocks),
            ["stages"] = shape.Stages.Select(Stage).ToList(),
            ["stages_down"] = shape.Stages.Reverse().Select(Source).ToList(),
        });
    }

    private static ViewModel Stage(DeltaStage stage) => new()
    {
        ["number"] = stage.Number,
        ["blocks"] = stage.Blocks,
        ["gates"] = stage.Gates,
    };

    private static ViewModel Source(DeltaStage stage) => new()
    {
        ["number"] = stage.Number,
        ["is_recurrent"] = stage.IsRecurrent,
    };
}
