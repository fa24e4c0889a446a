using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;

namespace Hdl.Networks.Models;

/// <summary>What every network must satisfy, whichever file it came from.</summary>
public static class NetworkCheck
{
    /// <summary>Largest a or b, an unsigned 16-bit number; a target may allow less.</summary>
    public const int MaxScale = 65_535;

    /// <summary>Most inputs or neurons of a layer.</summary>
    public const int MaxSize = 32_767;

    /// <summary>
    /// Every problem of a network: name, conventions, ranges, lengths, ternary values, and layers that chain.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="where">Its file, named in each problem.</param>
    public static IReadOnlyList<Problem> Problems(TernaryNetwork network, string where)
    {
        ArgumentNullException.ThrowIfNull(network);
        List<Problem> problems = [.. Identifier.Check(network.Name, $"{where}, name")];
        void Range(string field, long value, long min, long max)
        {
            if (value < min || value > max)
            {
                problems.Add(
                    new Problem("Out of range", $"{where}, {field}", Text(value), $"Choose {Text(min)}..{Text(max)}."));
            }
        }

        Range("potential_width", network.PotentialWidth, 2, 32);
        Range("threshold_level", network.ThresholdLevel, 1, 255);
        Range("seed", network.Seed, 1, ushort.MaxValue);
        Range("steps", network.Steps, 1, MaxSize);
        Range("leak_shift", network.LeakShift ?? 1, 1, 15);
        if (network.Layers.Count == 0)
        {
            problems.Add(
                new Problem("The network has no layer", $"{where}, layers", "0 layers", "Give at least one layer."));
        }

        int width = Math.Clamp(network.PotentialWidth, 2, 32);
        for (int index = 0; index < network.Layers.Count; index++)
        {
            TernaryLayerWeights layer = network.Layers[index];
            string layerName = $"layers[{Text(index)}]";
            Range($"{layerName}.inputs", layer.Inputs, 1, MaxSize);
            Range($"{layerName}.neurons", layer.Neurons, 1, MaxSize);
            Range($"{layerName}.weight_scale", layer.WeightScale, 0, MaxScale);
            Range($"{layerName}.bias_scale", layer.BiasScale, 0, MaxScale);
            Range($"{layerName}.threshold", layer.Threshold, FixedPoint.MinSigned(width), FixedPoint.MaxSigned(width));
            Ternary($"{layerName}.weights", layer.Weights, (long)layer.Inputs * layer.Neurons, layer.Neurons);
            Ternary($"{layerName}.bias", layer.Bias, layer.Neurons, layer.Neurons);
            if (index > 0 && network.Layers[index - 1].Neurons != layer.Inputs)
            {
                problems.Add(new Problem(
                    "The layers do not chain", $"{where}, {layerName}.inputs", Text(layer.Inputs),
                    $"The layer before has {Text(network.Layers[index - 1].Neurons)} neurons: both numbers must be "
                    + $"equal."));
            }
        }

        return problems;

        void Ternary(string field, sbyte[] values, long expected, int neurons)
        {
            if (values.Length != expected)
            {
                problems.Add(new Problem(
                    "Wrong number of elements", $"{where}, {field}", Text(values.Length),
                    $"The layer needs {Text(expected)}."));
            }

            int wrong = Array.FindIndex(values, value => value is < -1 or > 1);
            if (wrong >= 0)
            {
                string element =
                    $"input {Text(wrong / Math.Max(1, neurons))}, neuron {Text(wrong % Math.Max(1, neurons))}";
                problems.Add(new Problem(
                    "Not ternary", $"{where}, {field}, {element}", Text(values[wrong]),
                    "Weights and biases are -1, 0 or +1."));
            }
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
