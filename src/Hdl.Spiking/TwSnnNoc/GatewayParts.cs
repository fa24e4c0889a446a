using System.Globalization;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>The gateway's own modules: the host's packet port, and the collector of the output layer's spikes.</summary>
internal static class GatewayParts
{
    private const int Longest = 258;

    /// <summary>Adds the port for the host's memory packets.</summary>
    public static ModuleInterface PacketPort(TwSnnNocResolvedParameters configuration, DesignBuilder design)
    {
        string module = $"{configuration.Parameters.Module}_packet_port";
        ModuleInterface requests = Queue(32, design);
        ModuleInterface answers = Queue(33, design);
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Group("Packets of the host: head, address, data; and their answers").InputStream("host", ("data", 32), ("last", 1))
            .OutputStream("answer", ("data", 32), ("last", 1))
            .Group("Requests into the network, answers out of it").OutputStream("packet", ("kind", 2), ("data", 32))
            .InputStreamWithoutReady("flit", ("kind", 2), ("data", 32))
            .Group("One cycle each: a packet is cut; one is refused; a flit nobody asked for is dropped")
            .Output("cut_o", 1).Output("refused_o", 1).Output("surplus_o", 1)
            .Build();
        return design.AddModule("noc_packet_port", ports, new ViewModel
        {
            ["gateway"] = Address(configuration.Gateway),
            ["nodes"] = string.Join(", ", configuration.Clusters.Select(cluster => Address(cluster.Address))).WrapAt(80, "\n      "),
            ["instances"] = new List<ViewModel>
            {
                InstanceView.Of(requests, "u_requests", new Dictionary<string, string>
                {
                    ["in_valid_i"] = "beat && fits",
                    ["in_ready_o"] = "unused_request_room",
                    ["in_data_i"] = "host_data_i",
                    ["out_valid_o"] = "front_valid",
                    ["out_ready_i"] = "front_ready",
                    ["out_data_o"] = "front",
                }),
                InstanceView.Of(answers, "u_answers", new Dictionary<string, string>
                {
                    ["in_valid_i"] = "take || refuse",
                    ["in_ready_o"] = "unused_answer_room",
                    ["in_data_i"] = "refuse ? {1'b1, refusal} : {ends, flit_data_i}",
                    ["out_valid_o"] = "answer_valid_o",
                    ["out_ready_i"] = "answer_ready_i",
                    ["out_data_o"] = "{answer_last_o, answer_data_o}",
                }),
            },
        });
    }

    /// <summary>Adds the collector of the output layer's spikes.</summary>
    public static ModuleInterface Collector(TwSnnNocResolvedParameters configuration, DesignBuilder design)
    {
        string module = $"{configuration.Parameters.Module}_spike_collector";
        IReadOnlyList<NocClusterParameters> nodes = configuration.Layer(configuration.Network.Layers.Count - 1);
        int outputs = configuration.Fixed.Outputs;
        int vector = FixedPoint.IndexWidth(outputs);
        int sum = Math.Max(vector, 8) + 1;
        int index = FixedPoint.IndexWidth(nodes.Count);
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Group("Spikes, ends of step and acknowledgements").InputStreamWithoutReady("flit", ("data", 32))
            .Group("Vectors").OutputStream("vector", ("bits", outputs))
            .Group("Acknowledgements to send").OutputStream("ack", ("data", 32))
            .Group("One cycle each: an acknowledgement has come; a flit is dropped").Output("ack_o", 1).Output("dropped_o", 1)
            .Build();
        return design.AddModule("noc_spike_collector", ports, new ViewModel
        {
            ["gateway"] = Address(configuration.Gateway),
            ["several"] = nodes.Count > 1,
            ["receiver"] = nodes.Count > 1 ? "receiver" : Address(nodes[0].Address),
            ["vector"] = VectorRange.Of(outputs),
            ["vector_zero"] = Literal.Decimal(0, outputs),
            ["bit_select"] = outputs == 1 ? "" : vector == 1 ? "[neuron[0]]" : $"[neuron[{Text(vector - 1)}:0]]",
            ["sum_vector"] = VectorRange.Of(sum),
            ["sum_zero"] = Literal.Decimal(0, sum),
            ["neuron"] = $"{{{Literal.Decimal(0, sum - 8)}, flit_data_i[29:22]}}",
            ["outputs_literal"] = Literal.Decimal(outputs, sum),
            ["nodes_vector"] = VectorRange.Of(nodes.Count),
            ["none"] = Literal.Decimal(0, nodes.Count),
            ["index_vector"] = VectorRange.Of(index),
            ["index_zero"] = Literal.Decimal(0, index),
            ["index_one"] = Literal.Decimal(1, index),
            ["last_index"] = Literal.Decimal(nodes.Count - 1, index),
            ["nodes"] = nodes.Select((node, place) => new ViewModel
            {
                ["address"] = Address(node.Address),
                ["bit"] = Literal.Binary(1L << place, nodes.Count),
                ["first"] = Literal.Decimal(node.First, sum),
                ["label"] = place == nodes.Count - 1 ? "default" : Literal.Decimal(place, index),
            }).ToList(),
        });
    }

    /// <summary>A node's address as coordinates: one octal digit each for z, y and x.</summary>
    public static string Address(int address) => string.Create(
        CultureInfo.InvariantCulture, $"9'o{address >> 6}{(address >> 3) & 7}{address & 7}");

    private static ModuleInterface Queue(int width, DesignBuilder design) => new FifoGenerator().Generate(
        new FifoParameters { Style = design.Style, Width = width, Depth = Longest, Storage = FifoStorage.Ram }, design);

    // A list of labels may be longer than a line.
    private static string WrapAt(this string list, int width, string newLine)
    {
        var lines = new List<string> { "" };
        foreach (string item in list.Split(", "))
        {
            if (lines[^1].Length + item.Length > width)
            {
                lines.Add("");
            }

            lines[^1] += lines[^1].Length == 0 ? item : $", {item}";
        }

        return string.Join($",{newLine}", lines);
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
