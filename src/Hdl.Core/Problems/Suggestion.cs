namespace Hdl.Core.Problems;

/// <summary>Guesses what was meant by a name that does not exist.</summary>
public static class Suggestion
{
    /// <summary>
    /// The candidate with the fewest edits from <paramref name="name"/>, or null where none is close enough to be
    /// meant.
    /// </summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What could have been written; the first of equals wins.</param>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        // A guess that shares less than about half of the letters only confuses.
        int least = Math.Max(2, name.Length / 2) + 1;
        foreach (string candidate in candidates)
        {
            int distance = Distance(name, candidate);
            if (distance < least)
            {
                (best, least) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>A remedy that names the nearest candidate, or all of them where none is near.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What could have been written.</param>
    public static string Remedy(string name, IReadOnlyCollection<string> candidates) =>
        Nearest(name, candidates) is { } nearest
            ? $"Did you mean '{nearest}'?"
            : $"Choose one of {string.Join(", ", candidates)}.";

    /// <summary>
    /// Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other.
    /// </summary>
    /// <param name="from">One text.</param>
    /// <param name="to">The other.</param>
    public static int Distance(string from, string to)
    {
        int[,] edits = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            edits[i, 0] = i;
        }

        for (int j = 0; j <= to.Length; j++)
        {
            edits[0, j] = j;
        }

        for (int i = 1; i <= from.Length; i++)
        {
            for (int j = 1; j <= to.Length; j++)
            {
                int substitution = edits[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                edits[i, j] = Math.Min(substitution, Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
                }
            }
        }

        return edits[from.Length, to.Length];
    }
}
