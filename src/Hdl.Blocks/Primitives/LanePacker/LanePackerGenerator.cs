using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Primitives.LanePacker;

/// <summary>
/// Packs the items that are present in beats with holes into beats without: the end of every compressor.
/// </summary>
public sealed class LanePackerGenerator : Generator<LanePackerParameters>
{
    /// <inheritdoc/>
    public override string Name => "lane_packer";

    /// <inheritdoc/>
    public override string Summary => "Sparse beats to dense beats, in order, packet by packet, without a bubble";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
        [
            new("default", "Four slots to four items of 16 bits", new LanePackerParameters()),
            new(
                "single",
                "One item",
                new LanePackerParameters
                {
                    InputItems = 1,
                    BeatItems = 1,
                    ItemWidth = 1,
                }),
            new(
                "pair",
                "Two slots, two items",
                new LanePackerParameters
                {
                    InputItems = 2,
                    BeatItems = 2,
                    ItemWidth = 3,
                }),
            new(
                "narrow-input",
                "One slot, two items per beat",
                new LanePackerParameters
                {
                    InputItems = 1,
                    BeatItems = 2,
                    ItemWidth = 8,
                }),
            new(
                "double",
                "Three slots, four items per beat",
                new LanePackerParameters
                {
                    InputItems = 3,
                    BeatItems = 4,
                    ItemWidth = 8,
                }),
            new(
                "thirds",
                "Eight slots, nine items per beat",
                new LanePackerParameters
                {
                    InputItems = 8,
                    BeatItems = 9,
                    ItemWidth = 21,
                }),
            new(
                "wide",
                "Eighteen slots, 32 items per beat",
                new LanePackerParameters
                {
                    InputItems = 18,
                    BeatItems = 32,
                    ItemWidth = 4,
                }),
        ];

    /// <summary><c>lane_packer_i4_o4_w16</c>: slots, items per beat, width.</summary>
    public static string ModuleName(LanePackerParameters parameters) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"lane_packer_i{parameters.InputItems}_o{parameters.BeatItems}_w{parameters.ItemWidth}");

    /// <inheritdoc/>
    public override ModuleInterface Generate(LanePackerParameters parameters, DesignBuilder design)
    {
        ModuleInterface ports = new LanePackerPorts(parameters).Build(ModuleName(parameters), design.Style);
        return design.AddModule("lane_packer", ports, parameters);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(LanePackerParameters parameters) =>
    [
        new("items held", Text(parameters.BeatItems), "items"),
        new("latency, full beat", "2", "cycles", "from the first item that no longer fits"),
        new("latency, last beat", "3", "cycles", "from the input beat with last"),
        new("beats per packet", "max(1, ceil(items / items per beat))", "beats"),
    ];

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(LanePackerParameters parameters) => new LanePackerGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(
        LanePackerParameters parameters,
        ScenarioOptions options) => new LanePackerScenarios(parameters).Create(options);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
