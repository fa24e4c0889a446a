using Hdl.Networks.Tensors;

namespace Hdl.Cli.Tests;

[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class OwnDataTests : CommandTest
{
    [Fact]
    public void Own_images_are_co_simulated_and_their_accuracy_is_printed()
    {
        byte[] pixels = [.. Enumerable.Range(0, 5 * 24).Select(i => (byte)(37 * i))];
        NpzWriter.Write(
            In("mine.npz"), [Tensor.Of("images", [5, 4, 6], pixels), Tensor.Of("labels", [5], [0, 1, 2, 3, 7])]);
        NpzWriter.Write(In("bare.npz"), [Tensor.Of("images", [5, 1, 4, 6], pixels)]);

        Outcome labelled = Hdl("cosim", "twsnn", "--preset", "small", "--data", In("mine.npz"));
        Outcome bare = Hdl("cosim", "twsnn", "--preset", "small", "--data", In("bare.npz"), "--images", "3");

        Assert.True(labelled.ExitCode == 0, labelled.Error);
        Assert.Contains("images: 5  (mine.npz, images)", labelled.Output);
        Assert.Matches(@"accuracy: \d+\.\d\d % \([0-5] right, T = \d+, random weights\)", labelled.Output);
        Assert.Contains("\n0 mismatches", labelled.Output);
        Assert.True(bare.ExitCode == 0, bare.Error);
        Assert.Contains("images: 3  (bare.npz, images)", bare.Output);
        Assert.DoesNotContain("accuracy", bare.Output);
    }

    [Fact]
    public void Own_events_are_co_simulated_where_events_are_the_input()
    {
        for (int label = 0; label < 2; label++)
        {
            Directory.CreateDirectory(In($"events/{label}"));
            File.WriteAllBytes(
                In($"events/{label}/{label}.bin"),
                [
                    .. Enumerable
                        .Range(0, 50)
                        .SelectMany(i => (byte[])[(byte)(i % 5), (byte)(i % 4), (byte)(i % 2 * 128), (byte)i, 0]),
                ]);
        }

        Outcome outcome = Hdl("cosim", "twsnn", "--preset", "small-events", "--data", In("events"), "--sensor", "5x4");

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Contains("images: 2  (events)", outcome.Output);
        Assert.Contains("accuracy: ", outcome.Output);
        Assert.Contains("\n0 mismatches", outcome.Output);
    }

    [Theory]
    [InlineData("The images do not fit the network", "twsnn", "--data", "mine.npz")]
    [InlineData("The target classifies nothing", "fifo", "--data", "mine.npz")]
    [InlineData("Images for a target that takes events", "twsnn", "--preset", "small-events", "--data", "mine.npz")]
    [InlineData("Recordings of events for a target that takes pixels", "twsnn", "--data", ".")]
    [InlineData("No such file", "twsnn", "--data", "missing.npz")]
    [InlineData("Labels without images of your own", "twsnn", "--labels", "mine.npz")]
    [InlineData("Only images of your own can be transposed", "twsnn", "--transpose")]
    [InlineData("A sensor without events of your own", "twsnn", "--data", "mine.npz", "--sensor", "3x3")]
    [InlineData("Not the size of a sensor", "twsnn", "--data", ".", "--sensor", "3x")]
    public void What_does_not_fit_is_refused_before_anything_is_built(string message, params string[] arguments)
    {
        NpzWriter.Write(In("mine.npz"), [Tensor.Of("images", [2, 3], new byte[6])]);

        Outcome outcome = HdlHere(["cosim", .. arguments]);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith($"error: {message}\n", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error);
        Assert.Equal(4, outcome.Error.TrimEnd().Split('\n').Length);
    }
}
