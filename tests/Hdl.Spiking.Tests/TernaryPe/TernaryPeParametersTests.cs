using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.Tests.TernaryPe;

public sealed class TernaryPeParametersTests
{
    [Fact]
    public void The_count_datapath_refuses_a_persistent_membrane() =>
        Refused(
            new() { Datapath = Datapath.Count, Dynamics = new() { Membrane = Membrane.Persistent } },
            "datapath", "count");

    [Fact]
    public void A_per_step_membrane_has_no_leak() =>
        Refused(new() { Dynamics = new() { LeakShift = 3 } }, "leak-shift", "3");

    [Fact]
    public void A_per_step_membrane_cannot_subtract() =>
        Refused(new() { Dynamics = new() { Reset = MembraneReset.Subtract } }, "reset", "subtract");

    [Theory]
    [InlineData(8, 8, 1)]
    [InlineData(9, 8, 2)]
    [InlineData(20, 16, 32)]
    public void A_potential_that_one_cycle_could_fill_is_refused(int potential, int scale, int lanes) =>
        Refused(
            new()
            {
                Widths = new() { PotentialWidth = potential, ScaleWidth = scale },
                Lanes = lanes,
            },
            "potential-width",
            $"{potential}");

    [Theory]
    [InlineData(9, 8, 1)]
    [InlineData(2, 1, 1)]
    [InlineData(10, 8, 2)]
    [InlineData(22, 16, 32)]
    public void The_narrowest_potential_that_holds_one_cycle_is_accepted(int potential, int scale, int lanes)
    {
        var parameters = new TernaryPeParameters
        {
            Widths = new() { PotentialWidth = potential, ScaleWidth = scale },
            Lanes = lanes,
        };
        Assert.Empty(parameters.Validate());
        Assert.Equal(potential, parameters.StepWidth);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    public void Lanes_out_of_range_are_refused(int lanes) => Refused(new() { Lanes = lanes }, "lanes", $"{lanes}");

    [Fact]
    public void A_count_of_fewer_inputs_than_lanes_is_refused() =>
        Refused(new() { Datapath = Datapath.Count, Lanes = 4, Inputs = 3 }, "lanes", "4");

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 4)]
    [InlineData(784, 11)]
    [InlineData(1023, 11)]
    [InlineData(1024, 12)]
    public void The_counter_has_one_bit_more_than_the_count_of_inputs(int inputs, int width) =>
        Assert.Equal(width, new TernaryPeParameters { Inputs = inputs }.CountWidth);

    private static void Refused(TernaryPeParameters parameters, string where, string value)
    {
        Problem problem = Assert.Single(BlockBench.Problems(new TernaryPeGenerator(), parameters));
        Assert.Equal(where, problem.Where);
        Assert.Equal(value, problem.Value);
        Assert.NotEmpty(problem.Remedy);
    }
}
