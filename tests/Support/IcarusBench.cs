using Hdl.Core.Designs;

namespace Hdl.Tests.Support;

/// <summary>Runs a bench of a few lines with a generated design.</summary>
internal static class IcarusBench
{
    /// <summary>What the bench prints.</summary>
    /// <param name="design">Its Verilog files are compiled with the bench.</param>
    /// <param name="bench">A module <c>bench</c> without ports.</param>
    public static Task<string> RunAsync(Design design, string bench) =>
        Icarus.RunAsync(bench, [.. design.OfKind(DesignFileKind.Verilog).Select(file => (file.Name, file.Text))]);
}
