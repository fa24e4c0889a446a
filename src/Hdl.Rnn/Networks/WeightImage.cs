using Hdl.Core.Numerics;

namespace Hdl.Rnn.Networks;

/// <summary>
/// The one layout of weights, on chip and off it (delta_rnn, section 2.5): layer after layer the columns
/// b_ih, x_0.., b_hh if there is one, h_0..; then b and h_0.. of the read-out. A column is gate after gate, each of H
/// rows rounded up to lines of K weights; rows that are no element's are 0.
/// </summary>
public sealed class WeightImage
{
    private readonly int _lanes;
    private readonly DeltaFormats _formats;
    private readonly int _biasColumns;
    private readonly List<int[]> _lines = [];

    private WeightImage(DeltaFormats formats, int lanes, int biasColumns) =>
        (_lanes, _formats, _biasColumns) = (lanes, formats, biasColumns);

    /// <summary>Lines of K weights, that of lane 0 first.</summary>
    public IReadOnlyList<int[]> Lines => _lines;

    /// <summary>Lays the weights of a network out.</summary>
    /// <param name="formats">Widths.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="lanes">Weights K of a line.</param>
    /// <param name="biasColumns">1, or 2 where biases have whole units in a column of their own.</param>
    public static WeightImage Of(DeltaFormats formats, DeltaWeights weights, int lanes, int biasColumns)
    {
        var image = new WeightImage(formats, lanes, biasColumns);
        foreach (DeltaLayer layer in weights.Layers)
        {
            image.AddBias(layer.InputBias, layer.Hidden);
            image.AddMatrix(layer.InputWeights, layer.Inputs, layer.Hidden);
            if (layer.HiddenBias is not null)
            {
                image.AddBias(layer.HiddenBias, layer.Hidden);
            }

            image.AddMatrix(layer.HiddenWeights, layer.Hidden, layer.Hidden);
        }

        if (weights.Readout is { } readout)
        {
            image.AddBias(readout.Bias, readout.Bias.Length);
            image.AddMatrix(readout.Weights, weights.Layers[^1].Hidden, readout.Bias.Length);
        }

        return image;
    }

    /// <summary>
    /// Splits a bias b1 + 2^f b2 into what is below a unit, b1 in -2^(f-1)..2^(f-1) - 1, and whole units, b2, each of W
    /// bits. Where the units would leave their range, they stay at its end and b1 has more; with f = 0, where both
    /// count units, b2 has what does not fit in b1.
    /// </summary>
    /// <param name="bias">A bias that two weights can make.</param>
    /// <param name="formats">Widths.</param>
    public static (int Part, int Units) Split(int bias, DeltaFormats formats)
    {
        int fraction = formats.WeightFrac;
        long units = fraction == 0
            ? bias - FixedPoint.Saturate(bias, formats.WeightBits)
            : FixedPoint.Saturate((bias + (1L << (fraction - 1))) >> fraction, formats.WeightBits);
        return ((int)(bias - (units << fraction)), (int)units);
    }

    private void AddBias(int[] bias, int height)
    {
        if (_biasColumns == 1)
        {
            AddColumn(row => bias[row], bias.Length, height);
            return;
        }

        AddColumn(row => Split(bias[row], _formats).Part, bias.Length, height);
        AddColumn(row => Split(bias[row], _formats).Units, bias.Length, height);
    }

    private void AddMatrix(int[][] rows, int columns, int height)
    {
        for (int column = 0; column < columns; column++)
        {
            AddColumn(row => rows[row][column], rows.Length, height);
        }
    }

    private void AddColumn(Func<int, int> weight, int rows, int height)
    {
        int blocks = FixedPoint.CeilDivide(height, _lanes);
        for (int gate = 0; gate < rows / height; gate++)
        {
            for (int block = 0; block < blocks; block++)
            {
                var line = new int[_lanes];
                for (int lane = 0; lane < _lanes && (block * _lanes) + lane < height; lane++)
                {
                    line[lane] = weight((gate * height) + (block * _lanes) + lane);
                }

                _lines.Add(line);
            }
        }
    }
}
