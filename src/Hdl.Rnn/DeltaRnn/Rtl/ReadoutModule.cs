using System.Numerics;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn.Rtl;

/// <summary>Scores, or the best of them.</summary>
internal static class ReadoutModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, DeltaRnnShape shape)
    {
        InterfaceBuilder ports = new InterfaceBuilder("delta_rnn_readout", design.Style)
            .Group("The sums are complete")
            .Input("start_valid_i", 1)
            .Output("start_ready_o", 1);
        if (shape.IsFetched)
        {
            ports.Note("Weights in them came with an error.").Input("start_error_i", 1);
        }

        ports
            .Group("The sums must not change yet; something is on its way")
            .Output("active_o", 1)
            .Output("busy_o", 1)
            .Group("A word of sums to be read; it comes a cycle later")
            .Output("read_valid_o", 1)
            .Output("read_block_o", FixedPoint.IndexWidth(shape.Stages[^1].Blocks))
            .Input("sums_i", shape.SumsBits)
            .Group("Results")
            .OutputStream("result", ("class", shape.ClassWidth), ("score", shape.ActBits), ("last", 1));
        if (shape.IsFetched)
        {
            ports.Output("result_error_o", 1);
        }

        return design.AddModule("delta_rnn_readout", ports.Build(), shape, new ViewModel
        {
            ["classes"] = shape.Parameters.Classes,
            ["is_argmax"] = shape.Parameters.Readout == DeltaReadout.Argmax,
            ["lane_width"] = BitOperations.Log2((uint)shape.Lanes),
            ["round_module"] = GateModules.RoundSum(design, shape),
        });
    }
}
