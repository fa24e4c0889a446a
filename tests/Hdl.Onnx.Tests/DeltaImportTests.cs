using System.Globalization;
using Hdl.Import.Onnx;
using Hdl.Networks.Data;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;
using Microsoft.ML.OnnxRuntime;
using Xunit.Abstractions;

namespace Hdl.Onnx.Tests;

/// <summary>Files of GRU and LSTM nodes, imported, against ONNX Runtime on the same file.</summary>
public sealed class DeltaImportTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("hdl-test-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("delta_mnist")]
    [InlineData("delta_lstm_mnist")]
    public void Shipped_networks_come_back_as_the_same_integers_and_classes(string name)
    {
        DeltaModel shipped = DeltaModelSource.Find(name);
        byte[] file = OnnxDeltaNetwork.Graph(shipped);

        DeltaModel model = Import(file, new DeltaImportOptions
        {
            Name = "net",
            ActInt = shipped.Formats.ActInt,
            ActFrac = shipped.Formats.ActFrac,
            WeightBits = shipped.Formats.WeightBits,
            WeightFrac = shipped.Formats.WeightFrac,
            AccBits = shipped.Formats.AccBits,
            GateFrac = shipped.Formats.GateFrac,
            InputBits = shipped.InputBits,
            BiasColumns = shipped.BiasColumns,
            Overflow = shipped.Overflow,
            ImageRows = 28,
        });

        Assert.Equal(shipped.Shape, model.Shape);
        foreach ((DeltaLayer ours, DeltaLayer theirs) in model.Weights.Layers.Zip(shipped.Weights.Layers))
        {
            Assert.Equal(theirs.InputWeights, ours.InputWeights);
            Assert.Equal(theirs.HiddenWeights, ours.HiddenWeights);
            Assert.Equal(theirs.InputBias, ours.InputBias);
            Assert.Equal(theirs.HiddenBias ?? new int[ours.HiddenBias!.Length], ours.HiddenBias);
        }

        Assert.Equal(shipped.Weights.Readout!.Weights, model.Weights.Readout!.Weights);
        SequenceSet images = SequenceSet.FromImages(IdxReader.Read(
            "mnist-test-300", Path.Combine(AppContext.BaseDirectory, "data", "mnist-300-images.idx3-ubyte"),
            Path.Combine(AppContext.BaseDirectory, "data", "mnist-300-labels.idx1-ubyte")));
        double share = Agreement(file, model, images, batchFirst: false);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: same class {100 * share:F2} %"));
        Assert.InRange(share, 0.995, 1);
    }

    public static TheoryData<DeltaCell, int, bool, string, int> Exports()
    {
        TheoryData<DeltaCell, int, bool, string, int> all = [];
        foreach (DeltaCell cell in Enum.GetValues<DeltaCell>())
        {
            foreach (int layers in (int[])[1, 2])
            {
                foreach (TorchOutput end in Enum.GetValues<TorchOutput>())
                {
                    all.Add(cell, layers, false, end.ToString(), 11);
                    all.Add(cell, layers, true, end.ToString(), 17);
                }
            }
        }

        return all;
    }

    // Weights of 16 bits leave next to nothing but the tables' rounding.
    [Theory]
    [MemberData(nameof(Exports))]
    public void Exports_as_pytorch_writes_them_give_the_scores_of_onnx_runtime(
        DeltaCell cell, int layers, bool batchFirst, string end, int opset)
    {
        TorchOutput leaves = Enum.Parse<TorchOutput>(end);
        double greatest = 0;
        for (int seed = 1; seed <= 5; seed++)
        {
            // Last states of layers of different size cannot be stacked.
            int[] hidden = leaves == TorchOutput.LastState ? [9, 9] : [9, 7];
            var network = new OnnxTorchGraph(cell, 6, hidden[..layers], 5)
            {
                BatchFirst = batchFirst,
                Output = leaves,
                Opset = opset,
                Biases = seed != 5,
            };
            byte[] file = network.ToBytes(seed);
            DeltaModel model = Import(file, Fine);

            Assert.Equal(leaves == TorchOutput.AllSteps ? ReadoutWhen.Every : ReadoutWhen.Last, model.When);
            greatest = Math.Max(greatest, Errors(file, model, Sequences(seed, 20), batchFirst).Max());
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"greatest error of a score {greatest:F5}"));
        Assert.InRange(greatest, 1e-9, 0.01);
    }

    [Theory]
    [InlineData(DeltaCell.Gru)]
    [InlineData(DeltaCell.Lstm)]
    public void Classes_of_drawn_networks_in_8_bits_are_those_of_onnx_runtime_but_for_ties(DeltaCell cell)
    {
        (int same, int all) = (0, 0);
        for (int seed = 1; seed <= 10; seed++)
        {
            byte[] file = new OnnxTorchGraph(cell, 6, [24], 4).ToBytes(seed);
            DeltaModel model = Import(file, Fine with { WeightBits = 8, AccBits = 24, GateFrac = 8, ActFrac = 8 });
            SequenceSet sequences = Sequences(seed, 100);
            same += (int)Math.Round(Agreement(file, model, sequences, batchFirst: false) * sequences.Count);
            all += sequences.Count;
        }

        output.WriteLine($"{cell}: same class {same} of {all}");
        Assert.InRange((double)same / all, 0.98, 1);
    }

    private static DeltaImportOptions Fine => new()
    {
        Name = "net",
        ActInt = 4,
        ActFrac = 12,
        WeightBits = 16,
        AccBits = 48,
        GateFrac = 12,
    };

    private DeltaModel Import(byte[] file, DeltaImportOptions options)
    {
        string path = Path.Combine(_root, "net.onnx");
        File.WriteAllBytes(path, file);
        return OnnxImporter.Open(path).ToDelta(options);
    }

    private static double Agreement(byte[] file, DeltaModel model, SequenceSet sequences, bool batchFirst)
    {
        int same = 0;
        using var session = new InferenceSession(file);
        DeltaInference inference = Inference(model);
        for (int sequence = 0; sequence < sequences.Count; sequence++)
        {
            float[] scores = Scores(session, model, sequences[sequence], batchFirst);
            same += Array.IndexOf(scores, scores.Max()) == inference.Run(sequences[sequence]) ? 1 : 0;
        }

        return (double)same / sequences.Count;
    }

    // Errors of the scores of the last step, in units of 1.0.
    private static List<double> Errors(byte[] file, DeltaModel model, SequenceSet sequences, bool batchFirst)
    {
        double one = Math.Pow(2, model.Formats.ActFrac + model.Formats.WeightFrac);
        List<double> errors = [];
        using var session = new InferenceSession(file);
        DeltaInference inference = Inference(model);
        for (int sequence = 0; sequence < sequences.Count; sequence++)
        {
            float[] scores = Scores(session, model, sequences[sequence], batchFirst);
            inference.Run(sequences[sequence]);
            for (int row = 0; row < model.Classes; row++)
            {
                errors.Add(Math.Abs((inference.Sums[row] / one) - scores[scores.Length - model.Classes + row]));
            }
        }

        return errors;
    }

    private static DeltaInference Inference(DeltaModel model) =>
        new(model, new GateTables(model.Formats), model.Thresholds);

    private static float[] Scores(
        InferenceSession session, DeltaModel model, ReadOnlySpan<byte> sequence, bool batchFirst)
    {
        int inputs = model.Weights.Layers[0].Inputs;
        float[] values = new float[sequence.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = sequence[i] / (float)model.Formats.One;
        }

        long steps = values.Length / inputs;
        using var input = OrtValue.CreateTensorValueFromMemory(
            values, batchFirst ? [1, steps, inputs] : [steps, 1, inputs]);
        using var options = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, ["x"], [input], ["scores"]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

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
