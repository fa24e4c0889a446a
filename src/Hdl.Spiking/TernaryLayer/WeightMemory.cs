using System.Numerics;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;
using Hdl.Networks.Models;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>
/// The contents of a layer's memories. Input i lies in bank i mod K, in rows (i / K) * F + fold; a row holds P codes,
/// element 0 in the low bits; neuron fold * P + p is that of element p. Rows beyond the last input hold zeros.
/// </summary>
public static class WeightMemory
{
    /// <summary>One row of a weight bank.</summary>
    /// <param name="weights">The layer's weights.</param>
    /// <param name="lanes">Banks K.</param>
    /// <param name="elements">Elements P, a divisor of the neurons.</param>
    /// <param name="bank">0 .. K - 1.</param>
    /// <param name="row">0 .. ceil(I / K) * F - 1.</param>
    public static BigInteger Row(TernaryLayerWeights weights, int lanes, int elements, int bank, int row)
    {
        (int index, int fold) = Math.DivRem(row, weights.Neurons / elements);
        int input = (index * lanes) + bank;
        return input < weights.Inputs
            ? Pack(weights.Weights.AsSpan((input * weights.Neurons) + (fold * elements), elements))
            : BigInteger.Zero;
    }

    /// <summary>One row of the biases.</summary>
    /// <param name="weights">The layer's weights.</param>
    /// <param name="elements">Elements P, a divisor of the neurons.</param>
    /// <param name="fold">0 .. F - 1.</param>
    public static BigInteger BiasRow(TernaryLayerWeights weights, int elements, int fold) =>
        Pack(weights.Bias.AsSpan(fold * elements, elements));

    /// <summary>The memory file of a bank: one row a line, in hex.</summary>
    public static FileContent BankFile(TernaryLayerWeights weights, int lanes, int elements, int bank)
    {
        int rows = FixedPoint.CeilDivide(weights.Inputs, lanes) * (weights.Neurons / elements);
        return Rows(rows, elements, row => Row(weights, lanes, elements, bank, row));
    }

    /// <summary>The memory file of the biases: one row for each fold.</summary>
    public static FileContent BiasFile(TernaryLayerWeights weights, int elements) =>
        Rows(weights.Neurons / elements, elements, fold => BiasRow(weights, elements, fold));

    private static FileContent Rows(int count, int elements, Func<int, BigInteger> row) =>
        FileContent.FromLines(
            count, FixedPoint.CeilDivide(2 * elements, 4),
            () => Enumerable.Range(0, count).Select(index => Literal.HexDigits(row(index), 2 * elements)));

    private static BigInteger Pack(ReadOnlySpan<sbyte> values)
    {
        var bytes = new byte[(values.Length + 3) / 4];
        for (int i = 0; i < values.Length; i++)
        {
            bytes[i / 4] |= (byte)(TernaryCode.Encode(values[i]) << (2 * (i % 4)));
        }

        return new BigInteger(bytes, isUnsigned: true);
    }
}
