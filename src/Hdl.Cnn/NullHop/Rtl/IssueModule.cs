using Hdl.Core.Designs;
using Hdl.Core.Ports;

namespace Hdl.Cnn.NullHop.Rtl;

/// <summary>Which item is multiplied next.</summary>
internal static class IssueModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, NullHopShape shape)
    {
        InterfaceBuilder ports = new InterfaceBuilder("nullhop_issue", design.Style)
            .Group("The pass; the logarithm of its words")
            .InputStream("pass", PassField.Stream(PassField.OfIssue))
            .Group("The drain is free, and takes the pass over")
            .Input("drain_free_i", 1)
            .Output("start_o", 1)
            .Group("The next items, the first one in the low bits; what is taken of them")
            .Input("item_present_i", shape.LaneCount)
            .Input("item_data_i", shape.LaneCount * shape.ItemWidth)
            .Output("item_go_o", 1);
        if (shape.FetchWidth > 1)
        {
            ports.Output("item_take_o", shape.TakeWidth).Output("item_close_o", 1);
        }

        ports.Group("A word has left the output's queue")
            .Input("word_leaves_i", 1)
            .Group("""
                The beat: what it closes and begins, the logarithm of the pass's words; for each lane whether it
                has a value, whether that is behind what closes, weight row, value with sign
                """)
            .Output("beat_valid_o", 1)
            .Output("beat_last_o", 1)
            .Output("beat_emit_o", 1)
            .Output("beat_ends_o", 1)
            .Output("beat_fresh_o", 1)
            .Output("beat_lanes_o", shape.LaneCount * shape.LaneWidth);
        if (shape.LaneCount > 1)
        {
            ports.Output("beat_words_o", 4);
        }

        ports.Group("""
                For a cycle each: the pass's last item goes; items that go, those without a value; an item waits for
                the drain, for room in the output's queue
                """)
            .Output("ends_o", 1)
            .Output("items_o", shape.TakeWidth)
            .Output("nulls_o", shape.TakeWidth)
            .Output("waits_drain_o", 1)
            .Output("waits_room_o", 1);
        return design.AddModule("nullhop_issue", ports.Build(), shape);
    }
}
