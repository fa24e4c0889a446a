using Hdl.Core.Designs;
using Hdl.Core.Ports;

namespace Hdl.Cnn.NullHop.Rtl;

/// <summary>From runs of entries to items for the multipliers.</summary>
internal static class FetchModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, NullHopShape shape)
    {
        InterfaceBuilder ports = new InterfaceBuilder("nullhop_fetch", design.Style)
            .Group("The pass; the kernel's columns less 1")
            .InputStream("pass", PassField.Stream(PassField.OfFetch(shape)))
            .Group("Runs of entries")
            .InputStream("run", RunStream.Fields(shape))
            .Group("The store")
            .Output("read_enable_o", 1)
            .Output("read_address_o", shape.FetchRuns * shape.EntryAddressWidth);
        if (shape.PlacesReads)
        {
            ports.Output("read_place_o", shape.FetchRuns * shape.PlaceBits);
        }

        ports.Input("read_data_i", shape.FetchRuns * shape.FetchWidth * shape.EntryWidth)
            .Group("Rows below this one have been read for the last time")
            .Output("free_valid_o", 1)
            .Output("free_row_o", 14)
            .Group("Items");
        (string, int) data = ("data", shape.FetchWidth * shape.ItemWidth);
        if (shape.FetchWidth > 1)
        {
            ports.OutputStream("item", data, ("keep", shape.FetchWidth), ("last", 1));
        }
        else
        {
            ports.OutputStream("item", data);
        }

        return design.AddModule("nullhop_fetch", ports.Build(), shape);
    }
}
