using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryLayer;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.Tests.TernaryLayer;

public sealed class TernaryLayerParametersTests
{
    private static readonly TernaryLayerParameters Small = new()
    {
        Inputs = 4,
        Neurons = 2,
        Widths = new() { PotentialWidth = 12 },
    };

    [Fact]
    public void Elements_that_do_not_divide_the_neurons_are_refused_and_divisors_named()
    {
        Problem problem = Refused(new() { ProcessingElements = 100 }, "processing-elements", "100");
        Assert.Contains("128", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void More_elements_than_neurons_are_refused() =>
        Refused(Small with { ProcessingElements = 4 }, "processing-elements", "4");

    [Fact]
    public void No_lanes_at_all_is_refused() => Refused(Small with { Lanes = 0 }, "lanes", "0");

    [Fact]
    public void More_lanes_than_inputs_is_refused() => Refused(Small with { Lanes = 5 }, "lanes", "5");

    [Theory]
    [InlineData("2fast", "'2fast'")]
    [InlineData("module", "'module', a reserved word of Verilog")]
    [InlineData("a b", "'a b'")]
    public void A_module_name_that_Verilog_does_not_take_is_refused(string name, string told) =>
        Refused(Small with { Module = name }, "module", told);

    [Fact]
    public void The_count_datapath_has_no_potential_to_send_out() =>
        Refused(Small with { Datapath = Datapath.Count, EmitPotential = true }, "emit-potential", "true");

    [Fact]
    public void The_count_datapath_refuses_a_weight_scale_of_0() => Refused(
        Small with { Datapath = Datapath.Count, Weights = Weights(1) with { WeightScale = 0 } }, "weight scale", "0");

    [Fact]
    public void A_scale_that_does_not_fit_is_refused() =>
        Refused(Small with { Weights = Weights(1) with { BiasScale = 256 } }, "bias scale", "256");

    [Fact]
    public void Weights_of_another_shape_are_refused() =>
        Refused(Small with { Neurons = 3, Weights = Weights(1) }, "weights", "4 x 2, 8 weights, 2 biases");

    [Fact]
    public void A_weight_that_is_not_ternary_is_refused_by_its_place()
    {
        TernaryLayerWeights weights = Weights(1);
        weights.Weights[5] = 2;
        Refused(Small with { Weights = weights }, "weight of input 2, neuron 1", "2");
    }

    [Theory]
    [InlineData(11, true)]
    [InlineData(10, false)]
    public void A_potential_that_could_overflow_is_refused_with_the_neuron_and_the_width_needed(int width, bool fits)
    {
        // Neuron 1: three inputs of one sign, so 3 * 200 + 100 = 700 takes 11 bits; neuron 0 needs less.
        TernaryLayerWeights weights = Weights(1) with
        {
            Weights = [1, 1, -1, 1, 0, 1, 0, -1],
            WeightScale = 200,
            BiasScale = 100,
        };
        TernaryLayerParameters parameters = Small with { Widths = new() { PotentialWidth = width }, Weights = weights };
        if (fits)
        {
            Assert.Empty(parameters.Validate());
            return;
        }

        Problem problem = Refused(parameters, "potential-width", $"{width}");
        Assert.Contains("Neuron 1 can reach 700, which takes 11 bits", problem.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Overflow.Saturate)]
    [InlineData(Overflow.Wrap)]
    public void Overflow_that_is_set_on_purpose_is_accepted(Overflow overflow) =>
        Assert.Empty((Small with { Widths = new() { PotentialWidth = 9 }, Overflow = overflow }).Validate());

    [Fact]
    public void The_count_datapath_is_refused_where_the_potential_could_overflow_even_if_overflow_is_set() =>
        Refused(
            Small with
            {
                Widths = new() { PotentialWidth = 9 },
                Overflow = Overflow.Saturate,
                Datapath = Datapath.Count,
            },
            "potential-width",
            "9");

    [Fact]
    public void Counted_weights_that_come_at_run_time_may_all_be_alike()
    {
        TernaryLayerParameters ram = Small with { Datapath = Datapath.Count, WeightStorage = WeightStorage.Ram };
        Assert.Empty((ram with { Widths = new() { PotentialWidth = 12 } }).Validate());
        Refused(ram with { Widths = new() { PotentialWidth = 11 } }, "potential-width", "11");
    }

    [Fact]
    public void A_persistent_membrane_needs_overflow_to_be_set()
    {
        TernaryLayerParameters keep = Small with { Dynamics = new() { Membrane = Membrane.Persistent } };
        Refused(keep, "overflow", "unset");
        Assert.Empty((keep with { Overflow = Overflow.Saturate }).Validate());
    }

    private static TernaryLayerWeights Weights(int scale) => new()
    {
        Inputs = 4,
        Neurons = 2,
        Weights = [1, -1, 0, 1, -1, 0, 1, 1],
        Bias = [1, -1],
        WeightScale = scale,
        BiasScale = scale,
        Threshold = 0,
    };

    private static Problem Refused(TernaryLayerParameters parameters, string where, string value)
    {
        Problem problem = Assert.Single(BlockBench.Problems(new TernaryLayerGenerator(), parameters));
        Assert.Equal(where, problem.Where);
        Assert.Equal(value, problem.Value);
        return problem;
    }
}
