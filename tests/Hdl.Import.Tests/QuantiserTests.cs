using Hdl.Import.Float;
using Hdl.Import.Integer;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Import.Tests;

public sealed class QuantiserTests
{
    [Fact]
    public void Weights_are_rounded_to_the_greatest_and_halves_to_even()
    {
        WeightRounding rounding = WeightRounding.ToBits([1f, -0.5f, 0.3333f, 0.011f], 2, 8, perChannel: false);

        Assert.Equal([127, -64, 42, 1], rounding.Values.Select(value => (int)value));
        Assert.Equal(
            [7, 2, 4, -2],
            WeightRounding.ToBits([7f, 2.5f, 3.5f, -2.5f], 1, 4, perChannel: false).Values.Select(value => (int)value));
        Assert.Equal(127, Assert.Single(rounding.Scales));
        Assert.False(rounding.IsExact);
    }

    [Fact]
    public void Every_output_can_have_a_scale_of_its_own()
    {
        WeightRounding rounding = WeightRounding.ToBits([1f, 0.333f, 0.01f, -0.00777f], 2, 4, perChannel: true);

        Assert.Equal([7, 2, 7, -5], rounding.Values.Select(value => (int)value));
        Assert.Equal([7, 700], rounding.Scales.Select(scale => Math.Round(scale)));
    }

    [Fact]
    public void Weights_on_a_grid_are_not_rounded()
    {
        // Multiples of 0.05 up to 1: a grid of 20, six of which fit in 127.
        float[] weights = [.. Enumerable.Range(-20, 41).Select(i => (float)(0.05 * i))];

        WeightRounding rounding = WeightRounding.ToBits(weights, 1, 8, perChannel: false);

        Assert.True(rounding.IsExact);
        Assert.Equal(Enumerable.Range(-20, 41).Select(i => 6 * i), rounding.Values.Select(value => (int)value));
    }

    [Fact]
    public void Ternary_weights_are_recognised_and_others_made_so()
    {
        WeightRounding exact = WeightRounding.ToTernary([0.3f, -0.3f, 0, 0.3f], 0.05);
        Assert.True(exact.IsExact);
        Assert.Equal([1, -1, 0, 1], exact.Values.Select(value => (int)value));

        WeightRounding rounded = WeightRounding.ToTernary([1f, -0.6f, 0.04f, 0.8f], 0.05);
        Assert.False(rounded.IsExact);
        Assert.Equal([1, -1, 0, 1], rounded.Values.Select(value => (int)value));
        Assert.Equal(WeightRounding.TernaryScale / 0.8, rounded.Scales[0], 5);
    }

    [Theory]
    [InlineData(0.5, NeuronDecay.Factor, 128)]
    [InlineData(0.9, NeuronDecay.Factor, 230)]
    [InlineData(0.999, NeuronDecay.Shift, 10)]
    [InlineData(1.0, NeuronDecay.None, 0)]
    [InlineData(0.0, NeuronDecay.None, 0)]
    public void A_decay_becomes_the_nearest_that_there_is(double beta, NeuronDecay decay, int amount)
    {
        SpikingNetwork network = Quantised(One(new() { Beta = beta, Thresholds = [1] }));
        NeuronModel neurons = ((WeightedLayer)network.Layers[0]).Neurons;

        Assert.Equal((decay, amount), (neurons.Decay, neurons.DecayAmount));
        Assert.Equal(beta == 0 ? Membrane.PerStep : Membrane.Persistent, neurons.Membrane);
    }

    [Fact]
    public void Potentials_that_are_read_out_have_one_scale_and_room_without_a_reset()
    {
        var layer = new FloatDense("fc", 2, [1f, 0.5f, 0.25f, 0.125f], new() { Beta = 0.5, Thresholds = [] });
        var reference = new FloatNetwork(new MapShape(2, 1, 1), [layer]) { Readout = Readout.Potential };
        var notes = new ImportNotes();

        SpikingNetwork network = new SpikingQuantiser("x", new ImportSettings { Name = "net", PerChannel = true })
            .Quantise(reference, 1, 4, 0, notes);

        var dense = (WeightedLayer)network.Layers[0];
        Assert.Equal(Readout.Potential, network.Readout);
        Assert.Equal([120, 60, 30, 15], dense.Weights.Select(weight => (int)weight));
        // 180 every step, half of which stays: almost 360, which takes 10 bits.
        Assert.Equal(10, dense.Neurons.PotentialWidth);
        Assert.Contains(notes.All, note => note.Contains("one scale for all outputs", StringComparison.Ordinal));
        Assert.DoesNotContain(notes.All, note => note.Contains("NO NEURON", StringComparison.Ordinal));
        Assert.Empty(SpikingNetworkCheck.Problems(network, "x"));
    }

    [Fact]
    public void Drift_reads_both_networks_by_their_potentials()
    {
        var layer = new FloatDense(
            "fc", 2, [1f, -1f, 0.5f, 0.75f], new() { Beta = 0.5, Thresholds = [10], Biases = [0, 0.25] });
        var reference = new FloatNetwork(new MapShape(2, 1, 1), [layer]) { Readout = Readout.Potential };
        SpikingNetwork network = new SpikingQuantiser("x", new ImportSettings { Name = "net" })
            .Quantise(reference, 1, 2, 0, new ImportNotes());
        var real = new FloatReference(reference);
        var golden = new SpikingNetworkGolden(network);
        foreach (int[] inputs in (int[][])[[1, 0], [0, 1]])
        {
            Assert.All(real.Step(inputs), spikes => Assert.All(spikes, count => Assert.Equal(0, count)));
            golden.Step(inputs);
        }

        // 1, then 0.5 - 1; 0.75, then 0.375 + 0.75 + 0.25.
        Assert.Equal([0.5, 2.125], real.Scores);
        Assert.Equal((1, 1), (real.Class, golden.Class));
        Assert.All(golden.Scores.Zip(real.Scores), pair => Assert.Equal(pair.Second, pair.First / 124.0, 0.02));
        DriftReport drift = DriftReport.Of(reference, network, new SpikeSamples(1, 2, [1, 0, 0, 1], [1]));
        Assert.Equal((1, 1, 1), (drift.Figures.SameClass, drift.Figures.CorrectFloat, drift.Figures.CorrectInteger));
    }

    [Theory]
    [InlineData(FireComparison.Above, 0.99, 125)] // 125.73: the integers above are those above 125
    [InlineData(FireComparison.AtLeast, 0.993, 127)] // 126.11
    public void A_threshold_between_whole_potentials_loses_nothing(FireComparison fires, double threshold, int whole)
    {
        SpikingNetwork network = Quantised(One(new() { Beta = 0, Fires = fires, Thresholds = [threshold] }));

        Assert.Equal([whole], ((WeightedLayer)network.Layers[0]).Neurons.Thresholds);
    }

    [Fact]
    public void A_potential_without_bound_saturates_and_is_told()
    {
        var notes = new ImportNotes();

        NeuronModel neurons = ((WeightedLayer)Quantised(
            One(new() { Beta = 1, Thresholds = [1], Biases = [-9] }), notes).Layers[0]).Neurons;

        Assert.Equal(Overflow.Saturate, neurons.Overflow);
        Assert.Contains(notes.All, note => note.Contains("without end", StringComparison.Ordinal));
        Assert.Contains(notes.All, note => note.Contains("NO NEURON CAN FIRE", StringComparison.Ordinal));
    }

    [Fact]
    public void Networks_of_integers_spike_alike_in_both_models()
    {
        var random = new Random(11);
        long spikes = 0;
        for (int trial = 0; trial < 60; trial++)
        {
            FloatNetwork network = Drawn(random);
            SpikeSamples samples = Samples(random, network, 3, 6);
            SpikingNetwork integer = Quantised(network, samples: samples);
            Assert.Empty(SpikingNetworkCheck.Problems(integer, "drawn"));

            DriftFigures figures = DriftReport.Of(network, integer, samples).Figures;

            Assert.All(figures.Layers, layer => Assert.Equal(0, layer.Differing));
            Assert.Equal(3, figures.SameClass);
            spikes += figures.Layers[^1].SpikesInteger;
        }

        Assert.True(spikes > 100, $"{spikes} spikes");
    }

    [Theory]
    [InlineData(DecayMoment.BeforeInput)]
    [InlineData(DecayMoment.AfterFire)]
    public void A_potential_in_floating_point_decays_once_per_step(DecayMoment moment)
    {
        // 1, 1.5, 1.75, 1.875 fires, then 0.0375 + 1.
        var reference = new FloatReference(One(new()
        {
            Beta = 0.5,
            Moment = moment,
            Thresholds = [1.8],
            Reset = NeuronReset.Subtract,
        }));

        Assert.Equal([0, 0, 0, 1, 0, 0], Enumerable.Range(0, 6).Select(_ => reference.Step([1])[0][0]));
    }

    [Fact]
    public void A_drift_is_counted_by_layer_and_step()
    {
        FloatNetwork network = One(new() { Beta = 0, Thresholds = [0.5] });
        SpikingNetwork other = Quantised(One(new() { Beta = 0, Thresholds = [2] }));
        var samples = new SpikeSamples(2, 3, [0, 1, 1, 0, 0, 1], [0, 0]);

        DriftReport drift = DriftReport.Of(network, other, samples);

        Assert.Equal(new LayerDrift("fc", 6, 3, 0, 3, 1), Assert.Single(drift.Figures.Layers));
        Assert.Equal([0, 1, 2], drift.Differing[0].Select(count => (int)count));
        Assert.Equal((2, 2), (drift.Figures.CorrectFloat, drift.Figures.CorrectInteger));
        Assert.Contains("<polyline", drift.ToSvg("a <title>"));
        Assert.Contains("a &lt;title&gt;", drift.ToSvg("a <title>"));
    }

    private static FloatNetwork One(FloatNeurons neurons) =>
        new(new MapShape(1, 1, 1), [new FloatDense("fc", 1, [1f], neurons)]);

    private static SpikingNetwork Quantised(
        FloatNetwork network, ImportNotes? notes = null, SpikeSamples? samples = null) =>
        new SpikingQuantiser("drawn", new ImportSettings { Name = "drawn" }).Quantise(
            network, samples?.MostEvents ?? 1, 6, 0.05, notes ?? new ImportNotes());

    // Weights of up to 127, thresholds and biases whole, decays that lose nothing: nothing is rounded.
    private static FloatNetwork Drawn(Random random)
    {
        var shape = new MapShape(random.Next(1, 4), random.Next(3, 6), random.Next(3, 6));
        List<FloatLayer> layers = [];
        var network = new FloatNetwork(shape, layers);
        int groups = random.Next(2) == 0 ? shape.Channels : 1;
        int outputs = groups * random.Next(1, 3);
        var window = new Window
        {
            KernelHeight = random.Next(1, 4),
            KernelWidth = random.Next(2, 4),
            StrideY = random.Next(1, 3),
            PaddingX = 1,
        };
        layers.Add(new FloatConv(
            "conv", outputs, window, groups,
            Weights(random, outputs * (shape.Channels / groups) * window.KernelHeight * window.KernelWidth),
            Neurons(random, outputs)));
        layers.Add(new FloatPool(
            "pool", random.Next(2) == 0 ? PoolKind.Or : PoolKind.Sum,
            new Window { KernelHeight = 1, KernelWidth = 2, StrideX = random.Next(1, 3) }));
        MapShape before = network.Shapes().Last();
        layers.Add(new FloatDense("fc", 3, Weights(random, 3 * before.Size), Neurons(random, 3)));
        return network;
    }

    // The greatest is 127, so that the scale is 1.
    private static float[] Weights(Random random, int count) =>
        [127, .. Enumerable.Range(1, count - 1).Select(_ => (float)random.Next(-127, 128))];

    private static FloatNeurons Neurons(Random random, int outputs) => new()
    {
        Beta = random.Next(2),
        Moment = (DecayMoment)random.Next(2),
        Reset = (NeuronReset)random.Next(3),
        ResetValue = random.Next(-5, 5),
        Fires = (FireComparison)random.Next(2),
        Thresholds = [.. Enumerable.Range(0, outputs).Select(_ => (double)random.Next(20, 300))],
        Biases = [.. Enumerable.Range(0, outputs).Select(_ => (double)random.Next(-20, 21))],
        Refractory = random.Next(3),
    };

    private static SpikeSamples Samples(Random random, FloatNetwork network, int count, int steps) => new(
        count, steps,
        [.. Enumerable.Range(0, count * steps * network.Input.Size).Select(_ => (byte)Math.Max(0, random.Next(-2, 3)))],
        null);
}
