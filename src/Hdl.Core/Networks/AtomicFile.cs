using Hdl.Core.Temporary;

namespace Hdl.Core.Networks;

/// <summary>Files that are either the old one or the whole new one, whatever happens in between.</summary>
public static class AtomicFile
{
    /// <summary>Writes to a temporary folder inside the file's and renames it; creates the folder.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="content">Its content.</param>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        byte[] bytes = content.ToArray();
        Write(path, stream => stream.Write(bytes));
    }

    /// <summary>The same, content written piece by piece.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        string full = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(full)!;
        TemporaryFolder.Sweep(folder);
        using var temporary = TemporaryFolder.CreateIn(folder, "write");
        string staged = temporary.PathOf(Path.GetFileName(full));
        using (var stream = new FileStream(staged, FileMode.CreateNew, FileAccess.Write))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(staged, full, overwrite: true);
    }
}
