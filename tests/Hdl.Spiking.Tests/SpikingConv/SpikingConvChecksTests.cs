using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;
using Hdl.Spiking.SpikingConv;

namespace Hdl.Spiking.Tests.SpikingConv;

/// <summary>What a convolution refuses, and how wide its proof says a potential is.</summary>
public class SpikingConvChecksTests
{
    private static readonly SpikingConvParameters One = new()
    {
        Height = 1,
        Width = 1,
        Channels = 3,
        Outputs = 1,
        Window = new() { KernelHeight = 1, KernelWidth = 1, PaddingY = 0, PaddingX = 0 },
        WeightFormat = WeightFormat.Signed,
    };

    [Theory]
    [InlineData(64, 8, true)]
    [InlineData(65, 8, false)]
    public void A_width_is_enough_exactly_where_every_sum_fits(int weight, int width, bool fits)
    {
        // The sums reach 63 + weight and, downwards, nothing: 127 takes 8 bits, 128 takes 9.
        SpikingConvParameters layer = One with
        {
            Weights = new ConvWeights([63, (sbyte)weight, 0], [5], [0]),
            Neurons = new() { PotentialWidth = width },
        };

        Assert.Equal(fits, layer.Validate().Count == 0);
    }

    [Fact]
    public void The_most_negative_number_is_one_of_its_width()
    {
        SpikingConvParameters layer = One with
        {
            Weights = new ConvWeights([-64, -64, 0], [5], [0]),
            Neurons = new() { PotentialWidth = 8 },
        };

        Assert.Empty(layer.Validate());
    }

    [Theory]
    [InlineData(NeuronDecay.Shift, 1, 8, true)]
    [InlineData(NeuronDecay.Shift, 1, 7, false)]
    [InlineData(NeuronDecay.Factor, 128, 8, true)]
    [InlineData(NeuronDecay.Factor, 256, 32, false)]
    public void A_potential_that_halves_stays_below_twice_its_inputs(
        NeuronDecay decay, int amount, int width, bool fits)
    {
        // Downwards no neuron fires: -40 every step, half of which stays, comes near -80.
        SpikingConvParameters layer = One with
        {
            Weights = new ConvWeights([-40, 10, 0], [10], [0]),
            Neurons = new()
            {
                Membrane = Membrane.Persistent,
                Decay = decay,
                DecayAmount = amount,
                PotentialWidth = width,
            },
        };

        Assert.Equal(fits, layer.Validate().Count == 0);
    }

    [Fact]
    public void What_nothing_bounds_is_refused_until_overflow_is_said()
    {
        SpikingConvParameters layer = One with
        {
            Weights = new ConvWeights([-1, 1, 0], [10], [0]),
            Neurons = new() { Membrane = Membrane.Persistent },
        };

        Assert.Contains("Nothing bounds", Assert.Single(layer.Validate()).What, StringComparison.Ordinal);
        Assert.Empty((layer with { Neurons = layer.Neurons with { Overflow = Overflow.Saturate } }).Validate());
    }

    [Fact]
    public void Neurons_whose_potentials_leave_have_nothing_that_only_firing_ones_have()
    {
        SpikingConvParameters layer = One with
        {
            Weights = new ConvWeights([-40, 10, 0], [0], [0]),
            Neurons = new()
            {
                Membrane = Membrane.Persistent,
                Decay = NeuronDecay.Shift,
                DecayAmount = 1,
                PotentialWidth = 8,
            },
            Readout = Readout.Potential,
        };

        Assert.Empty(layer.Validate());
        SpikingNeuronParameters fires = layer.Neurons with
        {
            Reset = NeuronReset.Subtract,
            Refractory = 1,
            Fires = FireComparison.AtLeast,
        };
        Assert.Equal(
            ["fires", "refractory", "reset"],
            (layer with { Neurons = fires }).Validate().Select(problem => problem.Where).Order());
        // No neuron that fires stays below 10, but here nothing does: 40 and more, half of which stays.
        SpikingConvParameters up = layer with { Weights = new ConvWeights([40, 40, 0], [10], [0]) };
        Assert.Equal("potential-width", Assert.Single(up.Validate()).Where);
        Assert.Empty((up with { Readout = Readout.Spikes }).Validate());
    }

    [Fact]
    public void A_word_of_potentials_is_as_wide_as_all_of_them()
    {
        SpikingConvParameters layer = new() { Outputs = 24, Neurons = new() { PotentialWidth = 20 } };

        Assert.Empty(layer.Validate());
        Problem problem = Assert.Single((layer with { Readout = Readout.Potential }).Validate());
        Assert.Equal("folds", problem.Where);
        Assert.Contains("4320 bits", problem.What, StringComparison.Ordinal);
        Assert.Empty((layer with { Readout = Readout.Potential, Folds = 2 }).Validate());
    }

    [Theory]
    [InlineData("padding-y", 3, 3, 28, 1, 8, 1)]
    [InlineData("kernel-height", 9, 1, 5, 1, 8, 1)]
    [InlineData("folds", 3, 1, 28, 1, 8, 3)]
    [InlineData("groups", 3, 1, 28, 3, 8, 1)]
    public void What_does_not_fit_together_is_refused_by_its_name(
        string key, int kernel, int padding, int height, int groups, int outputs, int folds)
    {
        SpikingConvParameters layer = new()
        {
            Height = height,
            Channels = groups,
            Groups = groups,
            Outputs = outputs,
            Folds = folds,
            Window = new() { KernelHeight = kernel, PaddingY = padding },
        };

        Problem problem = Assert.Single(layer.Validate());
        Assert.Equal(key, problem.Where);
        Assert.NotEmpty(problem.Remedy);
    }
}
