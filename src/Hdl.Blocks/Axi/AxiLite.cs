using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Blocks.Axi;

/// <summary>The AXI4-Lite port that register files share.</summary>
public static class AxiLite
{
    /// <summary>Width of an address.</summary>
    public const int AddressWidth = AxiLiteAddress.Width;

    /// <summary>Adds the five channels as ports and streams.</summary>
    public static InterfaceBuilder Channels(InterfaceBuilder ports) => ports.Include(new AxiLitePorts());

    /// <summary>Adds the module with the handshakes.</summary>
    /// <param name="module">Its name.</param>
    /// <param name="design">The design.</param>
    /// <param name="fire">Net that tells of a write to be decided on.</param>
    /// <param name="held">Nets in place of ports of the channels, for a write that is held back.</param>
    /// <returns>Its instance, whose other nets have the names of its ports.</returns>
    public static ViewModel AddPort(
        string module, DesignBuilder design, string fire, IReadOnlyDictionary<string, string>? held = null)
    {
        ModuleInterface ports = Channels(new InterfaceBuilder(module, design.Style))
            .Group("""
                Register file: `write_fire_o` marks a write to be decided on, `write_commit_o` one to be
                carried out
                """
            )
            .Output("write_fire_o", 1)
            .Output("write_commit_o", 1)
            .Output("write_address_o", AddressWidth)
            .Output("write_data_o", 32)
            .Input("write_ok_i", 1)
            .Output("read_address_o", AddressWidth)
            .Input("read_data_i", 32)
            .Input("read_ok_i", 1)
            .Build();
        var port = new Instance(design.AddModule("axi_lite_port", ports, []), "u_port");
        foreach ((string name, string net) in held ?? new Dictionary<string, string>())
        {
            port.Net(name, net);
        }

        return port.Through("s_axil").Net("write_fire_o", fire).Rest().View();
    }
}
