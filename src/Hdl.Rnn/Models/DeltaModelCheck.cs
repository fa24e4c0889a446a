using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Models;

/// <summary>What every delta network must satisfy.</summary>
public static class DeltaModelCheck
{
    /// <summary>Most recurrent layers.</summary>
    public const int MaxLayers = 4;

    /// <summary>Most inputs, and most elements of a layer.</summary>
    public const int MaxSize = 4096;

    /// <summary>Most classes.</summary>
    public const int MaxClasses = 256;

    /// <summary>
    /// Every problem of a network: name, widths, shapes that chain, ranges of weights, biases and thresholds, sums that
    /// fit, and figures that can be.
    /// </summary>
    /// <param name="model">The network.</param>
    /// <param name="where">Its file, named in each problem.</param>
    public static IReadOnlyList<Problem> Problems(DeltaModel model, string where)
    {
        ArgumentNullException.ThrowIfNull(model);
        var checks = new Checks(model, where);
        checks.Formats();
        checks.Shapes();
        if (checks.Found.Count == 0)
        {
            checks.Weights();
            checks.Thresholds(model.Thresholds, "thresholds");
            checks.Figures();
        }

        return checks.Found.Count > 0 || model.Overflow == DeltaOverflow.Wrap
            ? checks.Found
            : DeltaWidths.Problems(model, where);
    }

    private sealed class Checks(DeltaModel model, string where)
    {
        private readonly List<Problem> _found = [.. Identifier.Check(model.Name, $"{where}, name")];

        public List<Problem> Found => _found;

        public void Formats()
        {
            DeltaFormats formats = model.Formats;
            Range("act_int", formats.ActInt, 2, 8);
            Range("act_frac", formats.ActFrac, 4, 12);
            Range("act_int + act_frac", formats.ActBits, 6, 16);
            if (formats.WeightBits is not (4 or 8 or 16))
            {
                Add("Out of range", "weight_bits", Text(formats.WeightBits), "Choose 4, 8 or 16.");
            }

            Range("weight_frac", formats.WeightFrac, 0, formats.WeightBits - 1);
            Range("acc_bits", formats.AccBits, formats.ActBits + 1, 48);
            Range("gate_frac", formats.GateFrac, 2, formats.ActFrac);
            Range("input_bits", model.InputBits, 2, formats.ActBits);
            Range("bias_columns", model.BiasColumns, 1, 2);
            Range("sequence.steps", model.Sequence.Steps, 0, ushort.MaxValue);
        }

        public void Shapes()
        {
            IReadOnlyList<DeltaLayer> layers = model.Weights.Layers;
            Range("layers", layers.Count, 1, MaxLayers);
            for (int index = 0; index < layers.Count; index++)
            {
                DeltaLayer layer = layers[index];
                string name = $"layers[{Text(index)}]";
                Range($"{name}.inputs", layer.Inputs, 1, MaxSize);
                Range($"{name}.hidden", layer.Hidden, 1, MaxSize);
                if (index > 0 && layer.Inputs != layers[index - 1].Hidden)
                {
                    Add(
                        "The layers do not chain", $"{name}.inputs", Text(layer.Inputs),
                        $"The layer before has {Text(layers[index - 1].Hidden)} elements: both must be equal.");
                }

                if (layer.HiddenBias is null != layers[0].HiddenBias is null)
                {
                    Add(
                        "Layers differ in their biases", $"{name}.hidden_bias",
                        layer.HiddenBias is null ? "none" : "given", "Give it in all layers or in none; 0 is a bias.");
                }

                int rows = model.Cell.Gates() * layer.Hidden;
                Matrix($"{name}.input_weights", layer.InputWeights, rows, layer.Inputs);
                Matrix($"{name}.hidden_weights", layer.HiddenWeights, rows, layer.Hidden);
                Length($"{name}.input_bias", layer.InputBias.Length, rows);
                Length($"{name}.hidden_bias", layer.HiddenBias?.Length ?? rows, rows);
            }

            ReadoutShape(layers);
        }

        public void Weights()
        {
            foreach ((int index, DeltaLayer layer) in model.Weights.Layers.Index())
            {
                string name = $"layers[{Text(index)}]";
                Values($"{name}.input_weights", layer.InputWeights.SelectMany(row => row), 1);
                Values($"{name}.hidden_weights", layer.HiddenWeights.SelectMany(row => row), 1);
                Values($"{name}.input_bias", layer.InputBias, model.BiasColumns);
                Values($"{name}.hidden_bias", layer.HiddenBias ?? [], model.BiasColumns);
            }

            if (model.Weights.Readout is { } readout)
            {
                Values("readout_layer.weights", readout.Weights.SelectMany(row => row), 1);
                Values("readout_layer.bias", readout.Bias, model.BiasColumns);
            }
        }

        public void Thresholds(DeltaThresholds thresholds, string name)
        {
            Each("input", thresholds.Input);
            Each("hidden", thresholds.Hidden);
            Range($"{name}.readout", thresholds.Readout, 0, (1 << model.Formats.ActBits) - 1);

            void Each(string field, IReadOnlyList<int> values)
            {
                Length($"{name}.{field}", values.Count, model.Weights.Layers.Count);
                foreach ((int index, int value) in values.Index())
                {
                    Range($"{name}.{field}[{Text(index)}]", value, 0, (1 << model.Formats.ActBits) - 1);
                }
            }
        }

        public void Figures()
        {
            if (model.Tuning is { } tuning)
            {
                Range("tuning.sequences", tuning.Sequences, 1, int.MaxValue);
            }

            foreach ((int index, DeltaAccuracy figure) in model.Accuracy.Index())
            {
                string name = $"accuracy[{Text(index)}]";
                Range($"{name}.sequences", figure.Sequences, 1, int.MaxValue);
                Range($"{name}.steps", figure.Steps, Math.Max(1, figure.Sequences), long.MaxValue);
                Range($"{name}.correct", figure.Correct, 0, Math.Max(0, figure.Sequences));
                Thresholds(figure.Thresholds, $"{name}.thresholds");
                Length($"{name}.layers", figure.Layers.Count, model.Weights.Layers.Count);
                foreach ((DeltaColumns columns, DeltaLayer layer) in figure.Layers.Zip(model.Weights.Layers))
                {
                    Range($"{name}.layers.bias", columns.Bias, 0, figure.Steps * 4.0);
                    Range($"{name}.layers.input", columns.Input, 0, (double)figure.Steps * layer.Inputs);
                    Range($"{name}.layers.hidden", columns.Hidden, 0, (double)figure.Steps * layer.Hidden);
                }
            }
        }

        private void ReadoutShape(IReadOnlyList<DeltaLayer> layers)
        {
            if (model.Weights.Readout is null != (model.Readout == DeltaReadout.States))
            {
                Add(
                    "The read-out and its weights do not go together", "readout", model.Readout.ToString(),
                    "Affine and argmax need readout_layer, states has none.");
            }

            if (model.Weights.Readout is { } readout)
            {
                Range("readout_layer.bias", readout.Bias.Length, 1, MaxClasses);
                Matrix(
                    "readout_layer.weights", readout.Weights, readout.Bias.Length,
                    layers.Count == 0 ? 0 : layers[^1].Hidden);
            }
        }

        private void Values(string name, IEnumerable<int> values, int columns)
        {
            long greatest = (1L << (model.Formats.WeightBits - 1)) - 1;
            long least = -greatest - 1;
            long scale = columns == 1 ? 1 : 1 + (1L << model.Formats.WeightFrac);
            foreach ((int index, int value) in values.Index())
            {
                if (value < least * scale || value > greatest * scale)
                {
                    Add(
                        "Out of range", $"{name}, element {Text(index)}", Text(value),
                        $"Choose {Text(least * scale)}..{Text(greatest * scale)}.");
                    return;
                }
            }
        }

        private void Matrix(string name, int[][] matrix, int rows, int columns)
        {
            Length(name, matrix.Length, rows);
            foreach ((int index, int[] row) in matrix.Index())
            {
                if (row.Length != columns)
                {
                    Length($"{name}[{Text(index)}]", row.Length, columns);
                    return;
                }
            }
        }

        private void Length(string name, int found, int expected)
        {
            if (found != expected)
            {
                Add("Wrong number of elements", name, Text(found), $"The shapes need {Text(expected)}.");
            }
        }

        private void Range(string name, double value, double least, double greatest)
        {
            if (!(value >= least && value <= greatest))
            {
                Add("Out of range", name, Text((long)value), $"Choose {Text((long)least)}..{Text((long)greatest)}.");
            }
        }

        private void Add(string what, string field, string value, string remedy) =>
            _found.Add(new Problem(what, $"{where}, {field}", value, remedy));

        private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
