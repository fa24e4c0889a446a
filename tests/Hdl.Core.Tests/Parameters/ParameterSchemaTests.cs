using Hdl.Core.Parameters;

namespace Hdl.Core.Tests.Parameters;

public sealed class ParameterSchemaTests
{
    private static readonly ParameterSchema Schema = ParameterSchema.Of(typeof(SampleParameters));

    [Fact]
    public void Every_parameter_of_the_record_and_its_groups_is_listed_once()
    {
        Assert.Equal(
            [
                "lanes",
                "datapath",
                "layers",
                "debug",
                "network",
                "module",
                "reset-mode",
                "leak-shift",
                "seed",
                "reset-style",
                "license",
            ],
            Schema.Parameters.Select(parameter => parameter.Key));
    }

    [Theory]
    [InlineData("lanes", "lanes", "whole number", "1..64", "")]
    [InlineData("datapath", "datapath", "choice", "", "add count_ones")]
    [InlineData("layers", "layers", "list of whole numbers", "1..4096", "")]
    [InlineData("debug", "debug", "true or false", "", "")]
    [InlineData("network", "network", "text", "", "")]
    [InlineData("reset-mode", "neuron.reset-mode", "choice or none", "", "none add count_ones")]
    [InlineData("leak-shift", "neuron.leak.leak-shift", "whole number or none", "0..15", "")]
    [InlineData("reset-style", "style.reset-style", "choice", "", "async_low sync_high sync_low")]
    public void A_parameter_states_its_section_kind_range_and_choices(
        string key, string qualified, string kind, string range, string choices)
    {
        Parameter parameter = Schema.Find(key)!;

        Assert.Same(parameter, Schema.Find(qualified));
        Assert.Equal(
            (qualified, kind, range, choices),
            (parameter.QualifiedKey, parameter.Kind, parameter.Range, string.Join(' ', parameter.Choices)));
    }

    [Fact]
    public void Defaults_are_written_as_a_user_would_write_them()
    {
        var texts = Schema.Texts(new SampleParameters()).ToDictionary();

        Assert.Equal("784,256,10", texts["layers"]);
        Assert.Equal("false", texts["debug"]);
        Assert.Equal("count_ones", texts["reset-mode"]);
        Assert.Equal("none", texts["leak-shift"]);
        Assert.Equal("44257", texts["seed"]);
    }

    [Fact]
    public void Only_what_differs_is_listed_as_a_difference()
    {
        var changed = new SampleParameters
        {
            Lanes = 8,
            Layers = [784, 256, 10],
            Neuron = new() { Leak = new() { LeakShift = 3 } },
        };

        Assert.Equal(
            [KeyValuePair.Create("lanes", "8"), KeyValuePair.Create("leak-shift", "3")],
            Schema.Differences(changed, new SampleParameters()));
    }

    [Fact]
    public void A_choice_that_may_be_left_open_has_no_range()
    {
        Parameter parameter = ParameterSchema.Of(typeof(Open)).Find("answer")!;

        Assert.Equal(("true or false or none", ""), (parameter.Kind, parameter.Range));
    }

    private sealed record Open : HdlParameters
    {
        [Parameter("Yes, no, or left open")]
        public bool? Answer { get; init; }
    }

    private sealed record Twins : HdlParameters
    {
        [Parameter("Clashes with the one in the style group")]
        public string License { get; init; } = "";
    }

    private sealed record Unbindable : HdlParameters
    {
        [Parameter("No text is converted to this")]
        public DateTime When { get; init; }
    }

    [Theory]
    [InlineData(typeof(Twins), "'license' is taken")]
    [InlineData(typeof(Unbindable), "DateTime cannot be bound")]
    public void A_record_that_cannot_be_bound_is_a_defect_found_at_once(Type type, string message)
    {
        Assert.Contains(message, Assert.Throws<InvalidOperationException>(() => ParameterSchema.Of(type)).Message);
    }
}
