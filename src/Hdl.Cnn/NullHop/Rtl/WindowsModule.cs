using Hdl.Core.Designs;
using Hdl.Core.Ports;

namespace Hdl.Cnn.NullHop.Rtl;

/// <summary>Which window is next, and where its entries are.</summary>
internal static class WindowsModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, NullHopShape shape)
    {
        InterfaceBuilder ports = new InterfaceBuilder("nullhop_windows", design.Style)
            .Group("The pass; kernel, stride, pool and slices less 1")
            .InputStream("pass", PassField.Stream(PassField.OfWindows))
            .Group("Rows, columns and loads of parameters that are there")
            .Input("rows_done_i", 14)
            .Input("columns_done_i", 12)
            .Input("loads_done_i", 16)
            .Group("The next window waits for its rows; for parameters")
            .Output("waits_rows_o", 1)
            .Output("waits_loads_o", 1)
            .Group("The pointers")
            .Output("look_enable_o", 1)
            .Output("look_slot_o", shape.SlotWidth)
            .Output("look_first_o", shape.PlaceWidth)
            .Output("look_last_o", shape.PlaceWidth)
            .Input("looked_start_i", shape.MaxKernel * shape.EntryAddressWidth)
            .Input("looked_length_i", shape.MaxKernel * shape.UsedWidth)
            .Group("""
                Runs of entries, one for each line of the window: the window's first column modulo 8, whether
                the window's slices end, its sums, those of the pooled pixel, the pass; rows to be freed
                """)
            .OutputStream("run", RunStream.Fields(shape));
        if (shape.Overcommit)
        {
            ports.Group("Whether rows are waited for, or a pass").Output("starved_o", 1);
        }

        return design.AddModule("nullhop_windows", ports.Build(), shape);
    }
}
