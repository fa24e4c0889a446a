namespace Hdl.Core.Processes;

/// <summary>
/// A program that does not outlive this process, with all that it starts: compilers behind their drivers, too, and even
/// where this process is killed. It runs in a session of its own beside a watcher, whose standard input is a pipe of this
/// process. When the pipe ends, and nobody but the operating system need end it, the watcher ends the whole session.
/// </summary>
internal static class GuardedProcess
{
    // Constant: what is to be run comes in as its arguments, one word each, and is not read by the shell.
    private const string Script =
        """
        exec 3<&0 </dev/null
        (read -r _ <&3; kill -KILL 0) >/dev/null 2>&1 &
        "$@" 3<&-
        code=$?
        kill -KILL $! 2>/dev/null
        exit $code
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
    /// Variables for a request. A program that works in a folder keeps its temporary files there, under a name without a
    /// blank (which Yosys' mapper does not bear): they go with the folder.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string?>> EnvironmentOf(ProcessRequest request)
    {
        if (request.WorkingDirectory is not null)
        {
            yield return new KeyValuePair<string, string?>(TemporaryVariable, ".");
        }

        foreach (KeyValuePair<string, string?> variable in request.Environment ?? new Dictionary<string, string?>())
        {
            yield return variable;
        }
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
