using Hdl.Core.Problems;

namespace Hdl.Networks.Tensors;

/// <summary>
/// Recognises what <c>scipy.sparse.save_npz</c> writes: not the matrix itself, but the arrays that its form of storage
/// consists of.
/// </summary>
internal static class SparseMatrix
{
    private static readonly (string Form, string[] Arrays)[] Forms =
    [
        ("compressed rows, columns or blocks", ["data", "indices", "indptr"]),
        ("coordinates", ["data", "row", "col"]),
        ("coordinates", ["data", "coords"]),
        ("diagonals", ["data", "offsets"]),
    ];

    /// <summary>Refuses an archive of such arrays.</summary>
    /// <param name="names">All of its arrays.</param>
    /// <param name="path">The archive.</param>
    /// <exception cref="InvalidInputException">It is one.</exception>
    public static void Refuse(IReadOnlyCollection<string> names, string path)
    {
        if (names.Contains("format") && names.Contains("shape")
            && Forms.FirstOrDefault(form => form.Arrays.All(names.Contains)) is { Form: { } form })
        {
            throw new InvalidInputException(new Problem(
                "A sparse matrix of SciPy", path, $"scipy.sparse.save_npz, {form}",
                "Save it as a whole: numpy.savez(file, name=matrix.toarray())."));
        }
    }
}
