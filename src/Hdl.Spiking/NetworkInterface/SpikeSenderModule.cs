using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>The module that sends a step's spikes and waits until all consumers have acknowledged them.</summary>
public static class SpikeSenderModule
{
    /// <summary>Adds the module.</summary>
    /// <param name="destinations">Most entries of the list, 1..64.</param>
    /// <param name="design">The design.</param>
    /// <returns>Its name.</returns>
    public static string Add(int destinations, DesignBuilder design)
    {
        string module = string.Create(CultureInfo.InvariantCulture, $"noc_spike_sender_d{destinations}");
        int count = FixedPoint.UnsignedWidth(destinations);
        int index = FixedPoint.IndexWidth(destinations);
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Group("Events, closed by `last`; `null` where the step has none")
            .InputStream("spike", ("neuron", 8), ("source", 9), ("last", 1), ("null", 1))
            .Group(
                $"This node; entries of the list and consumers behind them, "
                + $"{destinations.ToString(CultureInfo.InvariantCulture)} at most; the list")
            .Input("node_i", 9)
            .Input("entries_i", count)
            .Input("consumers_i", count)
            .Output("entry_index_o", index)
            .Input("entry_i", 10)
            .Group("An acknowledgement has come; nobody waits for it")
            .Input("ack_i", 1)
            .Output("stray_o", 1)
            .Group("Flits")
            .OutputStream("flit", ("data", 32))
            .Build();
        return design.AddModule("noc_spike_sender", ports, new ViewModel { ["destinations"] = destinations }).Name;
    }
}
