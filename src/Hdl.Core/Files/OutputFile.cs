using Hdl.Core.Problems;

namespace Hdl.Core.Files;

/// <summary>
/// The one way to write a file that a user names: the earlier file or the whole new one, whatever happens in between.
/// Links are followed, so that a link stays one; a device, pipe or socket is refused, as it would be replaced by a
/// file.
/// </summary>
public static class OutputFile
{
    /// <summary>
    /// Refuses what cannot, or must not, be replaced by a file, before the work begins; creates and changes nothing
    /// that stays.
    /// </summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="path">Its value.</param>
    /// <param name="remedy">What to name instead.</param>
    /// <param name="inputs">Files that are read.</param>
    /// <exception cref="InvalidInputException">It is no regular file, an input, or cannot be written.</exception>
    public static void Check(string option, string path, string remedy, params IEnumerable<string> inputs)
    {
        ArgumentNullException.ThrowIfNull(path);
        InvalidInputException Refused(string what, string value) => new(new Problem(what, option, value, remedy));

        string shown = $"'{path}'";
        try
        {
            string target = OutputTarget.Of(path, option, remedy);
            FileStatus status = FileStatus.Of(target);
            if (inputs
                    .Where(IsPath)
                    .Any(input => Path.GetFullPath(input) == target || FileStatus.Of(input).IsSameFile(status)))
            {
                throw Refused("The output is one of the input files", shown);
            }

            string folder = Path.GetDirectoryName(target)!;
            while (!Directory.Exists(folder))
            {
                if (File.Exists(folder))
                {
                    throw Refused("The folder of the output is a file", shown);
                }

                folder = Path.GetDirectoryName(folder)!;
            }

            // Whether a file can be made here is best asked by making one; it is gone at once.
            OutputDraft.Probe(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Refused("The output cannot be written", $"{shown}: {failure.Message}");
        }
    }

    /// <summary>Writes a file; creates its folder.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="content">Its content.</param>
    /// <exception cref="InvalidInputException">The path leads to what is no regular file.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        using OutputDraft draft = Begin(path);
        draft.Stream.Write(content);
        draft.Keep();
    }

    /// <summary>The same, content written piece by piece.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="InvalidInputException">The path leads to what is no regular file.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using OutputDraft draft = Begin(path);
        write(draft.Stream);
        draft.Keep();
    }

    /// <summary>
    /// A new file beside the one that is to be written, for a writer that takes a path; it takes the other's place once
    /// it is kept.
    /// </summary>
    /// <param name="path">The file to create or replace; its folder is created.</param>
    /// <exception cref="InvalidInputException">The path leads to what is no regular file.</exception>
    public static OutputDraft Begin(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new OutputDraft(OutputTarget.Of(path, path, "Name a file, or a link to one."));
    }

    // What is no path is refused by its reader.
    private static bool IsPath(string input) => input.Length > 0 && !input.Contains('\0');
}
