using System.Text.RegularExpressions;
using Hdl.Core.Problems;

namespace Hdl.Core.Temporary;

/// <summary>
/// A folder for a while: gone when disposed, and where its process was killed before that, at the next start of any
/// that looks there. Beside it lies a file of the same name with <c>.lock</c>, locked for as long as the owner lives:
/// it comes before the folder and goes after it, so that what lies beside no lock, or beside one that is held, is never
/// touched.
/// </summary>
public sealed partial class TemporaryFolder : IDisposable
{
    private const string Prefix = "hdl-";
    private const string LockSuffix = ".lock";
    private const string PlainCharacters = " /._-+,:=@%~";
    private const int ReadOnlyFileSystem = 30;
    private const int Attempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly OwnerLock _owner;

    private TemporaryFolder(string path, OwnerLock owner) => (Path, _owner) = (path, owner);

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>A folder where the system keeps temporary files, for this user alone.</summary>
    /// <param name="purpose">Lower-case letters: what it is for, in its name.</param>
    /// <exception cref="InvalidInputException">The folder that TMPDIR names cannot be used.</exception>
    public static TemporaryFolder Create(string purpose)
    {
        string parent = System.IO.Path.GetFullPath(System.IO.Path.GetTempPath());
        // Yosys hands paths of its folder to its mapper in a script, and through a shell.
        if (!parent.All(c => char.IsLetterOrDigit(c) || PlainCharacters.Contains(c)))
        {
            throw Unusable(parent, "characters in its name that tools take for commands");
        }

        try
        {
            return Create(parent, purpose, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception failure)
            when (failure is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException
                || failure.HResult == ReadOnlyFileSystem
                || !Directory.Exists(parent))
        {
            throw Unusable(
                parent,
                Directory.Exists(parent) ? "cannot be written"
                    : File.Exists(System.IO.Path.TrimEndingDirectorySeparator(parent)) ? "a file"
                    : "no such folder");
        }
    }

    /// <summary>
    /// A folder inside another one, which is created if need be: what is made in it can be moved to its place.
    /// </summary>
    /// <param name="parent">The other folder.</param>
    /// <param name="purpose">Lower-case letters: what it is for, in its name.</param>
    public static TemporaryFolder CreateIn(string parent, string purpose)
    {
        string full = System.IO.Path.GetFullPath(parent);
        Directory.CreateDirectory(full);
        return Create(full, purpose, null);
    }

    /// <summary>Removes what processes that are dead have left in the place for temporary files.</summary>
    public static void Sweep() => Sweep(System.IO.Path.GetTempPath());

    /// <summary>
    /// Removes what processes that are dead have left in a folder. What cannot be removed stays, silently.
    /// </summary>
    /// <param name="parent">The folder; it may be missing.</param>
    public static void Sweep(string parent)
    {
        try
        {
            foreach (string path in Directory
                    .EnumerateFiles(parent, $"{Prefix}*{LockSuffix}")
                    .Where(path => LockName().IsMatch(System.IO.Path.GetFileName(path))))
            {
                if (OwnerLock.TakeOver(path) is { } left)
                {
                    new TemporaryFolder(path[..^LockSuffix.Length], left).Dispose();
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Missing, or not to be read: then nothing of ours is there.
        }
    }

    /// <summary>Puts a file into the folder.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">ASCII, as a rule.</param>
    public void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    /// <summary>Path of a file in the folder.</summary>
    /// <param name="name">Its name.</param>
    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Removes the folder, unless it was moved to where it stays.</summary>
    public void Dispose()
    {
        // What a program that was ended along with this one still writes fails the first attempts.
        for (int attempt = 1; Directory.Exists(Path); attempt++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                if (attempt == Attempts)
                {
                    // The lock's file stays, without an owner: the next start tries again.
                    _owner.Abandon();
                    return;
                }

                Thread.Sleep(Pause);
            }
        }

        _owner.Dispose();
    }

    private static InvalidInputException Unusable(string parent, string why) =>
        new(new Problem(
            "The folder for temporary files cannot be used", "TMPDIR", $"'{parent}': {why}",
            "Set TMPDIR to a folder that can be written, or unset it for /tmp."));

    private static TemporaryFolder Create(string parent, string purpose, UnixFileMode? mode)
    {
        while (true)
        {
            string path = System.IO.Path.Combine(parent, $"{Prefix}{purpose}-{Guid.NewGuid():N}");
            if (OwnerLock.Create(path + LockSuffix) is not { } owner)
            {
                continue;
            }

            try
            {
                _ =
                    mode is { } chosen && !OperatingSystem.IsWindows()
                        ? Directory.CreateDirectory(path, chosen)
                        : Directory.CreateDirectory(path);
                return new TemporaryFolder(path, owner);
            }
            catch
            {
                owner.Dispose();
                throw;
            }
        }
    }

    [GeneratedRegex("^hdl-[a-z]+-[0-9a-f]{32}\\.lock$")]
    private static partial Regex LockName();
}
