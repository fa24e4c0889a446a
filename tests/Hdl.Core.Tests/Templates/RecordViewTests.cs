using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Core.Tests.Templates;

/// <summary>What templates see of a record.</summary>
public sealed class RecordViewTests
{
    [Fact]
    public void Properties_have_names_in_snake_case_and_values_that_templates_know()
    {
        ViewModel view = RecordView.Of(new Sample { ValueWidth = 7, LeakShift = 3 });

        Assert.Equal(
            new SortedDictionary<string, object?>(StringComparer.Ordinal)
            {
                ["value_width"] = 7,
                ["bits"] = 14L,
                ["is_wide"] = false,
                ["name"] = "x",
                ["mode"] = "per_step",
                ["leak_shift"] = 3,
                ["has_leak_shift"] = true,
            },
            new SortedDictionary<string, object?>(view, StringComparer.Ordinal));
    }

    [Fact]
    public void A_number_that_is_left_out_has_no_value() =>
        Assert.Equal(
            [("has_leak_shift", (object?)false)],
            RecordView
                .Of(new Sample())
                .Where(pair => pair.Key.Contains("leak", StringComparison.Ordinal))
                .Select(pair => (pair.Key, pair.Value)));

    [Fact]
    public void A_group_of_parameters_without_a_title_is_seen_as_the_record_s_own()
    {
        ViewModel view = RecordView.Of(new Grouped { Inner = new() { ValueWidth = 7, LeakShift = 3 } });

        Assert.Equal((7, 3, "x", true), (view["value_width"], view["leak_shift"], view["name"], view["last"]));
        Assert.DoesNotContain("inner", view.Keys);
        Assert.DoesNotContain("style", view.Keys);
        Assert.DoesNotContain("license", view.Keys);
    }

    [Fact]
    public void A_name_that_record_and_view_model_both_have_is_refused()
    {
        var design = new DesignBuilder(new Empty(), new StyleParameters(), "make gen");
        design.AddModule(
            "any", new InterfaceBuilder("top", design.Style).Build(), new Sample(),
            new ViewModel { ["value_width"] = 8 });

        Assert.Throws<InvalidOperationException>(() => design.Build(new InterfaceBuilder("top", design.Style).Build()));
    }

    private enum Mode
    {
        PerStep,
    }

    private sealed record Sample
    {
        public int ValueWidth { get; init; } = 1;

        public long Bits => 2L * ValueWidth;

        public bool IsWide => ValueWidth > 8;

        public string Name => "x";

        public Mode Mode => Mode.PerStep;

        public int? LeakShift { get; init; }

        public IReadOnlyList<int> Others => [];
    }

    private sealed record Grouped
    {
        [ParameterGroup]
        public Sample Inner { get; init; } = new();

        public bool Last => true;

        [ParameterGroup("style")]
        public StyleParameters Style { get; init; } = new();
    }

    private sealed class Empty : ITemplateRenderer
    {
        public string Render(string template, ViewModel model, ViewModel ambient) => "";
    }
}
