using Hdl.Core.Designs;
using Hdl.Core.HandOff;
using Hdl.Core.Registers;
using Hdl.Core.Tests.Designs;

namespace Hdl.Core.Tests.HandOff;

/// <summary>Names become identifiers of C and Python; what a routine names must be there.</summary>
public sealed class DriverNameTests
{
    [Theory]
    [InlineData("lambda")]
    [InlineData("volatile")]
    [InlineData("Level")]
    [InlineData("level__2")]
    [InlineData("2nd")]
    [InlineData("a b")]
    public void A_register_whose_name_is_none_in_a_driver_is_refused(string name) =>
        Assert.Contains($"'{name}'", Refusal([new Register(name, 0x000, "a level")]), StringComparison.Ordinal);

    [Fact]
    public void Two_things_of_one_name_are_refused() => Assert.Contains(
        "'level_high'",
        Refusal(
        [
            new Register("level", 0x000, "a level") { Bits = [new("high", 0, 1, "it is high")] },
            new Register("level_high", 0x008, "another level"),
        ]),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("close")]
    [InlineData("read_level")]
    [InlineData("return")]
    public void A_routine_whose_name_is_taken_is_refused(string name) => Assert.Contains(
        $"'{name}'", Refusal(Level, new Routine(name, "does something", [], [])), StringComparison.Ordinal);

    [Fact]
    public void A_step_on_what_is_not_there_is_refused()
    {
        RoutineStep[] steps =
        [
            new WriteStep("height", new RoutineValue(null, null, 1)),
            new WriteStep("level", new RoutineValue("low", null, 1)),
            new WriteStep("level", new RoutineValue(null, "value")),
            new WriteStep("id", new RoutineValue(null, null, 1)),
            new WriteRowStep("level", 2, "words"),
            new WaitStep("level", "low", 1),
            new SendStep("s_axis_map", "packet"),
            new ReceiveStep("m_axis_map", "packet"),
            new FlushStep("s_axis_map"),
        ];
        RoutineArgument[] arguments =
        [
            new("words", ArgumentKind.Words, "words"), new("packet", ArgumentKind.Packet, "a packet"),
        ];

        Assert.All(steps, step => Refusal(Level, new Routine("go", "does something", arguments, [step])));
    }

    private static readonly Register[] Level =
    [
        new("id", 0x000, "what this is") { Access = RegisterAccess.ReadOnly, IsConstant = true },
        new("level", 0x004, "a level"),
    ];

    private static string Refusal(IReadOnlyList<Register> registers, params IReadOnlyList<Routine> routines)
    {
        (Design design, Provenance provenance) = SampleTarget.Make();
        var map = new RegisterMap("s_axil", 12, registers) { Routines = routines };
        return Assert.Throws<InvalidOperationException>(
            () => HandOffFiles.For(design with { Registers = map }, provenance)).Message;
    }
}
