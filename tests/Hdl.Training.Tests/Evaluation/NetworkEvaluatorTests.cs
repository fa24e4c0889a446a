using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Networks.Models;
using Hdl.Training.Evaluation;

namespace Hdl.Training.Tests.Evaluation;

public sealed class NetworkEvaluatorTests
{
    [Theory]
    [InlineData("mnist", 16, Readout.Spikes, InputCoding.Poisson)]
    [InlineData("mnist", 128, Readout.Potential, InputCoding.Poisson)]
    [InlineData("mnist_t1", 16, Readout.Potential, InputCoding.Threshold)]
    public void It_agrees_with_a_plain_reading_of_the_contract_on_300_images(
        string name, int lanes, Readout readout, InputCoding coding)
    {
        const int steps = 3;
        TernaryNetwork network = TestImages.Shipped(name) with { Readout = readout, Coding = coding };
        ImageSet images = TestImages.Mnist300();
        int[] correct = new int[steps];
        long[] spikes = new long[network.Layers.Count + 1];
        (long cycles, long banked) = (0, 0);
        for (int image = 0; image < images.Count; image++)
        {
            (int[] classes, List<bool[]>[] trace) = NaiveNetwork.Run(network, images[image].ToArray(), steps, lanes);
            for (int step = 0; step < steps; step++)
            {
                correct[step] += classes[step] == images.Labels[image] ? 1 : 0;
                for (int stage = 0; stage < spikes.Length; stage++)
                {
                    spikes[stage] += trace[step][stage].Count(spike => spike);
                }

                IEnumerable<bool[]> stages = trace[step].SkipLast(1);
                cycles += stages.Max(stage => stage.Count(spike => spike)) + 2;
                banked +=
                    stages.Max(stage =>
                        Enumerable.Range(0, 8).Max(bank => stage.Where((spike, i) => spike && i % 8 == bank).Count())
                    ) + 2;
            }
        }

        EvaluationResult result = NetworkEvaluator.Evaluate(network, images, steps, lanes);

        Assert.Equal(correct, result.Correct);
        Assert.Equal(spikes.Select(count => count / (double)(steps * images.Count)), result.MeanSpikes);
        Assert.Equal(cycles / (double)(steps * images.Count), result.MeanCycles, 9);
        Assert.Equal(banked / (double)(steps * images.Count), result.MeanBankedCycles, 9);
    }

    [Fact]
    public void The_figures_name_the_images_and_the_steps()
    {
        ImageSet images = TestImages.Mnist300();
        EvaluationResult result = NetworkEvaluator.Evaluate(TestImages.Shipped("mnist"), images, 2, 16);

        Assert.Equal(
            [
                new AccuracyFigure("mnist-test-300", 300, 1, 16, result.Correct[0]),
                new AccuracyFigure("mnist-test-300", 300, 2, 16, result.Correct[1]),
            ],
            result.Figures());
        Assert.Equal(result.Correct[1] / 300.0, result.Accuracy(2));
    }

    [Fact]
    public void A_network_that_could_overflow_is_refused_with_the_width_it_needs()
    {
        TernaryNetwork network = TestImages.Shipped("mnist") with { PotentialWidth = 8 };

        var refused = Assert.Throws<InvalidInputException>(() =>
            NetworkEvaluator.Evaluate(network, TestImages.Mnist300(), 1, 16));

        Assert.All(refused.Problems, problem => Assert.Contains("overflow", problem.What, StringComparison.Ordinal));
        Assert.Equal(network.Layers.Count, refused.Problems.Count);
    }

    [Fact]
    public void Images_of_another_size_and_persistent_membranes_are_refused_together()
    {
        TernaryNetwork network = TestImages.Shipped("mnist") with { Membrane = Membrane.Persistent };

        var refused = Assert.Throws<InvalidInputException>(() =>
            NetworkEvaluator.Evaluate(network, TestImages.Quadrants(4, 1), 1, 16));

        Assert.Equal(2, refused.Problems.Count);
    }
}
