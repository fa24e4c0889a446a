using System.Numerics;
using Hdl.Blocks.Axi;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Registers;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn.Rtl;

/// <summary>The registers.</summary>
internal static class DeltaRegisterModule
{
    /// <summary>Adds the modules and returns the interface of the registers.</summary>
    public static ModuleInterface Add(DesignBuilder design, DeltaRnnShape shape, DeltaThresholds resets)
    {
        DeltaRnnResolvedParameters parameters = shape.Parameters;
        RegisterMap map = DeltaRnnRegisters.Of(shape, resets);
        design.AddRegisters(map);
        List<ViewModel> thetas = [.. DeltaRnnRegisters.Thetas(parameters, resets).Select(theta => new ViewModel
        {
            ["name"] = theta.Name,
            ["address"] = Literal.Hex(theta.Address, map.AddressWidth),
            ["reset"] = theta.Reset,
        })];
        List<ViewModel> counters = [.. DeltaRnnRegisters.CounterNames.Select((_, index) => new ViewModel
        {
            ["number"] = index,
            ["low"] = Literal.Hex(DeltaRnnRegisters.Counters + (8 * index), map.AddressWidth),
            ["high"] = Literal.Hex(DeltaRnnRegisters.Counters + (8 * index) + 4, map.AddressWidth),
            ["place"] = Literal.Hex((DeltaRnnRegisters.Counters / 8) + index, map.AddressWidth - 3),
        })];
        bool loads = parameters.Weights == DeltaWeightStorage.Ram;
        InterfaceBuilder ports = AxiLite.Channels(new InterfaceBuilder("delta_rnn_registers", design.Style))
            .Group("Thresholds, those of the first layer in the low bits: of its inputs, of its hidden states")
            .Output("theta_o", thetas.Count * shape.ThetaBits)
            .Group("The next step is a first one")
            .Output("clear_o", 1);
        if (loads)
        {
            ports.Note("Weights are loaded").Output("load_o", 1);
        }

        if (shape.Renews)
        {
            ports.Note("The next step is a first one, as its weights are others.").Output("renew_o", 1);
        }

        if (shape.IsFetched)
        {
            ports.Group("Where weights begin, in words of memory, since nothing was on its way")
                .Output("weight_base_o", parameters.AddressBits - BaseBits(parameters))
                .Note("It is about to change: no step begins.")
                .Output("moves_o", 1);
        }

        ports.Group("Errors, for a cycle each: short, long, bus, range, first step missing")
            .Input("error_i", DeltaRnnRegisters.Errors.Count)
            .Group("What is counted")
            .Input("step_i", 1)
            .Input("busy_i", 1)
            .Input("line_i", 1)
            .Input("column_i", shape.StageCount).AsVector()
            .Input("idle_pairs_i", 1);
        if (shape.IsFetched)
        {
            ports.Input("idle_weights_i", 1);
        }

        return design.AddModule("delta_rnn_registers", ports.Build(), shape, new ViewModel
        {
            ["top"] = TopName(parameters),
            ["register_map"] = RegisterComment.Lines(map.Registers),
            ["port"] = AxiLite.AddPort("axi_lite_port", design, "unused_fire"),
            ["constants"] = RegisterView.Constants(map),
            ["errors"] = "short packet, long packet, bus, range of an input, first step missing",
            ["has_load"] = loads,
            ["address_bits"] = parameters.AddressBits,
            ["base_bits"] = BaseBits(parameters),
            ["thetas"] = thetas,
            ["thetas_down"] = Enumerable.Reverse(thetas).ToList(),
            ["counters"] = counters,
            ["counter_count"] = counters.Count,
            ["counters_down"] = Enumerable.Reverse(counters).ToList(),
            ["counters_module"] = AddCounters(design, shape),
        });
    }

    /// <summary>The name of the top module.</summary>
    public static string TopName(DeltaRnnResolvedParameters parameters) =>
        parameters.Module.Length > 0 ? parameters.Module
        : parameters.Cell == DeltaCell.Gru ? "delta_gru" : "delta_lstm";

    private static int BaseBits(DeltaRnnResolvedParameters parameters) =>
        BitOperations.Log2((uint)parameters.BusBytes);

    private static string AddCounters(DesignBuilder design, DeltaRnnShape shape)
    {
        InterfaceBuilder ports = new InterfaceBuilder("delta_rnn_counters", design.Style)
            .Group("Counters to be cleared")
            .Input("clear_i", DeltaRnnRegisters.CounterNames.Count)
            .Group("What is counted: a step, a cycle, a line, a column of a stage, a cycle without a line")
            .Input("step_i", 1)
            .Input("busy_i", 1)
            .Input("line_i", 1)
            .Input("column_i", shape.StageCount).AsVector()
            .Input("idle_pairs_i", 1);
        if (shape.IsFetched)
        {
            ports.Note("A cycle without the weights of a column.").Input("idle_weights_i", 1);
        }

        ports.Group("").Output("counts_o", 64 * DeltaRnnRegisters.CounterNames.Count);
        int bytesWidth = FixedPoint.UnsignedWidth(shape.Stages.Max(shape.ColumnBytes));
        (string Name, string Source, int Width)[] counted =
        [
            ("steps", "step_q", 1), ("cycles", "busy_q", 1), ("lines", "line_q", 1), ("columns", "|column_q", 1),
            ("bytes", "bytes", bytesWidth), ("idles", "idle_pairs_q", 1),
            .. shape.IsFetched ? [("waits", "idle_weights_q", 1)] : Array.Empty<(string, string, int)>(),
        ];
        List<ViewModel> counters = [.. counted.Select((counter, index) => new ViewModel
        {
            ["number"] = index,
            ["name"] = counter.Name,
            ["source"] = counter.Source,
            ["width"] = counter.Width,
        })];
        return design.AddModule("delta_rnn_counters", ports.Build(), shape, new ViewModel
        {
            ["top"] = TopName(shape.Parameters),
            ["stages"] = shape.Stages
                .Select(stage => new ViewModel { ["number"] = stage.Number, ["bytes"] = shape.ColumnBytes(stage) })
                .ToList(),
            ["bytes_width"] = bytesWidth,
            ["counters"] = counters,
            ["counters_down"] = Enumerable.Reverse(counters).ToList(),
        }).Name;
    }
}
