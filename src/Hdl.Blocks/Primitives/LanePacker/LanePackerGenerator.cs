using System.Globalization;
using Hdl.Core.Generation;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.Primitives.LanePacker;

/// <summary>Packs the items that are present in beats with holes into beats without: the end of every compressor.</summary>
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
        new("single", "One item", new LanePackerParameters { InputItems = 1, BeatItems = 1, ItemWidth = 1 }),
        new("pair", "Two slots, two items", new LanePackerParameters { InputItems = 2, BeatItems = 2, ItemWidth = 3 }),
        new("narrow-input", "One slot, two items a beat", new LanePackerParameters { InputItems = 1, BeatItems = 2, ItemWidth = 8 }),
        new("double", "Three slots, four items a beat", new LanePackerParameters { InputItems = 3, BeatItems = 4, ItemWidth = 8 }),
        new("thirds", "Eight slots, nine items a beat", new LanePackerParameters { InputItems = 8, BeatItems = 9, ItemWidth = 21 }),
        new("wide", "Eighteen slots, 32 items a beat", new LanePackerParameters { InputItems = 18, BeatItems = 32, ItemWidth = 4 }),
    ];

    /// <summary><c>lane_packer_i4_o4_w16</c>: slots, items a beat, width.</summary>
    public static string ModuleName(LanePackerParameters parameters) => string.Create(
        CultureInfo.InvariantCulture, $"lane_packer_i{parameters.InputItems}_o{parameters.BeatItems}_w{parameters.ItemWidth}");

    /// <inheritdoc/>
    public override ModuleInterface Generate(LanePackerParameters parameters, DesignBuilder design)
    {
        int items = parameters.InputItems;
        int beat = parameters.BeatItems;
        int width = parameters.ItemWidth;
        int held = beat;
        int gapWidth = FixedPoint.UnsignedWidth(items);
        // Two bits at least, so that its bits have names.
        int heldWidth = Math.Max(2, FixedPoint.UnsignedWidth(held));
        int totalWidth = Math.Max(heldWidth, FixedPoint.UnsignedWidth(held + items));
        int line = (beat + items) * width;
        string module = ModuleName(parameters);
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Group("Slots, slot 0 in the low bits; any of them may be empty")
            .InputStream("items", ("data", items * width), ("keep", items), ("last", 1))
            .Group("Dense beats").OutputStream("beat", ("data", beat * width), ("keep", beat), ("last", 1))
            .Build();
        return design.AddModule("lane_packer", ports, new ViewModel
        {
            ["items"] = items,
            ["width"] = width,
            ["beat_items"] = beat,
            ["line_after_beat"] = Padded($"line[{Text(line - 1)}:{Text(beat * width)}]", (held - items) * width),
            ["gap_width"] = gapWidth,
            ["gap_steps"] = FixedPoint.CeilLog2(items),
            ["base_steps"] = FixedPoint.UnsignedWidth(beat),
            ["several"] = items > 1,
            ["beats"] = beat > 1,
            ["items_range"] = VectorRange.Of(items * width),
            ["slots_range"] = VectorRange.Of(items),
            ["below_range"] = VectorRange.Of(items + 1),
            ["gaps_range"] = VectorRange.Of((items + 1) * gapWidth),
            ["gap_zero"] = Literal.Decimal(0, gapWidth),
            ["gap_one"] = Literal.Decimal(1, gapWidth),
            ["item_zero"] = Literal.Decimal(0, width),
            ["items_count"] = Literal.Decimal(items, gapWidth),
            ["count_range"] = VectorRange.Of(gapWidth),
            ["count_extended"] = Extended("dense_count_q", gapWidth, totalWidth),
            ["keep_range"] = VectorRange.Of(beat),
            ["keep_ones"] = Literal.Binary((1L << beat) - 1, beat),
            ["beat_range"] = VectorRange.Of(beat * width),
            ["beat_msb"] = (beat * width) - 1,
            ["beat_items_held"] = Literal.Decimal(beat, heldWidth),
            ["beat_items_total"] = Literal.Decimal(beat, totalWidth),
            ["held_range"] = VectorRange.Of(held * width),
            ["held_msb"] = (held * width) - 1,
            ["held_beat"] = held == beat ? "held_q" : string.Create(CultureInfo.InvariantCulture, $"held_q[{(beat * width) - 1}:0]"),
            ["held_count_range"] = VectorRange.Of(heldWidth),
            ["held_count_msb"] = heldWidth - 1,
            ["held_zero"] = Literal.Decimal(0, heldWidth),
            ["held_padded"] = Padded("held_q", line - (held * width)),
            ["base_extended"] = Extended("base", heldWidth, totalWidth),
            ["total_range"] = VectorRange.Of(totalWidth),
            ["total_zero"] = Literal.Decimal(0, totalWidth),
            ["rest_count_select"] = string.Create(CultureInfo.InvariantCulture, $"[{heldWidth - 1}:0]"),
            ["line_range"] = VectorRange.Of(line),
            ["line_zero"] = Literal.Decimal(0, line),
            ["line_padded"] = $"{{{Literal.Decimal(0, beat * width)}, data}}",
        });
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(LanePackerParameters parameters) =>
    [
        new("items held", Text(parameters.BeatItems), "items"),
        new("latency, full beat", "2", "cycles", "from the first item that no longer fits"),
        new("latency, last beat", "3", "cycles", "from the input beat with last"),
        new("beats a packet", "max(1, ceil(items / items a beat))", "beats"),
    ];

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(LanePackerParameters parameters) => new LanePackerGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(LanePackerParameters parameters, ScenarioOptions options) =>
        LanePackerScenarios.Create(parameters, options);

    private static string Extended(string signal, int width, int target) => Padded(signal, target - width);

    private static string Padded(string signal, int zeros) => zeros == 0 ? signal : $"{{{Literal.Decimal(0, zeros)}, {signal}}}";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
