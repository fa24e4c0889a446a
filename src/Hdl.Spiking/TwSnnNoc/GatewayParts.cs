using System.Globalization;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>
/// The gateway's own modules: the host's packet port, and the collector of the output layer's spikes.
/// </summary>
internal static class GatewayParts
{
    private const int Longest = 258;

    // Addresses that fit in a line of the list of nodes.
    private const int AddressesPerLine = 9;

    /// <summary>Adds the port for the host's memory packets.</summary>
    /// <returns>Its name.</returns>
    public static string PacketPort(TwSnnNocResolvedParameters configuration, DesignBuilder design)
    {
        string module = $"{configuration.Parameters.Module}_packet_port";
        string requests = Queue(32, design);
        string answers = Queue(33, design);
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Group("Packets of the host: head, address, data; and their answers")
            .InputStream("host", ("data", 32), ("last", 1)).OutputStream("answer", ("data", 32), ("last", 1))
            .Group("Requests into the network, answers out of it").OutputStream("packet", ("kind", 2), ("data", 32))
            .InputStreamWithoutReady("flit", ("kind", 2), ("data", 32))
            .Group("One cycle each: a packet is cut; one is refused; a flit nobody asked for is dropped")
            .Output("cut_o", 1).Output("refused_o", 1).Output("surplus_o", 1)
            .Build();
        return design.AddModule("noc_packet_port", ports, new ViewModel
        {
            ["gateway"] = Octal(configuration.Gateway),
            ["lines"] = configuration.Clusters.Select(cluster => Octal(cluster.Address)).Chunk(AddressesPerLine)
                .Select(line => new ViewModel { ["nodes"] = line }).ToList(),
            ["request_queue"] = requests,
            ["answer_queue"] = answers,
        }).Name;
    }

    /// <summary>Adds the collector of the output layer's spikes.</summary>
    /// <returns>Its name.</returns>
    public static string Collector(TwSnnNocResolvedParameters configuration, DesignBuilder design)
    {
        string module = $"{configuration.Parameters.Module}_spike_collector";
        IReadOnlyList<NocClusterParameters> nodes = configuration.Layer(configuration.Network.Layers.Count - 1);
        int outputs = configuration.Fixed.Outputs;
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Group("Spikes, ends of step and acknowledgements")
            .InputStreamWithoutReady("flit", ("data", 32))
            .Group("Vectors")
            .OutputStream("vector", ("bits", outputs))
            .Group("Acknowledgements to send")
            .OutputStream("ack", ("data", 32))
            .Group("One cycle each: an acknowledgement has come; a flit is dropped")
            .Output("ack_o", 1)
            .Output("dropped_o", 1)
            .Build();
        return design.AddModule("noc_spike_collector", ports, new ViewModel
        {
            ["gateway"] = Octal(configuration.Gateway),
            ["outputs"] = outputs,
            ["node_count"] = nodes.Count,
            ["nodes"] = nodes.Select((node, index) => new ViewModel
            {
                ["address"] = Octal(node.Address),
                ["index"] = index,
                ["match"] = new string('0', nodes.Count - 1 - index) + "1" + new string('0', index),
                ["first"] = node.First,
            }).ToList(),
        }).Name;
    }

    /// <summary>A node's address as coordinates: three octal digits, z, y and x.</summary>
    public static string Octal(int address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address >> 6}{(address >> 3) & 7}{address & 7}");

    private static string Queue(int width, DesignBuilder design)
    {
        var queue = new FifoParameters { Width = width, Depth = Longest, Storage = FifoStorage.Ram };
        return new FifoGenerator().Generate(queue with { Style = design.Style }, design).Name;
    }
}
