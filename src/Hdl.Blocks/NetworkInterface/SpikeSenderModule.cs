using System.Globalization;
using Hdl.Core.Generation;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.NetworkInterface;

/// <summary>The module that sends a step's spikes and waits until all consumers have acknowledged them.</summary>
public static class SpikeSenderModule
{
    /// <summary>Adds the module.</summary>
    /// <param name="destinations">Most entries of the list, 1..64.</param>
    /// <param name="design">The design.</param>
    public static ModuleInterface Add(int destinations, DesignBuilder design)
    {
        string module = string.Create(CultureInfo.InvariantCulture, $"noc_spike_sender_d{destinations}");
        int count = FixedPoint.UnsignedWidth(destinations);
        int index = FixedPoint.IndexWidth(destinations);
        design.AddModule("noc_spike_sender", module, new ViewModel
        {
            ["destinations"] = destinations,
            ["several"] = destinations > 1,
            ["count_range"] = VectorRange.Padded(count, 32),
            ["count_vector"] = VectorRange.Of(count),
            ["count_zero"] = Literal.Decimal(0, count),
            ["count_one"] = Literal.Decimal(1, count),
            ["index_range"] = VectorRange.Padded(index, 32),
            ["index_select"] = index == count ? "" : VectorRange.Of(index) is { Length: > 0 } range ? range.TrimEnd() : "[0]",
        });
        return new InterfaceBuilder(module, design.Style)
            .InputStream("spike", ("neuron", 8), ("source", 9), ("last", 1), ("null", 1))
            .Input("node_i", 9).Input("entries_i", count).Input("consumers_i", count)
            .Output("entry_index_o", index).Input("entry_i", 10)
            .Input("ack_i", 1).Output("stray_o", 1)
            .OutputStream("flit", ("data", 32))
            .Build();
    }
}
