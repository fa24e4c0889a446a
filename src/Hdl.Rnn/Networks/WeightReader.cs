using Hdl.Core.Numerics;

namespace Hdl.Rnn.Networks;

/// <summary>Weights from lines as they are loaded (delta_rnn, section 2.5).</summary>
/// <param name="formats">Widths.</param>
/// <param name="gates">Gates of a layer.</param>
/// <param name="lanes">Weights K of a line.</param>
/// <param name="biasColumns">1 or 2.</param>
public sealed class WeightReader(DeltaFormats formats, int gates, int lanes, int biasColumns)
{
    private IReadOnlyList<int[]> _lines = [];
    private int _next;

    /// <summary>The weights that lines hold.</summary>
    /// <param name="lines">All lines, lane 0 first.</param>
    /// <param name="shape">Sizes of the network.</param>
    public DeltaWeights Read(IReadOnlyList<int[]> lines, DeltaShape shape)
    {
        (_lines, _next) = (lines, 0);
        List<DeltaLayer> layers = [];
        int inputs = shape.Inputs;
        foreach (int hidden in shape.Layers)
        {
            int[] bias = Bias(hidden, gates);
            int[][] wx = Matrix(inputs, hidden, gates);
            int[]? hiddenBias = shape.HasHiddenBias ? Bias(hidden, gates) : null;
            layers.Add(new DeltaLayer(inputs, hidden, wx, Matrix(hidden, hidden, gates), bias, hiddenBias));
            inputs = hidden;
        }

        if (shape.Classes == 0)
        {
            return new DeltaWeights(layers, null);
        }

        int[] readoutBias = Bias(shape.Classes, 1);
        return new DeltaWeights(layers, new DeltaReadoutLayer(Matrix(inputs, shape.Classes, 1), readoutBias));
    }

    private int[] Bias(int height, int rows)
    {
        int[] bias = Column(height, rows);
        if (biasColumns == 2)
        {
            int[] units = Column(height, rows);
            for (int row = 0; row < bias.Length; row++)
            {
                bias[row] += units[row] << formats.WeightFrac;
            }
        }

        return bias;
    }

    private int[][] Matrix(int columns, int height, int rows)
    {
        var matrix = new int[rows * height][];
        for (int row = 0; row < matrix.Length; row++)
        {
            matrix[row] = new int[columns];
        }

        for (int column = 0; column < columns; column++)
        {
            int[] weights = Column(height, rows);
            for (int row = 0; row < weights.Length; row++)
            {
                matrix[row][column] = weights[row];
            }
        }

        return matrix;
    }

    private int[] Column(int height, int rows)
    {
        var column = new int[rows * height];
        int blocks = FixedPoint.CeilDivide(height, lanes);
        for (int gate = 0; gate < rows; gate++)
        {
            for (int element = 0; element < height; element++)
            {
                column[(gate * height) + element] =
                    _lines[_next + (gate * blocks) + (element / lanes)][element % lanes];
            }
        }

        _next += rows * blocks;
        return column;
    }
}
