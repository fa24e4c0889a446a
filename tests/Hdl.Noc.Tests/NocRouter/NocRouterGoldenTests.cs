using FsCheck;
using FsCheck.Fluent;
using Hdl.Core.Parameters;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.Tests.NocRouter;

/// <summary>The router as a model: routes, turns, fairness, and what it must never do.</summary>
public sealed class NocRouterGoldenTests
{
    private const int Local = (int)NocPort.Local;
    private const int East = (int)NocPort.East;
    private const int West = (int)NocPort.West;
    private const int South = (int)NocPort.South;
    private static readonly NocRouterParameters Centre = new();

    [Theory]
    [InlineData(0, 1, 1, NocPort.West)]
    [InlineData(2, 1, 1, NocPort.East)]
    [InlineData(1, 0, 1, NocPort.South)]
    [InlineData(1, 2, 1, NocPort.North)]
    [InlineData(1, 1, 0, NocPort.Down)]
    [InlineData(1, 1, 2, NocPort.Up)]
    [InlineData(1, 1, 1, NocPort.Local)]
    [InlineData(2, 0, 0, NocPort.East)]
    [InlineData(1, 0, 2, NocPort.South)]
    public void Packets_go_along_x_then_y_then_z(int x, int y, int z, NocPort port) =>
        Assert.Equal(1u << (int)port, new NocRouterGolden(Centre).Route(Local, Single(x, y, z)));

    [Theory]
    [InlineData(3, 1, 1)]
    [InlineData(1, 3, 1)]
    [InlineData(1, 1, 3)]
    [InlineData(7, 7, 7)]
    public void A_destination_outside_the_mesh_leads_nowhere(int x, int y, int z)
    {
        var router = new NocRouterGolden(Centre);
        router.Put(Local, 0, Single(x, y, z));

        Assert.True(router.Dropping);
        Assert.Equal(1u, router.Drop());
        Assert.Equal((1, 0, 0u), (router.Dropped, router.Flits, router.Busy));
    }

    [Fact]
    public void A_flit_of_no_packet_is_dropped_at_the_local_input()
    {
        var router = new NocRouterGolden(Centre);
        router.Put(Local, 0, 5);

        Assert.True(router.Dropping);
    }

    [Fact]
    public void A_head_inside_a_packet_from_the_node_is_one_of_its_bodies()
    {
        var router = new NocRouterGolden(Centre);
        router.Put(Local, 0, Head(1, 1, 1));
        router.Put(Local, 0, Head(2, 1, 1));
        router.Put(Local, 0, Single(0, 1, 1));
        router.Put(West, 0, Single(1, 1, 1));

        Assert.Equal([Local, Local, Local, West, -1], Enumerable.Range(0, 5).Select(_ => Leave(router)));
        Assert.Equal(0, router.Dropped);
    }

    [Fact]
    public void A_multicast_that_claims_to_go_on_holds_no_output()
    {
        var router = new NocRouterGolden(Centre with { MulticastGroups = 1 });
        router.SetGroup(0, 1u << Local);
        router.Put(Local, 0, NocRouterGolden.HeadBit | 0x40000000);
        router.Put(Local, 0, NocRouterGolden.LastBit);
        router.Put(West, 0, Single(1, 1, 1));

        Assert.Equal(Local, Leave(router));
        Assert.Equal(1u, router.Drop());
        Assert.Equal(West, Leave(router));
    }

    [Fact]
    public void A_packet_holds_its_output_until_its_tail_has_left()
    {
        var router = new NocRouterGolden(Centre);
        router.Put(West, 0, Head(1, 1, 1));
        router.Put(South, 0, Single(1, 1, 1));
        Assert.Equal(West, Leave(router));

        // The packet's next flit is late: the other input waits all the same.
        Assert.Equal(-1, Leave(router));
        router.Put(West, 0, NocRouterGolden.LastBit);
        Assert.Equal(West, Leave(router));
        Assert.Equal(South, Leave(router));
    }

    [Fact]
    public void Inputs_that_want_the_same_output_are_served_in_turn()
    {
        var router = new NocRouterGolden(Centre);
        for (int round = 0; round < 3; round++)
        {
            foreach (int input in new[] { East, West, South })
            {
                router.Put(input, 0, Single(1, 1, 1));
            }
        }

        Assert.Equal(
            [East, West, South, East, West, South, East, West, South],
            Enumerable.Range(0, 9).Select(_ => Leave(router)));
    }

    [Fact]
    public void A_full_channel_does_not_stop_the_other()
    {
        var router = new NocRouterGolden(Centre with { Links = new() { VirtualChannels = 2 } });
        router.Put(Local, 0, Single(2, 1, 1));
        router.Put(Local, 1, Single(2, 1, 1));

        Assert.True(router.Decide(East, 0b10, out int channel));
        Assert.Equal(1, channel);
    }

    [Fact]
    public void A_multicast_leaves_only_with_its_last_copy()
    {
        var router = new NocRouterGolden(Centre with { MulticastGroups = 1 });
        router.SetGroup(0, (1u << Local) | (1u << East));
        router.Put(West, 0, NocRouterGolden.HeadBit | NocRouterGolden.LastBit | 0x40000000);

        Assert.True(router.Decide(East, 1, out _));
        Assert.Equal(-1, router.Take(East, 0));
        Assert.Equal(1, router.Flits);
        Assert.True(router.Decide(Local, 1, out _));
        Assert.Equal(West, router.Take(Local, 0));
        Assert.Equal(0, router.Flits);
    }

    [Fact]
    public void A_flit_for_a_full_buffer_is_a_defect_of_its_sender()
    {
        var router = new NocRouterGolden(Centre with { Links = new() { Depth = 2 } });
        router.Put(East, 0, Single(1, 1, 1));
        router.Put(East, 0, Single(1, 1, 1));

        Assert.Equal(0u, router.Room(East));
        Assert.Throws<InvalidOperationException>(() => router.Put(East, 0, Single(1, 1, 1)));
    }

    [Fact]
    public void Every_route_ends_at_its_destination_after_as_many_routers_as_the_distance() =>
        Prop.ForAll(Ways().ToArbitrary(), way => Arrives(way.Sizes, way.From, way.To)).QuickCheckThrowOnFailure();

    private static Gen<(byte Sizes, ushort From, ushort To)> Ways() =>
        from sizes in Gen.Choose(0, 255)
        from start in Gen.Choose(0, 511)
        from end in Gen.Choose(0, 511)
        select ((byte)sizes, (ushort)start, (ushort)end);

    private static bool Arrives(byte sizes, ushort from, ushort to)
    {
        var size = new MeshSize(1 + (sizes & 7), 1 + (sizes >> 3 & 7), 1 + (sizes >> 6));
        int node = from % size.Nodes;
        int target = to % size.Nodes;
        int expected = size.RoutersBetween(node, target);
        var port = NocPort.Local;
        int routers = 0;
        do
        {
            (int x, int y, int z) = size.PlaceOf(node);
            var router = new NocRouterGolden(new NocRouterParameters { Size = size, X = x, Y = y, Z = z });
            uint ways = router.Route((int)port, NocRouterGolden.HeadBit | ((ulong)size.AddressOf(target) << 1));
            port = (NocPort)System.Numerics.BitOperations.TrailingZeroCount(ways);
            node += port switch
            {
                NocPort.East => 1,
                NocPort.West => -1,
                NocPort.North => size.X,
                NocPort.South => -size.X,
                NocPort.Up => size.X * size.Y,
                NocPort.Down => -size.X * size.Y,
                _ => 0,
            };
            routers++;
        }
        while (port != NocPort.Local && routers <= expected);

        return node == target && routers == expected;
    }

    // The input whose flit left by Local in this cycle; -1 for none.
    private static int Leave(NocRouterGolden router)
    {
        if (!router.Decide(Local, 1, out int channel))
        {
            return -1;
        }

        return router.Take(Local, channel);
    }

    private static ulong Head(int x, int y, int z) => NocRouterGolden.HeadBit | ((ulong)(x | (y << 3) | (z << 6)) << 1);

    private static ulong Single(int x, int y, int z) => NocRouterGolden.LastBit | Head(x, y, z);
}
