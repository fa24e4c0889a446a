using System.Globalization;
using Hdl.Networks.Spiking;
using Hdl.Networks.Tensors;

namespace Hdl.Cli.Tests;

/// <summary>Images and events of one's own through an imported spiking network.</summary>
public sealed class SpikingDataTests : CommandTest
{
    private const int Count = 40;

    private static readonly MapShape Shape = new(2, 4, 3);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Images_are_co_simulated_and_as_many_are_right_as_in_the_golden_network(int steps)
    {
        SpikingNetwork network = Network(steps) with { Coding = PixelCoding.Levels, Levels = [60, 170] };
        SpikingNetworkFile.Save(network, In("net.json"));
        var random = new Random(4);
        byte[] pixels = new byte[Count * 12];
        random.NextBytes(pixels);
        byte[] labels = [.. Enumerable.Range(0, Count).Select(_ => (byte)random.Next(3))];
        NpzWriter.Write(
            In("mine.npz"), [Tensor.Of("images", [Count, 4, 3], pixels), Tensor.Of("labels", [Count], labels)]);
        int[] inputs = new int[Shape.Size];
        var coded = new PixelEvents(network);
        int right = Right(network, labels, image =>
        {
            coded.Fill(pixels.AsSpan(image * 12, 12), inputs);
            return [.. Enumerable.Repeat(inputs, steps)];
        });

        Outcome outcome = Hdl("cosim", "spiking_net", "--set", $"model={In("net.json")}", "--data", In("mine.npz"));

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Contains($"samples: {Count}  (mine.npz, images)", outcome.Output);
        Assert.Contains($"({Text(right)} right, T = {Text(steps)})", outcome.Output);
        Assert.Contains("\n0 mismatches", outcome.Output);
    }

    [Fact]
    public void Counts_of_events_are_co_simulated_as_the_drift_report_takes_them()
    {
        SpikingNetwork network = Network(2) with { InputEvents = 2 };
        SpikingNetworkFile.Save(network, In("net.json"));
        var random = new Random(5);
        byte[] counts = [.. Enumerable.Range(0, Count * 2 * Shape.Size).Select(_ => (byte)random.Next(3))];
        byte[] labels = [.. Enumerable.Range(0, Count).Select(_ => (byte)random.Next(3))];
        NpzWriter.Write(
            In("events.npz"),
            [Tensor.Of("events", [Count, 2, 2, 4, 3], counts), Tensor.Of("labels", [Count], labels)]);
        // The file has channels first, addresses have them last.
        int right = Right(network, labels, sample =>
            [
                .. Enumerable.Range(0, 2).Select(step => (int[])
                [
                    .. Enumerable.Range(0, Shape.Size).Select(address => (int)counts[
                        (((sample * 2) + step) * Shape.Size) + (address % 2 * 12) + (address / 2)]),
                ]),
            ]);
        string model = $"model={In("net.json")}";

        Outcome outcome = Hdl("cosim", "spiking_net", "--set", model, "--data", In("events.npz"), "--images", "40");

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Contains($"({Text(right)} right, 2.00 steps each)", outcome.Output);
        Assert.Contains("\n0 mismatches", outcome.Output);
    }

    [Theory]
    [InlineData("Images for a target that takes events", "--images", "3")]
    [InlineData("These are no events for this network", "--data", "small.npz")]
    [InlineData("A recording that the network cannot take", "--data", "many.npz")]
    [InlineData("A recording that the network cannot take", "--set", "max-steps=2", "--data", "long.npz")]
    public void Samples_that_do_not_fit_are_refused(string message, params string[] arguments)
    {
        SpikingNetworkFile.Save(Network(2), In("net.json"));
        NpzWriter.Write(In("small.npz"), [Tensor.Of("events", [1, 1, 5], new byte[5])]);
        NpzWriter.Write(In("many.npz"), [Tensor.Of("events", [1, 1, 24], (byte[])[2, .. new byte[23]])]);
        NpzWriter.Write(In("long.npz"), [Tensor.Of("events", [1, 3, 24], new byte[72])]);

        Outcome outcome = HdlHere(["cosim", "spiking_net", "--set", "model=net.json", .. arguments]);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith($"error: {message}\n", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error);
    }

    [Fact]
    public void Images_of_another_size_are_refused()
    {
        SpikingNetworkFile.Save(
            Network(1) with { Coding = PixelCoding.Levels, Levels = [60, 170] }, In("net.json"));

        // The images that ship are there.
        Outcome outcome = HdlProcess.Run(
            HdlProcess.Repository, "cosim", "spiking_net", "--set", $"model={In("net.json")}", "--images", "3");

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("error: The images do not fit the network\n", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("twsnn", "hdl-ternary-network/1", "spiking_net")]
    [InlineData("nullhop_core", "hdl-cnn/1", "spiking_net", "--model")]
    public void A_file_of_another_network_names_the_target_that_takes_it(
        string target, string format, string other, string? option = null)
    {
        SpikingNetworkFile.Save(Network(1), In("net.json"));
        string[] given = option is null ? ["--set", "model=net.json"] : [option, "net.json"];

        Outcome outcome = HdlHere(["explain", target, .. given]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains($"Use \"{format}\", or give this one to {other}.", outcome.Error);
    }

    // Spike counts decide, the lowest class of equals.
    private static int Right(SpikingNetwork network, byte[] labels, Func<int, IReadOnlyList<int[]>> inputs)
    {
        var golden = new SpikingNetworkGolden(network);
        int right = 0;
        for (int sample = 0; sample < labels.Length; sample++)
        {
            int[] scores = new int[3];
            golden.Reset();
            foreach (int[] step in inputs(sample))
            {
                foreach ((int neuron, int spikes) in golden.Step(step)[^1].Index())
                {
                    scores[neuron] += spikes;
                }
            }

            right += Array.IndexOf(scores, scores.Max()) == labels[sample] ? 1 : 0;
        }

        return right;
    }

    private static SpikingNetwork Network(int steps)
    {
        var random = new Random(9);
        sbyte[] Weights(int count) => [.. Enumerable.Range(0, count).Select(_ => (sbyte)random.Next(-1, 2))];
        NeuronModel neurons = new()
        {
            Membrane = Networks.Models.Membrane.Persistent,
            Thresholds = [1],
            Biases = [],
            PotentialWidth = 10,
            Overflow = Networks.Models.Overflow.Saturate,
        };
        return new SpikingNetwork
        {
            Name = "net",
            Input = Shape,
            Steps = steps,
            Layers =
            [
                new ConvLayer
                {
                    Name = "conv",
                    Outputs = 3,
                    Window = new Window
                    {
                        KernelHeight = 3,
                        KernelWidth = 3,
                        StrideY = 1,
                        StrideX = 1,
                        PaddingY = 1,
                        PaddingX = 1,
                    },
                    Groups = 1,
                    Format = WeightFormat.Ternary,
                    WeightBits = 2,
                    Scale = 1,
                    Weights = Weights(3 * 2 * 9),
                    Neurons = neurons,
                },
                new DenseLayer
                {
                    Name = "fc",
                    Outputs = 3,
                    Format = WeightFormat.Ternary,
                    WeightBits = 2,
                    Scale = 1,
                    Weights = Weights(3 * 36),
                    Neurons = neurons,
                },
            ],
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
