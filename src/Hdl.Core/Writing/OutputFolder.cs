using Hdl.Core.Problems;

namespace Hdl.Core.Writing;

/// <summary>A folder to write into; the folders created for it vanish again unless it is kept.</summary>
internal sealed class OutputFolder : IDisposable
{
    private const int NoSpace = 28;
    private const string Elsewhere = "Choose another folder with -o (OUT= in make).";

    private readonly Stack<string> _created;
    private bool _kept;

    private OutputFolder(string path, Stack<string> created)
    {
        Path = path;
        _created = created;
    }

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>Opens a folder, created with its parents if need be.</summary>
    /// <exception cref="InvalidInputException">The path, or a part of it, is a file or cannot be written.</exception>
    public static OutputFolder Open(string folder)
    {
        string path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder));
        var created = new Stack<string>();
        try
        {
            var missing = new Stack<string>();
            string? parent = path;
            while (parent is not null && !Directory.Exists(parent))
            {
                if (File.Exists(parent))
                {
                    throw new InvalidInputException(new Problem(
                        "The output folder is a file", folder, parent == path ? "a file" : $"'{parent}' is a file",
                        Elsewhere));
                }

                missing.Push(parent);
                parent = System.IO.Path.GetDirectoryName(parent);
            }

            foreach (string step in missing)
            {
                Directory.CreateDirectory(step);
                created.Push(step);
            }

            return new OutputFolder(path, created);
        }
        catch (UnauthorizedAccessException)
        {
            Remove(created);
            throw NotWritable(folder);
        }
        catch (IOException failure)
        {
            Remove(created);
            throw failure.HResult is NoSpace
                ? failure
                : new InvalidInputException(new Problem(
                    "The output folder cannot be created", folder, failure.Message, Elsewhere));
        }
    }

    /// <summary>The refusal of a folder that cannot be written.</summary>
    public static InvalidInputException NotWritable(string folder) => new(new Problem(
        "The output folder cannot be written", folder, "permission denied", $"Change its permissions. {Elsewhere}"));

    /// <summary>The folder has its contents.</summary>
    public void Keep() => _kept = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_kept)
        {
            Remove(_created);
        }
    }

    private static void Remove(Stack<string> created)
    {
        try
        {
            while (created.TryPop(out string? step))
            {
                Directory.Delete(step);
            }
        }
        catch (IOException)
        {
            // Someone else uses it by now.
        }
    }
}
