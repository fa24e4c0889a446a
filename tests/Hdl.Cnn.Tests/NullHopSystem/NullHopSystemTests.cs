using Hdl.Blocks.Axi;
using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHopSystem;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Registers;

namespace Hdl.Cnn.Tests.NullHopSystem;

public sealed class NullHopSystemTests
{
    private static readonly NullHopGenerator Target = new();

    public static TheoryData<string> Presets => [.. Target.Presets.Select(preset => preset.Name)];

    public static TheoryData<string> StreamPresets =>
    [
        .. Target.Presets
            .Where(preset => !((NullHopSystemParameters)preset.Parameters).HasMemory).Select(preset => preset.Name),
    ];

    private static NullHopParameters Small => Of("small");

    [Fact]
    public async Task With_a_synchronous_reset_it_agrees_too() => await TargetChecks.AgreesAsync(
        Target, Small with { Style = Small.Style with { ResetStyle = Core.Parameters.ResetStyle.SyncHigh } }, seed: 2);

    [Fact]
    public void The_register_map_has_the_fields_of_the_descriptor()
    {
        uint[] all = Descriptor.Unpack([.. Enumerable.Repeat(uint.MaxValue, Descriptor.Registers)]).Pack();

        Assert.Equal(
            all[..NullHopRegisters.DescriptorWords], NullHopRegisterMap.Descriptor.Select(NullHopRegisterMap.Mask));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Constants_read_as_the_map_says(string preset)
    {
        NullHopParameters parameters = Of(preset);
        RegisterMap map = NullHopRegisterMap.Of(parameters);
        var registers = new NullHopRegistersGolden(parameters);

        Assert.All(
            map.Registers.Where(register => register.IsConstant),
            register => Assert.Equal(register.ResetWord(), registers.Read((uint)register.Address)));
    }

    [Fact]
    public void The_golden_model_does_not_guess_what_depends_on_timing()
    {
        var registers = new NullHopRegistersGolden(Small);
        registers.Passes.Add(new NullHopPush([]));
        registers.PassTime(new Phase(), new NullHopPorts(Small));

        Assert.Throws<InvalidOperationException>(() => registers.Read(NullHopRegisters.Counters));
        Assert.True(registers.Write(NullHopRegisters.Counters, 0, 0xF));
        Assert.Equal(0u, registers.Read(NullHopRegisters.Counters));
        Assert.Null(registers.Range(NullHopRegisters.Counters));
    }

    // STALL_WEIGHTS and CYCLES count for as long as the parameters stand still, and the others for less than that.
    [Theory]
    [InlineData("s_axis_param", 7)]
    [InlineData("s_axis_map", 4)]
    [InlineData("m_axis_map", 6)]
    public void A_stream_that_stands_still_is_counted(string stream, int counter)
    {
        const ulong cycles = 9000;
        var registers = new NullHopRegistersGolden(Small);
        registers.Passes.Add(new NullHopPush([]));
        registers.PassTime(
            new Phase
            {
                AllowStalls = false,
                Pauses = new Dictionary<string, Pause> { [stream] = new Pause(0, (long)cycles) },
            },
            new NullHopPorts(Small));

        foreach (int other in Enumerable.Range(0, 8).Except([1, 2, 3]))
        {
            (ulong least, ulong most) = registers.Range((uint)(NullHopRegisters.Counters + (4 * other))) ?? (0, 0);
            if (other == 0 || other == counter)
            {
                Assert.InRange(least, cycles / 2, cycles);
                Assert.InRange(most, cycles, 2 * cycles);
            }
            else
            {
                Assert.Equal(0u, least);
                Assert.InRange(most, 0u, cycles / 2);
            }
        }
    }

    // Every reason is shown, each at least once as the code that software reads.
    [Theory]
    [MemberData(nameof(StreamPresets))]
    public void The_scenario_of_refusals_shows_every_code(string preset)
    {
        NullHopParameters parameters = Of(preset);
        Scenario refusals = ((ITarget)Target).CreateScenarios(parameters, new ScenarioOptions())
            .Single(scenario => scenario.Name == "corner-descriptors-are-refused");
        var golden = new NullHopGolden(parameters);
        AxiLitePorts bus = new NullHopPorts(parameters).Registers;
        HashSet<ulong> codes = [];
        foreach (Phase phase in refusals.Phases)
        {
            if (golden.Run(phase).Outputs.TryGetValue(bus.ReadData, out BeatSequence? reads))
            {
                codes.Add((reads.Get(0, bus.ReadData.Data) >> 3) & 0x1F);
            }
        }

        ulong[] possible = [0, .. Enum.GetValues<DescriptorRefusal>().Select(code => (ulong)code)];
        Assert.Equal(possible.Where(code => CanBe(parameters, code)), codes.Order());
    }

    // No pooled window has more rows than 7 + 2 * 3.
    private static bool CanBe(NullHopParameters parameters, ulong code) =>
        code != (ulong)DescriptorRefusal.RowSlots || parameters.RowSlots < parameters.MaxKernel + 6;

    private static NullHopParameters Of(string preset) =>
        (NullHopParameters)Target.Presets.Single(entry => entry.Name == preset).Parameters;
}
