namespace Hdl.Core.Files;

/// <summary>A file that is being written beside the one whose place it takes once it is complete.</summary>
public sealed class OutputDraft : IDisposable
{
    private const string Suffix = ".hdl-tmp";
    private const int LongestName = 60;

    private readonly string _target;
    private bool _kept;

    internal OutputDraft(string target)
    {
        _target = target;
        string folder = System.IO.Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        string name = System.IO.Path.GetFileName(target);
        string prefix = $".{(name.Length > LongestName ? name[..LongestName] : name)}.";
        Sweep(folder, prefix);
        Path = System.IO.Path.Combine(folder, $"{prefix}{System.IO.Path.GetRandomFileName()}{Suffix}");
        Stream = New(Path, FileOptions.None);
    }

    /// <summary>Where it is written: for writers that take a path. It exists, and is empty.</summary>
    public string Path { get; }

    /// <summary>Writes it; open, and thereby locked, until it is kept or given up.</summary>
    public Stream Stream { get; }

    /// <summary>It is complete: it takes the place of the other file, whose permissions it keeps.</summary>
    public void Keep()
    {
        ((FileStream)Stream).Flush(flushToDisk: true);
        if (!OperatingSystem.IsWindows() && File.Exists(_target))
        {
            File.SetUnixFileMode(Path, File.GetUnixFileMode(_target));
        }

        File.Move(Path, _target, overwrite: true);
        _kept = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Removed while it is still locked: nobody sees it half-written and free.
        if (!_kept)
        {
            File.Delete(Path);
        }

        Stream.Dispose();
    }

    /// <summary>Makes a file in a folder, and removes it again.</summary>
    /// <exception cref="IOException">No file can be made there.</exception>
    internal static void Probe(string folder) =>
        New(System.IO.Path.Combine(folder, $".{System.IO.Path.GetRandomFileName()}{Suffix}"), FileOptions.DeleteOnClose)
            .Dispose();

    private static FileStream New(string path, FileOptions options) =>
        new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, options);

    // A process that was killed leaves its draft behind, without the lock.
    private static void Sweep(string folder, string prefix)
    {
        foreach (string left in Directory.EnumerateFiles(folder, $"{prefix}*{Suffix}"))
        {
            try
            {
                if (FileStatus.Of(left).Kind != FileKind.Regular)
                {
                    continue;
                }

                new FileStream(
                    left, FileMode.Open, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // Someone is writing it.
            }
        }
    }
}
