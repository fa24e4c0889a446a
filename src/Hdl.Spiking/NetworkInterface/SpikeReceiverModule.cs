using System.Globalization;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>The module that turns spike flits into events of the layer, and acknowledges steps.</summary>
internal static class SpikeReceiverModule
{
    /// <summary>Adds the module.</summary>
    /// <returns>Its name.</returns>
    public static string Add(NetworkInterfaceParameters parameters, DesignBuilder design)
    {
        string module = string.Create(
            CultureInfo.InvariantCulture,
            $"noc_spike_receiver_i{parameters.Inputs}_s{parameters.Lists.Sources}_p{parameters.Lists.Predecessors}");
        int rows = parameters.RowWidth;
        int sources = parameters.Lists.Sources;
        int count = FixedPoint.UnsignedWidth(parameters.Lists.Predecessors);
        int index = FixedPoint.IndexWidth(sources);
        var bases = new RamParameters { Style = design.Style, Depth = sources, Width = rows + 1 };
        string table = new RamGenerator().Generate(bases, design).Name;
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Group("Spikes, ends of step and acknowledgements").InputStream("flit", ("data", 32))
            .Group("Events of the layer: a packet is closed by a beat with `last` and `null`")
            .OutputStream("event", ("address", rows), ("last", 1), ("null", 1))
            .Group("This node; its predecessors, the first in the low bits, and how many there are")
            .Input("node_i", 9).Input("list_i", 9 * parameters.Lists.Predecessors).Input("predecessors_i", count)
            .Group($"""
                Bases, {Text(sources)} of them, and whether they are known in the top bit: a word is read one cycle
                after it was asked for. Nothing may be written before all of them are cleared
                """
            )
            .Input("table_read_i", 1)
            .Output("table_ready_o", 1)
            .Output("table_cleared_o", 1)
            .Input("table_write_i", 1)
            .Input("table_index_i", index)
            .Input("table_data_i", rows + 1)
            .Output("table_data_o", rows + 1)
            .Group("Acknowledgements to send")
            .OutputStream("ack", ("data", 32))
            .Group("One cycle each: an acknowledgement has come; the layer has fired; a flit is dropped")
            .Output("ack_o", 1)
            .Output("fired_o", 1)
            .Output("unknown_o", 1)
            .Output("outside_o", 1)
            .Output("late_o", 1)
            .Output("end_o", 1)
            .Output("reserved_o", 1)
            .Build();
        return design.AddModule("noc_spike_receiver", ports, parameters, new ViewModel { ["table"] = table }).Name;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
