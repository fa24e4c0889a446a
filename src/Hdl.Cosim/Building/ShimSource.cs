using System.Globalization;
using System.Text;
using Hdl.Core.Ports;

namespace Hdl.Cosim.Building;

/// <summary>The C++ that is compiled with every model: the shim, and the generated list of ports.</summary>
internal static class ShimSource
{
    /// <summary>Name of the generated list of ports.</summary>
    public const string PortsHeader = "hdl_ports.h";

    /// <summary>The shim's files; they travel beside the program.</summary>
    public static readonly string[] Files = ["shim.cpp", "hdl_streams.h", "hdl_memory.h", "hdl_abi.h"];

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
