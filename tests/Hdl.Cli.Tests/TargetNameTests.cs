using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Problems;

namespace Hdl.Cli.Tests;

/// <summary>Names that others bring become files, folders, modules and words of commands.</summary>
public sealed class TargetNameTests
{
    [Theory]
    [InlineData("../x")]
    [InlineData("x/y")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("a b")]
    [InlineData("9x")]
    [InlineData("x\n")]
    [InlineData("--help")]
    [InlineData("all")]
    [InlineData("module")]
    [InlineData("Upper")]
    [InlineData("a_name_of_more_than_forty_letters_in_all_it")]
    public void A_target_whose_name_cannot_be_used_is_refused(string? name) =>
        Assert.Contains(
            "name",
            Assert
                .Throws<InvalidInputException>(() => TargetCatalog.Check(new Named(name!, "default")))
                .Problems[0]
                .What,
            StringComparison.Ordinal);

    [Theory]
    [InlineData]
    [InlineData("first")]
    [InlineData("default", "default")]
    [InlineData("default", "../p q")]
    [InlineData("default", "-x")]
    public void Presets_that_cannot_be_told_apart_are_refused(params string[] presets) =>
        Assert.Contains(
            "presets",
            Assert
                .Throws<InvalidInputException>(() => TargetCatalog.Check(new Named("mine", presets)))
                .Problems[0]
                .What,
            StringComparison.Ordinal);

    [Fact]
    public void Plain_names_are_taken() => TargetCatalog.Check(new Named("my_block2", "default", "two-words", "w8"));

    private sealed record NoParameters : HdlParameters;

    private sealed class Named(string name, params string[] presets) : Generator<NoParameters>
    {
        public override string Name => name;

        public override string Summary => "";

        public override IReadOnlyList<Preset> Presets =>
            [.. presets.Select(preset => new Preset(preset, "", new NoParameters()))];

        public override ModuleInterface Generate(NoParameters parameters, DesignBuilder design) =>
            throw new NotSupportedException();

        protected override IReadOnlyList<Figure> Explain(NoParameters parameters) => [];

        protected override IGoldenModel CreateGolden(NoParameters parameters) => throw new NotSupportedException();

        protected override IEnumerable<Scenario> CreateScenarios(NoParameters parameters, ScenarioOptions options) =>
            [];
    }
}
