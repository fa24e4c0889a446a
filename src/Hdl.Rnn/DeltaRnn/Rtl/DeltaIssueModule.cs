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
        var ports = new InterfaceBuilder("delta_rnn_issue", design.Style);
        if (shape.IsFetched)
        {
            ports.Group("The next column whose weights come: of a stage, what it is multiplied by")
                .Input("column_valid_i", 1)
                .Output("column_take_o", 1)
                .Input("column_stage_i", shape.StageWidth)
                .Input("column_delta_i", shape.DeltaBits)
                .Input("column_clear_i", 1);
            if (shape.SplitsCandidate)
            {
                ports.Input("column_hidden_i", 1).Input("column_zero_i", 1);
            }

            ports.Group("A line of weights is there; a column waits for one")
                .Input("line_valid_i", 1)
                .Output("waits_o", 1)
                .Group("The last line of a column is added, of one that begins a sequence")
                .Output("column_ends_o", 1)
                .Output("column_opens_o", 1);
        }
        else
        {
            Columns(ports, shape);
        }

        ports.Group("""
                The line that is read: its stage, bank and word of sums, whether it overwrites them, and what it is
                multiplied by
                """)
            .Output("issue_valid_o", 1);
        if (!shape.IsFetched)
        {
            ports.Output("issue_line_o", shape.LineWidth);
        }

        ports.Output("issue_stage_o", shape.StageWidth)
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
            ["stages_down"] = Sources(shape),
        });
    }

    /// <summary>Declares the next column of each stage.</summary>
    public static void Columns(InterfaceBuilder ports, DeltaRnnShape shape)
    {
        ports.Group("The next column of each stage; which is taken")
            .Input("column_valid_i", shape.StageCount)
            .Output("column_take_o", shape.StageCount)
            .Input("column_line_i", shape.StageCount * shape.LineWidth)
            .Input("column_delta_i", shape.StageCount * shape.DeltaBits)
            .Input("column_clear_i", shape.StageCount);
        if (shape.SplitsCandidate)
        {
            ports.Input("column_hidden_i", shape.LayerCount).Input("column_zero_i", shape.LayerCount);
        }
    }

    /// <summary>The stages, the last one first, from which the next column is chosen.</summary>
    public static List<ViewModel> Sources(DeltaRnnShape shape) => [.. shape.Stages.Reverse().Select(Source)];

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
