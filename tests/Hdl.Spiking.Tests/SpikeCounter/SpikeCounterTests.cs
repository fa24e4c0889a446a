using FsCheck;
using FsCheck.Fluent;
using Hdl.Core.Golden;
using Hdl.Networks.Models;
using Hdl.Spiking.SpikeCounter;

namespace Hdl.Spiking.Tests.SpikeCounter;

public sealed class SpikeCounterTests
{
    private const ulong Error = 1UL << 31;
    private static readonly SpikeCounterGenerator Counter = new();

    [Fact]
    public void All_counts_go_out_then_the_class_with_last()
    {
        BeatSequence results = Spikes(4, (0b0110, 0, 0), (0b0100, 0, 0), (0b0001, 1, 0)).Outputs["result"];

        Assert.Equal([1UL, 1, 2, 0, 2], Vectors.Values(results, 0));
        Assert.Equal([0UL, 0, 0, 0, 1], Vectors.Values(results, 1));
    }

    [Fact]
    public void The_lowest_index_wins_a_tie() =>
        Assert.Equal([0UL, 1, 0, 1, 1], Vectors.Values(Spikes(4, (0b1010, 1, 0)).Outputs["result"], 0));

    [Fact]
    public void Without_a_spike_the_class_is_neuron_0() =>
        Assert.Equal([0UL, 0, 0, 0, 0], Vectors.Values(Spikes(4, (0, 1, 0)).Outputs["result"], 0));

    [Fact]
    public void An_error_of_any_vector_marks_its_image_and_no_other()
    {
        BeatSequence results = Spikes(1, (1, 0, 1), (1, 1, 0), (1, 1, 0)).Outputs["result"];

        Assert.Equal([2UL, Error, 1, 0], Vectors.Values(results, 0));
    }

    [Fact]
    public void Only_the_last_vector_of_an_image_waits_for_the_result_before()
    {
        // Last vectors are accepted in cycle 0 and, as the result takes four beats, in cycle 5.
        PhaseResult result = Spikes(3, (1, 1, 0), (1, 0, 0), (1, 0, 0), (1, 1, 0));

        Assert.Equal([1L, 2, 3, 4, 6, 7, 8, 9], result.Cycles["result"]);
    }

    [Fact]
    public void Negative_potentials_are_summed_sign_extended_and_compared_as_signed()
    {
        var parameters = new SpikeCounterParameters
        {
            Neurons = 3,
            MaxSteps = 4,
            Readout = Readout.Potential,
            PotentialWidth = 4,
        };
        var beats = new BeatSequence([new("spike_potential_i", 12), new("spike_last_i", 1), new("spike_error_i", 1)]);
        beats.Add(0xE_D_8, 0, 0);
        beats.Add(0xF_F_8, 1, 0);
        BeatSequence results = BlockBench.Golden(Counter, parameters, "spike", beats).Outputs["result"];

        Assert.Equal([unchecked((uint)-16), unchecked((uint)-4), unchecked((uint)-3), 2UL], Vectors.Values(results, 0));
    }

    [Fact]
    public void Counts_are_the_column_sums_and_the_class_their_first_maximum() =>
        Prop.ForAll(
                Gen.Choose(0, 255).ArrayOf().Where(steps => steps.Length is > 0 and <= 16).ToArbitrary(),
                steps =>
                {
                    BeatSequence results = Spikes(
                        8,
                        [.. steps.Select((step, index) => ((ulong)step,
                            index == steps.Length - 1 ? 1UL : 0, 0UL))]).Outputs["result"];
                    int[] counts =
                    [
                        .. Enumerable.Range(0, 8).Select(neuron => steps.Count(step => ((step >> neuron) & 1) == 1)),
                    ];

                    Assert.Equal(
                        [.. counts.Select(count => (ulong)count), (ulong)Array.IndexOf(counts, counts.Max())],
                        Vectors.Values(results, 0));
                })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Sums_that_do_not_fit_in_the_result_are_refused() =>
        Assert.Equal(
            "potential-width",
            Assert
                .Single(BlockBench.Problems(
                    Counter,
                    new SpikeCounterParameters
                    {
                        MaxSteps = 17,
                        Readout = Readout.Potential,
                        PotentialWidth = 28,
                    }))
                .Where);

    [Fact]
    public void Sums_have_the_bits_that_the_steps_need()
    {
        Assert.Equal(5, new SpikeCounterParameters { MaxSteps = 16 }.SumWidth);
        Assert.Equal(4, new SpikeCounterParameters { MaxSteps = 15 }.SumWidth);
        Assert.Equal(22, new SpikeCounterParameters { MaxSteps = 16, Readout = Readout.Potential }.SumWidth);
    }

    private static PhaseResult Spikes(int neurons, params (ulong Bits, ulong Last, ulong Error)[] vectors)
    {
        var beats = new BeatSequence([new("spike_bits_i", neurons), new("spike_last_i", 1), new("spike_error_i", 1)]);
        foreach ((ulong bits, ulong last, ulong error) in vectors)
        {
            beats.Add(bits, last, error);
        }

        return BlockBench.Golden(Counter, new SpikeCounterParameters { Neurons = neurons }, "spike", beats);
    }
}
