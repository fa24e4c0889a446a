namespace Hdl.Core.Processes;

/// <summary>
/// A program that does not outlive this process, with all that it starts: compilers behind their drivers, too, and even
/// where this process is killed. It runs in a session of its own beside a watcher, whose standard input is a pipe of
/// this process. For each line that comes through it the watcher interrupts the whole session. When the pipe ends, and
/// nobody but the operating system need end it, the watcher kills the session: what the program left behind, too, once
/// it has ended.
/// </summary>
internal static class GuardedProcess
{
    // Constant: what is to be run comes in as its arguments, one word each, and is not read by the shell. An interrupt
    // is for the program: the shell outlives it, to tell its exit code.
    private const string Script =
        """
        exec 3<&0 </dev/null
        (trap '' INT; while read -r _ <&3; do kill -INT 0; done; kill -KILL 0) >/dev/null 2>&1 &
        trap : INT
        "$@" 3<&-
        """;

    private const string Shell = "/bin/sh";
    private const string TemporaryVariable = "TMPDIR";

    private static readonly string? Session = Find("setsid");

    /// <summary>Whether this system has what it takes; else programs run as they are.</summary>
    public static bool IsAvailable => Session is not null && File.Exists(Shell);

    /// <summary>What to start for a request. Its standard input must stay open for as long as it is to run.</summary>
    /// <exception cref="ToolMissingException">No such executable.</exception>
    public static (string Executable, IReadOnlyList<string> Arguments) CommandOf(ProcessRequest request)
    {
        string executable = Find(request.Executable) ?? throw (request.InstallCommand is { } install
            ? new ToolMissingException(request.Executable, install)
            : ToolMissingException.For(request.Executable));
        return IsAvailable
            ? (Session!, [Shell, "-c", Script, "hdl", executable, .. request.Arguments])
            : (executable, request.Arguments);
    }

    /// <summary>
    /// Variables for a request. A program that works in a folder keeps its temporary files there, under a name without
    /// a blank (which Yosys' mapper does not bear): they go with the folder.
    /// </summary>
    public static IReadOnlyDictionary<string, string?> EnvironmentOf(ProcessRequest request)
    {
        var variables = new Dictionary<string, string?>(request.Environment ?? new Dictionary<string, string?>());
        if (request.WorkingDirectory is not null)
        {
            variables.TryAdd(TemporaryVariable, ".");
        }

        return variables;
    }

    private static string? Find(string executable) => executable.Contains('/')
        ? IsExecutable(executable) ? Path.GetFullPath(executable) : null
        : (EnvironmentVariable.Of("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.GetFullPath(Path.Combine(folder, executable)))
            .FirstOrDefault(IsExecutable);

    private static bool IsExecutable(string path)
    {
        const UnixFileMode Any = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Any) != 0);
    }
}
