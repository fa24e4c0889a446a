using System.Text;
using Hdl.Core.Files;
using Hdl.Core.HandOff;
using Hdl.Core.Parameters;

namespace Hdl.Core.Generation;

/// <summary>
/// Writes a design into a folder: completely or not at all. Everything is first written to a staging folder inside it, then
/// swapped in by renaming. Files that the folder's own manifest lists are replaced or removed, no others are touched. Until
/// the swap, a failure or a cancellation leaves the folder as it was; the swap itself is not interrupted, and undone when
/// one of its steps fails.
/// </summary>
public sealed class DesignWriter
{
    /// <summary>Name of the staging folder; one left by a process that was killed is removed at the next start.</summary>
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

    /// <summary>Writes the design, its hand-off files and the manifest.</summary>
    /// <param name="design">The design.</param>
    /// <param name="folder">Where to; created if need be.</param>
    /// <param name="provenance">Where the design comes from.</param>
    /// <param name="cancellationToken">Leaves the folder as it was.</param>
    /// <returns>What the folder now holds, the manifest itself left out.</returns>
    /// <exception cref="InvalidInputException">The folder is a file, cannot be written, holds others' files of these names, or is in use.</exception>
    /// <exception cref="IOException">Writing failed; the folder is as it was.</exception>
    public Manifest Write(Design design, string folder, Provenance provenance, CancellationToken cancellationToken = default)
    {
        List<DesignFile> files = Complete(design, provenance, out Manifest manifest);
        using var target = OutputFolder.Open(folder);
        using (FolderLock.Acquire(target.Path, Patience, cancellationToken))
        {
            WriteLocked(files, target, cancellationToken);
        }

        target.Keep();
        return manifest;
    }

    /// <summary>Names the files in which a folder differs from what <see cref="Write"/> would leave there; writes nothing.</summary>
    /// <param name="design">The design.</param>
    /// <param name="folder">The folder; files that no generation wrote are not looked at.</param>
    /// <param name="provenance">Where the design comes from.</param>
    /// <returns>Paths with what is wrong with each; empty where the folder is fresh.</returns>
    /// <exception cref="InvalidInputException">The folder's manifest cannot be understood.</exception>
    public static IReadOnlyList<string> Differences(Design design, string folder, Provenance provenance)
    {
        List<string> differences = [];
        List<DesignFile> files = Complete(design, provenance, out _);
        foreach (DesignFile file in files)
        {
            string path = Path.Combine(folder, file.Name);
            if (!InputFile.Holds(path, Encoding.ASCII.GetBytes(file.Text)))
            {
                differences.Add(File.Exists(path) ? $"{path} differs" : $"{path} is missing");
            }
        }

        IEnumerable<string> listed = Manifest.Read(folder)?.Files.Select(file => file.Name) ?? [];
        differences.AddRange(listed.Except(files.Select(file => file.Name)).Select(name => $"{Path.Combine(folder, name)} is left over"));
        return differences;
    }

    private static List<DesignFile> Complete(Design design, Provenance provenance, out Manifest manifest)
    {
        List<DesignFile> files = [.. design.Files, .. HandOffFiles.For(design, provenance)];
        manifest = Manifest.Of(files, design.Top, provenance);
        files.Add(new DesignFile(Manifest.FileName, DesignFileKind.HandOff, manifest.ToJson()));
        return files;
    }

    private void WriteLocked(List<DesignFile> files, OutputFolder target, CancellationToken cancellationToken)
    {
        string staging = Path.Combine(target.Path, StagingName);
        HashSet<string> own = OwnFiles(target.Path, staging);
        Refuse(files, own, target.Path);
        try
        {
            RemoveFolder(staging);
            string fresh = Directory.CreateDirectory(Path.Combine(staging, "new")).FullName;
            string attic = Directory.CreateDirectory(Path.Combine(staging, "old")).FullName;
            var changed = new List<string>();
            foreach (DesignFile file in files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                byte[] bytes = Encoding.ASCII.GetBytes(file.Text);
                // A file that stays as it is keeps its time stamp, so that whoever builds from it need not build again.
                if (!InputFile.Holds(Path.Combine(target.Path, file.Name), bytes))
                {
                    Stage(Path.Combine(fresh, file.Name), bytes);
                    changed.Add(file.Name);
                }
            }

            own.ExceptWith(files.Select(file => file.Name));
            cancellationToken.ThrowIfCancellationRequested();
            new FolderSwap(target.Path, attic).Run(fresh, changed, own);
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

    private void Stage(string path, byte[] bytes)
    {
        try
        {
            using Stream stream = _create(path);
            stream.Write(bytes);
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
                    "Would overwrite what no generation wrote", path, "not in the folder's manifest", "Move it away, or choose another folder."));
            }
        }

        if (problems.Count > 0)
        {
            throw new InvalidInputException(problems);
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
