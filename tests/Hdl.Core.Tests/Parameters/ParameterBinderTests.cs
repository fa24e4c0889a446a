using FsCheck;
using FsCheck.Fluent;
using Hdl.Core.Configuration;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Core.Tests.Parameters;

public sealed class ParameterBinderTests
{
    private static readonly ParameterSchema Schema = ParameterSchema.Of(typeof(SampleParameters));

    [Fact]
    public void Values_of_every_type_reach_the_record_and_the_original_is_untouched()
    {
        var original = new SampleParameters();
        SampleParameters bound = Bind(
            "lanes=4 datapath=count_ones layers=784,128,128,10 debug=true network=a.npz reset-mode=none leak-shift=5 "
            + "seed=0xBEEF reset-style=sync_high");

        Assert.Equal(4, bound.Lanes);
        Assert.Equal(SampleMode.CountOnes, bound.Datapath);
        Assert.Equal([784, 128, 128, 10], bound.Layers);
        Assert.True(bound.Debug);
        Assert.Equal("a.npz", bound.Network);
        Assert.Null(bound.Neuron.ResetMode);
        Assert.Equal(5, bound.Neuron.Leak.LeakShift);
        Assert.Equal(0xBEEF, bound.Neuron.Leak.Seed);
        Assert.Equal(ResetStyle.SyncHigh, bound.Style.ResetStyle);
        Assert.Equal(1, original.Lanes);
        Assert.Equal(ResetStyle.AsyncLow, original.Style.ResetStyle);
    }

    [Fact]
    public void A_key_may_carry_its_section() =>
        Assert.Equal(7, Bind("neuron.leak.leak-shift=7").Neuron.Leak.LeakShift);

    [Theory]
    [InlineData("lane=2", "Unknown parameter", "Did you mean 'lanes'?")]
    [InlineData("neuron.leek-shift=2", "Unknown parameter", "Did you mean 'leak-shift'?")]
    [InlineData("qqqqqqqqqqqqqq=2", "Unknown parameter", "The parameters are lanes, datapath")]
    [InlineData("lanes=four", "Not a whole number", "Write a whole number")]
    [InlineData("lanes=1.5", "Not a whole number", "Write a whole number")]
    [InlineData("lanes=", "Not a whole number", "Write a whole number")]
    [InlineData("lanes=99999999999", "Not a whole number", "-2147483648..2147483647")]
    [InlineData("lanes=99999999999999999999999", "Not a whole number", "Write a whole number")]
    [InlineData("seed=0x1FFFF", "Not a whole number", "0..65535")]
    [InlineData("seed=0xFFFFFFFFFFFFFFFF", "Not a whole number", "Write a whole number")]
    [InlineData("lanes=none", "Not a whole number", "Write a whole number")]
    [InlineData("leak-shift=much", "Not a whole number or none", "or none")]
    [InlineData("layers=784,,10", "Not a list of whole numbers", "separated by commas")]
    [InlineData("layers=784;10", "Not a list of whole numbers", "separated by commas")]
    [InlineData("debug=yes", "Not a true or false", "Write true or false")]
    [InlineData("datapath=count-ones", "Not a choice", "Did you mean 'count_ones'?")]
    [InlineData("datapath=0", "Not a choice", "Choose one of add, count_ones")]
    [InlineData("network=a`b", "Not a text", "printable ASCII")]
    [InlineData("network=a\"b", "Not a text", "printable ASCII")]
    [InlineData("network=a$b", "Not a text", "printable ASCII")]
    [InlineData("lanes=0", "Out of range", "1..64")]
    [InlineData("layers=784,0", "Out of range", "1..4096")]
    [InlineData("leak-shift=16", "Out of range", "0..15")]
    [InlineData("lanes=1 neuron.leak.seed=3 seed=4", "Given twice", "once")]
    [InlineData("lanes=3", "Lanes do not divide the layer", "divisor")]
    public void A_bad_assignment_is_refused_with_what_where_and_remedy(string set, string what, string remedy)
    {
        Problem problem = Assert.Single(Refused(set));

        Assert.Equal(what, problem.What);
        Assert.StartsWith("--set: ", problem.Where);
        Assert.Contains(remedy, problem.Remedy);
    }

    [Fact]
    public void A_text_with_a_line_break_cannot_smuggle_a_line_into_the_emitted_code()
    {
        Assignment[] assignments = [new("network", "a\nmodule evil;", "file", "file:1:1")];

        Assert.Throws<InvalidInputException>(() => ParameterBinder.Bind(new SampleParameters(), assignments));
    }

    [Fact]
    public void All_problems_are_reported_at_once()
    {
        IReadOnlyList<Problem> problems = Refused("lane=2 debug=maybe leak-shift=99 lanes=0 lanes=2");

        Assert.Equal(
            ["Unknown parameter", "Not a true or false", "Given twice", "Out of range", "Out of range"],
            problems.Select(problem => problem.What));
    }

    [Fact]
    public void A_later_source_overrides_an_earlier_one()
    {
        IEnumerable<Assignment> assignments =
        [
            .. YamlConfiguration.Parse("lanes: 2\ndebug: true\n", "x.yaml").Assignments,
            .. Assignment.Parse("lanes=8", "--set"),
        ];

        var bound = (SampleParameters)ParameterBinder.Bind(new SampleParameters { Lanes = 4 }, assignments);

        Assert.Equal((8, true), (bound.Lanes, bound.Debug));
    }

    [Fact]
    public void Every_valid_record_survives_being_written_and_read_back()
    {
        Gen<SampleParameters> records =
            from lanes in Gen.Elements(1, 2, 4, 8)
            from mode in Gen.Elements(SampleMode.Add, SampleMode.CountOnes)
            from optional in Gen.Elements<SampleMode?>(null, SampleMode.Add)
            from layers in Gen.Choose(1, 500).Select(width => width * 8).NonEmptyListOf()
            from flag in Gen.Elements(true, false)
            from shift in Gen.Choose(-1, 15)
            from seed in Gen.Choose(1, 65535)
            from text in Gen.Elements("", "x", "a b", "Apache-2.0 OR MIT", "~", "#x", "- y", "true")
            select new SampleParameters
            {
                Lanes = lanes,
                Datapath = mode,
                Layers = [.. layers],
                Debug = flag,
                Network = text,
                Neuron = new()
                {
                    ResetMode = optional,
                    Leak = new() { LeakShift = shift < 0 ? null : shift, Seed = (ushort)seed },
                },
            };

        Prop.ForAll(records.ToArbitrary(), record =>
        {
            string set = Assignment.Join(Schema.Texts(record));
            HdlParameters back = ParameterBinder.Bind(new SampleParameters(), Assignment.Parse(set, "--set"));
            return Schema.Texts(record).SequenceEqual(Schema.Texts(back));
        }).QuickCheckThrowOnFailure();
    }

    private static SampleParameters Bind(string set) =>
        (SampleParameters)ParameterBinder.Bind(new SampleParameters(), Assignment.Parse(set, "--set"));

    private static IReadOnlyList<Problem> Refused(string set) =>
        Assert.Throws<InvalidInputException>(() => Bind(set)).Problems;
}
