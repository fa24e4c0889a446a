using System.Text;

namespace Hdl.Core.Verilog;

/// <summary>
/// Folds lines that names or numbers of a design made longer than 100 columns. What is too long of a comment moves to
/// its next line; code is continued after a blank, four columns further in. Commands within comments - the banner's,
/// and lines set in by three blanks or more - stay as they are.
/// </summary>
public static class LineFolder
{
    /// <summary>Greatest length of a line.</summary>
    public const int Columns = 100;

    private const string Comment = "//";
    private const string Command = "// Regenerate with:";

    /// <summary>Folds a text of lines that end with LF.</summary>
    public static string Fold(string text)
    {
        if (text.Split('\n').All(line => line.Length <= Columns))
        {
            return text;
        }

        List<string> lines = [.. text.Split('\n')];
        for (int i = 0; i < lines.Count; i++)
        {
            string line = lines[i];
            int cut = line.Length > Columns && !IsSetAsItIs(line) ? CutOf(line) : -1;
            if (cut < 0)
            {
                continue;
            }

            string indent = line[..^line.TrimStart().Length];
            string rest = line[(cut + 1)..];
            bool comment = line.TrimStart().StartsWith(Comment, StringComparison.Ordinal);
            lines[i] = line[..cut].TrimEnd();
            if (comment && Continues(lines, i + 1, indent, rest))
            {
                lines[i + 1] = $"{indent}{Comment} {rest} {lines[i + 1][(indent.Length + 3)..]}";
            }
            else
            {
                lines.Insert(i + 1, comment ? $"{indent}{Comment} {rest}" : $"{indent}    {rest}");
            }
        }

        return new StringBuilder().AppendJoin('\n', lines).ToString();
    }

    // A sentence goes on in the next line of the comment.
    private static bool Continues(List<string> lines, int next, string indent, string rest) =>
        !rest.EndsWith('.') && !rest.EndsWith(':') && next < lines.Count
        && lines[next].StartsWith($"{indent}{Comment} ", StringComparison.Ordinal)
        && !IsSetAsItIs(lines[next]);

    private static bool IsSetAsItIs(string line) =>
        line.StartsWith(Command, StringComparison.Ordinal)
        || line.TrimStart().StartsWith($"{Comment}   ", StringComparison.Ordinal);

    // The last blank that leaves something on the line; -1 where there is none, or only one within quotes.
    private static int CutOf(string line)
    {
        int start = line.Length - line.TrimStart().Length;
        int cut = line.LastIndexOf(' ', Columns);
        while (cut > start + 3 && line[..cut].Count(c => c == '"') % 2 != 0)
        {
            cut = line.LastIndexOf(' ', cut - 1);
        }

        return cut > start + 3 ? cut : -1;
    }
}
