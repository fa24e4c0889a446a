namespace Hdl.Core.Networks;

/// <summary>Guesses which of the known names an unknown one was meant to be.</summary>
internal static class NearestName
{
    /// <summary>The known name with the least edit distance, the first of them on a tie; <paramref name="known"/> is not empty.</summary>
    public static string Of(string unknown, IEnumerable<string> known) => known.MinBy(name => Distance(unknown, name))!;

    /// <summary>Levenshtein distance: the fewest insertions, deletions and replacements of one character.</summary>
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
