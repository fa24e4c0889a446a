using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Spiking.TwSnnNoc;

namespace Hdl.Spiking.Tests.TwSnnNoc;

public sealed class ParametersTests
{
    private static readonly TwSnnNocParameters Small =
        new() { Model = "none", Layers = [24, 16, 8], PixelsPerBeat = 4, Size = new MeshSize(2, 2, 1) };

    public static TheoryData<TwSnnNocParameters, string, string> Refused =>
        new()
        {
            { Small with { Size = new MeshSize(2, 1, 1) }, "needs 3 nodes", "size=2x2x1" },
            {
                new TwSnnNocParameters
                {
                    Model = "none",
                    Layers = [784, 2048, 2048, 2048, 10],
                    Widths = new() { PotentialWidth = 24 },
                    Size = new MeshSize(4, 4, 1),
                },
                "needs 26 nodes",
                "size="
            },
            {
                Small with
                {
                    Layers = [24, 1024, 1024],
                    NeuronsPerNode = 3,
                    Widths = new() { PotentialWidth = 24 },
                },
                "needs 685 nodes",
                "smaller layers"
            },
            { Small with { Placement = [0, 1, 4] }, "points nowhere", "counted" },
            { Small with { Placement = [0, 1, 1] }, "cannot hold two", "once" },
            { Small with { Placement = [0, 1] }, "not as many entries", "Name the node" },
            {
                Small with
                {
                    Conventions = new() { Readout = Readout.Potential },
                },
                "Potentials do not travel",
                "spikes"
            },
            {
                Small with
                {
                    Conventions = new() { Overflow = Overflow.Saturate },
                },
                "no fixed order",
                "Leave overflow out"
            },
            {
                new TwSnnNocParameters { Model = "mnist_t1" },
                "Potentials do not travel",
                "spike"
            },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_spread_over_the_mesh_is_refused_with_the_reason(
        TwSnnNocParameters parameters, string what, string remedy)
    {
        IReadOnlyList<Problem> problems = parameters.Validate();

        Assert.Contains(
            problems,
            problem =>
                problem.What.Contains(what, StringComparison.Ordinal)
                && problem.Remedy.Contains(remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void A_persistent_membrane_is_refused_for_nodes_do_not_know_images()
    {
        IReadOnlyList<Problem> problems = (
            Small with
            {
                Conventions = new() { Membrane = Membrane.Persistent, Overflow = Overflow.Saturate },
            }).Validate();

        Assert.Contains(problems, problem => problem.Where == "membrane");
    }

    [Fact]
    public void The_remedy_for_a_mesh_too_small_is_a_mesh_that_fits()
    {
        foreach (int neurons in new[] { 16, 60, 200, 700 })
        {
            TwSnnNocParameters parameters = Small with
            {
                Layers = [24, neurons, 8],
                NeuronsPerNode = 16,
                Size = new MeshSize(1, 1, 1),
            };
            string remedy = Assert.Single(parameters.Validate()).Remedy;
            Assert.True(MeshSize.TryParse(remedy.Split("size=")[1].Split(' ')[0], out MeshSize size), remedy);
            Assert.Empty((parameters with { Size = size }).Validate());
        }
    }
}
