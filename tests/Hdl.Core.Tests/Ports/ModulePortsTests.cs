using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;

namespace Hdl.Core.Tests.Ports;

/// <summary>Handles of declared ports and streams.</summary>
public sealed class ModulePortsTests
{
    private static readonly MemoryPorts Memory = new();

    [Fact]
    public void A_port_knows_its_place_among_those_of_its_direction_and_its_word_in_a_cycle()
    {
        Assert.Equal((0, 0), (Memory.Enable.Index, Memory.Enable.Word));
        Assert.Equal((1, 1), (Memory.Data.Index, Memory.Data.Word));
        Assert.Equal((2, 4), (Memory.Address.Index, Memory.Address.Word));
        Assert.Equal((0, 0), (Memory.Read.Index, Memory.Read.Word));
        Assert.Equal(["enable_i", "data_i", "address_i"], Memory.CycleFields.Select(field => field.Port));

        var cycles = new BeatSequence(Memory.CycleFields);
        cycles.Write(cycles.Append(), Memory.Address, 9);
        Assert.Equal(9u, cycles[0][Memory.Address.Word]);
    }

    [Fact]
    public void A_module_without_reset_has_a_clock()
    {
        ModuleInterface module = Memory.BuildWithoutReset("memory");

        Assert.Equal(["clk_i", "enable_i", "data_i", "read_o", "address_i"], module.Ports.Select(port => port.Name));
        Assert.Equal("", module.ResetPort);
    }

    [Fact]
    public void Streams_of_another_declaration_come_with_their_comments()
    {
        var both = new Both();

        ModuleInterface module = both.Build("both", new StyleParameters());

        Assert.Equal(["in", "own"], module.Streams.Select(stream => stream.Name));
        Assert.Equal("in", both.Streams.In);
        Port first = module.Ports.Single(port => port.Name == "in_valid_i");
        Assert.True(first is { BeginsGroup: true, Comment: "Upstream" });
    }

    [Fact]
    public void Packets_of_items_are_written_and_read_by_handles()
    {
        ItemStream stream = new Streams().In;
        var beats = new BeatSequence(stream);

        beats.AddPacket(stream, [1, 2, 3]);
        beats.AddPacket(stream, []);

        Assert.Equal(3, beats.Count);
        Assert.Equal((2UL, true), (beats.GetItem(stream, 0, 1), beats.IsKept(stream, 0, 1)));
        Assert.Equal((3UL, false), (beats.GetItem(stream, 1, 0), beats.IsKept(stream, 1, 1)));
        Assert.Equal([3UL, 1UL, 0UL], Enumerable.Range(0, 3).Select(beat => beats.KeepOf(stream, beat)));
        Assert.Equal([false, true, true], Enumerable.Range(0, 3).Select(beat => beats.IsLast(stream, beat)));
    }

    private sealed class MemoryPorts : ModulePorts
    {
        public MemoryPorts()
        {
            Enable = Input("enable_i", 1);
            Data = Input("data_i", 70);
            Read = Output("read_o", 70);
            Address = Input("address_i", 4);
        }

        public PortHandle Enable { get; }

        public PortHandle Data { get; }

        public PortHandle Read { get; }

        public PortHandle Address { get; }
    }

    private sealed class Streams : ModulePorts
    {
        public Streams()
        {
            Group("Upstream");
            In = Input("in", new ItemStream(2, 5));
        }

        public ItemStream In { get; }
    }

    private sealed class Both : ModulePorts
    {
        public Both()
        {
            Streams = Include(new Streams());
            Group("Own");
            Own = Output("own", new DataStream(3));
        }

        public Streams Streams { get; }

        public DataStream Own { get; }
    }
}
