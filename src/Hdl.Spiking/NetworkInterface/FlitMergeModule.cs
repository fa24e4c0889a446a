using Hdl.Blocks.Primitives.Fifo;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>The module that puts acknowledgements, memory packets and spikes on one link.</summary>
public static class FlitMergeModule
{
    private const string Name = "noc_flit_merge";

    /// <summary>Adds the queue at either end of a link: two flits, so that one can come every cycle.</summary>
    /// <returns>Its name.</returns>
    public static string AddQueue(DesignBuilder design)
    {
        var queue = new FifoParameters { Style = design.Style, Depth = 2, Width = 34 };
        return new FifoGenerator().Generate(queue, design).Name;
    }

    /// <summary>Adds the module.</summary>
    /// <returns>Its name.</returns>
    public static string Add(DesignBuilder design)
    {
        string queue = AddQueue(design);
        ModuleInterface ports = new InterfaceBuilder(Name, design.Style)
            .Group("Acknowledgements, single flits").InputStream("ack", ("data", 32))
            .Group("Memory packets").InputStream("packet", ("kind", 2), ("data", 32))
            .Group("Spikes and ends of step, single flits").InputStream("spike", ("data", 32))
            .Group("The link").OutputStream("flit", ("kind", 2), ("data", 32))
            .Build();
        return design.AddModule(Name, ports, new ViewModel { ["queue"] = queue }).Name;
    }
}
