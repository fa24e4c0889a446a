using Hdl.Core.Problems;
using Hdl.Networks.Tensors;

namespace Hdl.Rnn.Models;

/// <summary>
/// Imports what <c>numpy.savez</c> wrote of the state_dict of PyTorch's <c>GRU</c> or <c>LSTM</c>, and of a
/// <c>Linear</c> behind it: the arrays of <see cref="DeltaStateDict"/>.
/// </summary>
public static class DeltaNpz
{
    /// <summary>Reads and quantises a network.</summary>
    /// <param name="path">The <c>.npz</c> file.</param>
    /// <param name="options">Formats and everything else that it does not say.</param>
    /// <exception cref="InvalidInputException">It cannot be read; an array is missing or not known; shapes that do not
    /// chain; a weight or a sum that does not fit.</exception>
    public static DeltaModel Load(string path, DeltaImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Dictionary<string, FloatArray> arrays = new(StringComparer.Ordinal);
        TensorFile.Read(path, tensor => arrays.Add(tensor.Name, FloatArray.Read(tensor)));
        return DeltaStateDict.ToModel(path, arrays, options);
    }
}
