using Hdl.Core.Parameters;
using Hdl.Noc.NocMesh;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.Tests.NocMesh;

/// <summary>The mesh as a simulator: latency, order, multicast, strays.</summary>
public sealed class MeshGoldenTests
{
    private static readonly NocMeshParameters Mesh = new() { Size = new MeshSize(4, 3, 2) };

    [Theory]
    [InlineData(NocPipeline.OneStage, 1)]
    [InlineData(NocPipeline.TwoStage, 2)]
    public void A_flit_alone_takes_one_or_two_cycles_a_router(NocPipeline pipeline, int cycles)
    {
        var mesh = new NocMeshGolden(Mesh with { Links = new() { Pipeline = pipeline } });
        for (int from = 0; from < mesh.Nodes; from++)
        {
            for (int to = 0; to < mesh.Nodes; to++)
            {
                long accepted = mesh.Cycle;
                mesh.Offer(from, 0, Single(mesh, to));
                NocDelivery[] delivered = mesh.Step().ToArray();
                while (delivered.Length == 0)
                {
                    delivered = mesh.Step().ToArray();
                }

                Assert.Equal(to, Assert.Single(delivered).Node);
                Assert.Equal(cycles * mesh.Size.RoutersBetween(from, to), mesh.Cycle - 1 - accepted);
            }
        }
    }

    [Fact]
    public void A_multicast_reaches_every_member_once_from_every_node()
    {
        var mesh = new NocMeshGolden(Mesh with { Multicast = "0.0.0+3.2.1+1.1.0+3.0.1/2.2.1" });
        int[] members = [0, 5, mesh.Size.NodeOf(3, 0, 1), mesh.Nodes - 1];
        for (int from = 0; from < mesh.Nodes; from++)
        {
            mesh.Offer(from, 0, NocRouterGolden.HeadBit | NocRouterGolden.LastBit | 0x40000000);
            List<int> reached = [];
            do
            {
                reached.AddRange(mesh.Step().ToArray().Select(delivery => delivery.Node));
            }
            while (mesh.InFlight > 0);

            Assert.Equal(members.Order(), reached.Order());
        }
    }

    [Fact]
    public void A_packet_to_nowhere_is_counted_and_harms_nobody()
    {
        var mesh = new NocMeshGolden(Mesh);
        mesh.Offer(0, 0, NocRouterGolden.HeadBit | (7UL << 1));
        mesh.Step();
        mesh.Offer(0, 0, NocRouterGolden.LastBit);
        mesh.Step();
        mesh.Offer(0, 0, Single(mesh, 1));
        List<NocDelivery> delivered = [];
        for (int cycle = 0; cycle < 10; cycle++)
        {
            delivered.AddRange(mesh.Step().ToArray());
        }

        Assert.Equal(1, Assert.Single(delivered).Node);
        Assert.Equal((2, 0), (mesh.Dropped(0), mesh.InFlight));
    }

    [Fact]
    public void Two_offers_of_a_node_in_one_cycle_are_a_defect_of_the_caller()
    {
        var mesh = new NocMeshGolden(Mesh);
        mesh.Offer(3, 0, Single(mesh, 1));

        Assert.Throws<InvalidOperationException>(() => mesh.Offer(3, 0, Single(mesh, 1)));
    }

    [Fact]
    public void A_consumer_that_is_not_ready_holds_its_flit_back()
    {
        var mesh = new NocMeshGolden(Mesh);
        mesh.SetReady(1, 0);
        mesh.Offer(0, 0, Single(mesh, 1));
        for (int cycle = 0; cycle < 20; cycle++)
        {
            Assert.Equal(0, mesh.Step().Length);
        }

        mesh.SetReady(1, 1);
        Assert.Equal(1, mesh.Step().Length);
    }

    [Theory]
    [InlineData("4.0.0", "Not a node of the mesh")]
    [InlineData("0.0", "Not a node of the mesh")]
    [InlineData("0.0.0+", "Not a node of the mesh")]
    [InlineData("0.0.0//1.0.0", "Not a node of the mesh")]
    [InlineData("0.0.0+0.0.0", "A node is twice in a multicast group")]
    public void A_multicast_group_that_is_none_is_refused(string text, string what) =>
        Assert.Contains(
            (Mesh with { Multicast = text }).Validate(),
            problem => problem.What == what && problem.Where == "multicast");

    [Fact]
    public void Too_many_groups_are_refused() => Assert.Contains(
        (Mesh with { Multicast = string.Join('/', Enumerable.Repeat("0.0.0", 65)) }).Validate(),
        problem => problem is { What: "Too many multicast groups", Value: "65 groups" });

    private static ulong Single(NocMeshGolden mesh, int to) =>
        NocRouterGolden.HeadBit | NocRouterGolden.LastBit | ((ulong)mesh.Size.AddressOf(to) << 1);
}
