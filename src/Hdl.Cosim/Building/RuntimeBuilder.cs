using System.Collections.Concurrent;
using Hdl.Core.Processes;

namespace Hdl.Cosim.Building;

/// <summary>
/// Compiles what all models share, once a version: Verilator's runtime, the part of the shim that knows no ports, and a
/// precompiled header of their headers.
/// </summary>
/// <param name="runner">Starts the compiler.</param>
/// <param name="cache">Where the result is kept.</param>
/// <param name="tools">The programs.</param>
internal sealed class RuntimeBuilder(IProcessRunner runner, BuildCache cache, Toolchain tools)
{
    // It takes longer than most models: who needs it while it is being built waits.
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Turns = new();

    /// <summary>File to be included first (<c>-include</c>) in every file of a model.</summary>
    public const string Header = "hdl_runtime.h";

    /// <summary>Flags that find Verilator's own headers.</summary>
    public static string[] IncludeFlags(string verilatorRoot) =>
        [$"-I{verilatorRoot}/include", $"-I{verilatorRoot}/include/vltstd"];

    /// <summary>Object files of the runtime in its folder.</summary>
    public static IEnumerable<string> ObjectsIn(string folder) =>
        Directory.EnumerateFiles(folder, "*.o").Order(StringComparer.Ordinal);

    /// <summary>The folder with objects and the precompiled header.</summary>
    /// <param name="versions">Versions of the programs.</param>
    /// <param name="verilatorRoot">Verilator's folder.</param>
    /// <param name="variant">With or without waveforms.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<string> BuildAsync(
        string versions, string verilatorRoot, BuildVariant variant, CancellationToken cancellationToken)
    {
        string[] optimisation = Toolchain.Optimisation;
        string[] flags =
        [
            .. Toolchain.CompilerFlags,
            .. Toolchain.VariantFlags(variant),
            .. IncludeFlags(verilatorRoot),
            "-I", ShimSource.Folder,
        ];
        string key = BuildCache.KeyOf([
            versions, .. flags.Except([ShimSource.Folder]), .. optimisation, .. ShimSource.Texts,
        ]);
        SemaphoreSlim turn = Turns.GetOrAdd(Path.Combine(cache.Folder, key), _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await cache.GetAsync($"runtime-{key}", BuildInAsync).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }

        string[] Verilators(params string[] names) => [.. names.Select(name => $"{verilatorRoot}/include/{name}")];

        async Task BuildInAsync(string folder)
        {
            string[] sources =
            [
                Path.Combine(ShimSource.Folder, ShimSource.Common),
                .. Verilators("verilated", "verilated_threads", "verilated_dpi"),
                .. variant == BuildVariant.Traced ? Verilators("verilated_fst_c") : [],
            ];
            await Parallel
                .ForEachAsync(
                    sources,
                    new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken },
                    async (source, token) =>
                        await Toolchain
                            .RunAsync(
                                runner, folder, tools.Compiler,
                                [.. flags, "-O2", "-c", $"{source}.cpp", "-o", $"{Path.GetFileName(source)}.o"],
                                token)
                            .ConfigureAwait(false))
                .ConfigureAwait(false);

            string headers = string.Concat(ShimSource.Headers.Select(header => $"#include \"{header}\"\n"));
            string trace = variant == BuildVariant.Traced ? "#include \"verilated_fst_c.h\"\n" : "";
            await File.WriteAllTextAsync(
                    Path.Combine(folder, Header),
                    $"#include \"verilated.h\"\n#include \"verilated_dpi.h\"\n{trace}{headers}",
                    cancellationToken)
                .ConfigureAwait(false);
            await Toolchain
                .RunAsync(
                    runner, folder, tools.Compiler,
                    [.. flags, .. optimisation, "-x", "c++-header", Header, "-o", $"{Header}.gch"], cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
