using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.NetworkInterface;

/// <summary>What connects the parts of a network interface.</summary>
/// <param name="parameters">Which interface.</param>
internal sealed class InterfaceNets(NetworkInterfaceParameters parameters)
{
    /// <summary>Queue of what comes from the router.</summary>
    public Dictionary<string, string> Receive { get; } = new()
    {
        ["in_valid_i"] = "receive_valid_i",
        ["in_ready_o"] = "receive_ready_o",
        ["in_data_i"] = "{receive_kind_i, receive_data_i}",
        ["out_valid_o"] = "front_valid",
        ["out_ready_i"] = "front_ready",
        ["out_data_o"] = "{front_kind, front_data}",
    };

    /// <summary>Spikes from other nodes.</summary>
    public Dictionary<string, string> Receiver { get; } = new()
    {
        ["flit_valid_i"] = "spike_flit_valid",
        ["flit_ready_o"] = "spike_flit_ready",
        ["flit_data_i"] = "front_data",
        ["event_valid_o"] = "event_valid_o",
        ["event_ready_i"] = "event_ready_i",
        ["event_address_o"] = "event_address_o",
        ["event_last_o"] = "event_last_o",
        ["event_null_o"] = "event_null_o",
        ["node_i"] = "node",
        ["list_i"] = "list",
        ["predecessors_i"] = "predecessors",
        ["table_read_i"] = "table_read",
        ["table_ready_o"] = "table_ready",
        ["table_cleared_o"] = "table_cleared",
        ["table_write_i"] = "table_write",
        ["table_index_i"] = "table_index",
        ["table_data_i"] = "table_in",
        ["table_data_o"] = "table_out",
        ["ack_valid_o"] = "ack_valid",
        ["ack_ready_i"] = "ack_ready",
        ["ack_data_o"] = "ack_data",
        ["ack_o"] = "acknowledged",
        ["fired_o"] = "fired",
        ["unknown_o"] = "error[0]",
        ["outside_o"] = "error[1]",
        ["late_o"] = "error[2]",
        ["end_o"] = "error[3]",
        ["reserved_o"] = "error[5]",
    };

    /// <summary>Spikes to other nodes.</summary>
    public Dictionary<string, string> Sender { get; } = new()
    {
        ["spike_valid_i"] = "spike_valid_i",
        ["spike_ready_o"] = "spike_ready_o",
        ["spike_neuron_i"] = parameters.NeuronWidth == 8
            ? "spike_address_i" : $"{{{Literal.Decimal(0, 8 - parameters.NeuronWidth)}, spike_address_i}}",
        ["spike_source_i"] = "node",
        ["spike_last_i"] = "spike_last_i",
        ["spike_null_i"] = "spike_null_i",
        ["node_i"] = "node",
        ["entries_i"] = "entries",
        ["consumers_i"] = "consumers",
        ["entry_index_o"] = "entry_index",
        ["entry_i"] = "entry",
        ["ack_i"] = "acknowledged",
        ["stray_o"] = "error[4]",
        ["flit_valid_o"] = "out_spike_valid",
        ["flit_ready_i"] = "out_spike_ready",
        ["flit_data_o"] = "out_spike_data",
    };

    /// <summary>Memory packets.</summary>
    public Dictionary<string, string> Memory { get; } = new()
    {
        ["flit_valid_i"] = "packet_flit_valid",
        ["flit_ready_o"] = "packet_flit_ready",
        ["flit_kind_i"] = "front_kind",
        ["flit_data_i"] = "front_data",
        ["packet_valid_o"] = "packet_valid",
        ["packet_ready_i"] = "packet_ready",
        ["packet_kind_o"] = "packet_kind",
        ["packet_data_o"] = "packet_data",
        ["node_i"] = "node",
        ["load_valid_o"] = "load_valid_o",
        ["load_ready_i"] = "load_ready_i",
        ["load_bank_o"] = "load_bank_o",
        ["load_row_o"] = "load_row_o",
        ["load_word_o"] = "load_word_o",
        ["load_data_o"] = "load_data_o",
        ["read_valid_o"] = "read_valid_o",
        ["read_ready_i"] = "read_ready_i",
        ["read_bank_o"] = "read_bank_o",
        ["read_row_o"] = "read_row_o",
        ["read_word_o"] = "read_word_o",
        ["readback_valid_i"] = "readback_valid_i",
        ["readback_ready_o"] = "readback_ready_o",
        ["readback_data_i"] = "readback_data_i",
        ["table_read_o"] = "table_read",
        ["table_ready_i"] = "table_ready",
        ["table_cleared_i"] = "table_cleared",
        ["table_write_o"] = "table_write",
        ["table_index_o"] = "table_index",
        ["table_data_o"] = "table_in",
        ["table_data_i"] = "table_out",
        ["register_write_o"] = "register_write",
        ["register_address_o"] = "register_address",
        ["register_data_o"] = "register_in",
        ["register_mapped_i"] = "register_mapped",
        ["register_writable_i"] = "register_writable",
        ["register_data_i"] = "register_out",
        ["framing_o"] = "error[6]",
        ["response_o"] = "error[7]",
    };

    /// <summary>Lists and registers.</summary>
    public Dictionary<string, string> Registers
    {
        get
        {
            var nets = new Dictionary<string, string>
            {
                ["write_i"] = "register_write",
                ["address_i"] = "register_address",
                ["data_i"] = "register_in",
                ["mapped_o"] = "register_mapped",
                ["writable_o"] = "register_writable",
                ["data_o"] = "register_out",
                ["shape_i"] = Literal.Hex(NodeRegistersModule.Shape(parameters), 32),
                ["lists_i"] = Literal.Hex(NodeRegistersModule.Lists(parameters), 32),
                ["node_o"] = "node",
                ["entries_o"] = "entries",
                ["consumers_o"] = "consumers",
                ["entry_index_i"] = "entry_index",
                ["entry_o"] = "entry",
                ["predecessors_o"] = "predecessors",
                ["list_o"] = "list",
                ["error_i"] = "error",
                ["fired_i"] = "fired",
            };
            foreach (NodeConstant constant in NodeConstant.Of(parameters))
            {
                nets.Add($"{constant.Name}_o", $"{constant.Name}_o");
            }

            return nets;
        }
    }

    /// <summary>The link to the router.</summary>
    public Dictionary<string, string> Merge { get; } = new()
    {
        ["ack_valid_i"] = "ack_valid",
        ["ack_ready_o"] = "ack_ready",
        ["ack_data_i"] = "ack_data",
        ["packet_valid_i"] = "packet_valid",
        ["packet_ready_o"] = "packet_ready",
        ["packet_kind_i"] = "packet_kind",
        ["packet_data_i"] = "packet_data",
        ["spike_valid_i"] = "out_spike_valid",
        ["spike_ready_o"] = "out_spike_ready",
        ["spike_data_i"] = "out_spike_data",
        ["flit_valid_o"] = "send_valid_o",
        ["flit_ready_i"] = "send_ready_i",
        ["flit_kind_o"] = "send_kind_o",
        ["flit_data_o"] = "send_data_o",
    };

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
