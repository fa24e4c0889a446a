using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Rnn.DeltaRnn.Rtl;

/// <summary>The multipliers and the sums.</summary>
internal static class MacModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, DeltaRnnShape shape)
    {
        int stages = shape.StageCount;
        InterfaceBuilder ports = new InterfaceBuilder("delta_rnn_mac", design.Style)
            .Group("The line that is read: stage, bank and word of sums; it overwrites them; what it is multiplied by")
            .Input("issue_valid_i", 1)
            .Input("issue_stage_i", shape.StageWidth)
            .Input("issue_bank_i", 2)
            .Input("issue_block_i", shape.BlockWidth)
            .Input("issue_clear_i", 1);
        if (shape.DigitCount > 0)
        {
            ports.Input("issue_place_i", shape.DigitCount).AsVector();
        }

        ports.Input("issue_delta_i", shape.FactorBits)
            .Group("Its weights, a cycle later")
            .Input("weights_i", shape.WeightLineBits)
            .Group("The line of a cycle ago belongs to a stage")
            .Output("busy_o", stages)
            .Group("Words of sums to be read, and what was read in the cycle before, bank 0 in the low bits")
            .Input("read_valid_i", stages).AsVector()
            .Input("read_block_i", stages * shape.BlockWidth).AsVector();
        foreach (DeltaStage stage in shape.Stages)
        {
            ports.Output(FormattableString.Invariant($"sums{stage.Number}_o"), stage.Banks * shape.SumsBits);
        }

        return design.AddModule("delta_rnn_mac", ports.Build(), shape, new ViewModel
        {
            ["forwards"] = shape.DigitCount > 0 || shape.Stages.Any(stage => stage.Lines == 1),
            ["stages"] = shape.Stages
                .Select(stage => new ViewModel
                {
                    ["number"] = stage.Number,
                    ["is_recurrent"] = stage.IsRecurrent,
                    ["banks"] = Enumerable.Range(0, stage.Banks).ToList(),
                    ["address_width"] = FixedPoint.IndexWidth(stage.Blocks),
                    ["ram_module"] = InputModule.Ram(design, shape, stage.Blocks, shape.SumsBits),
                })
                .ToList(),
            ["choices"] = shape.Stages
                .SelectMany(stage => Enumerable.Range(0, stage.Banks), (stage, bank) => new ViewModel
                {
                    ["stage"] = stage.Number,
                    ["bank"] = bank,
                })
                .ToList(),
        });
    }
}
