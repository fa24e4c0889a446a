namespace Hdl.Import;

/// <summary>What an import assumes because its file does not say it, each once, in order.</summary>
public sealed class ImportNotes
{
    private readonly List<string> _all = [];

    /// <summary>All of them, one sentence each.</summary>
    public IReadOnlyList<string> All => _all;

    /// <summary>Adds one.</summary>
    /// <param name="sentence">What is assumed, and how to say otherwise.</param>
    public void Add(string sentence)
    {
        if (!_all.Contains(sentence))
        {
            _all.Add(sentence);
        }
    }
}
