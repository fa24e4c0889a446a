using Hdl.Core.Designs;
using Hdl.Core.Processes;
using Hdl.Core.Temporary;
using Hdl.Cosim.Building;

namespace Hdl.Cosim.Drivers;

/// <summary>
/// A folder with a design, its drivers and its model, in which programs that use a driver are compiled and run. Gone
/// when disposed.
/// </summary>
public sealed class DriverBoard : IDisposable
{
    private static readonly string[] Warnings = ["-Wall", "-Wextra", "-Werror", "-O1"];

    private readonly IProcessRunner _runner;
    private readonly Toolchain _tools;
    private readonly string _library;
    private readonly TemporaryFolder _folder = TemporaryFolder.Create("driver");

    internal DriverBoard(
        IProcessRunner runner, Design design, IEnumerable<DesignFile> handOff, BuiltModel model, string library,
        Toolchain tools)
    {
        (_runner, _tools, _library) = (runner, tools, library);
        Top = design.Top.Name;
        Model = model;
        foreach (DesignFile file in design.OfKind(DesignFileKind.Memory).Concat(handOff))
        {
            file.WriteInto(Folder);
        }
    }

    /// <summary>Name of the top module, and of its driver.</summary>
    public string Top { get; }

    /// <summary>The Verilated model.</summary>
    public BuiltModel Model { get; }

    /// <summary>The folder: memory files, drivers and registers lie there.</summary>
    public string Folder => _folder.Path;

    /// <summary>The library that stands for the board, for ctypes.</summary>
    public string Library => _library;

    /// <summary>Puts a file there; one of that name is replaced.</summary>
    public void Write(string name, string text) => _folder.Write(name, text);

    /// <summary>The same of bytes.</summary>
    public void Write(string name, byte[] bytes) => File.WriteAllBytes(_folder.PathOf(name), bytes);

    /// <summary>The text of a file there.</summary>
    public string Read(string name) => File.ReadAllText(_folder.PathOf(name));

    /// <summary>Compiles a program with the driver, every warning an error.</summary>
    /// <param name="source">Path of its text, in C99.</param>
    /// <param name="program">Name of the program.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ModelBuildException">It does not compile.</exception>
    public Task CompileAsync(string source, string program, CancellationToken cancellationToken = default) =>
        CompileAsync(
            _tools.CCompiler,
            [
                "-std=c99", "-pedantic", .. Warnings, $"-D{Top.ToUpperInvariant()}_BUS", "-I", Folder, "-I",
                DriverBench.Sources, source, $"{Top}_driver.c", _library, "-o", program,
            ],
            cancellationToken);

    /// <summary>Compiles the driver as firmware, as C++ and for Linux: without a word.</summary>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ModelBuildException">It does not compile.</exception>
    public async Task CompileEveryWayAsync(CancellationToken cancellationToken = default)
    {
        string driver = $"{Top}_driver.c";
        string[] check = [.. Warnings, "-c", driver, "-o", "checked.o"];
        string free = $"-D{Top.ToUpperInvariant()}_FREESTANDING";
        await CompileAsync(_tools.CCompiler, ["-std=c99", "-pedantic", .. check], cancellationToken)
            .ConfigureAwait(false);
        await CompileAsync(
            _tools.CCompiler, ["-std=c99", "-pedantic", "-ffreestanding", free, .. check], cancellationToken)
            .ConfigureAwait(false);
        await CompileAsync(_tools.Compiler, ["-std=c++11", "-x", "c++", .. check], cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Runs a program that was compiled here.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments behind the model and the folder.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<ProcessResult> RunAsync(
        string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken = default) =>
        _runner.RunAsync(
            new ProcessRequest(_folder.PathOf(program), [Model.Path, Folder, .. arguments])
            {
                WorkingDirectory = Folder,
            },
            cancellationToken);

    /// <summary>Runs a script of Python, which finds the driver and <c>hdl_board</c>.</summary>
    /// <param name="script">Its name.</param>
    /// <param name="arguments">Its arguments behind the board's library, the model and the folder.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<ProcessResult> RunPythonAsync(
        string script, IReadOnlyList<string> arguments, CancellationToken cancellationToken = default) =>
        _runner.RunAsync(
            new ProcessRequest("python3", [script, _library, Model.Path, Folder, .. arguments])
            {
                WorkingDirectory = Folder,
                Environment = new Dictionary<string, string?>
                {
                    ["PYTHONPATH"] = DriverBench.Sources,
                    ["PYTHONDONTWRITEBYTECODE"] = "1",
                },
            },
            cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private Task CompileAsync(string compiler, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        Toolchain.RunAsync(_runner, Folder, compiler, arguments, cancellationToken);
}
