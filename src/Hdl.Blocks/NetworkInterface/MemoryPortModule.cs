using System.Globalization;
using Hdl.Core.Generation;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.NetworkInterface;

/// <summary>The module that carries out memory packets.</summary>
internal static class MemoryPortModule
{
    /// <summary>Adds the module.</summary>
    public static ModuleInterface Add(NetworkInterfaceParameters parameters, DesignBuilder design)
    {
        string module = string.Create(
            CultureInfo.InvariantCulture, $"noc_memory_port_i{parameters.Inputs}_w{parameters.Words}_s{parameters.Sources}");
        int rows = parameters.RowWidth;
        int words = parameters.WordWidth;
        int index = FixedPoint.IndexWidth(parameters.Sources);
        string low = rows == 1 ? "[0]" : $"[{Text(rows - 1)}:0]";
        design.AddModule("noc_memory_port", module, new ViewModel
        {
            ["row_range"] = VectorRange.Padded(rows, 32),
            ["word_range"] = VectorRange.Padded(words, 32),
            ["source_range"] = VectorRange.Padded(index, 32),
            ["base_range"] = VectorRange.Padded(rows + 1, 32),
            ["table_entry"] = $"{{flit_data_i[31], flit_data_i{low}}}",
            ["table_word"] = $"{{table_data_i[{Text(rows)}], {Literal.Decimal(0, 31 - rows)}, table_data_i{low}}}",
            ["rows_literal"] = Literal.Decimal(parameters.Inputs, 13),
            ["words_literal"] = Literal.Decimal(parameters.Words, 5),
            ["sources_literal"] = Literal.Decimal(parameters.Sources, 16),
            ["base_literal"] = Literal.Decimal(parameters.Inputs, 31),
            ["row_select"] = rows == 1 ? "[4]" : $"[{Text(rows + 3)}:4]",
            ["word_select"] = words == 1 ? "[0]" : $"[{Text(words - 1)}:0]",
            ["source_select"] = index == 1 ? "[0]" : $"[{Text(index - 1)}:0]",
        });
        return new InterfaceBuilder(module, design.Style)
            .InputStream("flit", ("kind", 2), ("data", 32))
            .OutputStream("packet", ("kind", 2), ("data", 32))
            .Input("node_i", 9)
            .OutputStream("load", ("bank", 1), ("row", rows), ("word", words), ("data", 32))
            .OutputStream("read", ("bank", 1), ("row", rows), ("word", words))
            .InputStream("readback", ("data", 32))
            .Output("table_read_o", 1).Input("table_ready_i", 1).Input("table_cleared_i", 1).Output("table_write_o", 1).Output("table_index_o", index)
            .Output("table_data_o", rows + 1).Input("table_data_i", rows + 1)
            .Output("register_write_o", 1).Output("register_address_o", 32).Output("register_data_o", 32)
            .Input("register_mapped_i", 1).Input("register_writable_i", 1).Input("register_data_i", 32)
            .Output("framing_o", 1).Output("response_o", 1)
            .Build();
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
