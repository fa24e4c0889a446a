using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Cnn.NullHop.Rtl;

/// <summary>The row store and the pointers into it.</summary>
internal static class StoreModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, NullHopShape shape)
    {
        var memories = new RamGenerator();
        var pointers = new RamParameters
        {
            Depth = shape.PointerDepth,
            Width = shape.PointerWidth,
            Style = design.Style,
        };
        string pointerModule = memories.Generate(pointers, design).Name;
        InterfaceBuilder ports = InterfaceBuilder.WithoutReset("nullhop_store")
            .Group("Entries and pointers that are written")
            .Input("entry_valid_i", 1)
            .Input("entry_count_i", shape.CountWidth)
            .Input("entry_address_i", shape.EntryAddressWidth)
            .Input("entry_data_i", shape.FetchWidth * shape.EntryWidth)
            .Input("start_valid_i", 1)
            .Input("end_valid_i", 1)
            .Input("slot_i", shape.SlotWidth)
            .Input("place_i", shape.PlaceWidth)
            .Input("start_i", shape.PointerWidth)
            .Input("end_i", shape.PointerWidth)
            .Group("The runs of a window: slot of its first line, places of its first and last column")
            .Input("look_enable_i", 1)
            .Input("look_slot_i", shape.SlotWidth)
            .Input("look_first_i", shape.PlaceWidth)
            .Input("look_last_i", shape.PlaceWidth)
            .Output("run_start_o", shape.MaxKernel * shape.EntryAddressWidth)
            .Output("run_length_o", shape.MaxKernel * shape.UsedWidth)
            .Group("Entries that are read")
            .Input("read_enable_i", 1)
            .Input("read_address_i", shape.FetchRuns * shape.EntryAddressWidth);
        if (shape.PlacesReads)
        {
            ports.Input("read_place_i", shape.FetchRuns * shape.PlaceBits);
        }

        ports.Output("read_data_o", shape.FetchRuns * shape.FetchWidth * shape.EntryWidth);
        return design.AddModule("nullhop_store", ports.Build(), shape, new ViewModel
        {
            ["entries_module"] = Entries(design, shape),
            ["pointer_module"] = pointerModule,
        });
    }

    private static string Entries(DesignBuilder design, NullHopShape shape)
    {
        var bank = new RamParameters { Depth = shape.BankDepth, Width = shape.EntryWidth, Style = design.Style };
        string module = new RamGenerator().Generate(bank, design).Name;
        InterfaceBuilder ports = InterfaceBuilder.WithoutReset("nullhop_entries")
            .Group("Entries that are written, one behind the other")
            .Input("entry_valid_i", 1)
            .Input("entry_count_i", shape.CountWidth)
            .Input("entry_address_i", shape.EntryAddressWidth)
            .Input("entry_data_i", shape.FetchWidth * shape.EntryWidth)
            .Group("Entries that are read")
            .Input("read_enable_i", 1)
            .Input("read_address_i", shape.EntryAddressWidth);
        if (shape.PlacesReads)
        {
            ports.Input("read_place_i", shape.PlaceBits);
        }

        ports.Output("read_data_o", shape.FetchWidth * shape.EntryWidth);
        return design.AddModule(
            "nullhop_entries", ports.Build(), shape, new ViewModel { ["bank_module"] = module }).Name;
    }
}
