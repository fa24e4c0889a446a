using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Networks.Tests.Spiking;

public sealed class SpikingNetworkCheckTests
{
    [Fact]
    public void No_potential_leaves_the_interval_that_was_proven()
    {
        int touched = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            SpikingNetwork network = DrawnNetworks.Of(seed, overflow: null);
            long most = LayerRanges.MostEvents(network)[^2];
            NeuronModel model = ((WeightedLayer)network.Layers[^1]).Neurons;
            PotentialRange range = LayerRanges.Sums((WeightedLayer)network.Layers[^1], most)
                .Select((sums, neuron) => PotentialRange.Of(
                    model, sums, model.Thresholds[model.Thresholds.Count == 1 ? 0 : neuron],
                    model.Biases.Count == 0 ? 0 : model.Biases[model.Biases.Count == 1 ? 0 : neuron])!.Value)
                .Aggregate((one, other) => one.Union(other));
            // The last layer alone, its inputs driven to either end.
            var alone = network with
            {
                Input = network.Shapes().ToArray()[^2],
                InputEvents = (int)most,
                Layers = [network.Layers[^1]],
            };
            var plain = new PlainSpiking(alone);
            var dense = (DenseLayer)network.Layers[^1];
            MapShape shape = alone.Input;
            for (int step = 0; step < 60 * dense.Outputs; step++)
            {
                int neuron = step / 60;
                int sign = step % 60 < 30 ? 1 : -1;
                int[] inputs = new int[shape.Size];
                for (int address = 0; address < shape.Size; address++)
                {
                    int source = (address % shape.Channels * shape.Height * shape.Width) + (address / shape.Channels);
                    inputs[address] = sign * dense.Weights[(neuron * shape.Size) + source] > 0 ? (int)most : 0;
                }

                plain.Step(inputs);
            }

            Assert.InRange(plain.Least, range.Least, 0);
            Assert.InRange(plain.Most, 0, range.Most);
            touched += plain.Least == range.Least || plain.Most == range.Most ? 1 : 0;
        }

        // A bound that is never reached would be no tight one.
        Assert.True(touched > 40, $"{touched} of 150 intervals are reached");
    }

    [Fact]
    public void The_fixed_point_is_the_one_that_iteration_finds()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            SpikingNetwork network = DrawnNetworks.Of(seed, overflow: null);
            var layer = (WeightedLayer)network.Layers[^1];
            foreach (PotentialRange sums in LayerRanges.Sums(layer, 1))
            {
                Assert.Equal(
                    PotentialRange.Within(layer.Neurons, sums, layer.Neurons.Thresholds[0], 3, 5000),
                    PotentialRange.Of(layer.Neurons, sums, layer.Neurons.Thresholds[0], 3));
            }
        }
    }

    [Fact]
    public void What_is_read_out_is_bounded_by_its_decay_alone()
    {
        (int bounded, int endless) = (0, 0);
        for (int seed = 0; seed < 300; seed++)
        {
            SpikingNetwork network = DrawnNetworks.Of(seed);
            NeuronModel neurons = ((WeightedLayer)network.Layers[^1]).Neurons;
            foreach (PotentialRange sums in LayerRanges.Sums((WeightedLayer)network.Layers[^1], 1))
            {
                // As with a threshold that no potential reaches, from a start of 0.
                NeuronModel calm = neurons with { Reset = NeuronReset.Zero, Refractory = 0 };
                Assert.Equal(
                    PotentialRange.Within(calm, sums, 1L << 50, 3, 400),
                    PotentialRange.Within(neurons, sums, null, 3, 400));
                PotentialRange? ever = PotentialRange.Of(neurons, sums, null, 3);
                Assert.Equal(PotentialRange.Of(calm, sums, 1L << 50, 3), ever);
                (bounded, endless) = ever is null ? (bounded, endless + 1) : (bounded + 1, endless);
            }
        }

        Assert.True(bounded > 100 && endless > 20, $"{bounded} bounded, {endless} endless");
    }

    [Fact]
    public void A_potential_that_is_read_out_and_does_not_decay_is_refused_unless_it_may_saturate()
    {
        var neurons = new NeuronModel { Membrane = Membrane.Persistent, Thresholds = [], PotentialWidth = 20 };
        SpikingNetwork network = SpikingNetworkGoldenTests.One(neurons) with { Readout = Readout.Potential };

        Problem problem = Assert.Single(SpikingNetworkCheck.Problems(network, "x"));
        Assert.Equal("A potential can grow without end", problem.What);
        SpikingNetwork saturates = SpikingNetworkGoldenTests.One(neurons with { Overflow = Overflow.Saturate });
        Assert.Empty(SpikingNetworkCheck.Problems(saturates with { Readout = Readout.Potential }, "x"));
        // Where spikes are read there is a threshold.
        Assert.Contains("thresholds", Assert.Single(SpikingNetworkCheck.Problems(saturates, "x")).Where);
    }

    [Theory]
    [InlineData(FireComparison.Above, NeuronReset.Zero, 20)] // 10 is silent, and 10 more
    [InlineData(FireComparison.AtLeast, NeuronReset.Zero, 19)]
    [InlineData(FireComparison.Above, NeuronReset.Subtract, 20)]
    public void What_a_silent_neuron_keeps_is_counted(FireComparison fires, NeuronReset reset, long most)
    {
        var neurons = new NeuronModel
        {
            Membrane = Membrane.Persistent,
            Fires = fires,
            Reset = reset,
            Thresholds = [10],
        };

        Assert.Equal(new PotentialRange(0, most), PotentialRange.Of(neurons, new PotentialRange(0, 10), 10, 0));
    }

    [Fact]
    public void A_width_that_is_too_small_is_refused_with_the_width_needed()
    {
        NeuronModel Wide(int width, Overflow? overflow) => new()
        {
            Membrane = Membrane.Persistent,
            Decay = NeuronDecay.Shift,
            DecayAmount = 2,
            Thresholds = [60],
            PotentialWidth = width,
            Overflow = overflow,
        };

        // 10 per step, of which a quarter decays: 37 - (37 >> 2) + 10 is what it settles at.
        Problem problem = Assert.Single(Check(Wide(6, null) with { Thresholds = [31] }));
        Assert.Equal("A potential may not fit", problem.What);
        Assert.Contains("Give 7 bits", problem.Remedy);
        Assert.Empty(Check(Wide(7, null)));
        Assert.Empty(Check(Wide(6, Overflow.Saturate) with { Thresholds = [31] }));
    }

    [Fact]
    public void A_potential_without_bound_is_refused()
    {
        var network = SpikingNetworkGoldenTests.One(new NeuronModel
        {
            Membrane = Membrane.Persistent,
            Thresholds = [5],
            PotentialWidth = 32,
            Biases = [-11],
        });

        Assert.Contains(SpikingNetworkCheck.Problems(network, "x"), problem => problem.What.Contains("without end"));
    }

    [Theory]
    [InlineData("a\"b")]
    [InlineData("../up")]
    [InlineData("a/b")]
    [InlineData("a..b")]
    [InlineData("line\nbreak")]
    public void Names_with_quotes_or_parts_of_paths_are_refused(string name)
    {
        SpikingNetwork one = SpikingNetworkGoldenTests.One(new NeuronModel { Thresholds = [5] });

        Assert.Single(SpikingNetworkCheck.Problems(one with { Layers = [one.Layers[0] with { Name = name }] }, "x"));
    }

    private static IReadOnlyList<Problem> Check(NeuronModel neurons) =>
        SpikingNetworkCheck.Problems(SpikingNetworkGoldenTests.One(neurons), "x");
}
