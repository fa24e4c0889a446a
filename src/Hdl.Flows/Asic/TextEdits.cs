using System.Text;

namespace Hdl.Flows.Asic;

/// <summary>Changes to the text of a library file that leave every line where it is.</summary>
/// <param name="file">The file.</param>
internal sealed class TextEdits(LibertyFile file)
{
    private readonly SortedDictionary<int, (int End, string? Text)> _edits = [];

    /// <summary>Whether a group is a template of tables.</summary>
    public static bool IsTemplate(LibertyGroup group) => group.Kind.EndsWith("_template", StringComparison.Ordinal);

    /// <summary>Puts a text, of one line, in the place of another.</summary>
    public void Replace(TextSpan at, string text) => _edits[at.Start] = (at.End, text);

    /// <summary>Cuts out all cells but some.</summary>
    public void CutCells(Func<LibertyGroup, bool> keep)
    {
        foreach (LibertyGroup cell in file.Root.Of("cell").Where(cell => !keep(cell)))
        {
            Cut(cell.At);
        }
    }

    /// <summary>Cuts out everything of the library but its templates and cells, its name and braces too.</summary>
    public void KeepOnlyTemplatesAndCells()
    {
        int at = file.Root.ArgumentAt.Start;
        foreach (LibertyGroup kept in file.Root.Groups.Where(group => IsTemplate(group) || group.Kind == "cell"))
        {
            Cut(new TextSpan(at, kept.At.Start));
            at = kept.At.End;
        }

        Cut(new TextSpan(at, file.Root.At.End - 1));
    }

    /// <summary>Gives templates other names where one of theirs means something else in an earlier file.</summary>
    /// <param name="known">Templates of the earlier files.</param>
    /// <param name="suffix">What is put behind a name.</param>
    public void RenameTemplates(IReadOnlyDictionary<string, string> known, string suffix)
    {
        HashSet<string> renamed =
        [
            .. file
                .Root.Groups.Where(IsTemplate)
                .Where(template =>
                    known.TryGetValue(template.Argument, out string? text) && !file[template.At].SequenceEqual(text))
                .Select(template => template.Argument),
        ];
        void Rename(LibertyGroup group)
        {
            if (group.Kind is not ("cell" or "pin" or "library")
                && renamed.Contains(group.Argument)
                && !_edits.ContainsKey(group.ArgumentAt.Start))
            {
                Replace(group.ArgumentAt, group.Argument + suffix);
            }

            group.Groups.ForEach(Rename);
        }

        if (renamed.Count > 0)
        {
            file.Root.Groups.ForEach(Rename);
        }
    }

    /// <summary>A stretch of the text with the changes in it.</summary>
    public string Apply(int start, int end)
    {
        var text = new StringBuilder(end - start);
        int at = start;
        foreach ((int from, (int to, string? put)) in _edits)
        {
            // What lies inside of something cut out is gone with it.
            if (from < at || to > end)
            {
                continue;
            }

            text.Append(file.Text, at, from - at);
            text.Append(put ?? new string('\n', file.Text.AsSpan(from, to - from).Count('\n')));
            at = to;
        }

        return text.Append(file.Text, at, Math.Max(0, end - at)).ToString();
    }

    private void Cut(TextSpan at)
    {
        if (at.End > at.Start)
        {
            _edits[at.Start] = (at.End, null);
        }
    }
}
