using System.Diagnostics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Noc.NocMesh;
using Hdl.Noc.NocMesh.Deadlock;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.Tests.NocMesh;

public sealed class DeadlockCheckTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hdl-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(1, 1, 1, 4)]
    [InlineData(4, 4, 4, 1)]
    [InlineData(4, 4, 4, 2)]
    [InlineData(2, 5, 3, 3)]
    [InlineData(8, 1, 2, 2)]
    public void Dimension_order_has_no_cycle(int x, int y, int z, int channels)
    {
        var size = new MeshSize(x, y, z);

        NocDeadlockReport report = NocDeadlockCheck.Run(Mesh(size, channels));

        Assert.Empty(report.Problems);
        Assert.Contains("No cycle", report.Text);
        // Every link in use, both ways, and two local channels a node.
        int links = 2 * (((x - 1) * y * z) + (x * (y - 1) * z) + (x * y * (z - 1)));
        Assert.Contains($"\n{channels * (links + (2 * size.Nodes))} channels, ", report.Text);
        Assert.Equal(
            channels > 1,
            report.Text.Contains(
                $"{(channels - 1) * size.Nodes} from a request to its response", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(NocFlow.ValidReady, "two places more of each channel")]
    [InlineData(NocFlow.Credit, "has counted a place for it")]
    public void Registers_on_the_links_add_no_dependency(NocFlow flow, string told)
    {
        NocMeshParameters mesh = Mesh(new MeshSize(3, 2, 2), 2) with { Flow = flow };
        string with = NocDeadlockCheck.Run(mesh with { RegisteredLinks = true }).Text;

        Assert.StartsWith(NocDeadlockCheck.Run(mesh).Text, with, StringComparison.Ordinal);
        Assert.Contains(told, with);
    }

    [Fact]
    public void The_dependencies_of_a_line_are_counted_by_hand()
    {
        // Three nodes: injections reach 2 + 3 + 2 outputs, the two links that lead on one more each, and four links end
        // at a node.
        Assert.Contains("\n10 channels, 13 dependencies", NocDeadlockCheck.Run(Mesh(new MeshSize(3, 1, 1), 1)).Text);
    }

    [Fact]
    public void Multicast_trees_keep_to_the_turns_of_dimension_order()
    {
        NocMeshParameters plain = Mesh(new MeshSize(3, 3, 3), 1);

        NocDeadlockReport report = NocDeadlockCheck.Run(plain with { Multicast = "0.0.0+2.2.2+0.2.1/1.1.1+1.0.2" });

        Assert.Empty(report.Problems);
        Assert.Contains("trees of 2 multicast groups", report.Text);
        Assert.Equal(NocDeadlockCheck.Run(plain).Text.Split('\n')[1], report.Text.Split('\n')[1]);
    }

    [Fact]
    public void One_channel_for_requests_and_responses_is_reported_with_the_cycle_that_it_would_make()
    {
        string text = NocDeadlockCheck.Run(Mesh(new MeshSize(2, 1, 1), 1)).Text;

        Assert.Contains("endpoints that always take", text);
        Assert.Contains("x0y0z0 ejection VC0 -> x0y0z0 injection VC0", text);
        Assert.DoesNotContain("endpoints that always take", NocDeadlockCheck.Run(Mesh(new MeshSize(2, 1, 1), 2)).Text);
    }

    [Fact]
    public void The_largest_mesh_takes_little_time_and_memory()
    {
        var watch = Stopwatch.StartNew();
        long before = GC.GetAllocatedBytesForCurrentThread();

        NocDeadlockReport report = NocDeadlockCheck.Run(Mesh(new MeshSize(8, 8, 8), 4));

        Assert.Empty(report.Problems);
        // The machine of the tests may be busy; alone it takes a fraction of a second.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 60);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 300L << 20);
    }

    [Fact]
    public void A_table_whose_turns_close_a_ring_is_refused_with_the_cycle()
    {
        // Everything goes round a square clockwise, two links for the opposite corner.
        string path = Written("x0y0z0,x1y1z0,North\nx0y1z0,x1y0z0,East\nx1y1z0,x0y0z0,South\nx1y0z0,x0y1z0,West\n");

        Problem problem = Assert.Single(Check(path, new MeshSize(2, 2, 1), 2).Problems);

        Assert.Contains("cycle", problem.What);
        Assert.Equal("a cycle of 4 channels", problem.Value);
        Assert.Contains(
            "x0y0z0 North VC0 -> x0y1z0 East VC0 -> x1y1z0 South VC0 -> x1y0z0 West VC0\n", problem.Excerpt);
        Assert.Contains("-> x0y0z0 North VC0\n", problem.Excerpt);
        Assert.Equal(path, problem.Where);
    }

    [Fact]
    public void A_table_whose_turns_close_no_ring_passes()
    {
        string path = Written("# y before x from one corner\nx0y0z0,x1y1z0,North\n");

        Assert.Empty(Check(path, new MeshSize(2, 2, 1), 1).Problems);
    }

    [Fact]
    public void Packets_that_go_round_for_ever_are_found()
    {
        string path = Written("1,3,West\n0,3,East\n");

        Problem problem = Assert.Single(Check(path, new MeshSize(4, 1, 1), 1).Problems);

        Assert.Equal("packets for x3y0z0 go round for ever: 2 channels", problem.Value);
        Assert.Contains("x0y0z0 East VC0 -> x1y0z0 West VC0 -> x0y0z0 East VC0", problem.Excerpt);
    }

    [Theory]
    [InlineData("0,3,None\n", 1, "lead nowhere at x0y0z0")]
    [InlineData("0,1,East\n0,3,West\n", 2, "x0y0z0 has no port West")]
    [InlineData("0,3,up\n", 1, "off the edge of the mesh")]
    [InlineData("0,3,Local\n", 1, "delivered at x0y0z0")]
    [InlineData("3,3,West\n", 1, "leave the node that they are for")]
    [InlineData("0,4,East\n", 1, "outside the mesh of 4x1x1")]
    [InlineData("x0y0z0,x0y0z1,East\n", 1, "outside the mesh")]
    [InlineData("zero,1,East\n", 1, "outside the mesh")]
    [InlineData("0,3,Est\n", 1, "Unknown port")]
    [InlineData("0,3\n", 1, "Not a line")]
    [InlineData("0,3,East\n0,3,East\n", 2, "given before")]
    [InlineData("0,3,Ea", 1, "ends inside a line")]
    public void A_wrong_line_of_a_table_is_named(string text, int line, string what)
    {
        string path = Written(text);

        Problem problem = Assert.Single(
            Assert.Throws<InvalidInputException>(() => Check(path, new MeshSize(4, 1, 1), 1)).Problems);

        Assert.Equal($"{path}:{line}", problem.Where);
        Assert.Contains(what, problem.What);
    }

    [Theory]
    [InlineData(0u, "lead nowhere")]
    [InlineData(1u << (int)NocPort.Up, "leave Up, off the edge of the mesh")]
    [InlineData(1u << (int)NocPort.Local, "are delivered there, to the wrong node")]
    public void A_routing_function_that_loses_packets_is_refused(uint outputs, string what)
    {
        var routing = new Wrong(new RouterRouting(Mesh(new MeshSize(3, 3, 1), 1)), outputs);

        NocDeadlockReport report = NocDeadlockCheck.Run(routing, "wrong", "here");

        Problem problem = Assert.Single(report.Problems);
        Assert.Contains($"at x1y1z0: packets for x2y2z0 {what.ToLowerInvariant()}", problem.Value);
        Assert.Contains("WRONG at x1y1z0", report.Text);
    }

    [Fact]
    public void Channels_that_change_on_the_way_can_make_a_ring_safe()
    {
        // A ring of four nodes, clockwise only: with one channel a cycle, with a second one after the last node none
        // (Dally and Seitz, Fig. 3).
        Assert.NotEmpty(NocDeadlockCheck.Run(new Ring(dateline: false), "ring", "ring").Problems);
        NocDeadlockReport safe = NocDeadlockCheck.Run(new Ring(dateline: true), "ring", "ring");
        Assert.True(safe.Problems.Count == 0, safe.Text);
    }

    private static NocDeadlockReport Check(string path, MeshSize size, int channels) =>
        NocDeadlockCheck.Run(TableRouting.Read(path, new RouterRouting(Mesh(size, channels))), "table", path);

    private static NocMeshParameters Mesh(MeshSize size, int channels) =>
        new() { Size = size, Links = new() { VirtualChannels = channels } };

    private string Written(string text)
    {
        string path = Path.Combine(_folder, "routes.csv");
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Another function, wrong at one node for one destination.</summary>
    private sealed class Wrong(INocRouting right, uint outputs) : INocRouting
    {
        public MeshSize Size => right.Size;

        public int VirtualChannels => right.VirtualChannels;

        public int Destinations => right.Destinations;

        public uint Outputs(int node, NocPort input, int channel, int destination) =>
            node == 4 && destination == 8 ? outputs : right.Outputs(node, input, channel, destination);
    }

    /// <summary>
    /// Round a square: North, East, South, West. Packets begin on channel 0; past the dateline they are on channel 1.
    /// </summary>
    private sealed class Ring(bool dateline) : INocRouting
    {
        private static readonly NocPort[] Way = [NocPort.North, NocPort.West, NocPort.East, NocPort.South];

        public MeshSize Size => new(2, 2, 1);

        public int VirtualChannels => 3;

        public uint Injections => 1;

        public int Destinations => 4;

        public uint Outputs(int node, NocPort input, int channel, int destination) =>
            1u << (int)(node == destination ? NocPort.Local : Way[node]);

        public uint Channels(int node, NocPort output, int channel) =>
            1u << (output == NocPort.Local || !dateline ? channel : node == 0 ? 1 : channel);
    }
}
