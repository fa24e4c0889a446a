namespace Hdl.Core.Processes;

/// <summary>An external program that the work needs is not installed; the command line ends with exit code 3.</summary>
/// <param name="tool">The executable's name.</param>
/// <param name="installCommand">The command that installs it.</param>
public sealed class ToolMissingException(string tool, string installCommand)
    : Exception($"The program '{tool}' was not found. Install it with: {installCommand}")
{
    /// <summary>The executable's name.</summary>
    public string Tool { get; } = tool;

    /// <summary>The command that installs it.</summary>
    public string InstallCommand { get; } = installCommand;

    /// <summary>The exception for a tool that Debian or Ubuntu carries, with the name of its package there.</summary>
    /// <param name="tool">The executable's name, or a path to it.</param>
    public static ToolMissingException For(string tool) =>
        new(tool, $"sudo apt-get install {PackageOf(Path.GetFileName(tool))}");

    private static string PackageOf(string executable) => executable switch
    {
        "verilator" or "verilator_bin" or "verilator_coverage" => "verilator",
        "iverilog" or "vvp" => "iverilog",
        "sby" or "yosys-smtbmc" => "yosys",
        "g++" or "c++" => "g++",
        "ar" or "ld" or "nm" => "binutils",
        "sta" => "opensta",
        "dtc" => "device-tree-compiler",
        "icepack" => "fpga-icestorm",
        _ => executable,
    };
}
