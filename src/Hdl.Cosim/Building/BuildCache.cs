using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hdl.Core.Problems;
using Hdl.Core.Processes;
using Hdl.Core.Temporary;

namespace Hdl.Cosim.Building;

/// <summary>
/// Folders of built things, named by a hash of what they were built from. A folder appears whole, by a rename, so that
/// two processes that build the same at once cannot disturb each other: the first one wins, the other uses its result.
/// </summary>
public sealed class BuildCache
{
    /// <summary>Variable that overrides the default folder.</summary>
    public const string Variable = "HDL_CACHE";

    /// <summary>A cache in a folder.</summary>
    /// <param name="folder">Created when needed; default: <c>HDL_CACHE</c>, else <c>.build</c> in the current
    /// folder.</param>
    public BuildCache(string? folder = null)
    {
        string root = folder ?? EnvironmentVariable.Of(Variable) ?? ".build";
        Folder = Path.Combine(Path.GetFullPath(root), "cosim");
    }

    /// <summary>Absolute path of the cache.</summary>
    public string Folder { get; }

    /// <summary>Removes from the default cache what builds that were killed have left there.</summary>
    public static void SweepDefault()
    {
        try
        {
            TemporaryFolder.Sweep(new BuildCache().Folder);
        }
        catch (Exception failure) when (failure is InvalidInputException or ArgumentException or IOException)
        {
            // Not the name of a folder: who uses the cache says so.
        }
    }

    /// <summary>Name of a folder built from these texts: 24 hex digits of their SHA-256.</summary>
    public static string KeyOf(params IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string text in texts)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..24];
    }

    private const string SealName = "seal";

    private static bool IsWhole(string folder)
    {
        string seal = Path.Combine(folder, SealName);
        return File.Exists(seal) && File.ReadAllText(seal) == SealOf(folder);
    }

    // Every file with its size and, for what is loaded into the process, its hash.
    private static string SealOf(string folder) =>
        string.Join(
            '\n',
            Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => (Name: Path.GetRelativePath(folder, path), Path: path))
                .Where(file => file.Name != SealName)
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(file =>
                    file.Name.EndsWith(".so", StringComparison.Ordinal)
                        ? $"{file.Name} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.Path)))}"
                        : string.Create(
                            CultureInfo.InvariantCulture, $"{file.Name} {new FileInfo(file.Path).Length}")));

    /// <summary>Whether the folder of that name was built.</summary>
    public bool TryGet(string name, out string folder)
    {
        folder = Path.Combine(Folder, name);
        if (!Directory.Exists(folder))
        {
            return false;
        }

        if (IsWhole(folder))
        {
            return true;
        }

        // A library that was cut off would end the process when it is loaded.
        Directory.Delete(folder, recursive: true);
        return false;
    }

    /// <summary>The folder of that name, built when it does not exist.</summary>
    /// <param name="name">Name with the key.</param>
    /// <param name="build">Fills a temporary folder, whose path it is given.</param>
    public async Task<string> GetAsync(string name, Func<string, Task> build)
    {
        if (TryGet(name, out string folder))
        {
            return folder;
        }

        TemporaryFolder.Sweep(Folder);
        using var temporary = TemporaryFolder.CreateIn(Folder, "build");
        try
        {
            await build(temporary.Path).ConfigureAwait(false);
            temporary.Write(SealName, SealOf(temporary.Path));
            Directory.Move(temporary.Path, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another process was faster; what it built is the same.
        }

        return folder;
    }
}
