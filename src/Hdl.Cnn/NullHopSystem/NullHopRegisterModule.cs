using System.Numerics;
using Hdl.Blocks.Axi;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHopCore;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Registers;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>Emits the AXI4-Lite register module of <c>nullhop</c> and the two it is made of.</summary>
internal static class NullHopRegisterModule
{
    private static readonly string[] CounterEvents =
    [
        "busy_q", "beat_q", "items_q", "nulls_q", "waits_q[0]", "waits_q[1]", "waits_q[2]", "waits_q[3]",
    ];

    /// <summary>Bits of a descriptor.</summary>
    public const int PassWidth = 32 * NullHopRegisters.DescriptorWords;

    /// <summary>Adds the modules to a design and returns the register module's interface.</summary>
    public static ModuleInterface Add(NullHopSystemParameters parameters, DesignBuilder design)
    {
        RegisterMap map = NullHopRegisterMap.Of(parameters);
        design.AddRegisters(map);
        int items = FixedPoint.UnsignedWidth(parameters.Lanes);
        List<ViewModel> words =
        [
            .. NullHopRegisterMap.Descriptor.Select((register, index) => new ViewModel
            {
                ["number"] = index,
                ["address"] = Literal.Hex(register.Address, map.AddressWidth),
                ["has_outside"] = NullHopRegisterMap.Mask(register) != uint.MaxValue,
                ["outside"] = Literal.Hex(~NullHopRegisterMap.Mask(register), 32),
            }),
        ];
        List<ViewModel> counters =
        [
            .. NullHopRegisterMap.Counters.Select((_, index) => new ViewModel
            {
                ["number"] = index,
                ["address"] = Literal.Hex(NullHopRegisters.Counters + (4 * index), map.AddressWidth),
            }),
        ];
        var model = new ViewModel
        {
            ["memory"] = parameters.HasMemory,
            ["error_bits"] = parameters.HasMemory ? 10 : 7,
            ["bytes_width"] = NullHopMemoryPorts.MapWriter(parameters).BytesWidth,
            ["top"] = parameters.Module,
            ["active_low"] = design.Style.ResetStyle.IsActiveLow(),
            ["register_map"] = RegisterComment.Lines(map.Registers),
            ["port"] = AxiLite.AddPort(
                "axi_lite_port", design, "write_fire", new Dictionary<string, string>
                {
                    ["s_axil_awvalid"] = "held_awvalid",
                }),
            ["constants"] = RegisterView.Constants(map),
            ["words"] = words,
            ["words_down"] = Enumerable.Reverse(words).ToList(),
            ["counters"] = counters,
            ["counters_down"] = Enumerable.Reverse(counters).ToList(),
            ["check_module"] = AddCheck(parameters, design),
            ["counters_module"] = AddCounters(items, design),
            ["loads_ahead"] = NullHopRegisters.LoadsAhead,
            ["load_queue_module"] = new FifoGenerator().Generate(
                new FifoParameters
                {
                    Depth = NullHopRegisters.LoadsAhead,
                    Width = 2 + 4 + (2 * LoadStream.RowBits),
                    Style = design.Style,
                },
                design).Name,
        };
        InterfaceBuilder ports = AxiLite.Channels(new InterfaceBuilder("nullhop_registers", design.Style))
            .Group("Descriptors that were checked: registers 0x040..0x074, the first in the low bits")
            .OutputStream("pass", ("data", PassWidth))
            .Group("Commands that load parameters, and how many are done")
            .OutputStream(
                "load", ("kind", 2), ("words", 4), ("base", LoadStream.RowBits), ("rows", LoadStream.RowBits))
            .Input("loads_done_i", 16)
            .Group("For a cycle: all that is in flight is dropped")
            .Output("abort_o", 1)
            .Group("""
                For a cycle each: tail, framing, missing, surplus, length of parameters, overflow; a pass is done in
                a module
                """)
            .Input("error_i", 6)
            .Input("loader_ends_i", 1)
            .Input("issue_ends_i", 1)
            .Input("drain_ends_i", 1)
            .Group("There are results that have not left");
        if (parameters.HasMemory)
        {
            NullHopMemoryRegisters.AddPorts(ports, parameters);
        }

        Events(ports.Input("result_busy_i", 1).Group("What is counted"), "event_", items);
        return design.AddModule("nullhop_registers", ports.Build(), model);
    }

    private static InterfaceBuilder Events(InterfaceBuilder ports, string prefix, int items) => ports
        .Input($"{prefix}beat_i", 1)
        .Input($"{prefix}items_i", items)
        .Input($"{prefix}nulls_i", items)
        .Input("wait_input_i", 1)
        .Input("wait_drain_i", 1)
        .Input("wait_output_i", 1)
        .Input("wait_weights_i", 1);

    private static string AddCheck(NullHopParameters parameters, DesignBuilder design)
    {
        InterfaceBuilder ports = new InterfaceBuilder("nullhop_check", design.Style)
            .Group("A descriptor, while it is checked")
            .Input("check_i", 1)
            .Input("pass_i", PassWidth)
            .Group("The result, as long as check_i is 1")
            .Output("done_o", 1)
            .Output("code_o", 5)
            .Group("The descriptor was queued; what was queued before is forgotten")
            .Input("accept_i", 1)
            .Input("forget_i", 1);
        var model = new ViewModel
        {
            ["clusters_log2"] = BitOperations.Log2((uint)parameters.Clusters),
            ["row_entries_part"] = parameters.RowEntries / parameters.FetchRuns,
        };
        return design.AddModule("nullhop_check", ports.Build(), parameters, model).Name;
    }

    private static string AddCounters(int items, DesignBuilder design)
    {
        InterfaceBuilder ports = new InterfaceBuilder("nullhop_counters", design.Style)
            .Group("Counters to be cleared")
            .Input("clear_i", CounterEvents.Length)
            .Group("What is counted")
            .Input("busy_i", 1);
        Events(ports, "", items).Group("").Output("counts_o", 32 * CounterEvents.Length);
        return design.AddModule("nullhop_counters", ports.Build(), new ViewModel
        {
            ["take_width"] = items,
            ["counters"] = NullHopRegisterMap.Counters
                .Select((counter, index) => new ViewModel
                {
                    ["number"] = index,
                    ["name"] = counter.Name,
                    ["event"] = CounterEvents[index],
                    ["width"] = counter.Name is "items" or "nulls" ? items : 1,
                })
                .ToList(),
        }).Name;
    }
}
