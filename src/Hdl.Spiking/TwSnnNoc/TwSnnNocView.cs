using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Noc.NocMesh;
using Hdl.Spiking.TwSnnNode;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>What the template of the top module substitutes.</summary>
/// <param name="configuration">Which network on which mesh.</param>
/// <param name="design">Receives the modules that it instantiates.</param>
internal sealed class TwSnnNocView(TwSnnNocResolvedParameters configuration, DesignBuilder design)
{
    private readonly MeshSize _size = configuration.Parameters.Size;

    /// <summary>The view model.</summary>
    public ViewModel Build()
    {
        string mesh = new NocMeshGenerator().Generate(configuration.Mesh, design).Name;
        string gateway = GatewayModule.Add(configuration, design);
        // With one channel, a node's streams are the link; with two, a module in between chooses.
        string localPort = configuration.Parameters.VirtualChannels > 1 ? LocalPort() : "";
        IEnumerable<int> idle = Enumerable.Range(0, _size.Nodes).Select(_size.AddressOf).Where(IsIdle);
        return new ViewModel
        {
            ["shape"] = string.Join('-', configuration.Network.Shape),
            ["size"] = _size.ToString(),
            ["nodes"] = _size.Nodes,
            ["mesh"] = mesh,
            ["gateway"] = gateway,
            ["local_port"] = localPort,
            ["host"] = Place(configuration.Gateway),
            ["clusters"] = configuration.Clusters.Select(Cluster).ToList(),
            ["idle"] = idle.Select(Place).ToList(),
        };
    }

    private bool IsIdle(int address) =>
        address != configuration.Gateway && configuration.Clusters.All(cluster => cluster.Address != address);

    private ViewModel Cluster(NocClusterParameters cluster) => new()
    {
        ["place"] = Place(cluster.Address),
        ["module"] = new TwSnnNodeGenerator().Generate(cluster.Node, design).Name,
        ["layer"] = cluster.Layer + 1,
        ["first"] = cluster.First,
        ["last"] = cluster.First + cluster.Neurons - 1,
    };

    // The router at an address: its number in the mesh's vectors, and what its signals are called.
    private ViewModel Place(int address) => new()
    {
        ["address"] = GatewayParts.Octal(address),
        ["index"] = _size.NodeAt(address),
        ["name"] = Name(address & 7, (address >> 3) & 7, address >> 6),
    };

    private static string Name(int x, int y, int z) =>
        string.Create(CultureInfo.InvariantCulture, $"node_x{x}_y{y}_z{z}");

    private string LocalPort()
    {
        const string Module = "noc_local_port";
        ModuleInterface ports = new InterfaceBuilder(Module, design.Style)
            .Group("Node")
            .Input("send_valid_i", 1).Output("send_ready_o", 1).Input("send_kind_i", 2).Input("send_data_i", 32)
            .Output("receive_valid_o", 1).Input("receive_ready_i", 1)
            .Group("Router; kind and data pass by")
            .Output("in_valid_o", 2).Input("in_ready_i", 2).Input("out_valid_i", 2).Output("out_ready_o", 2)
            .Build();
        return design.AddModule(Module, ports, []).Name;
    }
}
