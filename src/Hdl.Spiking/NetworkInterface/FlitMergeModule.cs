using Hdl.Blocks.Primitives.Fifo;
using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>The module that puts acknowledgements, memory packets and spikes on one link.</summary>
public static class FlitMergeModule
{
    private const string Name = "noc_flit_merge";

    /// <summary>The queue at either end of a link: two flits, so that one can come every cycle.</summary>
    internal static FifoParameters Queue(StyleParameters style) => new() { Style = style, Depth = 2, Width = 34 };

    /// <summary>Adds the module.</summary>
    public static ModuleInterface Add(DesignBuilder design)
    {
        ModuleInterface queue = new FifoGenerator().Generate(Queue(design.Style), design);
        ModuleInterface ports = new InterfaceBuilder(Name, design.Style)
            .Group("Acknowledgements, single flits").InputStream("ack", ("data", 32))
            .Group("Memory packets").InputStream("packet", ("kind", 2), ("data", 32))
            .Group("Spikes and ends of step, single flits").InputStream("spike", ("data", 32))
            .Group("The link").OutputStream("flit", ("kind", 2), ("data", 32))
            .Build();
        return design.AddModule(Name, ports, new ViewModel
        {
            ["instances"] = new List<ViewModel>
            {
                InstanceView.Of(queue, "u_queue", new Dictionary<string, string>
                {
                    ["in_valid_i"] = "take_ack || take_packet || take_spike",
                    ["in_ready_o"] = "ready",
                    ["in_data_i"] = "chosen",
                    ["out_valid_o"] = "flit_valid_o",
                    ["out_ready_i"] = "flit_ready_i",
                    ["out_data_o"] = "{flit_kind_o, flit_data_o}",
                }),
            },
        });
    }
}
