namespace Hdl.Core.Networks;

/// <summary>Files that are either the old one or the whole new one, whatever happens in between.</summary>
public static class AtomicFile
{
    /// <summary>Writes to a temporary file in the same folder and renames it; creates the folder.</summary>
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
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string temporary = $"{full}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
