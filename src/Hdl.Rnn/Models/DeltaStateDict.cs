using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Networks.Tensors;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Models;

/// <summary>
/// Makes a delta network of the arrays of PyTorch's <c>GRU</c> or <c>LSTM</c>, whatever file they come from:
/// <c>weight_ih_l0</c>, <c>weight_hh_l0</c>, <c>bias_ih_l0</c>, <c>bias_hh_l0</c>, <c>weight_ih_l1</c> and so on, all
/// behind one prefix that ends in a dot or behind none, and of a <c>Linear</c> behind it: <c>NAME.weight</c>,
/// <c>NAME.bias</c>. Its gates lie in the order of the file <c>hdl-delta-network/1</c>.
/// </summary>
/// <remarks>A weight w becomes round(w 2^f), halves to even, in W bits: one that does not fit is refused.</remarks>
public static class DeltaStateDict
{
    private const string Weights = "weight_ih_l";
    private const int Gru = 3;
    private const int Lstm = 4;

    /// <summary>Quantises a network.</summary>
    /// <param name="path">The file that the arrays come from, for messages.</param>
    /// <param name="arrays">The arrays by PyTorch's names.</param>
    /// <param name="options">Formats and everything else that they do not say.</param>
    /// <exception cref="InvalidInputException">An array is missing or not known; shapes that do not chain; a weight or
    /// a sum that does not fit.</exception>
    public static DeltaModel ToModel(
        string path, IReadOnlyDictionary<string, FloatArray> arrays, DeltaImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        ArgumentNullException.ThrowIfNull(options);
        var network = new Parts(path, arrays);
        int least = options.BiasColumns == 1 ? 1 : 2;
        int frac = options.WeightFrac
            ?? Enumerable.Range(0, options.WeightBits).LastOrDefault(
                bits => arrays.Values.All(array => array.Shape.Count < least || array.Fits(options.WeightBits, bits)));
        var quantise = new DeltaQuantiser(path, options, frac);
        int layers = network.Layers;
        var model = new DeltaModel
        {
            Name = options.Name,
            Cell = network.Gates == Gru ? DeltaCell.Gru : DeltaCell.Lstm,
            Formats = new DeltaFormats(
                options.ActInt, options.ActFrac, options.WeightBits, frac,
                options.AccBits ?? options.ActInt + options.ActFrac + options.WeightBits, options.GateFrac),
            InputBits = options.InputBits,
            BiasColumns = options.BiasColumns,
            Overflow = options.Overflow,
            Readout = network.Readout is null ? DeltaReadout.States : options.Readout,
            When = options.When,
            Sequence = new DeltaSequence(
                options.ImageRows > 0 ? DeltaStep.ImageRow : DeltaStep.Frame, options.ImageRows),
            Thresholds = new DeltaThresholds(
                [options.InputThreshold, .. Enumerable.Repeat(options.HiddenThreshold, layers - 1)],
                [.. Enumerable.Repeat(options.HiddenThreshold, layers)], 0),
            Weights = new DeltaWeights(
                [
                    .. Enumerable.Range(0, layers).Select(layer => new DeltaLayer(
                        network.Inputs(layer), network.Hidden(layer),
                        quantise.Matrix(network.Weight("ih", layer)), quantise.Matrix(network.Weight("hh", layer)),
                        network.Bias("ih", layer) is { } bias
                            ? quantise.Bias(bias)
                            : new int[network.Gates * network.Hidden(layer)],
                        network.Bias("hh", layer) is { } hidden ? quantise.Bias(hidden) : null)),
                ],
                network.Readout is { } readout
                    ? new DeltaReadoutLayer(
                        quantise.Matrix(readout.Weight),
                        readout.Bias is { } offset ? quantise.Bias(offset) : new int[readout.Weight.Shape[0]])
                    : null),
        };
        quantise.ThrowProblems();
        return DeltaModelCheck.Problems(model, path) is { Count: > 0 } problems
            ? throw new InvalidInputException(problems)
            : model;
    }

    /// <summary>The arrays by what they are, once it is clear that they make a network.</summary>
    private sealed class Parts
    {
        private const string ReadoutWeight = ".weight";

        private readonly IReadOnlyDictionary<string, FloatArray> _arrays;
        private readonly string _prefix;
        private readonly string _path;

        public Parts(string path, IReadOnlyDictionary<string, FloatArray> arrays)
        {
            (_path, _arrays) = (path, arrays);
            string found = arrays.Keys.Order(StringComparer.Ordinal)
                .FirstOrDefault(name => name.EndsWith($"{Weights}0", StringComparison.Ordinal)) ?? $"{Weights}0";
            _prefix = found[..^(Weights.Length + 1)];
            while (arrays.ContainsKey(Name("weight_ih", Layers)))
            {
                Layers++;
            }

            if (Layers == 0)
            {
                throw Fault(
                    "Missing array", $"{Weights}0", arrays.Count == 0 ? "no arrays" : string.Join(", ", Names(8)),
                    "Save the state_dict of a torch.nn.GRU or LSTM with numpy.savez.");
            }

            FloatArray first = Required(Name("weight_hh", 0), 2);
            (int rows, int hidden) = (first.Shape[0], first.Shape[1]);
            Gates = hidden > 0 && rows % hidden == 0 ? rows / hidden : 0;
            if (Gates is not (Gru or Lstm))
            {
                throw Fault(
                    "Neither a GRU nor an LSTM", first.Name, TensorShape.Text(first.Shape),
                    "Give (3 H, H) of a GRU, or (4 H, H) of an LSTM.");
            }

            Readout = ReadoutOf();
            CheckNames();
            CheckShapes();
        }

        public int Layers { get; }

        public int Gates { get; }

        public (FloatArray Weight, FloatArray? Bias)? Readout { get; }

        public int Inputs(int layer) => Weight("ih", layer).Shape[1];

        public int Hidden(int layer) => Weight("hh", layer).Shape[1];

        public FloatArray Weight(string side, int layer) => Required(Name($"weight_{side}", layer), 2);

        public FloatArray? Bias(string side, int layer) => _arrays.GetValueOrDefault(Name($"bias_{side}", layer));

        private string Name(string kind, int layer) => $"{_prefix}{kind}_l{Text(layer)}";

        private IEnumerable<string> Names(int most) => _arrays.Keys.Order(StringComparer.Ordinal).Take(most);

        private string[] ReadoutWeights() =>
        [
            .. _arrays.Keys.Where(name => name.EndsWith(ReadoutWeight, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

        private static string BiasOf(string weight) => $"{weight[..^ReadoutWeight.Length]}.bias";

        private (FloatArray Weight, FloatArray? Bias)? ReadoutOf() => ReadoutWeights() switch
        {
            [] => null,
            [var name] => (Required(name, 2), _arrays.GetValueOrDefault(BiasOf(name))),
            var names => throw Fault(
                "Several layers behind the recurrent ones", names[1], string.Join(", ", names.Take(4)),
                "Give one Linear layer as read-out, or none."),
        };

        private void CheckNames()
        {
            HashSet<string> known =
            [
                .. Enumerable.Range(0, Layers).SelectMany(layer => ((string[])[
                    "weight_ih", "weight_hh", "bias_ih", "bias_hh"]).Select(kind => Name(kind, layer))),
            ];
            if (Readout is not null)
            {
                known.UnionWith([ReadoutWeights()[0], BiasOf(ReadoutWeights()[0])]);
            }

            if (Names(int.MaxValue).FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            {
                throw Fault(
                    "Unknown array", unknown, $"{Text(Layers)} layers",
                    unknown.EndsWith("_reverse", StringComparison.Ordinal)
                        ? "Networks run in one direction: train with bidirectional=False."
                        : Suggestion.Remedy(unknown, [.. known]));
            }
        }

        private void CheckShapes()
        {
            for (int layer = 0; layer < Layers; layer++)
            {
                int hidden = Weight("hh", layer).Shape[1];
                int rows = Gates * hidden;
                // How many inputs there are the first layer alone says, by its columns.
                if (layer == 0 && Weight("ih", 0) is var first && first.Shape[0] != rows)
                {
                    throw Fault(
                        "The layers do not chain", first.Name, TensorShape.Text(first.Shape),
                        first.Shape[1] == rows
                            ? "It is transposed: give it as PyTorch has it."
                            : $"The other arrays need {Text(rows)} rows.");
                }

                int inputs = layer == 0 ? Weight("ih", 0).Shape[1] : Weight("hh", layer - 1).Shape[1];
                Shape(Weight("hh", layer), rows, hidden);
                Shape(Weight("ih", layer), rows, inputs);
                Shape(Bias("ih", layer), rows);
                Shape(Bias("hh", layer), rows);
            }

            if (Readout is { } readout)
            {
                Shape(readout.Weight, readout.Weight.Shape[0], Weight("hh", Layers - 1).Shape[1]);
                Shape(readout.Bias, readout.Weight.Shape[0]);
            }
        }

        private void Shape(FloatArray? array, params int[] shape)
        {
            if (array is not null && !array.Shape.SequenceEqual(shape))
            {
                throw Fault(
                    "The layers do not chain", array.Name, TensorShape.Text(array.Shape),
                    $"The other arrays need {TensorShape.Text(shape)}.");
            }
        }

        private FloatArray Required(string name, int dimensions)
        {
            FloatArray array = _arrays.GetValueOrDefault(name) ?? throw Fault(
                "Missing array", name, string.Join(", ", Names(8)), "Save the whole state_dict with numpy.savez.");
            return array.Shape.Count == dimensions ? array : throw Fault(
                "Wrong shape", name, TensorShape.Text(array.Shape), $"Give {Text(dimensions)} dimensions.");
        }

        private InvalidInputException Fault(string what, string name, string value, string remedy) =>
            new(new Problem(what, $"{_path}, {name}", value, remedy));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
