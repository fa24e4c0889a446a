using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>The module that holds a node's lists and registers.</summary>
internal static class NodeRegistersModule
{
    /// <summary>Adds the module.</summary>
    /// <returns>Its name.</returns>
    public static string Add(NetworkInterfaceParameters parameters, DesignBuilder design)
    {
        IReadOnlyList<NodeConstant> constants = NodeConstant.Of(parameters);
        string kind = parameters.Datapath == Datapath.Potential
            ? string.Create(
                CultureInfo.InvariantCulture, $"a{parameters.Widths.ScaleWidth}_v{parameters.Widths.PotentialWidth}")
            : string.Create(CultureInfo.InvariantCulture, $"c{constants[0].Width}");
        string module = string.Create(
            CultureInfo.InvariantCulture,
            $"noc_node_registers_d{parameters.Lists.Destinations}_p{parameters.Lists.Predecessors}_{kind}");
        int entries = FixedPoint.UnsignedWidth(parameters.Lists.Destinations);
        int predecessors = FixedPoint.UnsignedWidth(parameters.Lists.Predecessors);
        int entryIndex = FixedPoint.IndexWidth(parameters.Lists.Destinations);
        int list = 9 * parameters.Lists.Predecessors;
        InterfaceBuilder ports = new InterfaceBuilder(module, design.Style)
            .Group("Access: what is at an address, and whether these data may be written there")
            .Input("write_i", 1).Input("address_i", 32).Input("data_i", 32)
            .Output("mapped_o", 1).Output("writable_o", 1).Output("data_o", 32)
            .Group("""
                Constants: 15:0 inputs, 31:16 neurons; 15:0 sources, 23:16 destinations, 30:24 predecessors,
                31 count datapath
                """)
            .Constant("shape_i", 32, Shape(parameters)).Constant("lists_i", 32, Lists(parameters))
            .Group("What they hold")
            .Output("node_o", 9).Output("entries_o", entries).Output("consumers_o", entries)
            .Input("entry_index_i", entryIndex).Output("entry_o", 10)
            .Output("predecessors_o", predecessors).Output("list_o", list);
        foreach (NodeConstant constant in constants)
        {
            ports.Output($"{constant.Name}_o", constant.Width);
        }

        ports
            .Group("One cycle each: what goes wrong, in the order of STATUS 15:8; the layer fires")
            .Input("error_i", 8)
            .Input("fired_i", 1);
        return design.AddModule("noc_node_registers", ports.Build(), parameters, new ViewModel
        {
            ["version"] = (long)NodeAddress.VersionValue,
            ["constants"] = constants.Select((constant, index) => new ViewModel
            {
                ["name"] = constant.Name,
                ["title"] = Title(constant.Name),
                ["width"] = constant.Width,
                ["signed"] = constant.Signed,
                ["address"] = NodeAddress.FirstConstant + index,
            }).ToList(),
        }).Name;
    }

    // weight_scale: WeightScale
    private static string Title(string name) =>
        string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>The register SHAPE of a node.</summary>
    public static uint Shape(NetworkInterfaceParameters parameters) =>
        (uint)(parameters.Inputs | (parameters.Neurons << 16));

    /// <summary>The register LISTS of a node.</summary>
    public static uint Lists(NetworkInterfaceParameters parameters) =>
        (uint)(parameters.Lists.Sources | (parameters.Lists.Destinations << 16) | (parameters.Lists.Predecessors << 24))
        | (parameters.Datapath == Datapath.Count ? 1u << 31 : 0);
}
