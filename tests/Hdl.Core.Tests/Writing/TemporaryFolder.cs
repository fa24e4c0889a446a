namespace Hdl.Core.Tests.Writing;

/// <summary>An empty folder that vanishes with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("hdl-test-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Relative paths and contents of all files, for comparing.</summary>
    public static SortedDictionary<string, string> Snapshot(string folder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories))
        {
            files.Add(
                System.IO.Path.GetRelativePath(folder, path),
                Directory.Exists(path) ? "<folder>" : File.ReadAllText(path));
        }

        return files;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
