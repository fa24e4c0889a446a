using Hdl.Networks.Models;
using Hdl.Spiking.TwSnn;
using Hdl.Spiking.TwSnnNoc;

namespace Hdl.Spiking.Tests.TwSnnNoc;

public sealed class SpikeActivityTests
{
    [Theory]
    [InlineData("mnist")]
    [InlineData("mnist_wide")]
    public void What_the_mapper_assumes_of_a_shipped_network_is_what_300_images_show(string name)
    {
        TernaryNetwork network = NetworkSource.Load(name);
        var golden = new TernaryNetworkGolden(network, lanes: 1, pixelsPerBeat: 16);
        var counts = network.Shape.Select(size => new long[size]).ToArray();
        for (int image = 0; image < TestImages.Mnist300().Count; image++)
        {
            golden.BeginImage();
            for (int step = 0; step < network.Steps; step++)
            {
                golden.EncodeStep(TestImages.Mnist300()[image], step);
                golden.Step();
                for (int layer = 0; layer < counts.Length; layer++)
                {
                    for (int neuron = 0; neuron < counts[layer].Length; neuron++)
                    {
                        counts[layer][neuron] += (long)((golden.Spikes[layer][neuron >> 6] >> neuron) & 1);
                    }
                }
            }
        }

        int steps = TestImages.Mnist300().Count * network.Steps;
        int[][] measured =
        [
            .. counts.Select(layer =>
                layer
                    .Chunk(SpikeActivity.Block)
                    .Select(block => (int)((block.Sum() * 100 + (steps / 2)) / steps))
                    .ToArray()),
        ];

        Assert.True(SpikeActivity.IsMeasured(network));
        Assert.Equal(
            string.Join(" | ", measured.Select(layer => string.Join(' ', layer))),
            string.Join(" | ", SpikeActivity.Of(network).Select(layer => string.Join(' ', layer))));
    }

    [Fact]
    public void Blocks_that_a_cluster_overlaps_count_in_proportion()
    {
        TernaryNetwork network = NetworkSource.Load("mnist");
        long whole = SpikeActivity.Of(network, 1, 0, 256);

        Assert.Equal(whole / 2, SpikeActivity.Of(network, 1, 64, 128), 1.0);
        Assert.Equal(1, SpikeActivity.Of(network, 1, 0, 0));
        Assert.Equal(SpikeActivity.Of(network)[0].Sum(), SpikeActivity.Of(network, 0, 0, 784));
    }

    [Fact]
    public void An_unknown_network_is_assumed_to_spike_in_proportion_to_its_size()
    {
        TernaryNetwork network = RandomNetwork.Create([100, 300, 2], seed: 1, scaleWidth: 8);

        Assert.False(SpikeActivity.IsMeasured(network));
        Assert.Equal([13 * 100], SpikeActivity.Of(network)[0]);
        Assert.Equal([13 * 256, 13 * 44], SpikeActivity.Of(network)[1]);
    }
}
