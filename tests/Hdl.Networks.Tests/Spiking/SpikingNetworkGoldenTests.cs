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

    [Theory]
    [InlineData(Readout.Spikes, Overflow.Saturate)]
    [InlineData(Readout.Potential, Overflow.Saturate)]
    [InlineData(Readout.Potential, Overflow.Wrap)]
    public void Scores_are_what_is_read_out(Readout readout, Overflow overflow)
    {
        (int ahead, int below) = (0, 0);
        for (int seed = 0; seed < 150; seed++)
        {
            SpikingNetwork network = DrawnNetworks.Of(seed, overflow) with { Readout = readout };
            Assert.Empty(SpikingNetworkCheck.Problems(network, "drawn"));
            var golden = new SpikingNetworkGolden(network);
            var plain = new PlainSpiking(network);
            var random = new Random(seed);
            for (int step = 0; step < network.Steps; step++)
            {
                int[] inputs = DrawnNetworks.Inputs(random, network);
                List<int[]> expected = plain.Step(inputs);
                Assert.Equal(expected, golden.Step(inputs));
                Assert.Equal(plain.Scores, golden.Scores);
            }

            int best = Enumerable.Range(0, plain.Scores.Length).MaxBy(output => plain.Scores[output]);
            Assert.Equal(best, golden.Class);
            ahead += best > 0 ? 1 : 0;
            below += plain.Scores.Any(score => score < 0) ? 1 : 0;
            golden.Reset();
            Assert.All(golden.Scores, score => Assert.Equal(0, score));
        }

        Assert.True(ahead > 20, $"{ahead} of 150 networks choose another class than the first");
        Assert.True(below > 20 == (readout == Readout.Potential), $"{below} of 150 networks have scores below 0");
    }

    [Fact]
    public void What_is_read_out_leaks_and_is_never_reset()
    {
        SpikingNetwork network = One(new NeuronModel
        {
            Membrane = Membrane.Persistent,
            Decay = NeuronDecay.Shift,
            DecayAmount = 1,
            Reset = NeuronReset.Value,
            ResetValue = -2,
            Thresholds = [],
            Biases = [1],
            Refractory = 2,
            PotentialWidth = 8,
            Overflow = Overflow.Saturate,
        }) with
        {
            Readout = Readout.Potential,
        };
        var golden = new SpikingNetworkGolden(network);

        var steps = Enumerable.Range(0, 3).Select(step =>
        {
            int spikes = golden.Step([step < 2 ? 1 : 0])[0][0];
            return (spikes, golden.Potentials[0], golden.Scores[0]);
        }).ToList();

        // 10 + 1; half of 11, rounded up, + 10 + 1; half of 17, + 1.
        Assert.Equal([(0, 11L, 11L), (0, 17, 28), (0, 10, 38)], steps);
        Assert.Empty(SpikingNetworkCheck.Problems(network, "one"));
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
