using Hdl.Networks.Spiking;

namespace Hdl.Networks.Tests.Spiking;

public sealed class PixelEventsTests
{
    [Fact]
    public void A_channel_spikes_from_its_level_on()
    {
        SpikingNetwork network = Network(new MapShape(3, 1, 4)) with
        {
            Coding = PixelCoding.Levels,
            Levels = [1, 100, 255],
        };
        var coded = new PixelEvents(network);
        int[] inputs = new int[12];

        coded.Fill([0, 99, 100, 255], inputs);

        Assert.Equal(4, coded.Pixels);
        Assert.Equal([0, 0, 0, 1, 0, 0, 1, 1, 0, 1, 1, 1], inputs);
    }

    [Fact]
    public void A_threshold_is_the_same_for_all_inputs()
    {
        var coded = new PixelEvents(Network(new MapShape(2, 1, 2)) with
        {
            Coding = PixelCoding.Threshold,
            ThresholdLevel = 7,
        });
        int[] inputs = new int[4];

        coded.Fill([6, 7, 8, 0], inputs);

        Assert.Equal([0, 1, 1, 0], inputs);
        Assert.Throws<ArgumentException>(() => coded.Fill([1, 2], inputs));
        Assert.Throws<ArgumentException>(() => coded.Fill([6, 7, 8, 0], new int[3]));
    }

    [Fact]
    public void What_is_drawn_is_not_coded_here() =>
        Assert.Throws<ArgumentException>(() => new PixelEvents(Network(new MapShape(1, 1, 1))));

    private static SpikingNetwork Network(MapShape input) => new() { Name = "n", Input = input, Layers = [] };
}
