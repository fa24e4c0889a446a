using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Networks.Tensors;

namespace Hdl.Rnn.Models;

/// <summary>Rounds weights and biases to integers, half to even, and gathers what does not fit.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="options">Widths.</param>
/// <param name="frac">Bits behind the point.</param>
internal sealed class DeltaQuantiser(string path, DeltaImportOptions options, int frac)
{
    private readonly List<Problem> _problems = [];

    /// <summary>A matrix, row by row.</summary>
    public int[][] Matrix(FloatArray array)
    {
        int columns = array.Shape[1];
        int[] all = Rounded(array, 1);
        return [.. Enumerable.Range(0, array.Shape[0]).Select(row => all[(row * columns)..((row + 1) * columns)])];
    }

    /// <summary>Biases, which may have a column of whole units beside that of the rest.</summary>
    public int[] Bias(FloatArray array) => Rounded(array, options.BiasColumns);

    /// <exception cref="InvalidInputException">Something does not fit.</exception>
    public void ThrowProblems()
    {
        if (_problems.Count > 0)
        {
            throw new InvalidInputException(_problems);
        }
    }

    private int[] Rounded(FloatArray array, int columns)
    {
        double scale = Math.Pow(2, frac);
        double most = Math.Pow(2, options.WeightBits - 1);
        (double least, double greatest) = columns == 1
            ? (-most, most - 1)
            : (-most * (1 + scale), (most - 1) * (1 + scale));
        int[] rounded = new int[array.Values.Length];
        for (int i = 0; i < rounded.Length; i++)
        {
            double whole = Math.Round(array.Values[i] * scale, MidpointRounding.ToEven);
            if (whole < least || whole > greatest)
            {
                _problems.Add(new Problem(
                    "A weight does not fit", $"{path}, {array.Name}{TensorShape.Index(array.Shape, i)}",
                    array.Values[i].ToString("R", CultureInfo.InvariantCulture),
                    FormattableString.Invariant(
                        $"With weight-bits {options.WeightBits} and weight-frac {frac} it must be within ")
                    + FormattableString.Invariant($"{least / scale}..{greatest / scale}: choose ")
                    + (frac > 0 ? "fewer bits behind the point, or " : "")
                    + (array.Shape.Count == 1 && columns == 1 ? "bias-columns 2." : "more bits.")));
                break;
            }

            rounded[i] = (int)whole;
        }

        return rounded;
    }
}
