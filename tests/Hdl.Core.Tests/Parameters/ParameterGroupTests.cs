using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Core.Tests.Parameters;

/// <summary>Groups without a title: declared once, they stand in several records as if each declared them.</summary>
public sealed class ParameterGroupTests
{
    private static readonly string[] Keys =
        ["first", "depth", "mode", "last", "module", "leak-shift", "seed", "reset-style", "license"];

    [Fact]
    public void Parameters_of_a_group_stand_in_its_place_and_its_sections_after_all_others()
    {
        var schema = ParameterSchema.Of(typeof(Grouped));

        Assert.Equal(Keys, schema.Parameters.Select(parameter => parameter.Key));
        Assert.Equal(("", "", "depth"), Place(schema.Find("depth")!));
        Assert.Equal(("leak", "Leak", "leak.seed"), Place(schema.Find("seed")!));
    }

    [Fact]
    public void A_page_a_text_and_a_list_of_keys_do_not_tell_whether_there_is_a_group()
    {
        Assert.Contains("| `depth` | words | 2..16 | 8 | Places |\n", ParameterPage.Table(new Grouped()));
        Assert.Equal(ParameterPage.Table(new Flat()), ParameterPage.Table(new Grouped()));
        Assert.Equal(
            ParameterSchema.Of(typeof(Flat)).Texts(new Flat()),
            ParameterSchema.Of(typeof(Grouped)).Texts(new Grouped()));
    }

    [Fact]
    public void A_group_may_hold_another_and_extend_one()
    {
        Assert.Equal(
            ["before", "width", .. Keys[1..3], "after", "module", .. Keys[5..]],
            ParameterSchema.Of(typeof(Nested)).Parameters.Select(parameter => parameter.Key));
        Assert.Equal(5, ((Nested)Bind(new Nested(), "depth=5")).Outer.Sizes.Depth);
    }

    [Fact]
    public void Values_reach_the_group_and_leave_the_rest_of_it_and_the_original_as_they_were()
    {
        var original = new Grouped { First = 3, Sizes = new() { Depth = 9, Mode = SampleMode.Add } };
        var bound = (Grouped)Bind(original, "depth=5 leak-shift=2");

        Sizes sizes = original.Sizes with { Depth = 5, Leak = new() { LeakShift = 2 } };
        Assert.Equal(original with { Sizes = sizes }, bound);
        Assert.Equal((9, null), (original.Sizes.Depth, original.Sizes.Leak.LeakShift));
    }

    [Fact]
    public void A_record_may_give_a_group_defaults_of_its_own()
    {
        var schema = ParameterSchema.Of(typeof(Grouped));

        Assert.Equal("8", schema.Find("depth")!.TextIn(new Grouped()));
        Assert.Equal(8, ((Grouped)Bind(new Grouped(), "mode=add")).Sizes.Depth);
        Assert.Equal(
            [KeyValuePair.Create("depth", "4")],
            schema.Differences(new Grouped { Sizes = new() }, new Grouped()));
    }

    [Theory]
    [InlineData("depth=1", "Out of range", "--set: depth", "2..16")]
    [InlineData("depth=17", "Out of range", "--set: depth", "2..16")]
    [InlineData("depth=deep", "Not a whole number", "--set: depth", "whole number")]
    [InlineData("mode=adds", "Not a choice or none", "--set: mode", "Did you mean 'add'?")]
    [InlineData("depth=3 depth=4", "Given twice", "--set: depth", "once")]
    [InlineData("last=true depth=3", "An odd depth", "--set: depth", "even")]
    [InlineData("sizes.depth=3", "Unknown parameter", "--set: sizes.depth", "Did you mean 'depth'?")]
    public void A_bad_value_is_refused_under_the_plain_key(string set, string what, string where, string remedy)
    {
        Problem problem = Assert.Single(
            Assert.Throws<InvalidInputException>(() => Bind(new Grouped(), set)).Problems);

        Assert.Equal((what, where), (problem.What, problem.Where));
        Assert.Contains(remedy, problem.Remedy);
    }

    [Fact]
    public void A_value_that_code_sets_is_held_against_its_range() =>
        Assert.Equal(
            ("Out of range", "depth", "99"),
            Assert.Single(
                new Grouped { Sizes = new() { Depth = 99 } }.Validate().Select(problem =>
                    (problem.What, problem.Where, problem.Value))));

    [Theory]
    [InlineData(typeof(Clashing), "'depth' is taken")]
    [InlineData(typeof(Doubled), "'depth' is taken")]
    public void A_key_that_a_group_and_its_record_both_have_is_a_defect_found_at_once(Type type, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidOperationException>(() => ParameterSchema.Of(type)).Message);

    [Fact]
    public void Legal_values_of_a_group_are_drawn_like_any_others()
    {
        var start = new Grouped();
        var sampler = new ParameterSampler(new Random(1));
        Grouped[] drawn = [.. Enumerable.Range(0, 200).Select(_ => (Grouped)sampler.Draw([start]))];

        Assert.All(drawn, record => Assert.Empty(record.Validate()));
        Assert.Superset(new HashSet<int> { 2, 3, 8, 16 }, drawn.Select(record => record.Sizes.Depth).ToHashSet());
        Assert.Contains(drawn, record => record.Sizes.Leak.LeakShift is not null);
        Assert.Equal(new Grouped(), start);
    }

    private static (string Section, string Group, string Qualified) Place(Parameter parameter) =>
        (parameter.Section, parameter.Group, parameter.QualifiedKey);

    private static HdlParameters Bind(HdlParameters start, string set) =>
        ParameterBinder.Bind(start, Assignment.Parse(set, "--set"));

    private record Sizes
    {
        [Parameter("Places", Unit = "words", Min = 2, Max = 16)]
        public int Depth { get; init; } = 4;

        [ParameterGroup("Leak")]
        public SampleLeak Leak { get; init; } = new();

        [Parameter("How sums are made")]
        public SampleMode? Mode { get; init; }
    }

    private sealed record Grouped : HdlParameters
    {
        [Parameter("Before the group", Min = 1, Max = 9)]
        public int First { get; init; } = 1;

        [ParameterGroup]
        public Sizes Sizes { get; init; } = new() { Depth = 8 };

        [Parameter("Behind the group")]
        public bool Last { get; init; }

        protected override IEnumerable<Problem> ValidateRelations() =>
            Last && Sizes.Depth % 2 != 0 ? [new Problem("An odd depth", "depth", "odd", "Choose an even one.")] : [];
    }

    private sealed record Flat : HdlParameters
    {
        [Parameter("Before the group", Min = 1, Max = 9)]
        public int First { get; init; } = 1;

        [Parameter("Places", Unit = "words", Min = 2, Max = 16)]
        public int Depth { get; init; } = 8;

        [Parameter("How sums are made")]
        public SampleMode? Mode { get; init; }

        [Parameter("Behind the group")]
        public bool Last { get; init; }

        [ParameterGroup("Leak")]
        public SampleLeak Leak { get; init; } = new();
    }

    private sealed record WideSizes : Sizes
    {
        [Parameter("Bits")]
        public int Width { get; init; } = 1;
    }

    private sealed record Outer
    {
        [ParameterGroup]
        public WideSizes Sizes { get; init; } = new();

        [Parameter("Behind the inner group")]
        public bool After { get; init; }
    }

    private sealed record Nested : HdlParameters
    {
        [Parameter("Before the groups")]
        public bool Before { get; init; }

        [ParameterGroup]
        public Outer Outer { get; init; } = new();
    }

    private sealed record Clashing : HdlParameters
    {
        [Parameter("Has the name of one in the group")]
        public int Depth { get; init; }

        [ParameterGroup]
        public Sizes Sizes { get; init; } = new();
    }

    private sealed record Doubled : HdlParameters
    {
        [ParameterGroup]
        public Sizes One { get; init; } = new();

        [ParameterGroup]
        public Sizes Other { get; init; } = new();
    }
}
