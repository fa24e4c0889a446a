using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Files;
using Hdl.Core.HandOff;
using Hdl.Core.Problems;

namespace Hdl.Core.Writing;

/// <summary>How far the writing of a design has come.</summary>
/// <param name="Step">What is being done.</param>
/// <param name="Done">Bytes of it.</param>
/// <param name="Total">Bytes of all.</param>
public sealed record WriteProgress(string Step, long Done, long Total);

/// <summary>
/// Writes a design into a folder: completely or not at all. Everything is first written to a staging folder inside it,
/// then swapped in by renaming. Files that the folder's own manifest lists are replaced or removed, no others are
/// touched. Until the swap, a failure or a cancellation leaves the folder as it was; the swap itself is not
/// interrupted, and undone when one of its steps fails.
/// </summary>
public sealed class DesignWriter
{
    /// <summary>
    /// Name of the staging folder; one left by a process that was killed is removed at the next start.
    /// </summary>
    public const string StagingName = ".hdl-staging";

    // The error number that a read-only file system gives on Linux and macOS.
    private const int ReadOnlyFileSystem = 30;

    private readonly Func<string, Stream> _create;

    /// <summary>A writer to the file system.</summary>
    public DesignWriter()
        : this(path => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None))
    {
    }

    /// <summary>A writer whose files are opened by <paramref name="create"/>: tests give it full disks.</summary>
    internal DesignWriter(Func<string, Stream> create) => _create = create;

    /// <summary>How long another generation into the same folder is waited for. Default: 5 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Bytes that a folder's disk has room for; null where nobody knows. Tests give it small disks.</summary>
    internal Func<string, long?> FreeBytes { get; init; } = RoomOf;

    /// <summary>Writes the design, its hand-off files and the manifest.</summary>
    /// <param name="design">The design.</param>
    /// <param name="folder">Where to; created if need be.</param>
    /// <param name="provenance">Where the design comes from.</param>
    /// <param name="progress">Told how far the work has come; nothing for null.</param>
    /// <param name="cancellationToken">Leaves the folder as it was.</param>
    /// <returns>What the folder now holds, the manifest itself left out.</returns>
    /// <exception cref="InvalidInputException">The folder is a file, cannot be written, holds others' files of these
    /// names, is in use, or has not the room.</exception>
    /// <exception cref="IOException">Writing failed; the folder is as it was.</exception>
    public Manifest Write(
        Design design, string folder, Provenance provenance, Action<WriteProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        // Contents that are made twice, for their checksum and for the file, need not be held.
        Action<int> Report(string step, long total)
        {
            long done = 0;
            return bytes =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Invoke(new WriteProgress(step, done += bytes, total));
            };
        }

        List<DesignFile> files = Complete(
            design, provenance, Report("checksums", BytesOf(design.Files)), out Manifest manifest);
        using var target = OutputFolder.Open(folder);
        using (FolderLock.Acquire(target.Path, Patience, cancellationToken))
        {
            WriteLocked(files, target, Report("written", BytesOf(files)), cancellationToken);
        }

        target.Keep();
        return manifest;
    }

    /// <summary>
    /// Names the files in which a folder differs from what <see cref="Write"/> would leave there; writes nothing.
    /// </summary>
    /// <param name="design">The design.</param>
    /// <param name="folder">The folder; files that no generation wrote are not looked at.</param>
    /// <param name="provenance">Where the design comes from.</param>
    /// <returns>Paths with what is wrong with each; empty where the folder is fresh.</returns>
    /// <exception cref="InvalidInputException">The folder's manifest cannot be understood.</exception>
    public static IReadOnlyList<string> Differences(Design design, string folder, Provenance provenance)
    {
        List<string> differences = [];
        List<DesignFile> files = Complete(design, provenance, null, out _);
        foreach (DesignFile file in files)
        {
            string path = Path.Combine(folder, file.Name);
            if (!IsAlready(path, file.Content))
            {
                differences.Add(File.Exists(path) ? $"{path} differs" : $"{path} is missing");
            }
        }

        IEnumerable<string> listed = Manifest.Read(folder)?.Files.Select(file => file.Name) ?? [];
        differences.AddRange(
            listed.Except(files.Select(file => file.Name)).Select(name => $"{Path.Combine(folder, name)} is left "
                + $"over"));
        return differences;
    }

    private static long BytesOf(IEnumerable<DesignFile> files) => files.Sum(file => file.Content.Bytes);

    private static List<DesignFile> Complete(
        Design design, Provenance provenance, Action<int>? made, out Manifest manifest)
    {
        List<DesignFile> files = [.. design.Files, .. HandOffFiles.For(design, provenance)];
        manifest = Manifest.Of(files, design.Top, provenance, made);
        files.Add(new DesignFile(Manifest.FileName, DesignFileKind.HandOff, manifest.ToJson()));
        return files;
    }

    private void WriteLocked(
        List<DesignFile> files, OutputFolder target, Action<int> made, CancellationToken cancellationToken)
    {
        string staging = Path.Combine(target.Path, StagingName);
        HashSet<string> own = OwnFiles(target.Path, staging);
        Refuse(files, own, target.Path);
        try
        {
            RemoveFolder(staging);
            string fresh = Directory.CreateDirectory(Path.Combine(staging, "new")).FullName;
            string attic = Directory.CreateDirectory(Path.Combine(staging, "old")).FullName;
            // A file that stays as it is keeps its time stamp, so that whoever builds from it need not build again.
            List<DesignFile> changed =
            [
                .. files.Where(file => !IsAlready(Path.Combine(target.Path, file.Name), file.Content)),
            ];
            RequireRoom(BytesOf(changed), target.Path);
            foreach (DesignFile file in changed)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Stage(Path.Combine(fresh, file.Name), file.Content, made);
            }

            own.ExceptWith(files.Select(file => file.Name));
            cancellationToken.ThrowIfCancellationRequested();
            new FolderSwap(target.Path, attic).Run(fresh, changed.Select(file => file.Name), own);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException || failure.HResult == ReadOnlyFileSystem)
        {
            throw OutputFolder.NotWritable(target.Path);
        }
        finally
        {
            RemoveFolder(staging);
        }
    }

    private void RequireRoom(long bytes, string folder)
    {
        if (FreeBytes(folder) is { } free && bytes > free)
        {
            string Megabytes(long count) => (count / 1e6).ToString("N1", CultureInfo.InvariantCulture);
            throw new InvalidInputException(new Problem(
                "The disk has not enough room", folder, $"{Megabytes(bytes)} MB to write, {Megabytes(free)} MB free",
                "Free some space, choose another folder with -o (OUT= in make), or smaller memories."));
        }
    }

    private void Stage(string path, FileContent content, Action<int> made)
    {
        try
        {
            using Stream stream = _create(path);
            content.WriteTo(stream, made);
        }
        catch (ArgumentOutOfRangeException failure)
        {
            // So the run-time reports a file that the operating system, or a limit set by the user, finds too large.
            throw new IOException($"'{Path.GetFileName(path)}' is too large for the file system.", failure);
        }
    }

    // A process killed in the middle of its swap has moved files in that only its own, staged, manifest lists.
    private static HashSet<string> OwnFiles(string folder, string staging)
    {
        IEnumerable<ManifestEntry> files = Manifest.Read(folder)?.Files ?? [];
        string staged = Path.Combine(staging, "new");
        if (Directory.Exists(staged))
        {
            try
            {
                files = files.Concat(Manifest.Read(staged)?.Files ?? []);
            }
            catch (InvalidInputException)
            {
                // Cut short while it was written: nothing had been moved yet.
            }
        }

        return [.. files.Select(file => file.Name), Manifest.FileName];
    }

    private static void Refuse(IEnumerable<DesignFile> files, HashSet<string> own, string folder)
    {
        List<Problem> problems = [];
        foreach (string name in files.Select(file => file.Name))
        {
            string path = Path.Combine(folder, name);
            if (Directory.Exists(path) || (File.Exists(path) && !own.Contains(name)))
            {
                problems.Add(new Problem(
                    "Would overwrite what no generation wrote", path, "not in the folder's manifest",
                    "Move it away, or choose another folder."));
            }
        }

        if (problems.Count > 0)
        {
            throw new InvalidInputException(problems);
        }
    }

    private static bool IsAlready(string path, FileContent content) =>
        InputFile.Holds(path, content.Bytes, () => content.Sha256());

    private static long? RoomOf(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static void RemoveFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
