using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Networks.Tests.Spiking;

public sealed class SpikingNetworkGoldenTests
{
    [Theory]
    [InlineData(Overflow.Saturate)]
    [InlineData(Overflow.Wrap)]
    [InlineData(null)]
    public void Every_layer_spikes_as_the_definition_says(Overflow? overflow)
    {
        long spikes = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            SpikingNetwork network = DrawnNetworks.Of(seed, overflow);
            Assert.Empty(SpikingNetworkCheck.Problems(network, "drawn"));
            var golden = new SpikingNetworkGolden(network);
            var plain = new PlainSpiking(network);
            var random = new Random(seed);
            for (int step = 0; step < network.Steps; step++)
            {
                int[] inputs = DrawnNetworks.Inputs(random, network);
                List<int[]> expected = plain.Step(inputs);
                Assert.Equal(expected, golden.Step(inputs));
                spikes += expected[^1].Sum();
            }
        }

        Assert.True(spikes > 300, $"{spikes} spikes of last layers");
    }

    [Fact]
    public void A_reset_brings_the_first_step_back()
    {
        SpikingNetwork network = DrawnNetworks.Of(3);
        var golden = new SpikingNetworkGolden(network);
        int[][] inputs = [.. Enumerable.Range(0, 6).Select(seed => DrawnNetworks.Inputs(new Random(seed), network))];
        int[][] Run() => [.. inputs.SelectMany(input => golden.Step(input).Select(layer => layer.ToArray()))];
        int[][] first = Run();

        golden.Reset();

        Assert.Equal(first, Run());
    }

    [Fact]
    public void A_neuron_waits_its_refractory_steps_at_its_reset_value()
    {
        SpikingNetwork network = One(new NeuronModel
        {
            Membrane = Membrane.Persistent,
            Reset = NeuronReset.Value,
            ResetValue = -2,
            Thresholds = [9],
            Refractory = 2,
            PotentialWidth = 8,
            Overflow = Overflow.Saturate,
        });
        var golden = new SpikingNetworkGolden(network);

        var steps = Enumerable.Range(0, 6).Select(_ => (golden.Step([1])[0][0], golden.Potentials[0])).ToList();

        Assert.Equal([(1, 10L), (0, -2), (0, -2), (0, 8), (1, 18), (0, -2)], steps);
    }

    /// <summary>A neuron with one input of weight 10.</summary>
    internal static SpikingNetwork One(NeuronModel neurons) => new()
    {
        Name = "one",
        Input = new MapShape(1, 1, 1),
        Layers = [new DenseLayer { Outputs = 1, Weights = [10], Neurons = neurons }],
    };
}
