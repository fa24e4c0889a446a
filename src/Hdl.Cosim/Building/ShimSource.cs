using System.Globalization;
using System.Text;
using Hdl.Core.Ports;

namespace Hdl.Cosim.Building;

/// <summary>
/// The C++ between this program and a model: what is compiled with every model, with the generated list of its ports,
/// and what is compiled once.
/// </summary>
internal static class ShimSource
{
    /// <summary>Name of the generated list of ports.</summary>
    public const string PortsHeader = "hdl_ports.h";

    /// <summary>Name of what is compiled with every model.</summary>
    public const string OfModel = "hdl_dut.h";

    /// <summary>Name, without its ending, of what is compiled once.</summary>
    public const string Common = "shim";

    /// <summary>Headers of what does not depend on the ports.</summary>
    public static readonly string[] Headers = ["hdl_model.h", "hdl_fields.h"];

    // They travel beside the program.
    private static readonly string[] Files =
        [OfModel, $"{Common}.cpp", .. Headers, "hdl_streams.h", "hdl_memory.h", "hdl_abi.h"];

    /// <summary>Folder of the shim.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "cocosim");

    /// <summary>Texts of the shim's files, for the cache key.</summary>
    public static IEnumerable<string> Texts => Files.Select(file => File.ReadAllText(Path.Combine(Folder, file)));

    /// <summary>The list of ports as an X-macro.</summary>
    public static string Ports(ModuleInterface module)
    {
        var text = new StringBuilder();
        foreach (Port port in module.Ports)
        {
            // Verilator would rename the port.
            if (port.Name.Contains("__", StringComparison.Ordinal))
            {
                throw new NotSupportedException(
                    $"Port '{port.Name}' has two underscores in a row, which C++ reserves.");
            }

            text.Append(CultureInfo.InvariantCulture, $"HDL_PORT({port.Name}, {port.Width}, {RoleOf(module, port)})\n");
        }

        return text.ToString();
    }

    private static string RoleOf(ModuleInterface module, Port port) =>
        port.Direction == PortDirection.Output ? "ROLE_OUTPUT"
        : port.Name == ModuleInterface.ClockPort || port.Name == module.ResetPort ? "ROLE_CLOCK_OR_RESET"
        : "ROLE_INPUT";
}
