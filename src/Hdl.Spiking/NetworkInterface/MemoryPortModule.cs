using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>The module that carries out memory packets.</summary>
internal static class MemoryPortModule
{
    /// <summary>Adds the module.</summary>
    /// <returns>Its name.</returns>
    public static string Add(NetworkInterfaceParameters parameters, DesignBuilder design)
    {
        string module = string.Create(
            CultureInfo.InvariantCulture,
            $"noc_memory_port_i{parameters.Inputs}_w{parameters.Words}_s{parameters.Lists.Sources}");
        int rows = parameters.RowWidth;
        int words = parameters.WordWidth;
        int index = FixedPoint.IndexWidth(parameters.Lists.Sources);
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Group("Flits of memory packets").InputStream("flit", ("kind", 2), ("data", 32))
            .Group("Answers").OutputStream("packet", ("kind", 2), ("data", 32))
            .Group("This node").Input("node_i", 9)
            .Group("Weights and biases: words to write, words to read, and what was read")
            .OutputStream("load", ("bank", 1), ("row", rows), ("word", words), ("data", 32))
            .OutputStream("read", ("bank", 1), ("row", rows), ("word", words))
            .InputStream("readback", ("data", 32))
            .Group("""
                Table of bases, whether they are known in the top bit: data come in the cycle after the read.
                Nothing is written before it is cleared
                """
            )
            .Output("table_read_o", 1)
            .Input("table_ready_i", 1)
            .Input("table_cleared_i", 1)
            .Output("table_write_o", 1)
            .Output("table_index_o", index)
            .Output("table_data_o", rows + 1)
            .Input("table_data_i", rows + 1)
            .Group("Lists and registers")
            .Output("register_write_o", 1)
            .Output("register_address_o", 32)
            .Output("register_data_o", 32)
            .Input("register_mapped_i", 1)
            .Input("register_writable_i", 1)
            .Input("register_data_i", 32)
            .Group("One cycle each: a flit that belongs to no packet, an answer that nobody asked for; dropped")
            .Output("framing_o", 1)
            .Output("response_o", 1)
            .Build();
        return design.AddModule("noc_memory_port", ports, parameters).Name;
    }
}
