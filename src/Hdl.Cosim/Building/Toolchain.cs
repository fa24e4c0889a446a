using Hdl.Core.Processes;

namespace Hdl.Cosim.Building;

/// <summary>The programs a model is built with, and how they are called.</summary>
/// <param name="Verilator">Executable of Verilator.</param>
/// <param name="Compiler">Executable of the C++ compiler.</param>
public sealed record Toolchain(string Verilator = "verilator", string Compiler = "g++")
{
    /// <summary>Executable of the C compiler, for drivers.</summary>
    public string CCompiler { get; init; } = "gcc";

    /// <summary>Flags of every compilation; hidden symbols keep several models in one process apart.</summary>
    internal static readonly string[] CompilerFlags =
    [
        "-std=gnu++17", "-fPIC", "-fvisibility=hidden", "-fno-gnu-unique", "-faligned-new", "-w",
        "-DVM_COVERAGE=0", "-DVM_SC=0", "-DVL_USER_FATAL", "-DVL_USER_STOP", "-DVL_USER_FINISH", "-DVL_USER_WARN",
    ];

    /// <summary>
    /// Optimisation of a model. More makes none run faster and takes up to twice as long to compile; in the long
    /// functions of large ones the search for stores that nobody reads takes a tenth of the time and finds next to
    /// nothing.
    /// </summary>
    internal static readonly string[] Optimisation = ["-O1", "-fno-tree-dse"];

    /// <summary>Preprocessor flags of a variant.</summary>
    internal static string[] VariantFlags(BuildVariant variant) =>
        variant == BuildVariant.Traced
            ? ["-DVM_TRACE=1", "-DVM_TRACE_FST=1", "-DVM_TRACE_VCD=0", "-DHDL_TRACE=1"]
            : ["-DVM_TRACE=0", "-DVM_TRACE_FST=0", "-DVM_TRACE_VCD=0", "-DHDL_TRACE=0"];

    /// <summary>Runs one of the programs and turns its failure into an exception with its message.</summary>
    internal static async Task RunAsync(
        IProcessRunner runner, string folder, string tool, IEnumerable<string> arguments,
        CancellationToken cancellationToken)
    {
        ProcessResult result = await runner
            .RunAsync(new ProcessRequest(tool, [.. arguments]) { WorkingDirectory = folder }, cancellationToken)
            .ConfigureAwait(false);
        if (!result.Succeeded)
        {
            throw new ModelBuildException(tool, Digest(result.StandardError + result.StandardOutput));
        }
    }

    /// <summary>The lines that say what is wrong; all of them where none is marked so.</summary>
    private static string Digest(string messages)
    {
        string[] lines = messages.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] errors = [.. lines.Where(line => line.Contains("rror", StringComparison.Ordinal)).Take(10)];
        return string.Join(Environment.NewLine, errors.Length > 0 ? errors : lines);
    }
}
