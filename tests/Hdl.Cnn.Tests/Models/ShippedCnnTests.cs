using Hdl.Cnn.Layers;
using Hdl.Cnn.Models;
using Hdl.Cnn.NullHop;
using Hdl.Cnn.Tests.NullHop;
using Hdl.Networks.Data;

namespace Hdl.Cnn.Tests.Models;

public sealed class ShippedCnnTests
{
    private static readonly CnnModel Mnist = Shipped("cnn_mnist");

    /// <summary>All networks that ship, found by their files.</summary>
    public static TheoryData<string> Networks =>
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "models"), "cnn_*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [InlineData("cnn_mnist", "mnist-test", 0.992, 0.7)]
    [InlineData("cnn_fashion", "fashion-mnist-test", 0.9, 0.69)]
    public void The_networks_have_the_shape_and_the_figures_that_the_pages_name(
        string name, string images, double accuracy, double zeros)
    {
        CnnModel model = Shipped(name);
        Assert.Equal("28x28x1, c3-16, pool 2, c3-32, pool 2, c3-64, c3-10", model.Shape);
        Assert.Equal(new LayerWidths(8, 8, 32), model.Widths);
        Assert.Equal(29_066, model.Layers.Sum(layer => layer.Weights.Outputs * (layer.Weights.Taps + 1)));
        Assert.All(model.Layers, layer => Assert.True(layer.Layer is { Round: true, BiasShift: 0, Scaled: false }));
        Assert.Equal($"hdl train {name.Replace('_', '-')}", model.Command);
        CnnAccuracy figure = Assert.Single(model.Accuracy);
        Assert.Equal((images, 10_000), (figure.DataSet, figure.Images));
        Assert.True(figure.Share >= accuracy, $"{figure.Correct} of 10,000");
        Assert.All(figure.ZeroShares(model).Skip(1).SkipLast(1), share => Assert.InRange(share, zeros, 1));
    }

    [Fact]
    public void It_is_right_and_sparse_on_the_first_300_test_images()
    {
        CnnAccuracy figure = CnnEvaluator.Evaluate(Mnist, Mnist300());

        Assert.True(figure.Correct >= 296, $"{figure.Correct} of 300");
        Assert.All(figure.ZeroShares(Mnist).SkipLast(1), share => Assert.InRange(share, 0.7, 1));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_accelerator_computes_what_inference_computes(string name)
    {
        CnnModel model = Shipped(name);
        var parameters = new NullHopParameters();
        ImageSet images = Mnist300().Take(12);
        FeatureMap[] frames =
        [
            .. Enumerable.Range(0, images.Count).Select(image =>
                new FeatureMap(28, 28, 1, Array.ConvertAll(images[image].ToArray(), pixel => (int)pixel))),
        ];
        IReadOnlyList<LayerCase> layers = CnnModelProgram.Layers(model, parameters, frames);
        var inference = new CnnInference(model);

        // Every map of every layer, as the packets carry it.
        for (int count = 1; count <= layers.Count; count++)
        {
            ConvolutionLayer last = model.Layers[count - 1].Layer;
            IReadOnlyList<int> slices = PassPlan.Slices(parameters, last.Outputs);
            Assert.Single(slices);
            IReadOnlyList<MapPacket> packets = CnnModelProgramTests.Run(parameters, [.. layers.Take(count)]);
            Assert.Equal(frames.Length * last.PooledHeight, packets.Count);
            for (int frame = 0; frame < frames.Length; frame++)
            {
                inference.Run(frames[frame].Values);
                (FeatureMap map, NullHopErrors errors) = new MapPackets(parameters).Decode(
                    [.. packets.Skip(frame * last.PooledHeight).Take(last.PooledHeight)], last.PooledWidth, slices,
                    raw: false, last.OutSigned);
                Assert.Equal(NullHopErrors.None, errors);
                Assert.Equal(inference.Map(count - 1), map.Slice(0, last.Outputs).Values);
            }
        }
    }

    [Fact]
    public void All_its_weights_are_resident_at_once()
    {
        var program = new NullHopProgram(new NullHopParameters());
        foreach (LayerCase layer in CnnModelProgram.Layers(Mnist, new NullHopParameters(), [new FeatureMap(28, 28, 1)]))
        {
            program.Add(layer);
        }

        Assert.Empty(program.Commands.OfType<NullHopWait>());
        Assert.Empty(program.Refusals());
    }

    [Fact]
    public void Images_of_another_size_are_refused()
    {
        ImageSet small = new("small", 2, 2, new byte[4], [0]);

        Assert.Throws<Hdl.Core.Problems.InvalidInputException>(() => CnnEvaluator.Evaluate(Mnist, small));
    }

    private static CnnModel Shipped(string name) =>
        CnnModelFile.Load(Path.Combine(AppContext.BaseDirectory, "models", $"{name}.json"));

    private static ImageSet Mnist300() => IdxReader.Read(
        "mnist-test-300", Path.Combine(AppContext.BaseDirectory, "data", "mnist-300-images.idx3-ubyte"),
        Path.Combine(AppContext.BaseDirectory, "data", "mnist-300-labels.idx1-ubyte"));
}
