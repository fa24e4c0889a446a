namespace Hdl.Core.Processes;

/// <summary>A program to run.</summary>
/// <param name="Executable">A name that is looked up in PATH, or a path.</param>
/// <param name="Arguments">One entry an argument; nothing is split, joined or expanded.</param>
public sealed record ProcessRequest(string Executable, params IReadOnlyList<string> Arguments)
{
    /// <summary>Folder the program starts in; that of this process when null.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables added to (or replaced in) the inherited environment; a null value removes one.</summary>
    public IReadOnlyDictionary<string, string?>? Environment { get; init; }

    /// <summary>
    /// After this time the program and its children are ended; when null, after that of <see cref="ToolLimit"/>.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Called with each line of either output stream as it arrives, never by two threads at once.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>
    /// The command that installs the executable where it is missing; known for the usual tools when null.
    /// </summary>
    public string? InstallCommand { get; init; }

    /// <summary>The command line as a user would type it; for messages alone.</summary>
    public override string ToString() =>
        string.Join(
            ' ',
            new[] { Executable }
                .Concat(Arguments)
                .Select(word => word.Contains(' ') || word.Length == 0 ? $"'{word}'" : word));
}
