using System.Globalization;
using System.Numerics;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Primitives.LaneUnpacker;

/// <summary>What an unpacker tells of its window.</summary>
public enum UnpackerView
{
    /// <summary>Which items are present.</summary>
    Plain,

    /// <summary>Also which are known not to come, and when items are left over.</summary>
    Checked,

    /// <summary>Also when a packet is exhausted.</summary>
    CheckedWithEnd,
}

/// <summary>
/// The window through which decompressors see a dense stream: the next items of the packet, of which they take as many
/// per cycle as they need.
/// </summary>
public static class LaneUnpackerModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    /// <param name="design">What it is added to.</param>
    /// <param name="beatItems">Items O of a beat, 1 or more.</param>
    /// <param name="windowItems">Items W that the window shows, 1 or more.</param>
    /// <param name="width">Bits of an item, 1 or more.</param>
    /// <param name="view">What it tells of the window.</param>
    public static ModuleInterface Add(
        DesignBuilder design, int beatItems, int windowItems, int width, UnpackerView view)
    {
        string told = view switch { UnpackerView.Plain => "", UnpackerView.Checked => "_checked", _ => "_checked_end" };
        string module = string.Create(
            CultureInfo.InvariantCulture, $"lane_unpacker_o{beatItems}_i{windowItems}_w{width}{told}");
        ModuleInterface ports = Ports(new InterfaceBuilder(module, design.Style), beatItems, windowItems, width, view);
        var shape = new Shape(beatItems, windowItems, width, view);
        return design.AddModule("lane_unpacker", ports, shape);
    }

    private sealed record Shape(int BeatItems, int WindowItems, int Width, UnpackerView View)
    {
        /// <summary>Beats that the window can touch.</summary>
        public int Beats => ((BeatItems + WindowItems - 2) / BeatItems) + 1;

        /// <summary>Items of these beats.</summary>
        public int PoolItems => Beats * BeatItems;

        /// <summary>The greatest place up to which items can be taken.</summary>
        public int Farthest => BeatItems - 1 + WindowItems;

        /// <summary>Width of the numbers of these items, which are compared with how many are taken.</summary>
        public int FromWidth => FixedPoint.UnsignedWidth(Math.Max(PoolItems - 1, WindowItems));

        /// <summary>Whether the items that are left of a beat are not just the low bits of a position.</summary>
        public bool Uneven => BeatItems > 1 && !BitOperations.IsPow2(BeatItems);
    }

    private static ModuleInterface Ports(
        InterfaceBuilder ports, int beatItems, int windowItems, int width, UnpackerView view)
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
            ports
                .Group("Nothing of the packet is left after take_i items, and its end is here")
                .Output("exhausted_o", 1);
        }

        return ports.Build();
    }
}
