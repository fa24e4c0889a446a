using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Hdl.Cli.Tests.Signals;

/// <summary>
/// One run of the program that is to be interrupted, with a cache, a folder for temporary files and a mark of its own:
/// whoever carries the mark in its environment was started by it, however far down.
/// </summary>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
internal sealed partial class SignalledRun : IDisposable
{
    public const int HangUp = 1;
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;
    public const int Terminate = 15;

    private const string Mark = "HDL_SIGNAL_TEST";

    // Reached by a machine that is stuck, not by one that is busy.
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(10);

    private readonly string _mark = Guid.NewGuid().ToString("N");
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    public SignalledRun(string root, IReadOnlyList<string> arguments)
    {
        Root = root;
        Directory.CreateDirectory(Temporary);
        _process = Start(arguments);
    }

    public string Root { get; }

    public string Cache => Path.Combine(Root, "cache");

    public string Temporary => Path.Combine(Root, "tmp");

    public bool HasEnded => _process.HasExited;

    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Waits until something is so.</summary>
    /// <returns>False if the program has ended before.</returns>
    public bool WaitFor(Func<SignalledRun, bool> condition)
    {
        var waited = Stopwatch.StartNew();
        while (!condition(this))
        {
            if (_process.HasExited)
            {
                return false;
            }

            Assert.True(waited.Elapsed < Stuck, $"what the test waits for never came; the program said: {Said}");
            Thread.Sleep(2);
        }

        return true;
    }

    /// <summary>Whether a program of that name runs on behalf of this one.</summary>
    public bool Runs(string program) => Marked().Any(process => process.Name == program);

    /// <summary>
    /// Whether the program handles signals by now: one that comes earlier ends it as the operating system does.
    /// </summary>
    public bool Listens() => (Bits("SigCgt:") >> (Terminate - 1) & 1) != 0;

    /// <summary>Whether anything lies in a folder of this run whose name begins so.</summary>
    public bool Holds(string folder, string prefix) =>
        Directory.Exists(folder)
        && Directory.EnumerateFileSystemEntries(folder, $"{prefix}*", SearchOption.AllDirectories).Any();

    /// <summary>Sends a signal, to the program alone.</summary>
    public void Send(int signal) => _ = SendSignal(_process.Id, signal);

    /// <summary>Waits for the program's end and that of all that it has started.</summary>
    /// <returns>Its exit code, and what outlived it for good.</returns>
    public (int ExitCode, IReadOnlyList<string> Orphans) WaitForAll()
    {
        Assert.True(_process.WaitForExit(Stuck), $"the program does not end; it said: {Said}");
        // The operating system takes a moment to end what it has been told to end.
        var waited = Stopwatch.StartNew();
        (int Id, string Name)[] left;
        while ((left = [.. Marked()]).Length > 0 && waited.Elapsed < TimeSpan.FromSeconds(20))
        {
            Thread.Sleep(20);
        }

        foreach ((int id, _) in left)
        {
            _ = SendSignal(id, Kill);
        }

        return (_process.ExitCode, [.. left.Select(process => process.Name)]);
    }

    /// <summary>Everything in the cache and in the folder for temporary files that is not for good.</summary>
    public IReadOnlyList<string> Leftovers() =>
    [
        .. Directory.EnumerateFileSystemEntries(Temporary).Where(path => !IsOfTheRuntime(Path.GetFileName(path))),
        .. Directory.Exists(Cache)
            ? Directory.EnumerateFileSystemEntries(Path.Combine(Cache, "cosim"))
                .Where(path => !IsBuilt(Path.GetFileName(path)) || !File.Exists(Path.Combine(path, "seal")))
            : [],
    ];

    /// <summary>Starts the program once more in the same place, to its end.</summary>
    public Outcome Again(params IReadOnlyList<string> arguments)
    {
        using HdlProcess process = HdlProcess.Start(HdlProcess.Executable, Root, Variables(), [.. arguments]);
        return process.Wait();
    }

    public void Dispose() => _process.Dispose();

    private static bool IsBuilt(string name) =>
        name.StartsWith("model-", StringComparison.Ordinal)
        || name.StartsWith("runtime-", StringComparison.Ordinal)
        || name.StartsWith("tool-", StringComparison.Ordinal);

    // Sockets for debuggers, and names of locks, which .NET itself leaves when it is killed.
    private static bool IsOfTheRuntime(string name) =>
        name.StartsWith("dotnet-diagnostic-", StringComparison.Ordinal)
        || name.StartsWith("clr-debug-pipe-", StringComparison.Ordinal)
        || name == ".dotnet";

    private Process Start(IReadOnlyList<string> arguments)
    {
        // Tests that run in the background ignore Ctrl-C, and what they start would too.
        var start = new ProcessStartInfo(
            "env", ["--default-signal=HUP,INT,QUIT,TERM", HdlProcess.Executable, .. arguments])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string? value) in Variables())
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private Dictionary<string, string?> Variables() => new()
    {
        [Mark] = _mark,
        ["HDL_CACHE"] = Cache,
        ["TMPDIR"] = Temporary,
    };

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
        {
            _said.AppendLine(line.Data);
        }
    }

    private ulong Bits(string label)
    {
        try
        {
            string line = File.ReadLines($"/proc/{_process.Id}/status")
                .First(line => line.StartsWith(label, StringComparison.Ordinal));
            return Convert.ToUInt64(line[label.Length..].Trim(), 16);
        }
        catch (Exception failure) when (failure is IOException or InvalidOperationException)
        {
            return 0;
        }
    }

    private IEnumerable<(int Id, string Name)> Marked()
    {
        string mark = $"{Mark}={_mark}";
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out int id))
            {
                continue;
            }

            string name;
            try
            {
                if (!File.ReadAllText(Path.Combine(folder, "environ")).Contains(mark, StringComparison.Ordinal))
                {
                    continue;
                }

                name = File.ReadAllText(Path.Combine(folder, "comm")).Trim();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                continue;
            }

            yield return (id, name);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
