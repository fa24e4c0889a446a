using System.Globalization;
using Hdl.Blocks.Axi.ReadMaster;
using Hdl.Blocks.Axi.WriteMaster;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Cosim;

namespace Hdl.Blocks.Tests.Axi;

public sealed class AxiMasterTests
{
    public static TheoryData<string> Presets =>
        [.. new AxiReadMasterGenerator().Presets.Select(preset => preset.Name)];

    [Fact]
    public async Task Reading_keeps_the_bus_full_but_for_one_per_cent() =>
        Assert.InRange(await OverAsync(new AxiReadMasterGenerator()), 0, 1);

    [Fact]
    public async Task Writing_keeps_the_bus_full_but_for_one_per_cent() =>
        Assert.InRange(await OverAsync(new AxiWriteMasterGenerator()), 0, 1);

    [Fact]
    public void A_column_over_4_KB_becomes_three_bursts()
    {
        var parameters = new AxiReadMasterParameters();
        var ports = new AxiReadMasterPorts(parameters);
        var commands = new BeatSequence(ports.Command);
        Span<uint> command = commands.Append();
        commands.Write(command, ports.Command.Address, 0x1FF8);
        commands.Write(command, ports.Command.Length, 287);

        BeatSequence bursts = BlockBench.Golden(
            new AxiReadMasterGenerator(), parameters, ports.Command, commands).Outputs[ports.Memory.ReadAddress];

        AxiAddressChannel channel = ports.Memory.ReadAddress;
        Assert.Equal(
            [(0x1FF8UL, 1UL), (0x2000UL, 256UL), (0x2800UL, 31UL)],
            Enumerable.Range(0, bursts.Count).Select(
                burst => (bursts.Get(burst, channel.Address), bursts.Get(burst, channel.Length) + 1)));
    }

    [Fact]
    public void A_packet_is_cut_where_its_command_ends_and_reported_with_its_bytes()
    {
        var parameters = new AxiWriteMasterParameters();
        var ports = new AxiWriteMasterPorts(parameters);
        var commands = new BeatSequence(ports.Command);
        Span<uint> command = commands.Append();
        commands.Write(command, ports.Command.Address, 0x1000);
        commands.Write(command, ports.Command.Length, 1);
        var data = new BeatSequence(ports.Data);
        data.AddItems(ports.Data, [1, 2, 3, 4, 5, 6, 7, 8], last: false);
        data.AddItems(ports.Data, [9, 10, 11, 0, 0, 0, 0, 0], 0b111, last: false);
        data.AddItems(ports.Data, [12, 0, 0, 0, 0, 0, 0, 0], 0b1, last: true);
        var golden = (IStreamGolden)new AxiWriteMasterGenerator().CreateGolden(parameters);

        PhaseResult result = golden.Run(new Phase
        {
            Inputs = new Dictionary<string, BeatSequence> { [ports.Command] = commands, [ports.Data] = data },
            Memories = new Dictionary<string, MemoryContent>
            {
                [ports.Memory] = new() { Regions = [new MemoryRegion(0x1000, new byte[24])] },
            },
        });

        BeatSequence done = result.Outputs[ports.Done];
        Assert.Equal(
            (11UL, 0UL, 1UL),
            (done.Get(0, ports.Done.Bytes), done.Get(0, ports.Done.Error), done.Get(0, ports.Done.Cut)));
        Assert.Equal(
            [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            Assert.Single(result.Memories[ports.Memory]).Bytes);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void The_bus_of_a_master_is_named_in_the_attributes_of_its_clock(string preset)
    {
        var generator = new AxiReadMasterGenerator();
        Preset chosen = generator.Presets.Single(entry => entry.Name == preset);

        Assert.Contains(
            "ASSOCIATED_BUSIF m_axi,", BlockBench.TopText(generator, chosen.Parameters), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12, 256, 512, "bus-bytes")]
    [InlineData(8, 100, 512, "burst-beats")]
    [InlineData(8, 256, 255, "fifo-words")]
    public void What_does_not_fit_is_refused(int busBytes, int burstBeats, int fifoWords, string where)
    {
        var parameters = new AxiReadMasterParameters
        {
            BusBytes = busBytes,
            BurstBeats = burstBeats,
            FifoWords = fifoWords,
        };

        Assert.Contains(parameters.Validate(), problem => problem.Where == where);
    }

    // Cycles over one word per cycle, in per cent, as the target measures them.
    private static async Task<double> OverAsync(ITarget target)
    {
        CosimReport report = await TargetChecks.CosimulateAsync(target, target.Presets[0].Parameters);
        Figure over = report.Scenarios.SelectMany(scenario => scenario.Figures)
            .Single(figure => figure.Name == "over one word per cycle");
        return double.Parse(over.Value, CultureInfo.InvariantCulture);
    }
}
