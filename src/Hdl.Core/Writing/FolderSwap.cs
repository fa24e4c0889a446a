namespace Hdl.Core.Writing;

/// <summary>
/// Replaces files of a folder by renaming alone, which takes no space and no time worth mentioning, and takes it all
/// back when one step fails.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="attic">An empty folder on the same file system, for the files replaced.</param>
internal sealed class FolderSwap(string folder, string attic)
{
    private readonly Stack<(string From, string To)> _moves = [];

    /// <summary>Moves new files in and old ones out: all of it, or nothing.</summary>
    /// <param name="source">Folder of the new files.</param>
    /// <param name="arriving">Names of the new files.</param>
    /// <param name="leaving">Names of files that go without a successor; those that do not exist are passed
    /// over.</param>
    public void Run(string source, IEnumerable<string> arriving, IEnumerable<string> leaving)
    {
        try
        {
            foreach (string name in leaving)
            {
                MoveOut(name);
            }

            foreach (string name in arriving)
            {
                MoveOut(name);
                Move(Path.Combine(source, name), Path.Combine(folder, name));
            }
        }
        catch
        {
            while (_moves.TryPop(out (string From, string To) move))
            {
                File.Move(move.To, move.From);
            }

            throw;
        }
    }

    private void MoveOut(string name)
    {
        string path = Path.Combine(folder, name);
        if (File.Exists(path))
        {
            Move(path, Path.Combine(attic, name));
        }
    }

    private void Move(string from, string to)
    {
        File.Move(from, to);
        _moves.Push((from, to));
    }
}
