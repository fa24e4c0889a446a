using Hdl.Blocks.Axi;
using Hdl.Core.Golden;

namespace Hdl.Blocks.Tests.Axi;

/// <summary>
/// The registers as the golden model has them; co-simulation compares every answer of the RTL with it.
/// </summary>
public sealed class AxiRegistersTests
{
    private const ulong Okay = 0;
    private const ulong Refused = 2;

    private static readonly AxiTestPorts Ports = new(() => new FieldStream(1, keeps: false, ("data", 8, false)));

    private static readonly AxiBlockParameters Block = Ports.Block with
    {
        Version = (2, 3),
        Format = [new("one", 10, "a number"), new("two", 11, "another")],
    };

    private static readonly AxiBlockPorts Axi = new(Block);

    private readonly RecordingGolden _block = new();
    private readonly AxiBlockGolden _model;

    public AxiRegistersTests() => _model = new AxiBlockGolden(Block, _block);

    [Fact]
    public void After_reset_the_ID_is_its_characters_and_everything_else_0()
    {
        Assert.Equal((0x54535431UL, Okay), Read(AxiRegisters.Id));
        Assert.Equal((0UL, Okay), Read(AxiRegisters.Argument));
        Assert.Equal((0UL, Okay), Read(AxiRegisters.Status));
        Assert.Equal((0UL, Okay), Read(AxiRegisters.Control));
    }

    [Fact]
    public void Version_shape_and_format_are_constants_at_the_end_of_the_page()
    {
        Assert.Equal((0x0002_0003UL, Okay), Read(0xFF0));
        Assert.Equal((0x8000_0209UL, Okay), Read(0xFF4));
        Assert.Equal((0x0000_0B0AUL, Okay), Read(0xFF8));
        Assert.Equal(Refused, Read(0xFFC).Answer);
        Assert.Equal(Refused, Write(0xFF0, 0));
        Assert.Equal((0x0002_0003UL, Okay), Read(0xFF0));
    }

    [Theory]
    [InlineData(AxiRegisters.Argument, 1023, 0xF, Okay)]
    [InlineData(AxiRegisters.Argument, 1024, 0xF, Refused)]
    [InlineData(AxiRegisters.Argument, 1, 0x7, Refused)]
    [InlineData(AxiRegisters.Control, 1, 0xF, Okay)]
    [InlineData(AxiRegisters.Control, 2, 0xF, Refused)]
    [InlineData(AxiRegisters.Status, 0xFFFF_FFFF, 0xF, Okay)]
    [InlineData(AxiRegisters.Id, 0, 0xF, Refused)]
    [InlineData(0x010, 0, 0xF, Refused)]
    [InlineData(0x005, 0, 0xF, Refused)]
    [InlineData(0x804, 0, 0xF, Refused)]
    public void A_write_that_does_not_fit_is_refused(int address, uint data, uint strobe, ulong answer) =>
        Assert.Equal(answer, Write(address, data, strobe));

    [Fact]
    public void A_refused_write_changes_nothing()
    {
        Write(AxiRegisters.Argument, 77);
        Write(AxiRegisters.Argument, 1024);
        Write(AxiRegisters.Argument, 5, strobe: 0xE);

        Assert.Equal((77UL, Okay), Read(AxiRegisters.Argument));
        Assert.Equal((0UL, Refused), Read(0x014));
    }

    [Fact]
    public void The_block_sees_the_register_in_place_of_its_level()
    {
        Write(AxiRegisters.Argument, 99);
        Send(true);

        Assert.Equal(99UL, _block.Phases.Single().Levels["theta_i"]);
    }

    [Fact]
    public void Errors_stand_from_bit_8_on_and_stay_until_1_is_written_to_their_bits()
    {
        Fail(3);
        Assert.Equal(0x300UL, Read(AxiRegisters.Status).Data);
        Fail(0);
        Assert.Equal(0x300UL, Read(AxiRegisters.Status).Data);
        Write(AxiRegisters.Status, 0x1FF);
        Assert.Equal(0x200UL, Read(AxiRegisters.Status).Data);
        Fail(1);
        Assert.Equal(0x300UL, Read(AxiRegisters.Status).Data);
        Write(AxiRegisters.Status, 0xFF);
        Assert.Equal(0x300UL, Read(AxiRegisters.Status).Data);
        Write(AxiRegisters.Status, uint.MaxValue);
        Assert.Equal(0UL, Read(AxiRegisters.Status).Data);
    }

    [Fact]
    public void A_request_to_clear_holds_for_one_packet()
    {
        Write(AxiRegisters.Control, 1);
        Assert.Equal(1UL, Read(AxiRegisters.Control).Data);
        Send(false, false);
        Assert.Equal(0UL, Read(AxiRegisters.Control).Data);
        Send(true, true);

        Assert.Equal([1UL, 0], _block.Phases.Select(phase => phase.Levels["clear_i"]));
    }

    [Fact]
    public void A_request_that_comes_within_a_packet_waits_for_the_next_one()
    {
        Send(false);
        Write(AxiRegisters.Control, 1);
        Send(false, true);
        Assert.Equal(1UL, Read(AxiRegisters.Control).Data);
        _block.Phases.Clear();
        Send(true, true, false);

        Assert.Equal(0UL, Read(AxiRegisters.Control).Data);
        Assert.Equal(
            [(1, 1UL), (2, 0)], _block.Phases.Select(phase => (phase.Inputs["a"].Count, phase.Levels["clear_i"])));
    }

    [Fact]
    public void A_request_can_be_withdrawn()
    {
        Write(AxiRegisters.Control, 1);
        Write(AxiRegisters.Control, 0);
        Send(true);

        Assert.Equal(0UL, _block.Phases.Single().Levels["clear_i"]);
    }

    private void Fail(ulong errors)
    {
        _block.Answer = new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence>(),
            Levels = new Dictionary<string, ulong> { ["error_o"] = errors },
        };
        Send(true);
    }

    private void Send(params bool[] lasts)
    {
        var beats = new BeatSequence(Axi.Streams[0]);
        foreach (bool last in lasts)
        {
            beats.Add(0, last ? 1UL : 0UL);
        }

        _model.Run(new Phase { Inputs = new Dictionary<string, BeatSequence> { [Axi.Streams[0]] = beats } });
    }

    private ulong Write(int address, uint data, uint strobe = 0xF)
    {
        AxiLitePorts registers = Axi.Registers!;
        var addresses = new BeatSequence(registers.WriteAddress);
        addresses.Add((ulong)address, 0);
        var values = new BeatSequence(registers.WriteData);
        values.Add(data, strobe);
        ulong answer = _model.Run(new Phase
        {
            Inputs = new Dictionary<string, BeatSequence>
            {
                [registers.WriteAddress] = addresses,
                [registers.WriteData] = values,
            },
        }).Outputs[registers.WriteAnswer].Get(0, registers.WriteAnswer.Response);
        _block.Phases.RemoveAll(phase => phase.Inputs.Count == 0);
        return answer;
    }

    private (ulong Data, ulong Answer) Read(int address)
    {
        AxiLitePorts registers = Axi.Registers!;
        var addresses = new BeatSequence(registers.ReadAddress);
        addresses.Add((ulong)address, 0);
        BeatSequence answer = _model.Run(new Phase
        {
            Inputs = new Dictionary<string, BeatSequence> { [registers.ReadAddress] = addresses },
        }).Outputs[registers.ReadData];
        return (answer.Get(0, registers.ReadData.Data), answer.Get(0, registers.ReadData.Response));
    }
}
