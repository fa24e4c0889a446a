using Hdl.Networks.Data;
using Hdl.Training.Recurrent;

namespace Hdl.Training.Tests.Recurrent;

public sealed class RecurrentGradientTests
{
    private static readonly SequenceSet Set = TestSequences.Movements(3, 4);

    [Theory]
    [InlineData(RecurrentCell.Gru, 20)]
    [InlineData(RecurrentCell.Gru, 6, 70)]
    [InlineData(RecurrentCell.Lstm, 20)]
    [InlineData(RecurrentCell.Lstm, 18, 5)]
    public void Without_thresholds_scores_are_those_of_the_plain_equations(RecurrentCell cell, params int[] hidden)
    {
        Network network = Create(new RecurrentOptions { Cell = cell, Hidden = hidden, Classes = 3 });
        for (int sequence = 0; sequence < Set.Count; sequence++)
        {
            network.Shard.Forward(Set[sequence], delta: false, rounds: false);
            double[] expected = NaiveRecurrent.Scores(
                network.Stages, network.Readout, Set[sequence], Set.Inputs, 256);

            Assert.Equal(3, expected.Length);
            for (int row = 0; row < 3; row++)
            {
                Assert.Equal(expected[row], network.Shard.Scores[row], 1e-5);
            }
        }
    }

    [Theory]
    [InlineData(RecurrentCell.Gru, 0, 0f, 6)]
    [InlineData(RecurrentCell.Gru, 20, 0f, 6, 5)]
    [InlineData(RecurrentCell.Gru, 12, 0.5f, 7)]
    [InlineData(RecurrentCell.Lstm, 0, 0f, 6)]
    [InlineData(RecurrentCell.Lstm, 10, 0.3f, 5, 6)]
    public void Gradients_are_the_slopes_of_the_loss(
        RecurrentCell cell, int threshold, float penalty, params int[] hidden)
    {
        Network network = Create(new RecurrentOptions
        {
            Cell = cell,
            Hidden = hidden,
            Classes = 3,
            InputThreshold = threshold,
            HiddenThreshold = threshold,
            ActivityPenalty = penalty,
        });
        double Loss()
        {
            network.Shard.ResetTallies();
            network.Shard.Forward(Set[0], delta: true, rounds: false);
            network.Shard.Backward(2, Set.Steps(0));
            return network.Shard.Loss;
        }

        _ = Loss();
        float[][] measured = [.. network.Shard.Gradients.Select(gradient => gradient.ToArray())];
        float[][] weights = [.. network.Stages.Select(stage => stage.Weights), network.Readout.Weights];
        (int compared, List<string> wrong) = (0, []);
        foreach ((int index, float[] all) in weights.Index())
        {
            (int pitch, int used) = index < hidden.Length
                ? (network.Stages[index].Pitch, hidden[index])
                : (network.Readout.Rows, 3);
            for (int i = 0; i < all.Length; i++)
            {
                if (i % pitch >= used)
                {
                    // An element that only fills up a vector.
                    Assert.Equal(0, measured[index][i]);
                    continue;
                }

                const float Step = 1f / 1024;
                float weight = all[i];
                all[i] = weight + Step;
                double higher = Loss();
                all[i] = weight - Step;
                double lower = Loss();
                all[i] = weight;
                double slope = (higher - lower) / (2 * Step);
                compared += Math.Abs(slope) > 0.005 ? 1 : 0;
                if (Math.Abs(slope - measured[index][i]) > 0.001 + (0.01 * Math.Abs(slope)))
                {
                    wrong.Add($"{index}, {i}: {measured[index][i]} against {slope}");
                }
            }
        }

        // A step that changes what is sent tells nothing.
        Assert.True(compared > 60, $"{compared} slopes");
        Assert.True(
            wrong.Count <= (threshold == 0 && penalty == 0 ? 0 : compared / 20),
            $"{wrong.Count} of {compared}: {string.Join("; ", wrong.Take(9))}");
    }

    [Fact]
    public void Thresholds_leave_out_small_changes_alone()
    {
        Network all = Create(new RecurrentOptions { Hidden = [20], InputThreshold = 0, HiddenThreshold = 0 });
        Network few = Create(new RecurrentOptions { Hidden = [20], InputThreshold = 70, HiddenThreshold = 20 });
        all.Shard.Forward(Set[0], delta: true, rounds: true);
        few.Shard.Forward(Set[0], delta: true, rounds: true);

        Assert.InRange(few.Shard.Columns, 1, all.Shard.Columns / 2);
        Assert.Equal(Set.Steps(0), few.Shard.Steps);
    }

    private static Network Create(RecurrentOptions options)
    {
        List<RecurrentStage> stages = [];
        int inputs = Set.Inputs;
        foreach (int hidden in options.Hidden)
        {
            stages.Add(new RecurrentStage(options.Cell, inputs, hidden, 7, stages.Count));
            inputs = hidden;
        }

        var readout = new ReadoutStage(inputs, options.Classes, 7, stages.Count);
        foreach ((float[] latent, float[] weights) in
            (IEnumerable<(float[], float[])>)[
                .. stages.Select(stage => (stage.Latent, stage.Weights)), (readout.Latent, readout.Weights)])
        {
            RecurrentKernels.Round(latent, weights, 8, rounds: false);
        }

        return new Network(
            [.. stages], readout, new RecurrentShard(options, [.. stages], readout, Set, Set.MaxSteps));
    }

    private sealed record Network(RecurrentStage[] Stages, ReadoutStage Readout, RecurrentShard Shard);
}
