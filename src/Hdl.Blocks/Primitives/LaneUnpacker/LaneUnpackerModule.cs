using System.Globalization;
using System.Numerics;
using Hdl.Core.Generation;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.Primitives.LaneUnpacker;

/// <summary>What an unpacker tells of its window.</summary>
internal enum UnpackerView
{
    /// <summary>Which items are present.</summary>
    Plain,

    /// <summary>Also which are known not to come, and when items are left over.</summary>
    Checked,

    /// <summary>Also when a packet is exhausted.</summary>
    CheckedWithEnd,
}

/// <summary>
/// The window through which decompressors look at a dense stream: the next items of the packet, of which they take as many
/// a cycle as they need.
/// </summary>
internal static class LaneUnpackerModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    /// <param name="design">What it is added to.</param>
    /// <param name="beatItems">Items O of a beat, 1 or more.</param>
    /// <param name="windowItems">Items W that the window shows, 1 or more.</param>
    /// <param name="width">Bits of an item, 1 or more.</param>
    /// <param name="view">What it tells of the window.</param>
    public static ModuleInterface Add(DesignBuilder design, int beatItems, int windowItems, int width, UnpackerView view)
    {
        string told = view switch { UnpackerView.Plain => "", UnpackerView.Checked => "_checked", _ => "_checked_end" };
        bool isChecked = view != UnpackerView.Plain;
        string module = string.Create(CultureInfo.InvariantCulture, $"lane_unpacker_o{beatItems}_i{windowItems}_w{width}{told}");
        int beats = ((beatItems + windowItems - 2) / beatItems) + 1;
        int slots = beats + 1;
        int pool = beats * beatItems;
        int takeWidth = FixedPoint.UnsignedWidth(windowItems);
        int offsetWidth = FixedPoint.CeilLog2(beatItems);
        int farthest = beatItems - 1 + windowItems;
        int positionWidth = FixedPoint.UnsignedWidth(farthest);
        int fromWidth = FixedPoint.UnsignedWidth(Math.Max(pool - 1, windowItems));
        ModuleInterface ports = Ports(new InterfaceBuilder(module, design.Style), beatItems, windowItems, width, view);
        return design.AddModule("lane_unpacker", ports, new ViewModel
        {
            ["checked"] = isChecked,
            ["tells_end"] = view == UnpackerView.CheckedWithEnd,
            ["beat_items"] = beatItems,
            ["window_items"] = windowItems,
            ["width"] = width,
            ["offsets"] = beatItems > 1,
            ["beat_width"] = beatItems * width,
            ["beats"] = beats,
            ["pool_items"] = pool,
            ["slots_range"] = VectorRange.Of(slots),
            ["slots_zero"] = Literal.Decimal(0, slots),
            ["slots_keep_range"] = VectorRange.Of(slots * beatItems),
            ["slots_data_range"] = VectorRange.Of(slots * beatItems * width),
            ["slots_keep_msb"] = (slots * beatItems) - 1,
            ["slots_data_msb"] = (slots * beatItems * width) - 1,
            ["places_range"] = Vector(beats),
            ["places_keep_range"] = Vector(pool),
            ["places_data_range"] = Vector(pool * width),
            ["top_slot"] = slots - 1,
            ["offset_range"] = VectorRange.Of(Math.Max(1, offsetWidth)),
            ["offset_width"] = offsetWidth,
            ["place_select"] = offsetWidth == 1 ? "" : "[step]",
            ["offset_zero"] = Literal.Decimal(0, Math.Max(1, offsetWidth)),
            ["beats_range"] = VectorRange.Of(beats),
            ["beats_zero"] = Literal.Decimal(0, beats),
            ["ended"] = Ended(beats),
            ["pool_flags_range"] = VectorRange.Of(pool),
            ["pool_data_range"] = VectorRange.Of(pool * width),
            ["pool_msb"] = (pool * width) - 1,
            ["flags_range"] = VectorRange.Of(windowItems),
            ["window_range"] = VectorRange.Of(windowItems * width),
            ["window_select"] = pool == windowItems || !isChecked ? "" : Select(windowItems),
            ["rest_flags_range"] = VectorRange.Of(Math.Max(1, pool - windowItems)),
            ["rest_range"] = VectorRange.Of(Math.Max(1, (pool - windowItems) * width)),
            ["item_zero"] = Literal.Decimal(0, width),
            ["take_range"] = VectorRange.Of(takeWidth),
            ["take_zero"] = Literal.Decimal(0, takeWidth),
            ["from_width"] = fromWidth,
            ["from_count"] = Extended("count", takeWidth, fromWidth),
            ["plural"] = windowItems > 1,
            ["position"] = Position(isChecked ? "taken" : "take_i", takeWidth, offsetWidth, positionWidth),
            ["position_range"] = VectorRange.Of(positionWidth),
            ["beat_items_position"] = Literal.Decimal(beatItems, positionWidth),
            ["passed"] = Passed(beats, beatItems, farthest, positionWidth),
            ["uneven"] = beatItems > 1 && !BitOperations.IsPow2(beatItems),
            ["offset_after"] = (BitOperations.IsPow2(beatItems) ? "position" : "rest_d") + (offsetWidth == positionWidth ? "" : Select(offsetWidth)),
            ["leave_first"] = beats == 1 ? "" : "[0]",
            ["keep_zero"] = Literal.Decimal(0, beatItems),
        });
    }

    private static ModuleInterface Ports(InterfaceBuilder ports, int beatItems, int windowItems, int width, UnpackerView view)
    {
        ports.Group("Dense beats; beat_ready_o depends on a register alone")
            .InputStream("beat", ("data", beatItems * width), ("keep", beatItems), ("last", 1));
        ports.Group("The next items of the packet, the first one in the low bits; from registers alone")
            .Output("window_data_o", windowItems * width)
            .Output("window_present_o", windowItems);
        if (view != UnpackerView.Plain)
        {
            ports.Output("window_known_o", windowItems);
        }

        ports.Output("drop_o", 1)
            .Group("What happens to them at the clock edge")
            .Input("go_i", 1).Input("take_i", FixedPoint.UnsignedWidth(windowItems)).Input("close_i", 1);
        if (view != UnpackerView.Plain)
        {
            ports.Output("surplus_o", 1);
        }

        if (view == UnpackerView.CheckedWithEnd)
        {
            ports.Group("Nothing of the packet is left after take_i items, and its end is here").Output("exhausted_o", 1);
        }

        return ports.Build();
    }

    // A vector of one bit too, for loops select its bits.
    private static string Vector(int width) => string.Create(CultureInfo.InvariantCulture, $"[{width - 1}:0] ");

    // A beat lies behind the packet where one below it ends the packet.
    private static string Ended(int beats)
    {
        List<string> bits = [];
        for (int beat = beats - 1; beat > 0; beat--)
        {
            bits.Add(beat == 1 ? "ends[0]" : $"|ends{Select(beat)}");
        }

        return beats == 1 ? "1'b0" : $"{{{string.Join(", ", bits)}, 1'b0}}";
    }

    private static string Position(string taken, int takeWidth, int offsetWidth, int width)
    {
        string take = Extended(taken, takeWidth, width);
        return offsetWidth == 0 ? take : $"{Extended("offset_q", offsetWidth, width)} + {take}";
    }

    private static string Passed(int beats, int beatItems, int farthest, int width)
    {
        List<string> bits = [];
        for (int beat = beats; beat > 0; beat--)
        {
            bits.Add(beat * beatItems > farthest ? "1'b0" : $"position >= {Literal.Decimal(beat * beatItems, width)}");
        }

        return bits.Count == 1 ? bits[0] : $"{{{string.Join(", ", bits)}}}";
    }

    private static string Extended(string signal, int width, int target) =>
        width == target ? signal : $"{{{Literal.Decimal(0, target - width)}, {signal}}}";

    private static string Select(int width) => width == 1
        ? "[0]"
        : string.Create(CultureInfo.InvariantCulture, $"[{width - 1}:0]");
}
