using Hdl.Core.Problems;

namespace Hdl.Core.Files;

/// <summary>Finds the file that a path to write leads to.</summary>
internal static class OutputTarget
{
    // As many as Linux follows.
    private const int MostLinks = 40;
    private const string Descriptors = "/fd";

    /// <summary>Its full path, links followed; it need not exist.</summary>
    /// <param name="path">As it was given.</param>
    /// <param name="where">What named it, for messages.</param>
    /// <param name="remedy">What to name instead.</param>
    /// <exception cref="InvalidInputException">It leads to what is no regular file.</exception>
    /// <exception cref="IOException">It cannot be followed.</exception>
    public static string Of(string path, string where, string remedy)
    {
        InvalidInputException Refused(string what, string value) => new(new Problem(what, where, value, remedy));

        if (path.Length == 0 || path.Contains('\0') || Path.EndsInDirectorySeparator(path) || Directory.Exists(path))
        {
            throw Refused("Not the name of a file", $"'{path.Replace('\0', '?')}'");
        }

        int links = 0;
        string? target = Follow(Path.GetFullPath(path), ref links);
        FileStatus status = target is null ? default : FileStatus.Of(target);
        return target is null ? throw Refused("Not a regular file", $"'{path}': an open file of a process")
            : status.Kind is FileKind.Missing or FileKind.Regular ? target
            : status.Kind is FileKind.Unknown
                ? throw Refused("The output cannot be written", $"'{path}': {status.Words}")
            : throw Refused("Not a regular file", $"'{path}': {status.Words}");
    }

    /// <summary>
    /// A full path without links; null where it passes through a descriptor of a process, such as /dev/stdout.
    /// </summary>
    private static string? Follow(string path, ref int links)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            return path;
        }

        if (Follow(parent, ref links) is not { } folder)
        {
            return null;
        }

        string here = Path.Combine(folder, Path.GetFileName(path));
        if (new FileInfo(here).LinkTarget is not { } target)
        {
            return here;
        }

        // What such a link leads to is open: another file in its place would not be what the process writes to.
        if (folder.StartsWith("/proc/", StringComparison.Ordinal)
            && folder.EndsWith(Descriptors, StringComparison.Ordinal))
        {
            return null;
        }

        return ++links <= MostLinks
            ? Follow(Path.GetFullPath(target, folder), ref links)
            : throw new IOException("Too many levels of symbolic links");
    }
}
