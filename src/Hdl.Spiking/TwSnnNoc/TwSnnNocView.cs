using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;
using Hdl.Noc.NocMesh;
using Hdl.Spiking.TwSnnNode;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>What the template of the top module substitutes.</summary>
/// <param name="configuration">Which network on which mesh.</param>
/// <param name="design">Receives the modules that it instantiates.</param>
internal sealed class TwSnnNocView(TwSnnNocResolvedParameters configuration, DesignBuilder design)
{
    private readonly MeshSize _size = configuration.Parameters.Size;
    private readonly int _channels = configuration.Parameters.VirtualChannels;
    private readonly List<(string Name, int Width)> _wires = [];

    /// <summary>The view model.</summary>
    public ViewModel Build()
    {
        int nodes = _size.Nodes;
        _wires.AddRange(
        [
            ("in_valid", nodes * _channels), ("in_ready", nodes * _channels), ("in_kind", 2 * nodes), ("in_data", 32 * nodes),
            ("out_valid", nodes * _channels), ("out_ready", nodes * _channels), ("out_kind", 2 * nodes), ("out_data", 32 * nodes),
            ("dropped", 8 * nodes),
        ]);
        ModuleInterface mesh = new NocMeshGenerator().Generate(configuration.Mesh, design);
        List<ViewModel> instances =
        [
            InstanceView.Of(mesh, "u_mesh", mesh.Ports.Skip(2).ToDictionary(port => port.Name, port => port.Name[..^2])),
        ];
        instances.AddRange(Gateway());
        foreach (NocClusterParameters cluster in configuration.Clusters)
        {
            ModuleInterface node = new TwSnnNodeGenerator().Generate(cluster.Node, design);
            instances.AddRange(Attach(node, $"u_{Name(cluster.Address)}", cluster.Address, []));
        }

        IReadOnlyList<int> idle = [.. Enumerable.Range(0, nodes).Select(_size.AddressOf)
            .Where(address => address != configuration.Gateway && configuration.Clusters.All(cluster => cluster.Address != address))];
        List<ViewModel> unused = [.. idle.Select(Idle)];
        int widest = _wires.Max(wire => wire.Width);
        return new ViewModel
        {
            ["shape"] = string.Join('-', configuration.Network.Shape),
            ["size"] = _size.ToString(),
            ["gateway"] = GatewayParts.Address(configuration.Gateway),
            ["placement"] = configuration.Clusters.Select(cluster => new ViewModel
            {
                ["address"] = GatewayParts.Address(cluster.Address),
                ["what"] = $"layer {Text(cluster.Layer + 1)}, neurons {Text(cluster.First)} to {Text(cluster.First + cluster.Neurons - 1)}",
            }).ToList(),
            ["wires"] = _wires.Select(wire => new ViewModel { ["name"] = wire.Name, ["range"] = VectorRange.Padded(wire.Width, widest) }).ToList(),
            ["idle"] = unused,
            ["instances"] = instances,
        };
    }

    private IEnumerable<ViewModel> Gateway()
    {
        ModuleInterface gateway = GatewayModule.Add(configuration, design);
        var nets = new Dictionary<string, string>
        {
            ["cut_count_o"] = "cut_count_o",
            ["refused_count_o"] = "refused_count_o",
            ["dropped_count_o"] = "dropped_count_o",
        };
        foreach ((string inner, string outer) in ((string, string)[])[("pixel", "s_axis_pixel"), ("result", "m_axis_result"), ("host", "s_axis_flit"), ("answer", "m_axis_flit")])
        {
            foreach (Port port in gateway.Ports.Where(port => port.Name.StartsWith($"{inner}_", StringComparison.Ordinal)))
            {
                nets.Add(port.Name, $"{outer}_t{port.Name[(inner.Length + 1)..^2]}");
            }
        }

        return Attach(gateway, "u_gateway", configuration.Gateway, nets);
    }

    // With one channel, a node's streams are the link; with two, a module in between chooses.
    private IEnumerable<ViewModel> Attach(ModuleInterface module, string name, int address, Dictionary<string, string> nets)
    {
        int node = _size.NodeAt(address);
        string slot = _channels == 1 ? $"[{Text(node)}]" : $"[{Text((2 * node) + 1)}:{Text(2 * node)}]";
        string prefix = Name(address);
        nets["receive_kind_i"] = $"out_kind[{Text((2 * node) + 1)}:{Text(2 * node)}]";
        nets["receive_data_i"] = $"out_data[{Text((32 * node) + 31)}:{Text(32 * node)}]";
        nets["send_kind_o"] = $"in_kind[{Text((2 * node) + 1)}:{Text(2 * node)}]";
        nets["send_data_o"] = $"in_data[{Text((32 * node) + 31)}:{Text(32 * node)}]";
        (string, string)[] handshakes =
        [
            ("receive_valid_i", $"out_valid{slot}"), ("receive_ready_o", $"out_ready{slot}"),
            ("send_valid_o", $"in_valid{slot}"), ("send_ready_i", $"in_ready{slot}"),
        ];
        foreach ((string port, string link) in handshakes)
        {
            nets[port] = _channels == 1 ? link : $"{prefix}_{port[..^2]}";
            if (_channels > 1)
            {
                _wires.Add((nets[port], 1));
            }
        }

        yield return InstanceView.Of(module, name, nets);
        if (_channels == 1)
        {
            yield break;
        }

        yield return InstanceView.Of(LocalPort(), $"u_{prefix}_port", new Dictionary<string, string>
        {
            ["send_valid_i"] = nets["send_valid_o"],
            ["send_ready_o"] = nets["send_ready_i"],
            ["send_kind_i"] = nets["send_kind_o"],
            ["send_data_i"] = nets["send_data_o"],
            ["receive_valid_o"] = nets["receive_valid_i"],
            ["receive_ready_i"] = nets["receive_ready_o"],
            ["in_valid_o"] = $"in_valid{slot}",
            ["in_ready_i"] = $"in_ready{slot}",
            ["out_valid_i"] = $"out_valid{slot}",
            ["out_ready_o"] = $"out_ready{slot}",
        });
    }

    private ModuleInterface LocalPort()
    {
        const string Module = "noc_local_port";
        ModuleInterface ports = new InterfaceBuilder(Module, design.Style)
            .Group("Node").Input("send_valid_i", 1).Output("send_ready_o", 1).Input("send_kind_i", 2).Input("send_data_i", 32)
            .Output("receive_valid_o", 1).Input("receive_ready_i", 1)
            .Group("Router; kind and data pass by").Output("in_valid_o", 2).Input("in_ready_i", 2).Input("out_valid_i", 2).Output("out_ready_o", 2)
            .Build();
        return design.AddModule(Module, ports, []);
    }

    private ViewModel Idle(int address)
    {
        int node = _size.NodeAt(address);
        string slot = _channels == 1 ? $"[{Text(node)}]" : $"[{Text((2 * node) + 1)}:{Text(2 * node)}]";
        string kind = $"[{Text((2 * node) + 1)}:{Text(2 * node)}]";
        string data = $"[{Text((32 * node) + 31)}:{Text(32 * node)}]";
        string unused = $"unused_{Name(address)}";
        _wires.Add((unused, 1));
        (string Name, string Value)[] assigns =
        [
            ($"in_valid{slot}", Literal.Decimal(0, _channels)),
            ($"in_kind{kind}", "2'd0"),
            ($"in_data{data}", "32'd0"),
            ($"out_ready{slot}", Literal.Decimal((1 << _channels) - 1, _channels)),
            (unused, $"^{{in_ready{slot}, out_valid{slot}, out_kind{kind}, out_data{data}}}"),
        ];
        return new ViewModel
        {
            ["address"] = GatewayParts.Address(address),
            ["assigns"] = assigns.Select(assign => new ViewModel { ["name"] = assign.Name, ["value"] = assign.Value }).ToList(),
        };
    }

    // node_x1_y0_z0
    private static string Name(int address) => string.Create(
        CultureInfo.InvariantCulture, $"node_x{address & 7}_y{(address >> 3) & 7}_z{address >> 6}");

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
