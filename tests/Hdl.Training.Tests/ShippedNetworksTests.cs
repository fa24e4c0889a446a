using Hdl.Networks.Models;
using Hdl.Training.Evaluation;

namespace Hdl.Training.Tests;

public sealed class ShippedNetworksTests
{
    public static TheoryData<string> Names => ["mnist", "mnist_t1"];

    [Theory]
    [InlineData("mnist", 16, 4, 0.98)]
    [InlineData("mnist", 128, 4, 0.98)]
    [InlineData("mnist_t1", 16, 1, 0.975)]
    public void Each_reaches_its_accuracy_on_the_first_300_test_images(
        string name, int lanes, int steps, double accuracy)
    {
        EvaluationResult result = NetworkEvaluator.Evaluate(
            TestImages.Shipped(name), TestImages.Mnist300(), steps, lanes);

        Assert.True(result.Accuracy(steps) >= accuracy, $"{result.Correct[steps - 1]} of 300");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_is_sparse_enough_for_its_inputs_to_set_the_pace(string name)
    {
        EvaluationResult result = NetworkEvaluator.Evaluate(TestImages.Shipped(name), TestImages.Mnist300(), 4, 128);

        Assert.InRange(result.MeanSpikes[1], 5, 45);
        Assert.InRange(result.MeanSpikes[2], 5, 45);
        Assert.InRange(result.MeanCycles, result.MeanSpikes[0] + 2, result.MeanSpikes[0] + 3);
        Assert.InRange(result.MeanBankedCycles, 10, 18.5);
    }

    [Theory]
    [MemberData(nameof(Names))]
    [InlineData("fashion")]
    public void Each_fits_8_bit_scales_and_18_bit_potentials_and_the_count_datapath(string name)
    {
        TernaryNetwork network = TestImages.Shipped(name);

        Assert.Equal([784, 256, 256, 10], network.Shape);
        Assert.All(network.Layers, layer =>
        {
            Assert.InRange(layer.WeightScale, 1, 255);
            Assert.InRange(layer.BiasScale, 0, 255);
            Assert.InRange(WorstCase.Of(layer).Width, 1, 18);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_carries_its_accuracy_on_the_whole_test_set_for_1_to_16_steps(string name)
    {
        TernaryNetwork network = TestImages.Shipped(name);

        foreach (int lanes in new[] { 16, 128 })
        {
            AccuracyFigure[] figures = [.. network.Accuracy.Where(figure => figure.PixelsPerBeat == lanes)];
            Assert.Equal(Enumerable.Range(1, 16), figures.Select(figure => figure.Steps));
            Assert.All(figures, figure => Assert.Equal(("mnist-test", 10_000), (figure.DataSet, figure.Images)));
            Assert.All(figures, figure => Assert.InRange(figure.Correct, 9_600, 9_999));
        }
    }
}
