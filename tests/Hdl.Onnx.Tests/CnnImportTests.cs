using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Hdl.Cnn.Layers;
using Hdl.Cnn.Models;
using Hdl.Import;
using Hdl.Import.Cnn;
using Hdl.Import.Onnx;
using Hdl.Networks.Data;
using Microsoft.ML.OnnxRuntime;
using Xunit.Abstractions;

namespace Hdl.Onnx.Tests;

/// <summary>Convolutional networks, imported, against ONNX Runtime on the same file.</summary>
public sealed class CnnImportTests(ITestOutputHelper output) : IDisposable
{
    private const int Count = 200;
    private static readonly double[] Edges = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5];

    private readonly string _root = Directory.CreateTempSubdirectory("hdl-test-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("cnn_mnist", "mnist")]
    public void A_shipped_network_comes_back_with_its_weights_and_classes(string name, string images)
    {
        CnnModel shipped = CnnModelSource.Load(name);
        ImageSet set = IdxReader.Read(
            "test", Path.Combine(AppContext.BaseDirectory, "data", $"{images}-300-images.idx3-ubyte"),
            Path.Combine(AppContext.BaseDirectory, "data", $"{images}-300-labels.idx1-ubyte"));
        byte[] file = Graph(shipped);
        byte[] pixels = [.. Enumerable.Range(0, set.Count).SelectMany(image => set[image].ToArray())];

        CnnImport made = Import(file, Npy("|u1", [set.Count, 28, 28], pixels), new ImportSettings { Name = "net" });

        foreach ((CnnModelLayer ours, CnnModelLayer theirs) in made.Model.Layers.Zip(shipped.Layers))
        {
            Assert.Equal(theirs.Weights.Biases.ToArray(), ours.Weights.Biases.ToArray());
            for (int channel = 0; channel < theirs.Layer.Outputs; channel++)
            {
                Assert.Equal(theirs.Weights.Kernel(channel).ToArray(), ours.Weights.Kernel(channel).ToArray());
            }
        }

        double[][] inputs = [.. Enumerable.Range(0, set.Count).Select(image =>
            set[image].ToArray().Select(pixel => pixel / 256.0).ToArray())];
        (double share, _) = Compare(file, made, inputs, (1, 28, 28), name);
        Assert.InRange(share, 0.99, 1);
    }

    public static TheoryData<string, bool> Networks()
    {
        TheoryData<string, bool> all = [];
        foreach (string name in (string[])["clipped", "averaged", "dense", "depthwise", "same"])
        {
            all.Add(name, false);
            all.Add(name, true);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Drawn_networks_are_those_of_onnx_runtime_in_floating_point_and_near_it_as_integers(
        string name, bool perChannel)
    {
        (byte[] file, (int, int, int) shape) = Drawn(name);
        double[][] inputs = Inputs(shape, signed: name != "same");
        float[] values = [.. inputs.SelectMany(input => Planes(input, shape))];

        CnnImport made = Import(
            file, Npy("<f4", [Count, shape.Item1, shape.Item2, shape.Item3], MemoryMarshal.AsBytes(values.AsSpan())),
            new ImportSettings { Name = "net", PerChannel = perChannel });

        (double share, double real) = Compare(file, made, inputs, shape, name);
        Assert.InRange(real, 0, 1e-5);
        Assert.InRange(share, 0.9, 1);
    }

    [Fact]
    public void A_clipped_layer_has_its_greatest_integer_where_the_network_clips()
    {
        (byte[] file, (int, int, int) shape) = Drawn("clipped");
        double[][] inputs = Inputs(shape, signed: true);
        float[] values = [.. inputs.SelectMany(input => Planes(input, shape))];

        CnnImport made = Import(
            file, Npy("<f4", [Count, 2, 12, 12], MemoryMarshal.AsBytes(values.AsSpan())),
            new ImportSettings { Name = "net" });

        FloatConvolution clipped = made.Reference[1];
        Assert.Equal(0.5, clipped.Ceiling);
        Assert.True(made.Model.Layers[1].Layer.Scaled);
        Assert.Equal(255 / 0.5, made.Scales[2]);
    }

    private static (byte[] File, (int Channels, int Height, int Width) Shape) Drawn(string name) => name switch
    {
        "clipped" => (new OnnxCnnGraph(1, 2, 12, 12)
            .Conv(2, 8, 3, ("pads", new long[] { 1, 1, 1, 1 })).Normalise(8).Node("Relu").Pool("MaxPool", 2, 2)
            .Conv(8, 8, 3, ("group", 2), ("strides", new long[] { 2, 2 }), ("pads", new long[] { 0, 1, 1, 0 }))
            .Clip(0, 0.5f).Node("Flatten").Gemm(72, 6, transposed: false).Node("Softmax").ToBytes(6), (2, 12, 12)),
        "averaged" => (new OnnxCnnGraph(2, 1, 13, 11)
            .Conv(1, 6, 5).Node("Relu").Pool("MaxPool", 3, 2).Normalise(6).Conv(6, 8, 1).Node("Relu")
            .Node("GlobalAveragePool").Node("Flatten").MatMulAdd(8, 5).ToBytes(5), (1, 13, 11)),
        "dense" => (new OnnxCnnGraph(3, 3, 4, 5)
            .Reshape(1, -1).Gemm(60, 24, transposed: true).Node("Relu").Gemm(24, 4, transposed: true).ToBytes(4),
            (3, 4, 5)),
        "depthwise" => (new OnnxCnnGraph(4, 4, 9, 9)
            .Conv(4, 4, 3, ("group", 4)).Node("Relu").Pool("AveragePool", 2, 2).Conv(4, 7, 1)
            .Node("GlobalAveragePool").Reshape(1, 7).ToBytes(7), (4, 9, 9)),
        _ => (new OnnxCnnGraph(5, 2, 10, 10)
            .Conv(2, 6, 3, ("auto_pad", "SAME_UPPER"), ("strides", new long[] { 2, 2 })).Node("Relu")
            .Conv(6, 6, 4, ("auto_pad", "SAME_LOWER")).Pool("MaxPool", 2, 1).Node("Relu").Node("Flatten")
            .Gemm(96, 5, transposed: true).ToBytes(5), (2, 10, 10)),
    };

    private CnnImport Import(byte[] file, byte[] samples, ImportSettings settings)
    {
        string path = Path.Combine(_root, "net.onnx");
        string data = Path.Combine(_root, "x.npy");
        File.WriteAllBytes(path, file);
        File.WriteAllBytes(data, samples);
        return OnnxImporter.Open(path).ToCnn(settings, new SampleChoice(data, null, null));
    }

    // Share of equal classes, and greatest error of our floating point.
    private (double Share, double Real) Compare(
        byte[] file, CnnImport made, double[][] inputs, (int Channels, int Height, int Width) shape, string name)
    {
        using var session = new InferenceSession(file);
        var inference = new CnnInference(made.Model);
        int same = 0;
        double real = 0;
        List<double> errors = [];
        bool softmax = name == "clipped";
        foreach (double[] input in inputs)
        {
            float[] planes = [.. Planes(input, shape)];
            using var tensor = OrtValue.CreateTensorValueFromMemory(
                planes, [1, shape.Channels, shape.Height, shape.Width]);
            using var options = new RunOptions();
            using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, ["x"], [tensor], ["y"]);
            float[] scores = outputs[0].GetTensorDataAsSpan<float>().ToArray();
            double[] ours = CnnImport.Maps(made.Reference, input)[^1];
            int found = inference.Run(made.Integers(input));
            same += found == Array.IndexOf(scores, scores.Max()) ? 1 : 0;
            double sum = ours.Sum(Math.Exp);
            for (int i = 0; i < scores.Length; i++)
            {
                real = Math.Max(real, Math.Abs((softmax ? Math.Exp(ours[i]) / sum : ours[i]) - scores[i]));
                errors.Add(Math.Abs((inference.Map(made.Model.Layers.Count - 1)[i] / made.Scales[^1]) - ours[i]));
            }
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{name}: same class {100.0 * same / inputs.Length:F2} %; ");
        text.Append(CultureInfo.InvariantCulture, $"floating point {real:E1} from ONNX Runtime; errors of scores:");
        double below = 0;
        foreach (double edge in Edges.Append(double.PositiveInfinity))
        {
            int count = errors.Count(error => error >= below && error < edge);
            text.Append(CultureInfo.InvariantCulture, $" < {edge}: {100.0 * count / errors.Count:F1} %,");
            below = edge;
        }

        output.WriteLine(text.ToString());
        Assert.InRange(errors.Max(), 1e-9, 0.1 * made.Drift[^1].Range);
        return ((double)same / inputs.Length, real);
    }

    private static double[][] Inputs((int Channels, int Height, int Width) shape, bool signed)
    {
        var random = new Random(11);
        int size = shape.Channels * shape.Height * shape.Width;
        return [.. Enumerable.Range(0, Count).Select(_ => Enumerable.Range(0, size)
            .Select(_ => (double)(float)((random.NextDouble() * 2) - (signed ? 1 : 0))).ToArray())];
    }

    // Channel by channel, as the graph takes it.
    private static IEnumerable<float> Planes(double[] input, (int Channels, int Height, int Width) shape) =>
        Enumerable.Range(0, input.Length).Select(i =>
        {
            (int channel, int place) = Math.DivRem(i, shape.Height * shape.Width);
            return (float)input[(place * shape.Channels) + channel];
        });

    // The shipped integers as numbers: weights of 2^-7, whatever scale that gives to the maps.
    private static byte[] Graph(CnnModel model)
    {
        const int fine = 7;
        ConvolutionLayer first = model.Layers[0].Layer;
        var graph = new OnnxCnnGraph(0, first.Channels, first.Height, first.Width);
        int scale = 8;
        foreach ((int index, CnnModelLayer part) in model.Layers.Index())
        {
            ConvolutionLayer layer = part.Layer;
            float[] weights = new float[layer.Outputs * layer.Taps];
            int area = layer.KernelHeight * layer.KernelWidth;
            for (int i = 0; i < weights.Length; i++)
            {
                (int channel, int place) = (i / area % layer.Channels, i % area);
                weights[i] = (float)Math.ScaleB(
                    part.Weights.Kernel(i / layer.Taps)[(place * layer.Channels) + channel], -fine);
            }

            graph.Constant(
                $"w{index}", [layer.Outputs, layer.Channels, layer.KernelHeight, layer.KernelWidth], weights);
            graph.Constant($"b{index}", [layer.Outputs], [.. part.Weights.Biases.ToArray()
                .Select(bias => (float)Math.ScaleB((long)bias << layer.BiasShift, -fine - scale))]);
            graph.Node("Conv", [$"w{index}", $"b{index}"]);
            if (layer.Relu)
            {
                graph.Node("Relu");
            }

            if (layer.PoolWindow > 1)
            {
                graph.Pool("MaxPool", layer.PoolWindow, layer.PoolStride);
            }

            scale += fine - layer.Shift;
        }

        return graph.Node("Flatten").ToBytes(model.Layers[^1].Values);
    }

    private static byte[] Npy(string type, int[] shape, ReadOnlySpan<byte> data)
    {
        string head = $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({string.Join(", ", shape)}), }}";
        string padded = head.PadRight((64 * ((head.Length + 74) / 64)) - 11) + "\n";
        return
        [
            0x93, .. "NUMPY"u8, 1, 0, .. BitConverter.GetBytes((ushort)padded.Length),
            .. Encoding.ASCII.GetBytes(padded),
            .. data,
        ];
    }
}
