using System.Text;
using Hdl.Networks.Data;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Tests.Models;

/// <summary>Delta networks of random weights.</summary>
internal static class DeltaModels
{
    /// <summary>A network; the same seed gives the same.</summary>
    public static DeltaModel Random(
        int seed, DeltaCell cell = DeltaCell.Gru, DeltaFormats? formats = null, bool hiddenBias = true,
        params int[] sizes)
    {
        var random = new Random(seed);
        formats ??= new DeltaFormats(8, 8, 8, 7, 24, 4);
        int greatest = 1 << (formats.WeightBits - 1);
        int[] shape = sizes.Length > 0 ? sizes : [3, 4, 5];
        DeltaLayer[] layers =
        [
            .. shape[..^1].Zip(shape[1..], (inputs, hidden) => new DeltaLayer(
                inputs, hidden, Matrix(cell.Gates() * hidden, inputs), Matrix(cell.Gates() * hidden, hidden),
                Row(cell.Gates() * hidden), hiddenBias ? Row(cell.Gates() * hidden) : null)),
        ];
        return new DeltaModel
        {
            Name = "tiny",
            Cell = cell,
            Formats = formats,
            InputBits = 9,
            Readout = DeltaReadout.Argmax,
            When = ReadoutWhen.Last,
            Sequence = new DeltaSequence(DeltaStep.Frame, 0),
            Thresholds = new DeltaThresholds([.. layers.Select(_ => 8)], [.. layers.Select(_ => 12)], 0),
            Weights = new DeltaWeights(layers, new DeltaReadoutLayer(Matrix(3, shape[^1]), Row(3))),
            Command = "hdl train tiny",
            Tuning = new DeltaTuning("tiny-train", 7),
            Accuracy =
            [
                new DeltaAccuracy(
                    "tiny-test", 6, 30, 4,
                    new DeltaThresholds([.. layers.Select(_ => 1)], [.. layers.Select(_ => 2)], 3),
                    [.. layers.Select(_ => new DeltaColumns(12, 40, 50))], new DeltaColumns(6, 0, 20)),
            ],
        };

        int[] Row(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(-greatest, greatest))];
        int[][] Matrix(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => Row(columns))];
    }

    /// <summary>Sequences of 1..12 steps, with labels 0..2.</summary>
    public static SequenceSet Sequences(int seed, int count, int inputs)
    {
        var random = new Random(seed);
        int[] starts = new int[count + 1];
        for (int i = 0; i < count; i++)
        {
            starts[i + 1] = starts[i] + random.Next(1, 13);
        }

        byte[] values = new byte[starts[^1] * inputs];
        random.NextBytes(values);
        return new SequenceSet(
            "noise", inputs, starts, values, [.. Enumerable.Range(0, count).Select(_ => (byte)random.Next(3))]);
    }

    public static string Text(DeltaModel model) => Encoding.UTF8.GetString(DeltaModelWriter.ToUtf8(model));

    public static DeltaModel Parse(string text) => DeltaModelFile.Parse(Encoding.UTF8.GetBytes(text), "model.json");
}
