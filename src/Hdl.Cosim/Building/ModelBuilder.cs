using System.Diagnostics;
using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Processes;

namespace Hdl.Cosim.Building;

/// <summary>Turns a design into a shared library with the shim's C ABI, or finds the one built before.</summary>
/// <param name="runner">Starts Verilator and the compiler.</param>
/// <param name="cache">Where models are kept.</param>
/// <param name="tools">The programs.</param>
public sealed class ModelBuilder(IProcessRunner runner, BuildCache cache, Toolchain? tools = null)
{
    /// <summary>
    /// Bytes of generated C++ up to which a model is one compilation: each further one reads the headers again and
    /// makes anew what all of them share, so that two take a third more processor time until the text is long.
    /// </summary>
    private const long OneUnitBytes = 2_000_000;

    private const string Library = "model.so";
    private const int CompileJobs = 2;

    /// <summary>Flags of every verilation.</summary>
    internal static readonly string[] VerilatorFlags =
    [
        "--cc", "--prefix", "Vdut", "-O3", "--x-assign", "unique", "--x-initial", "unique", "--timescale", "1ns/1ns",
        "--output-split", "60000", "--output-split-cfuncs", "2000", "--assert", "-Wno-fatal", "-Wno-lint", "-Wno-style",
    ];

    private readonly Toolchain _tools = tools ?? new Toolchain();

    /// <summary>Builds a model.</summary>
    /// <param name="design">The design; its memory files are not part of the model.</param>
    /// <param name="variant">What it is for.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ModelBuildException">Verilator refused the design, or the compiler failed.</exception>
    /// <exception cref="ToolMissingException">Verilator or the compiler is not installed.</exception>
    public async Task<BuiltModel> BuildAsync(
        Design design, BuildVariant variant, CancellationToken cancellationToken = default)
    {
        long start = Stopwatch.GetTimestamp();
        var versions = new ToolVersions(runner, cache);
        string version =
            await versions.AskAsync(_tools.Verilator, ["--version"], cancellationToken).ConfigureAwait(false)
            + await versions.AskAsync(_tools.Compiler, ["-dumpfullversion"], cancellationToken).ConfigureAwait(false);
        string ports = ShimSource.Ports(design.Top);
        string name = "model-" + BuildCache.KeyOf([
            version, variant.ToString(), design.Top.Name, ports, .. VerilatorFlags, .. Toolchain.CompilerFlags,
            .. Toolchain.Optimisation, CompilationUnit.Layout, .. ShimSource.Texts,
            .. design.OfKind(DesignFileKind.Verilog).SelectMany(file => new[] { file.Name, file.Text }),
        ]);
        bool cached = cache.TryGet(name, out string folder);
        if (!cached)
        {
            string root = await versions
                .AskAsync(_tools.Verilator, ["--getenv", "VERILATOR_ROOT"], cancellationToken)
                .ConfigureAwait(false);
            folder = await cache
                .GetAsync(name, work => BuildInAsync(work, design, ports, variant, version, root, cancellationToken))
                .ConfigureAwait(false);
        }

        return new BuiltModel(Path.Combine(folder, Library), cached, Stopwatch.GetElapsedTime(start));
    }

    private async Task BuildInAsync(
        string work, Design design, string ports, BuildVariant variant, string version, string root,
        CancellationToken cancellationToken)
    {
        string rtl = Directory.CreateDirectory(Path.Combine(work, "rtl")).FullName;
        string cpp = Directory.CreateDirectory(Path.Combine(work, "cpp")).FullName;
        List<string> sources = [];
        foreach (DesignFile file in design.OfKind(DesignFileKind.Verilog))
        {
            await File.WriteAllTextAsync(Path.Combine(rtl, file.Name), file.Text, cancellationToken)
                .ConfigureAwait(false);
            sources.Add($"rtl/{file.Name}");
        }

        string[] trace = variant == BuildVariant.Traced ? ["--trace-fst", "--trace-structs"] : [];
        await Toolchain
            .RunAsync(
                runner, work, _tools.Verilator,
                [.. VerilatorFlags, .. trace, "--top-module", design.Top.Name, "--Mdir", "cpp", .. sources],
                cancellationToken)
            .ConfigureAwait(false);
        PortWidths.Check(
            design.Top,
            await File.ReadAllTextAsync(Path.Combine(cpp, "Vdut.h"), cancellationToken).ConfigureAwait(false));
        await File.WriteAllTextAsync(Path.Combine(cpp, ShimSource.PortsHeader), ports, cancellationToken)
            .ConfigureAwait(false);
        await CompileAsync(work, cpp, variant, version, root, cancellationToken).ConfigureAwait(false);

        // The RTL stays, to be read beside a waveform; the C++ would only fill the disk.
        Directory.Delete(cpp, recursive: true);
        foreach (string file in Directory.EnumerateFiles(work, "*.o"))
        {
            File.Delete(file);
        }
    }

    private async Task CompileAsync(
        string work, string cpp, BuildVariant variant, string version, string root, CancellationToken cancellationToken)
    {
        FileInfo[] files =
        [
            .. new DirectoryInfo(cpp).EnumerateFiles("*.cpp").OrderBy(file => file.Name, StringComparer.Ordinal),
        ];
        string runtime = await new RuntimeBuilder(runner, cache, _tools)
            .BuildAsync(version, root, variant, cancellationToken).ConfigureAwait(false);
        int parts = files.Sum(file => file.Length) > OneUnitBytes ? CompileJobs : 1;
        string shim = Path.Combine(ShimSource.Folder, ShimSource.OfModel);
        List<string> units = [];
        foreach (string text in CompilationUnit.Of(files, parts, shim))
        {
            units.Add(Path.Combine(cpp, $"hdl_unit{units.Count.ToString(CultureInfo.InvariantCulture)}.cc"));
            await File.WriteAllTextAsync(units[^1], text, cancellationToken).ConfigureAwait(false);
        }

        string[] flags =
        [
            .. Toolchain.CompilerFlags, .. Toolchain.VariantFlags(variant), .. RuntimeBuilder.IncludeFlags(root),
            "-include", Path.Combine(runtime, RuntimeBuilder.Header), "-I", cpp, "-I", ShimSource.Folder, "-c",
        ];
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = CompileJobs,
            CancellationToken = cancellationToken,
        };
        await Parallel
            .ForEachAsync(
                units.Index(),
                options,
                async (unit, token) =>
                    await Toolchain
                        .RunAsync(
                            runner,
                            work,
                            _tools.Compiler,
                            [
                                .. flags,
                                .. Toolchain.Optimisation,
                                unit.Item,
                                "-o",
                                unit.Index.ToString("d4", CultureInfo.InvariantCulture) + ".o",
                            ],
                            token)
                        .ConfigureAwait(false))
            .ConfigureAwait(false);

        // Symbolic binding and hidden symbols: two models of one process never see each other's classes.
        string[] zlib = variant == BuildVariant.Traced ? ["-lz"] : [];
        IEnumerable<string> objects = Directory.EnumerateFiles(work, "*.o").Order(StringComparer.Ordinal)
            .Concat(RuntimeBuilder.ObjectsIn(runtime));
        await Toolchain
            .RunAsync(
                runner, work, _tools.Compiler,
                ["-shared", "-Wl,-Bsymbolic", "-Wl,--wrap=fopen", "-o", Library, .. objects, "-pthread", .. zlib],
                cancellationToken)
            .ConfigureAwait(false);
    }
}
