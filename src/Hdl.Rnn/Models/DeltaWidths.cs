using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Models;

/// <summary>
/// The width proof (delta_rnn, section 2.2): of each sum,
/// <c>|b| 2^a + max|x| sum|wx| + 2^a sum|wh| &lt; 2^(acc-bits - 1)</c>: whatever was sent, in any order.
/// </summary>
public static class DeltaWidths
{
    /// <summary>What does not fit, at most one problem a layer: the row that needs most.</summary>
    /// <param name="model">A network whose shapes are right.</param>
    /// <param name="where">Its file.</param>
    public static IReadOnlyList<Problem> Problems(DeltaModel model, string where)
    {
        ArgumentNullException.ThrowIfNull(model);
        List<Problem> problems = [];
        long greatestInput = model.MaxInput;
        for (int index = 0; index < model.Weights.Layers.Count; index++)
        {
            DeltaLayer layer = model.Weights.Layers[index];
            (int row, Int128 bound) = Enumerable.Range(0, layer.InputBias.Length)
                .Select(row => (row, Bound(model, layer, row, greatestInput)))
                .MaxBy(pair => pair.Item2);
            if (Needed(bound) > model.Formats.AccBits)
            {
                string gate = (model.Cell == DeltaCell.Gru ? "ruc" : "ifgo")[row / layer.Hidden].ToString();
                problems.Add(Problem(
                    model, $"{where}, layers[{Text(index)}], row {Text(row)} (gate {gate}, element "
                    + $"{Text(row % layer.Hidden)})", bound));
            }

            greatestInput = model.Formats.One;
        }

        if (model.Weights.Readout is { } readout)
        {
            (int row, Int128 bound) = Enumerable.Range(0, readout.Bias.Length)
                .Select(row => (row, model.Formats.One * (Abs(readout.Bias[row]) + Sum(readout.Weights[row]))))
                .MaxBy(pair => pair.Item2);
            if (Needed(bound) > model.Formats.AccBits)
            {
                problems.Add(Problem(model, $"{where}, readout_layer, row {Text(row)}", bound));
            }
        }

        return problems;
    }

    // The two sums of a GRU's candidate hold a part each.
    private static Int128 Bound(DeltaModel model, DeltaLayer layer, int row, long greatestInput)
    {
        Int128 one = model.Formats.One;
        Int128 fromInputs = (one * Abs(layer.InputBias[row])) + (greatestInput * Sum(layer.InputWeights[row]));
        Int128 fromHidden = one * (Abs(layer.HiddenBias?[row] ?? 0) + Sum(layer.HiddenWeights[row]));
        return model.Cell == DeltaCell.Gru && row >= 2 * layer.Hidden
            ? Int128.Max(fromInputs, fromHidden)
            : fromInputs + fromHidden;
    }

    private static Int128 Abs(int value) => Int128.Abs(value);

    private static Int128 Sum(int[] weights) =>
        weights.Aggregate((Int128)0, (sum, weight) => sum + Int128.Abs(weight));

    /// <summary>The fewest bits n with bound &lt; 2^(n - 1).</summary>
    private static int Needed(Int128 bound)
    {
        int bits = 1;
        while (bound >= (Int128)1 << (bits - 1))
        {
            bits++;
        }

        return bits;
    }

    private static Problem Problem(DeltaModel model, string where, Int128 bound) => new(
        "A sum may not fit", where,
        $"up to {bound.ToString(CultureInfo.InvariantCulture)}, acc_bits {Text(model.Formats.AccBits)}",
        $"Use {Text(Needed(bound))} bits or more, fewer input_bits, or \"overflow\": \"wrap\".");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
