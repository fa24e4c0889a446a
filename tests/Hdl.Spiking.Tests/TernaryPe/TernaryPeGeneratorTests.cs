using Hdl.Core.Designs;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.Tests.TernaryPe;

public sealed class TernaryPeGeneratorTests
{
    private static readonly TernaryPeGenerator Target = new();

    [Fact]
    public void One_lane_needs_neither_multiplier_nor_comparator()
    {
        string text = BlockBench.TopText(Target, new TernaryPeParameters());
        Assert.DoesNotContain(" * ", text);
        Assert.DoesNotContain("potential > threshold_i", text);
    }

    [Fact]
    public void The_count_datapath_has_neither_scale_nor_multiplier()
    {
        string text = BlockBench.TopText(Target, new TernaryPeParameters { Datapath = Datapath.Count, Lanes = 8 });
        Assert.DoesNotContain("scale", text);
        Assert.DoesNotContain("wire signed [10:0] potential", text);
        Assert.Contains("count > threshold_i", text);
    }

    [Fact]
    public void Wrapping_costs_no_extra_bit() =>
        Assert.DoesNotContain(
            "[18:0]", BlockBench.TopText(Target, new TernaryPeParameters { Overflow = Overflow.Wrap }));

    [Fact]
    public void One_neuron_is_a_plain_register_and_several_are_a_register_file()
    {
        Assert.Contains("reg signed [17:0] potential_q;", BlockBench.TopText(Target, new TernaryPeParameters()));
        Assert.Contains("potential_q[0:3];", BlockBench.TopText(Target, new TernaryPeParameters { Contexts = 4 }));
    }

    [Fact]
    public void Elements_that_differ_have_different_names()
    {
        TernaryPeParameters one = new();
        TernaryPeParameters keep = one with { Dynamics = new() { Membrane = Membrane.Persistent } };
        TernaryPeParameters[] all =
        [
            one,
            one with
            {
                Widths = new() { PotentialWidth = 17 },
            },
            one with
            {
                Widths = new() { ScaleWidth = 7 },
            },
            one with
            {
                Lanes = 2,
            },
            one with
            {
                Contexts = 2,
            },
            one with
            {
                Overflow = Overflow.Wrap,
            },
            keep,
            keep with
            {
                Dynamics = keep.Dynamics with { Reset = MembraneReset.Subtract },
            },
            keep with
            {
                Dynamics = keep.Dynamics with { LeakShift = 1 },
            },
            keep with
            {
                Dynamics = keep.Dynamics with { LeakShift = 2 },
            },
            one with
            {
                Datapath = Datapath.Count,
            },
            one with
            {
                Datapath = Datapath.Count,
                Inputs = 1024,
            },
            one with { Datapath = Datapath.Count, Lanes = 2 }, one with { Datapath = Datapath.Count, Contexts = 2 },
        ];
        Assert.Equal(all.Length, all.Select(TernaryPeGenerator.ModuleName).Distinct().Count());
        Assert.Equal(all.Length, all.Select(parameters => BlockBench.TopText(Target, parameters)).Distinct().Count());
    }

    [Fact]
    public void The_count_datapath_does_not_depend_on_the_width_of_the_potential()
    {
        TernaryPeParameters parameters = new() { Datapath = Datapath.Count };
        Assert.Equal(
            BlockBench.TopText(Target, parameters),
            BlockBench.TopText(Target, parameters with { Widths = new() { PotentialWidth = 30, ScaleWidth = 4 } }));
    }

    [Fact]
    public void Explain_counts_the_flip_flops()
    {
        Figure(new TernaryPeParameters(), "19");
        Figure(new TernaryPeParameters { Datapath = Datapath.Count }, "12");

        static void Figure(TernaryPeParameters parameters, string value) =>
            Assert.Equal(value, ((ITarget)Target).Explain(parameters).First(figure => figure.Name == "storage").Value);
    }
}
