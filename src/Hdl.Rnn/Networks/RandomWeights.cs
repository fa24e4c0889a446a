using Hdl.Core.Numerics;

namespace Hdl.Rnn.Networks;

/// <summary>Weights drawn from a seed, for hardware without a trained network.</summary>
public static class RandomWeights
{
    private const ulong Stream = 0x44454C5441;

    /// <summary>
    /// Weights of the whole range of W bits, biases of all that their columns hold; a row whose sums might not fit is
    /// halved until they do.
    /// </summary>
    /// <param name="cell">GRU or LSTM.</param>
    /// <param name="formats">Widths.</param>
    /// <param name="shape">Inputs, layers, classes; inputs of how many bits; whether rows are halved.</param>
    /// <param name="seed">Same seed, same weights.</param>
    public static DeltaWeights Of(DeltaCell cell, DeltaFormats formats, DeltaShape shape, int seed)
    {
        List<DeltaLayer> layers = [];
        int inputs = shape.Inputs;
        for (int number = 0; number < shape.Layers.Count; number++)
        {
            var random = new CounterRandom((ulong)seed, Stream, (ulong)number);
            int hidden = shape.Layers[number];
            int rows = cell.Gates() * hidden;
            int[][] wx = Matrix(ref random, rows, inputs, formats.WeightBits);
            int[][] wh = Matrix(ref random, rows, hidden, formats.WeightBits);
            int[] bias = Bias(ref random, rows, formats, shape.BiasColumns);
            int[]? hiddenBias = shape.HasHiddenBias ? Bias(ref random, rows, formats, shape.BiasColumns) : null;
            long most = number == 0 ? 1L << (shape.InputBits - 1) : formats.One;
            for (int row = 0; row < rows && shape.MustFit; row++)
            {
                Fit(formats, most, wx[row], wh[row], ref bias[row], hiddenBias, row);
            }

            layers.Add(new DeltaLayer(inputs, hidden, wx, wh, bias, hiddenBias));
            inputs = hidden;
        }

        return new DeltaWeights(layers, shape.Classes == 0 ? null : Readout(formats, shape, inputs, seed));
    }

    private static DeltaReadoutLayer Readout(DeltaFormats formats, DeltaShape shape, int inputs, int seed)
    {
        var random = new CounterRandom((ulong)seed, Stream, ulong.MaxValue);
        int[][] weights = Matrix(ref random, shape.Classes, inputs, formats.WeightBits);
        int[] bias = Bias(ref random, shape.Classes, formats, shape.BiasColumns);
        for (int row = 0; row < shape.Classes && shape.MustFit; row++)
        {
            Fit(formats, formats.One, [], weights[row], ref bias[row], null, row);
        }

        return new DeltaReadoutLayer(weights, bias);
    }

    private static void Fit(
        DeltaFormats formats, long most, int[] wx, int[] wh, ref int bias, int[]? hiddenBias, int row)
    {
        while (SumBound.Bound(formats, most, bias, hiddenBias?[row] ?? 0, wx, wh)
            > FixedPoint.MaxSigned(formats.AccBits))
        {
            Halve(wx);
            Halve(wh);
            bias /= 2;
            if (hiddenBias is not null)
            {
                hiddenBias[row] /= 2;
            }
        }
    }

    private static void Halve(int[] weights)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] /= 2;
        }
    }

    private static int[][] Matrix(ref CounterRandom random, int rows, int columns, int bits)
    {
        var matrix = new int[rows][];
        for (int row = 0; row < rows; row++)
        {
            matrix[row] = Row(ref random, columns, bits);
        }

        return matrix;
    }

    // With two columns of biases the second, of whole units, is drawn too.
    private static int[] Bias(ref CounterRandom random, int rows, DeltaFormats formats, int columns)
    {
        int[] bias = Row(ref random, rows, formats.WeightBits);
        if (columns == 1)
        {
            return bias;
        }

        int[] units = Row(ref random, rows, formats.WeightBits);
        return [.. bias.Zip(units, (part, unit) => part + (unit << formats.WeightFrac))];
    }

    private static int[] Row(ref CounterRandom random, int columns, int bits)
    {
        var row = new int[columns];
        for (int i = 0; i < columns; i++)
        {
            row[i] = random.Next(1 << bits) - (1 << (bits - 1));
        }

        return row;
    }
}

/// <summary>Sizes of a network.</summary>
/// <param name="Inputs">Inputs X.</param>
/// <param name="InputBits">Bits that an input needs.</param>
/// <param name="Layers">Elements of each layer.</param>
/// <param name="HasHiddenBias">Whether there is a second bias.</param>
/// <param name="Classes">Classes of the read-out; 0: none.</param>
/// <param name="MustFit">Whether sums must be proved to fit.</param>
/// <param name="BiasColumns">Columns of a bias, 1 or 2.</param>
public sealed record DeltaShape(
    int Inputs, int InputBits, IReadOnlyList<int> Layers, bool HasHiddenBias, int Classes, bool MustFit,
    int BiasColumns = 1);
