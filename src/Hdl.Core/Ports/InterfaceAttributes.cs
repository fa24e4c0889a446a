namespace Hdl.Core.Ports;

/// <summary>
/// Attributes on clock and reset of a top module with AXI ports. Vivado knows AXI4, AXI4-Stream and AXI4-Lite by the
/// names of their ports, and takes clock and reset for such too; which of them go with which clock, and that 0 resets,
/// it must be told. To every other tool they are attributes like any.
/// </summary>
internal static class InterfaceAttributes
{
    private const string Indent = "    ";
    private const int Columns = 100;

    /// <summary>What goes before each port of a top module; nothing where it has no AXI ports.</summary>
    public static Func<Port, string> Of(ModuleInterface top)
    {
        string[] buses = [.. AxiBuses.NamesOf(top)];
        if (buses.Length == 0)
        {
            return _ => "";
        }

        string clock =
            $"ASSOCIATED_BUSIF "
            + $"{string.Join(':', buses)}{(top.ResetPort.Length > 0 ? $", ASSOCIATED_RESET {top.ResetPort}" : "")}";
        return port =>
            port.Name == ModuleInterface.ClockPort ? Attributes("clock", port.Name, "CLK", clock)
            : port.Name == top.ResetPort
                ? Attributes(
                    "reset", port.Name, "RST", top.ResetActiveLow ? "POLARITY ACTIVE_LOW" : "POLARITY ACTIVE_HIGH")
            : "";
    }

    private static string Attributes(string signal, string port, string pin, string parameter) =>
        Attribute("X_INTERFACE_INFO", $"xilinx.com:signal:{signal}:1.0 {port} {pin}")
        + Attribute("X_INTERFACE_PARAMETER", parameter);

    // A string cannot be continued on another line: a long one begins one, as far to the right as there is room.
    private static string Attribute(string name, string value)
    {
        string line = $"{Indent}(* {name} = \"{value}\" *)\n";
        string tail = $"\"{value}\" *)\n";
        return line.Length <= Columns + 1
            ? line
            : $"{Indent}(* {name} "
                + $"=\n{tail.PadLeft(tail.Length + Math.Clamp(Columns + 1 - tail.Length, 0, Indent.Length + 3))}";
    }
}
