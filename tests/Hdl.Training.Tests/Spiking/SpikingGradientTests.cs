using Hdl.Networks.Data;
using Hdl.Training.Spiking;

namespace Hdl.Training.Tests.Spiking;

public sealed class SpikingGradientTests
{
    private const float Penalty = 1e-2f;
    private const float Window = 0.7f;

    private static readonly SpikingOptions Options = new()
    {
        Name = "gradients",
        Levels = [40, 130],
        Layers = [new(32, 3, 2), new(32), new(4)],
        Window = Window,
        ActivityPenalty = Penalty,
        Shift = 0,
        Rotation = 0,
        Scale = 0,
    };

    private static readonly ImageSet Images = TestImages.Quadrants(20, 4);

    [Fact]
    public void Gradients_of_all_layers_are_those_of_plain_loops()
    {
        SpikingStage[] stages = Stages();
        var shard = new SpikingShard(Options, stages, Images);
        shard.Run([0], 0);

        var map = new bool[8, 8, 2];
        for (int i = 0; i < map.Length; i++)
        {
            map[i / 16, i / 2 % 8, i % 2] = Images[0][i / 2] >= Options.Levels[i % 2];
        }

        List<(bool[,,] Input, int[,,] Sums, int[,,] Places)> trace = [];
        foreach (SpikingStage stage in stages)
        {
            (int[,,] sums, int[,,] places) = NaiveSpikes.Forward(stage.Geometry, map, Weight(stage));
            trace.Add((map, sums, places));
            map = new bool[sums.GetLength(0), sums.GetLength(1), sums.GetLength(2)];
            foreach ((int y, int x, int c) in Places(sums))
            {
                map[y, x, c] = sums[y, x, c] > stage.Thresholds[c];
            }
        }

        // Softmax less the wanted answer, through the scale.
        SpikingStage last = stages[^1];
        double[] logits = [.. Enumerable.Range(0, 4)
            .Select(n => last.Scale * (double)(trace[^1].Sums[0, 0, n] + last.Biases[n]))];
        double sum = logits.Sum(Math.Exp);
        var delta = new double[1, 1, 4];
        double scaleSlope = 0;
        for (int n = 0; n < 4; n++)
        {
            double byLogit = (Math.Exp(logits[n]) / sum) - (n == Images.Labels[0] ? 1 : 0);
            scaleSlope += byLogit * logits[n];
            delta[0, 0, n] = last.Scale * byLogit;
            Near(last.BiasUnit * delta[0, 0, n], shard.Gradients[2][last.OffsetSlot + n], "bias");
        }

        Near(scaleSlope * SpikingStage.ScaleRange, shard.Gradients[2][last.ScaleSlot], "scale");
        for (int index = 2; index >= 0; index--)
        {
            SpikingStage stage = stages[index];
            var slopes = new double[
                stage.Geometry.Outputs, stage.Geometry.KernelHeight, stage.Geometry.KernelWidth,
                stage.Geometry.Channels];
            double[,,] back = NaiveSpikes.Backward(
                stage.Geometry, trace[index].Input, Weight(stage), delta, trace[index].Places, slopes);
            Same(stage, slopes, shard.Gradients[index]);
            if (index > 0)
            {
                delta = Surrogate(stages[index - 1], trace[index - 1].Sums, back, shard.Gradients[index - 1]);
            }
        }
    }

    [Fact]
    public void The_scale_has_the_slope_of_the_loss()
    {
        SpikingStage[] stages = Stages();
        double Loss()
        {
            stages[^1].Renew(Options.Beta);
            var shard = new SpikingShard(Options, stages, Images);
            shard.Run([0], 0);
            return shard.Loss;
        }

        var measured = new SpikingShard(Options, stages, Images);
        measured.Run([0], 0);
        ref float latent = ref stages[^1].Latent[stages[^1].ScaleSlot];
        const float Step = 1f / 4096;
        latent += Step;
        double higher = Loss();
        latent -= 2 * Step;
        double slope = (higher - Loss()) / (2 * Step);

        Assert.True(Math.Abs(slope) > 0.1, $"{slope}");
        Assert.Equal(slope, measured.Gradients[^1][stages[^1].ScaleSlot], Math.Abs(slope) / 100);
    }

    private static SpikingStage[] Stages()
    {
        SpikingStage[] stages =
        [
            .. SpikeGeometry.Chain(Options.Layers, 8, 8, 2)
                .Select((geometry, index) => new SpikingStage(geometry, Options, index)),
        ];
        foreach ((int index, SpikingStage stage) in stages.Index())
        {
            var shard = new SpikingShard(Options, stages, Images);
            shard.Observe([.. Enumerable.Range(0, Images.Count)]);
            stage.Calibrate([shard.Moments[index]], Images.Count);

            // Thresholds where some fire and some do not.
            Array.Fill(stage.Latent, 0.1f, stage.OffsetSlot, stage.Geometry.Outputs);
            stage.Renew(Options.Beta);
        }

        return stages;
    }

    private static double[,,] Surrogate(SpikingStage stage, int[,,] sums, double[,,] back, float[] gradients)
    {
        bool dense = stage.Geometry.Height * stage.Geometry.Width == 1;
        var delta = new double[sums.GetLength(0), sums.GetLength(1), sums.GetLength(2)];
        var offsets = new double[stage.Geometry.Outputs];
        int near = 0;
        foreach ((int y, int x, int c) in Places(sums))
        {
            double distance = (sums[y, x, c] - stage.Thresholds[c]) * stage.Gains[c];
            if (Math.Abs(distance) < Window)
            {
                near++;
                delta[y, x, c] = (back[y, x, c] + Penalty) * stage.Gains[c];
                offsets[c] -= SpikingStage.OffsetRange * (back[y, x, c] + Penalty);
            }
        }

        Assert.True(near > 3 && (dense || near < sums.Length), $"{near} of {sums.Length} near the threshold");
        for (int c = 0; c < offsets.Length; c++)
        {
            Near(offsets[c], gradients[stage.OffsetSlot + c], $"offset {c}");
        }

        return delta;
    }

    private static void Same(SpikingStage stage, double[,,,] slopes, float[] gradients)
    {
        SpikeGeometry geometry = stage.Geometry;
        Assert.Contains(slopes.Cast<double>(), slope => Math.Abs(slope) > 1e-3);
        for (int i = 0; i < slopes.Length; i++)
        {
            (int output, int tap) = Math.DivRem(i, geometry.Taps);
            (int ky, int place) = Math.DivRem(tap, geometry.Segment);
            Near(
                slopes[output, ky, place / geometry.Channels, place % geometry.Channels],
                gradients[(output * geometry.WeightPitch) + (ky * geometry.SegmentPitch) + place],
                $"layer {stage.Index}, weight {i}");
        }
    }

    private static NaiveSpikes.WeightOf Weight(SpikingStage stage) => (output, ky, kx, channel) =>
        stage.TernaryFloat[
            (output * stage.Geometry.WeightPitch) + (ky * stage.Geometry.SegmentPitch)
            + (kx * stage.Geometry.Channels) + channel];

    private static IEnumerable<(int Y, int X, int C)> Places(int[,,] map) =>
        from y in Enumerable.Range(0, map.GetLength(0))
        from x in Enumerable.Range(0, map.GetLength(1))
        from c in Enumerable.Range(0, map.GetLength(2))
        select (y, x, c);

    private static void Near(double wanted, float found, string what) =>
        Assert.True(Math.Abs(wanted - found) <= 1e-4 + (1e-3 * Math.Abs(wanted)), $"{what}: {found}, not {wanted}");
}
