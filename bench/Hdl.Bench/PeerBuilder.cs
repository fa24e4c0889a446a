using Hdl.Core.Designs;
using Hdl.Core.Processes;
using Hdl.Cosim.Building;

namespace Hdl.Bench;

/// <summary>
/// Builds the native test bench of a design: the same Verilator flags, the same compiler flags, no shared library.
/// </summary>
internal static class PeerBuilder
{
    public static async Task<string> BuildAsync(IProcessRunner runner, Design design, string folder)
    {
        string rtl = Directory.CreateDirectory(Path.Combine(folder, "rtl")).FullName;
        foreach (DesignFile file in design.Files)
        {
            // Memory files lie in the folder that the program starts in.
            string home = file.Kind == DesignFileKind.Verilog ? rtl : folder;
            await File.WriteAllTextAsync(Path.Combine(home, file.Name), file.Text);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "peer_dut.h"), PeerHeader.Of(design.Top));
        await Toolchain.RunAsync(
            runner, folder, "verilator",
            [
                .. ModelBuilder.VerilatorFlags,
                "--top-module",
                design.Top.Name,
                "--Mdir",
                "cpp",
                .. design.OfKind(DesignFileKind.Verilog).Select(file => $"rtl/{file.Name}"),
            ],
            default);
        ProcessResult root = await runner.RunAsync(new ProcessRequest("verilator", "--getenv", "VERILATOR_ROOT"));
        string include = root.StandardOutput.Trim();
        string[] sources = [.. Directory.GetFiles(Path.Combine(folder, "cpp"), "*.cpp").Order(StringComparer.Ordinal)];
        string runtime = await new RuntimeBuilder(runner, new BuildCache(), new Toolchain())
            .BuildAsync("bench", include, BuildVariant.Plain, default);
        string[] flags =
        [
            .. Toolchain.CompilerFlags.Where(flag => flag != "-fPIC"),
            .. Toolchain.VariantFlags(BuildVariant.Plain),
            .. RuntimeBuilder.IncludeFlags(include),
            .. Toolchain.Optimisation,
            "-I",
            "cpp",
            "-I",
            folder,
        ];
        string main = Path.Combine(AppContext.BaseDirectory, "native", "peer.cpp");
        await Toolchain.RunAsync(
            runner, folder, "g++",
            [.. flags, "-o", "peer", main, .. sources, .. RuntimeBuilder.ObjectsIn(runtime), "-pthread"], default);
        return Path.Combine(folder, "peer");
    }
}
