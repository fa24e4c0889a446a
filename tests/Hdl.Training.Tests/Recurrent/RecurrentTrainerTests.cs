using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Training.Recurrent;
using Hdl.Training.Training;

namespace Hdl.Training.Tests.Recurrent;

public sealed class RecurrentTrainerTests
{
    private static readonly RecurrentOptions Quick = new()
    {
        Name = "movements",
        Hidden = [20],
        Classes = 2,
        Epochs = 8,
        WarmupEpochs = 2,
        BatchSize = 16,
        LearningRate = 1e-2f,
        Shift = 0,
        Rotation = 0,
        Scale = 0,
    };

    [Theory]
    [InlineData(RecurrentCell.Gru)]
    [InlineData(RecurrentCell.Lstm)]
    public void The_same_seed_gives_the_same_numbers_for_any_number_of_threads(RecurrentCell cell)
    {
        RecurrentOptions options = Quick with { Cell = cell, Epochs = 3, Hidden = [10, 20] };
        int[] one = Numbers(options with { Threads = 1 });
        int[] two = Numbers(options with { Threads = 2 });
        int[] other = Numbers(options with { Threads = 2, Seed = 2 });

        Assert.Equal(one, two);
        Assert.NotEqual(one, other);
    }

    [Theory]
    [InlineData(RecurrentCell.Gru)]
    [InlineData(RecurrentCell.Lstm)]
    public void Training_learns(RecurrentCell cell)
    {
        var history = new TrainingHistory(null);

        RecurrentTrainer.Train(
            Quick with { Cell = cell, Epochs = 16 }, TestSequences.Movements(400, 1), _ => 0.25, history);

        Assert.Equal(Enumerable.Range(1, 16), history.Epochs.Select(epoch => epoch.Epoch));
        Assert.All(history.Epochs, epoch => Assert.Equal(0.25, epoch.TestAccuracy));
        double last = history.Epochs[^1].TrainAccuracy;
        Assert.True(last > 0.95, $"{last}; chance is 0.5");
    }

    [Fact]
    public void Integers_have_the_shapes_and_the_range_of_the_options()
    {
        TrainedRecurrent network = RecurrentTrainer.Train(
            Quick with { Epochs = 1, Hidden = [5, 3], WeightBits = 4 }, TestSequences.Movements(40, 1), _ => 0);

        Assert.Equal((4, 5, 5, 3), (
            network.Layers[0].Inputs, network.Layers[0].Hidden, network.Layers[1].Inputs, network.Layers[1].Hidden));
        Assert.Equal((15, 4, 5), (
            network.Layers[0].InputWeights.Length, network.Layers[0].InputWeights[0].Length,
            network.Layers[0].HiddenWeights[0].Length));
        Assert.Equal((15, 15, 2, 3), (
            network.Layers[0].InputBias.Length, network.Layers[0].HiddenBias.Length, network.ReadoutBias.Length,
            network.ReadoutWeights[0].Length));
        Assert.All(Numbers(network), number => Assert.InRange(number, -8, 7));
        Assert.Contains(Numbers(network), number => number != 0);
    }

    [Fact]
    public void Every_option_out_of_range_is_named()
    {
        InvalidInputException refused = Assert.Throws<InvalidInputException>(() => RecurrentTrainer.Train(
            Quick with
            {
                Name = "9",
                Epochs = 0,
                LearningRate = float.NaN,
                Hidden = [0, 1, 2, 3, 4],
                Classes = 1,
                GateFrac = 9,
                InputThreshold = -1,
            },
            TestSequences.Movements(4, 1), _ => 0));

        Assert.Equal(
            [
                "classes", "classes", "epochs", "gate-frac", "hidden", "input-threshold", "layers", "learning-rate",
                "name",
            ],
            refused.Problems.Select(problem => problem.Where).Order());
    }

    [Fact]
    public void A_set_that_is_held_out_is_spread_and_learned_from_no_more()
    {
        SequenceSet set = TestSequences.Movements(50, 3);

        (SequenceSet others, SequenceSet held) = set.HoldOut(10);

        Assert.Equal((40, 10), (others.Count, held.Count));
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(set[5 * i], held[i]);
            Assert.Equal(set.Labels[5 * i], held.Labels[i]);
            Assert.Equal(set[(5 * i) + 1], others[4 * i]);
        }
    }

    private static int[] Numbers(RecurrentOptions options) =>
        Numbers(RecurrentTrainer.Train(options, TestSequences.Movements(100, 1), _ => 0));

    private static int[] Numbers(TrainedRecurrent network) =>
    [
        .. network.Layers.SelectMany(layer => layer.InputWeights.Concat(layer.HiddenWeights).SelectMany(row => row)
            .Concat(layer.InputBias).Concat(layer.HiddenBias)),
        .. network.ReadoutWeights.SelectMany(row => row), .. network.ReadoutBias,
    ];
}
