using Hdl.Networks.Spiking;
using Hdl.Networks.Tensors;

namespace Hdl.Import.Tests;

public sealed class SpikeSamplesTests : ImportTest
{
    private static readonly MapShape Shape = new(2, 1, 3);

    [Fact]
    public void Maps_are_read_with_the_channel_fastest()
    {
        // Two samples of one step: channels 0..2 and 3..5, then 9s.
        byte[] events = [0, 1, 2, 3, 4, 5, 9, 9, 9, 9, 9, 9];
        NpzWriter.Write(
            In("a.npz"), [Tensor.Of("events", [2, 1, 2, 1, 3], events), Tensor.Of("labels", [2], [1, 0])]);
        int[] inputs = new int[6];

        SpikeSamples samples = SpikeSamples.Load(In("a.npz"), null, Shape, 2, null);
        samples.CopyTo(0, 0, inputs);

        Assert.Equal([0, 3, 1, 4, 2, 5], inputs);
        Assert.Equal((2, 1, 9), (samples.Count, samples.Steps, samples.MostEvents));
        Assert.Equal([1, 0], samples.Labels!);
        Assert.Equal(5, SpikeSamples.Load(In("a.npz"), null, Shape, 2, 1).MostEvents);
    }

    [Fact]
    public void Labels_can_lie_in_a_file_of_their_own()
    {
        NpzWriter.Write(In("a.npz"), [Tensor.Of("x", [2, 1, 6], new byte[12])]);
        NpzWriter.Write(In("y.npz"), [Tensor.Of("y", [2], [0, 1])]);
        NpzWriter.Write(In("few.npz"), [Tensor.Of("y", [1], [0])]);

        Assert.Equal([0, 1], SpikeSamples.Load(In("a.npz"), In("y.npz"), Shape, 2, null).Labels!);
        Assert.Equal(
            "A label is no class of the network",
            Refused(() => SpikeSamples.Load(In("a.npz"), In("y.npz"), Shape, 1, null)).What);
        Assert.Equal(
            "There are fewer labels than samples",
            Refused(() => SpikeSamples.Load(In("a.npz"), In("few.npz"), Shape, 2, null)).What);
    }

    [Fact]
    public void Other_shapes_and_values_are_refused()
    {
        NpzWriter.Write(In("shape.npz"), [Tensor.Of("x", [2, 1, 5], new byte[10])]);
        NpzWriter.Write(In("value.npz"), [Tensor.Of("x", [1, 1, 6], [0, 1, -1, 0, 0, 0])]);

        Assert.Contains(
            "(samples, steps, 6)", Refused(() => SpikeSamples.Load(In("shape.npz"), null, Shape, 2, null)).Remedy);
        Assert.EndsWith("[0, 0, 2]", Refused(() => SpikeSamples.Load(In("value.npz"), null, Shape, 2, null)).Where);
    }
}
