using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>What connects the parts of a network interface.</summary>
/// <param name="parameters">Which interface.</param>
internal sealed class InterfaceNets(NetworkInterfaceParameters parameters)
{
    /// <summary>Queue of what comes from the router.</summary>
    public static ViewModel Receive(ModuleInterface queue) => new Instance(queue, "u_receive")
        .Net("in_data_i", "{receive_kind_i, receive_data_i}").Through("in", "receive")
        .Net("out_data_o", "{front_kind, front_data}").Stream("out", "front")
        .View();

    /// <summary>Spikes from other nodes.</summary>
    public static ViewModel Receiver(ModuleInterface receiver) => new Instance(receiver, "u_receiver")
        .Net("flit_data_i", "front_data").Stream("flit", "spike_flit")
        .Through("event")
        .Net("table_data_i", "table_in").Net("table_data_o", "table_out")
        .Net("ack_o", "acknowledged")
        .Net("unknown_o", "error[0]").Net("outside_o", "error[1]").Net("late_o", "error[2]").Net("end_o", "error[3]").Net("reserved_o", "error[5]")
        .Rest()
        .View();

    /// <summary>Spikes to other nodes.</summary>
    public ViewModel Sender(ModuleInterface sender) => new Instance(sender, "u_sender")
        .Net("spike_neuron_i", parameters.NeuronWidth == 8 ? "spike_address_i" : $"{{{Literal.Decimal(0, 8 - parameters.NeuronWidth)}, spike_address_i}}")
        .Net("spike_source_i", "node").Through("spike")
        .Net("ack_i", "acknowledged").Net("stray_o", "error[4]")
        .Stream("flit", "out_spike")
        .Rest()
        .View();

    /// <summary>Memory packets.</summary>
    public static ViewModel Memory(ModuleInterface memory) => new Instance(memory, "u_memory")
        .Net("flit_kind_i", "front_kind").Net("flit_data_i", "front_data").Stream("flit", "packet_flit")
        .Through("load").Through("read").Through("readback")
        .Net("table_data_o", "table_in").Net("table_data_i", "table_out")
        .Net("register_data_o", "register_in").Net("register_data_i", "register_out")
        .Net("framing_o", "error[6]").Net("response_o", "error[7]")
        .Rest()
        .View();

    /// <summary>Lists and registers.</summary>
    public ViewModel Registers(ModuleInterface registers)
    {
        Instance instance = new Instance(registers, "u_registers")
            .Net("write_i", "register_write").Net("address_i", "register_address").Net("data_i", "register_in")
            .Net("mapped_o", "register_mapped").Net("writable_o", "register_writable").Net("data_o", "register_out")
            .Net("shape_i", Literal.Hex(NodeRegistersModule.Shape(parameters), 32))
            .Net("lists_i", Literal.Hex(NodeRegistersModule.Lists(parameters), 32));
        foreach (NodeConstant constant in NodeConstant.Of(parameters))
        {
            instance.Net($"{constant.Name}_o", $"{constant.Name}_o");
        }

        return instance.Rest().View();
    }

    /// <summary>The link to the router.</summary>
    public static ViewModel Merge(ModuleInterface merge) => new Instance(merge, "u_merge")
        .Stream("spike", "out_spike").Through("flit", "send")
        .Rest()
        .View();

    /// <summary>Every wire and its width.</summary>
    public IEnumerable<(string Name, int Width)> Wires()
    {
        int entries = FixedPoint.UnsignedWidth(parameters.Destinations);
        return
        [
            ("front_valid", 1), ("front_kind", 2), ("front_data", 32),
            ("spike_flit_ready", 1), ("packet_flit_ready", 1),
            ("ack_valid", 1), ("ack_ready", 1), ("ack_data", 32),
            ("packet_valid", 1), ("packet_ready", 1), ("packet_kind", 2), ("packet_data", 32),
            ("out_spike_valid", 1), ("out_spike_ready", 1), ("out_spike_data", 32),
            ("node", 9), ("entries", entries), ("consumers", entries),
            ("entry_index", FixedPoint.IndexWidth(parameters.Destinations)), ("entry", 10),
            ("predecessors", FixedPoint.UnsignedWidth(parameters.Predecessors)), ("list", 9 * parameters.Predecessors),
            ("table_read", 1), ("table_ready", 1), ("table_cleared", 1), ("table_write", 1), ("table_index", FixedPoint.IndexWidth(parameters.Sources)),
            ("table_in", parameters.RowWidth + 1), ("table_out", parameters.RowWidth + 1),
            ("register_write", 1), ("register_address", 32), ("register_in", 32),
            ("register_mapped", 1), ("register_writable", 1), ("register_out", 32),
            ("acknowledged", 1), ("fired", 1), ("error", 8),
        ];
    }
}
