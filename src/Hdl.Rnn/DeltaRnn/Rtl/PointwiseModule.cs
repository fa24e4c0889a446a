using System.Numerics;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn.Rtl;

/// <summary>The gates of all layers.</summary>
internal static class PointwiseModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, DeltaRnnShape shape)
    {
        DeltaRnnResolvedParameters parameters = shape.Parameters;
        int layers = shape.LayerCount;
        int lanes = shape.PointwiseLanes;
        int parts = shape.Lanes / lanes;
        int most = Enumerable.Range(0, layers).Max(shape.Words);
        int subWidth = BitOperations.Log2((uint)parts);
        bool hasNext = shape.NextCount > 0;
        bool feedsLast = parameters.HasReadout && parameters.ReadoutWhen == ReadoutWhen.Last;
        bool keepsNext = hasNext && (layers > 1 || !feedsLast);
        bool isGru = parameters.Cell == DeltaCell.Gru;
        return design.AddModule("delta_rnn_pointwise", Ports(design, shape), shape, new ViewModel
        {
            ["layers"] = Enumerable.Range(0, layers).Select(layer => Layer(shape, layer)).ToList(),
            ["layer_width"] = FixedPoint.IndexWidth(layers),
            ["local_width"] = Math.Max(FixedPoint.IndexWidth(most), subWidth),
            ["sub_width"] = subWidth,
            ["parts"] = parts,
            ["banks_down"] = (List<int>)[3, 2, 1, 0],
            ["has_next"] = hasNext,
            ["keeps_next"] = keepsNext,
            ["feeds_last"] = feedsLast,
            ["gives_states"] = !parameters.HasReadout,
            ["is_gru"] = isGru,
            ["old_stage"] = GateModules.OldStage(parameters.Cell),
            ["renewed_stage"] = GateModules.RenewedStage(parameters.Cell),
            ["old_bits"] = isGru ? shape.HiddenBits : shape.ActBits,
            ["old_ram_module"] = InputModule.Ram(
                design, shape, shape.WordCount, lanes * (isGru ? shape.HiddenBits : shape.ActBits)),
            ["sent_ram_module"] = InputModule.Ram(design, shape, shape.WordCount, lanes * shape.HiddenBits),
            ["lane_module"] = GateModules.AddLane(design, shape).Name,
            ["encoder_module"] = InputModule.Encoder(design, shape.HiddenBits),
        });
    }

    private static ModuleInterface Ports(DesignBuilder design, DeltaRnnShape shape)
    {
        int layers = shape.LayerCount;
        int lanes = shape.PointwiseLanes;
        InterfaceBuilder ports = new InterfaceBuilder("delta_rnn_pointwise", design.Style)
            .Group("A layer's sums are complete; it starts; there is room for what comes of them")
            .Input("start_valid_i", layers)
            .Output("start_ready_o", layers)
            .Input("start_first_i", layers)
            .Input("start_last_i", layers);
        if (shape.KeepsZero)
        {
            ports.Input("start_zero_i", layers);
        }

        ports.Input("room_i", layers)
            .Group("Thresholds of the step: of the layer's hidden states, of the next layer's inputs")
            .Input("hidden_theta_i", layers * shape.ThetaBits);
        if (shape.NextCount > 0)
        {
            ports.Input("next_theta_i", shape.NextCount * shape.ThetaBits);
        }

        ports.Group("The layer's sums must not change yet")
            .Output("locked_o", layers)
            .Group("Words of sums to be read, of the layer and bank; they come a cycle later")
            .Output("read_valid_o", layers)
            .Output("read_block_o", shape.BlockWidth)
            .Input("sums_i", layers * 4 * shape.SumsBits)
            .Group("Changes of hidden states, for the layer they are of; its vector ends");
        Changes(ports, "hidden", layers, lanes, shape);
        if (shape.NextCount > 0)
        {
            Changes(
                ports.Group("The same, for the next layer or the read-out"), "next", shape.NextCount, lanes, shape);
        }

        if (!shape.Parameters.HasReadout)
        {
            ports.Group("States of the last layer")
                .Output("state_valid_o", 1)
                .Output("state_data_o", lanes * shape.HiddenBits)
                .Output("state_there_o", lanes).AsVector()
                .Output("state_last_o", 1);
        }

        return ports.Build();
    }

    private static void Changes(InterfaceBuilder ports, string name, int receivers, int lanes, DeltaRnnShape shape) =>
        ports.Output($"{name}_valid_o", receivers)
            .Output($"{name}_close_o", receivers)
            .Output($"{name}_line_o", shape.LineWidth)
            .Output($"{name}_mask_o", lanes).AsVector()
            .Output($"{name}_delta_o", lanes * shape.DeltaBits);

    private static ViewModel Layer(DeltaRnnShape shape, int layer)
    {
        DeltaStage stage = shape.Stages[layer];
        bool feeds = layer < shape.NextCount;
        int words = shape.Words(layer);
        return new ViewModel
        {
            ["number"] = layer,
            ["words"] = words,
            ["first_word"] = shape.FirstWord(layer),
            ["last_lanes"] = stage.Height - ((words - 1) * shape.PointwiseLanes),
            ["hidden_line"] = stage.HiddenLine,
            ["lines"] = stage.Stride,
            ["feeds"] = feeds,
            ["feeds_last"] = layer == shape.LayerCount - 1 && shape.Parameters.ReadoutWhen == ReadoutWhen.Last,
            ["next_line"] = feeds ? shape.Stages[layer + 1].InputLine : 0,
            ["next_lines"] = feeds ? shape.Stages[layer + 1].Stride : 0,
        };
    }
}
