using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Hdl.Cli.Tests;

/// <summary>What a run of the program left behind.</summary>
public sealed record Outcome(int ExitCode, string Output, string Error);

/// <summary>Runs the real program, as a user would.</summary>
public sealed partial class HdlProcess : IDisposable
{
    public const int Interrupt = 2;

    // Reached by a program that hangs, not by a machine that is busy.
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(30);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private HdlProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, "hdl");

    /// <summary>The repository: the folder above the tests that holds the solution.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>
    /// The repository's own cache of built models: the simulator's run-time is compiled once, not once a test.
    /// </summary>
    public static IReadOnlyDictionary<string, string?> SharedCache { get; } =
        new Dictionary<string, string?> { ["HDL_CACHE"] = Path.Combine(Repository, ".build") };

    // Tests that run in the background, as under nohup, ignore Ctrl-C, and what they start would too.
    public static HdlProcess Start(string folder, params string[] arguments) =>
        Start("env", folder, SharedCache, ["--default-signal=INT", Executable, .. arguments]);

    public static HdlProcess Start(
        string program, string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach ((string name, string? value) in environment)
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return new HdlProcess(process);
    }

    public static Outcome Run(string folder, params string[] arguments)
    {
        using HdlProcess process = Start(folder, arguments);
        return process.Wait();
    }

    public void Signal(int signal) => _ = Kill(_process.Id, signal);

    /// <summary>Waits until something is so, however long a busy machine takes.</summary>
    /// <returns>False if the process ended before that.</returns>
    public bool WaitFor(Func<bool> condition)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            if (_process.HasExited)
            {
                return false;
            }

            Assert.True(waited.Elapsed < Stuck, "what the test waits for never came");
            Thread.Sleep(1);
        }

        return true;
    }

    /// <summary>
    /// Waits until the process handles Ctrl-C itself: a busy machine may take seconds to bring it there.
    /// </summary>
    /// <returns>False if the process ended before that.</returns>
    public bool WaitUntilListening() => WaitFor(HandlesInterrupt);

    /// <summary>Whether the process has a file or folder open.</summary>
    public bool HasOpen(string path)
    {
        try
        {
            return Directory
                .EnumerateFileSystemEntries($"/proc/{_process.Id}/fd")
                .Any(descriptor => new FileInfo(descriptor).LinkTarget == path);
        }
        catch (IOException)
        {
            return false;
        }
    }

    // The mask of handled signals, signal 1 in bit 0. The kernel's file goes with the process.
    public bool HandlesInterrupt()
    {
        try
        {
            string mask = File.ReadLines($"/proc/{_process.Id}/status")
                .First(line => line.StartsWith("SigCgt:", StringComparison.Ordinal))[7..]
                .Trim();
            return (Convert.ToUInt64(mask, 16) >> (Interrupt - 1) & 1) != 0;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public Outcome Wait()
    {
        if (!_process.WaitForExit(Stuck))
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException("The program did not end.");
        }

        // Whatever a test is about: this is a defect of the program.
        Assert.DoesNotContain("Internal error", _error.Result, StringComparison.Ordinal);
        return new Outcome(_process.ExitCode, _output.Result, _error.Result);
    }

    public void Dispose() => _process.Dispose();

    private static string FindRepository()
    {
        string? folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder!, "Hdl.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder!;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
