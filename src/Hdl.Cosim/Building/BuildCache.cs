using System.Security.Cryptography;
using System.Text;

namespace Hdl.Cosim.Building;

/// <summary>
/// Folders of built things, named by a hash of what they were built from. A folder appears whole, by a rename, so that two
/// processes that build the same at once cannot disturb each other: the first one wins, the other uses its result.
/// </summary>
public sealed class BuildCache
{
    /// <summary>Variable that overrides the default folder.</summary>
    public const string Variable = "HDL_CACHE";

    /// <summary>A cache in a folder.</summary>
    /// <param name="folder">Created when needed; default: <c>HDL_CACHE</c>, else <c>.build</c> in the current folder.</param>
    public BuildCache(string? folder = null)
    {
        string root = folder ?? Environment.GetEnvironmentVariable(Variable) ?? ".build";
        Folder = Path.Combine(Path.GetFullPath(root), "cosim");
    }

    /// <summary>Absolute path of the cache.</summary>
    public string Folder { get; }

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

    /// <summary>Whether the folder of that name was built.</summary>
    public bool TryGet(string name, out string folder)
    {
        folder = Path.Combine(Folder, name);
        return Directory.Exists(folder);
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

        string temporary = Path.Combine(Folder, $"tmp-{Guid.NewGuid():N}");
        Directory.CreateDirectory(temporary);
        try
        {
            await build(temporary).ConfigureAwait(false);
            Directory.Move(temporary, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another process was faster; what it built is the same.
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }

        return folder;
    }
}
