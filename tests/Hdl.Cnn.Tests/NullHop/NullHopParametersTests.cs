using Hdl.Cnn.NullHop;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Cnn.Tests.NullHop;

public sealed class NullHopParametersTests
{
    public static TheoryData<string> Known => [.. TestParameters.Names];

    [Theory]
    [MemberData(nameof(Known))]
    public void The_parameters_of_these_tests_are_legal(string name) =>
        Assert.Empty(TestParameters.Of(name).Validate());

    [Fact]
    public void Both_presets_are_legal()
    {
        Assert.Empty(new NullHopParameters().Validate());
        Assert.Empty(NullHopParameters.Paper.Validate());
    }

    [Fact]
    public void Keys_are_those_of_the_definition() =>
        Assert.Equal(
            [
                "accumulator-width", "bias-rows", "fetch-runs", "fetch-width", "frames-max", "input-words",
                "item-queue", "lanes", "macs", "map-segments", "map-width", "max-channels", "max-kernel", "max-slices",
                "max-width", "module", "output-words", "overcommit", "param-bits", "row-entries", "row-pointers",
                "row-slots", "scale", "value-width", "weight-rows", "weight-width",
            ],
            ParameterSchema
                .Of(typeof(NullHopParameters))
                .Parameters.Where(parameter => parameter.Section.Length == 0)
                .Select(parameter => parameter.Key)
                .Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(4, 8)]
    [InlineData(8, 8)]
    [InlineData(9, 16)]
    [InlineData(16, 16)]
    public void Map_words_follow_values(int value, int map)
    {
        Assert.Equal(map, new NullHopParameters { ValueWidth = value }.MapBits);
        Assert.Equal(8, new NullHopParameters { ValueWidth = value, MapWidth = 8 }.MapBits);
        Assert.Equal(
            Math.Max(value, map), new NullHopParameters { ValueWidth = value }.WordWidth);
    }

    [Theory]
    [InlineData("macs=48 lanes=1", "macs")]
    [InlineData("macs=8", "macs")]
    [InlineData("lanes=8", "lanes")]
    [InlineData("lanes=3", "lanes")]
    [InlineData("fetch-width=2", "fetch-width")]
    [InlineData("lanes=1 fetch-width=6 item-queue=36 row-entries=1200", "fetch-width")]
    [InlineData("fetch-runs=3", "fetch-runs")]
    [InlineData("value-width=17", "value-width")]
    [InlineData("map-width=12", "map-width")]
    [InlineData("weight-width=3", "weight-width")]
    [InlineData("accumulator-width=49", "accumulator-width")]
    [InlineData("max-kernel=8", "max-kernel")]
    [InlineData("max-slices=9", "max-slices")]
    [InlineData("row-entries=2056", "row-entries")]
    [InlineData("row-slots=24", "row-slots")]
    [InlineData("row-pointers=32", "row-pointers")]
    [InlineData("item-queue=36", "item-queue")]
    [InlineData("input-words=3", "input-words")]
    [InlineData("output-words=6", "output-words")]
    [InlineData("param-bits=96", "param-bits")]
    [InlineData("frames-max=65536", "frames-max")]
    public void What_does_not_fit_together_is_named(string settings, string where)
    {
        IReadOnlyList<Assignment> assignments = Assignment.Parse(settings, "test");

        InvalidInputException refused = Assert.Throws<InvalidInputException>(() =>
            ParameterBinder.Bind(new NullHopParameters(), assignments));

        Assert.EndsWith(where, Assert.Single(refused.Problems).Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(128, 8, 1, 8)]
    [InlineData(128, 8, 8, 1)]
    [InlineData(128, 4, 1, 4)]
    [InlineData(128, 4, 4, 2)]
    public void Lanes_share_the_clusters(int macs, int lanes, int words, int expected) =>
        Assert.Equal(expected, new NullHopParameters { Macs = macs, Lanes = lanes }.LanesOf(words));
}
