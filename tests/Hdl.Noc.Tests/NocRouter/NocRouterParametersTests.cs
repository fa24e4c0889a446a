using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.Tests.NocRouter;

/// <summary>What a router is made of, and what is refused.</summary>
public sealed class NocRouterParametersTests
{
    private static readonly NocRouterGenerator Target = new();

    [Theory]
    [InlineData(0, 0, 0, "noc_router_enu")]
    [InlineData(1, 1, 1, "noc_router_ewnsud")]
    [InlineData(2, 1, 0, "noc_router_wnsu")]
    public void Ports_that_lead_nowhere_are_left_out(int x, int y, int z, string module)
    {
        Design design = TargetChecks.Generate(Target, new NocRouterParameters { X = x, Y = y, Z = z });

        Assert.Equal((module, "noc_router"), (design.SizedName, design.Top.Name));
        int ports = module.Length - "noc_router_".Length + 1;
        Assert.Equal(
            ports,
            design.Top.Ports.Count(port =>
                port.Name.StartsWith("in_", StringComparison.Ordinal)
                && port.Name.EndsWith("_data_i", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_only_router_of_a_mesh_has_its_local_port_alone()
    {
        Design design = TargetChecks.Generate(
            Target,
            new NocRouterParameters
            {
                Size = new MeshSize(1, 1, 1),
                X = 0,
                Y = 0,
                Z = 0,
            });

        Assert.Equal("noc_router_local", design.SizedName);
        Assert.DoesNotContain(design.Top.Ports, port => port.Name is "x_i" or "y_i" or "z_i");
    }

    [Fact]
    public void A_place_outside_the_mesh_is_refused_axis_by_axis()
    {
        IReadOnlyList<Problem> problems = BlockBench.Problems(
            Target,
            new NocRouterParameters
            {
                Size = new MeshSize(2, 4, 1),
                X = 2,
                Y = 3,
                Z = 1,
            });

        Assert.Equal(["x", "z"], problems.Select(problem => problem.Where));
        Assert.Equal("The router lies outside the mesh", problems[0].What);
    }

    [Theory]
    [InlineData("9x1x1")]
    [InlineData("0x1x1")]
    [InlineData("4x4")]
    [InlineData("4x4x4x4")]
    [InlineData("4x-1x4")]
    [InlineData("4x 4x4")]
    [InlineData("four")]
    [InlineData("")]
    public void A_size_that_is_none_is_refused(string text) => Assert.False(MeshSize.TryParse(text, out _));

    [Fact]
    public void Addresses_and_nodes_are_the_inverse_of_each_other()
    {
        var size = new MeshSize(3, 5, 2);
        Assert.All(Enumerable.Range(0, size.Nodes), node => Assert.Equal(node, size.NodeAt(size.AddressOf(node))));
        Assert.Equal(size.Nodes, Enumerable.Range(0, 512).Count(address => size.NodeAt(address) >= 0));
        Assert.Equal(0b001_100_010, size.AddressOf(size.NodeOf(2, 4, 1)));
    }
}
