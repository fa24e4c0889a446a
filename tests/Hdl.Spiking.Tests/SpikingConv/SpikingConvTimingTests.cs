using Hdl.Core.Golden;
using Hdl.Networks.Models;
using Hdl.Spiking.SpikingConv;

namespace Hdl.Spiking.Tests.SpikingConv;

/// <summary>
/// What a step costs in steady state, by the golden model, whose cycles co-simulation compares with the hardware's.
/// </summary>
public class SpikingConvTimingTests
{
    private const int Steps = 12;

    [Theory]
    [InlineData(3, 300)]
    [InlineData(5, 300)]
    [InlineData(7, 300)]
    [InlineData(3, 20)]
    [InlineData(7, 10)]
    public void With_the_whole_kernel_per_cycle_a_step_costs_its_events_or_its_scan(int kernel, int events)
    {
        int banks = (28 + kernel - 1) / kernel;
        int scan = (banks * banks) + 1;

        Assert.Equal(Math.Max(events, scan), Period(Layer(kernel, ConvParallel.Kernel), events));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(20)]
    public void Potentials_take_the_time_that_spikes_take(int events)
    {
        SpikingConvParameters layer = Layer(3, ConvParallel.Kernel) with { Readout = Readout.Potential };

        Assert.Equal(Math.Max(events, 101), Period(layer, events));
    }

    [Theory]
    [InlineData(ConvParallel.Row, 3)]
    [InlineData(ConvParallel.Tap, 9)]
    public void With_less_of_it_an_event_costs_as_many_cycles_as_there_are_parts(ConvParallel parallel, int cycles)
    {
        Assert.Equal(600 * cycles, Period(Layer(3, parallel), 600));
    }

    [Fact]
    public void Potentials_that_persist_are_scanned_between_the_steps()
    {
        SpikingConvParameters layer = Layer(3, ConvParallel.Kernel) with
        {
            Neurons = new() { Membrane = Membrane.Persistent, Overflow = Overflow.Saturate },
        };

        Assert.Equal(50 + 100 + 7, Period(layer, 50));
    }

    private static SpikingConvParameters Layer(int kernel, ConvParallel parallel) => new()
    {
        Parallel = parallel,
        Window = new()
        {
            KernelHeight = kernel,
            KernelWidth = kernel,
            PaddingY = kernel / 2,
            PaddingX = kernel / 2,
        },
    };

    // Cycles from the last word of a step to that of the next one, the same for all but the first.
    private static long Period(SpikingConvParameters parameters, int events)
    {
        Assert.Empty(parameters.Validate());
        var ports = new SpikingConvPorts(parameters);
        var beats = new BeatSequence(ports.Event);
        for (int step = 0; step < Steps; step++)
        {
            for (int place = 0; place < events; place++)
            {
                int input = place * 784 / events;
                beats.Add((ulong)(input / 28), (ulong)(input % 28), 0, place == events - 1 ? 1u : 0u, 0);
            }
        }

        PhaseResult result = new SpikingConvGolden(parameters).Run(new Phase
        {
            Inputs = new Dictionary<string, BeatSequence> { [ports.Event] = beats },
        });
        BeatSequence words = result.Outputs[ports.Word];
        long[] ends = [.. result.Cycles[ports.Word].Where((_, beat) => words.Get(beat, ports.Word.Last) != 0)];
        Assert.Equal(Steps, ends.Length);
        return Assert.Single(ends.Skip(2).Zip(ends.Skip(1), (end, before) => end - before).Distinct());
    }
}
