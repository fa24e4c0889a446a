using Hdl.Networks.Data;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Onnx.Tests;

/// <summary>
/// The integers of delta networks at thresholds 0 against ONNX Runtime's GRU and LSTM with the same weights; all test
/// data are compared by hdl-bench onnx.
/// </summary>
public sealed class OnnxComparisonTests
{
    [Theory]
    [InlineData("delta_mnist")]
    [InlineData("delta_lstm_mnist")]
    public void Classes_of_shipped_networks_are_those_of_onnx_runtime(string name)
    {
        SequenceSet images = SequenceSet.FromImages(IdxReader.Read(
            "mnist-test-300", Path.Combine(AppContext.BaseDirectory, "data", "mnist-300-images.idx3-ubyte"),
            Path.Combine(AppContext.BaseDirectory, "data", "mnist-300-labels.idx1-ubyte")));

        var compared = OnnxComparison.Of(DeltaModelSource.Find(name), images);

        Assert.True(compared.Agreement >= 0.995, compared.Text(name));
    }

    // With fine formats nothing is left but rounding: orders of gates, biases and the place of the reset are the same.
    [Theory]
    [InlineData(DeltaCell.Gru, true)]
    [InlineData(DeltaCell.Gru, false)]
    [InlineData(DeltaCell.Lstm, true)]
    [InlineData(DeltaCell.Lstm, false)]
    public void Scores_of_random_networks_are_those_of_onnx_runtime_but_for_rounding(DeltaCell cell, bool hiddenBias)
    {
        var formats = new DeltaFormats(4, 12, 16, 13, 48, 12);
        for (int seed = 1; seed <= 5; seed++)
        {
            var shape = new DeltaShape(6, 9, [9, 5, 12], hiddenBias, 7, false);
            DeltaWeights weights = Scaled(RandomWeights.Of(cell, formats, shape, seed));
            var model = new DeltaModel
            {
                Name = "drawn",
                Cell = cell,
                Formats = formats,
                InputBits = 9,
                Readout = DeltaReadout.Argmax,
                When = ReadoutWhen.Last,
                Sequence = new DeltaSequence(DeltaStep.Frame, 0),
                Thresholds = new DeltaThresholds([0, 0, 0], [0, 0, 0], 0),
                Weights = weights,
            };

            var compared = OnnxComparison.Of(model, Sequences(seed, 20));

            Assert.True(compared.Errors.Max(Math.Abs) < 0.01, compared.Text($"seed {seed}"));
            Assert.Contains(compared.Errors, error => error != 0);
        }
    }

    // Weights of -1..1 instead of -4..4: saturated gates would hide what goes wrong.
    private static DeltaWeights Scaled(DeltaWeights weights) => new(
        [
            .. weights.Layers.Select(layer => layer with
            {
                InputWeights = [.. layer.InputWeights.Select(Quarter)],
                HiddenWeights = [.. layer.HiddenWeights.Select(Quarter)],
                InputBias = Quarter(layer.InputBias),
                HiddenBias = layer.HiddenBias is { } bias ? Quarter(bias) : null,
            }),
        ],
        new DeltaReadoutLayer(
            [.. weights.Readout!.Weights.Select(Quarter)], Quarter(weights.Readout.Bias)));

    private static int[] Quarter(int[] row) => [.. row.Select(weight => weight / 4)];

    private static SequenceSet Sequences(int seed, int count)
    {
        var random = new Random(seed);
        int[] starts = new int[count + 1];
        for (int i = 0; i < count; i++)
        {
            starts[i + 1] = starts[i] + random.Next(1, 12);
        }

        byte[] values = new byte[starts[^1] * 6];
        random.NextBytes(values);
        return new SequenceSet("drawn", 6, starts, values, new byte[count]);
    }
}
