using Hdl.Blocks.Primitives.LaneUnpacker;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Cnn.NullHop.Rtl;

/// <summary>From packets to entries and pointers of the row store.</summary>
internal static class LoaderModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, NullHopShape shape, IReadOnlyList<PassField> fields)
    {
        int window = shape.FetchWidth + (shape.Pairs ? 2 : 1);
        string unpacker = LaneUnpackerModule.Add(
            design, shape.InputWords, window, shape.WordWidth, UnpackerView.Checked).Name;
        InterfaceBuilder ports = new InterfaceBuilder("nullhop_loader", design.Style)
            .Group("The pass; fields less 1 where they say how many slices there are")
            .InputStream("pass", PassField.Stream(fields));
        ports.Group("Words of map packets");
        (string, int)[] word = shape.InputWords > 1
            ? [("data", shape.InputWords * shape.WordWidth), ("keep", shape.InputWords), ("last", 1)]
            : [("data", shape.WordWidth), ("last", 1)];
        ports.InputStream("word", word);
        ports.Group("Rows below this one are no longer needed")
            .Input("free_valid_i", 1).Input("free_row_i", 14);
        if (shape.Overcommit)
        {
            ports.Group("No rows will be freed before more have come").Input("starved_i", 1);
        }

        ports.Group("Entries for the store, from an address on, and pointers to where a column begins and ends")
            .Output("entry_valid_o", 1)
            .Output("entry_count_o", shape.CountWidth)
            .Output("entry_address_o", shape.EntryAddressWidth)
            .Output("entry_data_o", shape.FetchWidth * shape.EntryWidth)
            .Output("start_valid_o", 1)
            .Output("end_valid_o", 1)
            .Output("slot_o", shape.SlotWidth)
            .Output("place_o", shape.PlaceWidth)
            .Output("start_o", shape.PointerWidth)
            .Output("end_o", shape.PointerWidth)
            .Group("Rows that are there, modulo 16384, and columns of the next one in its last slice")
            .Output("rows_done_o", 14)
            .Output("columns_done_o", 12)
            .Group("For a cycle: all rows of the pass have come")
            .Output("ends_o", 1)
            .Group($"For a cycle each: tail, framing, missing, surplus{(shape.Overcommit ? ", overflow" : "")}")
            .Output("error_o", shape.ErrorBits);
        return design.AddModule("nullhop_loader", ports.Build(), shape, new ViewModel { ["unpacker"] = unpacker });
    }
}
