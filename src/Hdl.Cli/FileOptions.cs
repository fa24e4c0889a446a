using System.CommandLine;

namespace Hdl.Cli;

/// <summary>
/// An option or argument that names files. What kind it is stands here, so that tests find every one of them in the
/// tree of commands.
/// </summary>
internal interface INamesFiles
{
    /// <summary>Whether the files are read; they are written otherwise.</summary>
    bool IsInput { get; }
}

/// <summary>An option that names a file to read.</summary>
/// <param name="name">The option.</param>
/// <param name="aliases">Other names of it.</param>
internal sealed class InputFileOption(string name, params string[] aliases)
    : Option<string?>(name, aliases),
        INamesFiles
{
    /// <inheritdoc/>
    public bool IsInput => true;
}

/// <summary>An option that names files to read, given again for each.</summary>
/// <param name="name">The option.</param>
internal sealed class InputFilesOption(string name) : Option<string[]>(name), INamesFiles
{
    /// <inheritdoc/>
    public bool IsInput => true;
}

/// <summary>An argument that names files to read.</summary>
/// <typeparam name="T">A text, or several.</typeparam>
/// <param name="name">What help calls it.</param>
internal sealed class InputFileArgument<T>(string name) : Argument<T>(name), INamesFiles
{
    /// <inheritdoc/>
    public bool IsInput => true;
}

/// <summary>An option that names a file to write.</summary>
/// <param name="name">The option.</param>
/// <param name="aliases">Other names of it.</param>
internal sealed class OutputFileOption(string name, params string[] aliases)
    : Option<string?>(name, aliases),
        INamesFiles
{
    /// <inheritdoc/>
    public bool IsInput => false;
}

/// <summary>An option that names a folder to write files into.</summary>
/// <param name="name">The option.</param>
/// <param name="aliases">Other names of it.</param>
internal sealed class OutputFolderOption(string name, params string[] aliases) : Option<string?>(name, aliases);
