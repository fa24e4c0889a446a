using Hdl.Core.Ports;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.NocMesh;

/// <summary>
/// Ports of a mesh: vectors over the nodes, node 0 in the low bits. Valid and answer have a bit for each virtual
/// channel; a flit is a kind of 2 and data of 32 bits; an answer is ready or, with credits, a credit.
/// </summary>
public sealed class NocMeshPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Size, channels, flow control.</param>
    public NocMeshPorts(NocMeshParameters parameters)
    {
        int nodes = parameters.Size.Nodes;
        int channels = nodes * parameters.Links.VirtualChannels;
        string answer = parameters.Flow == NocFlow.Credit ? "credit" : "ready";
        Group("From the nodes");
        InValid = Input("in_valid_i", channels);
        InAnswer = Output($"in_{answer}_o", channels);
        InKind = Input("in_kind_i", 2 * nodes);
        InData = Input("in_data_i", 32 * nodes);
        Group("To the nodes");
        OutValid = Output("out_valid_o", channels);
        OutAnswer = Input($"out_{answer}_i", channels);
        OutKind = Output("out_kind_o", 2 * nodes);
        OutData = Output("out_data_o", 32 * nodes);
        Group("Flits dropped as they came from the nodes, at most 255 each");
        Dropped = Output("dropped_o", 8 * nodes);
    }

    /// <summary>Which channel of its input a node offers a flit on.</summary>
    public PortHandle InValid { get; }

    /// <summary>Which channels of the inputs have room, or got some.</summary>
    public PortHandle InAnswer { get; }

    /// <summary>Kinds of the flits that the nodes offer.</summary>
    public PortHandle InKind { get; }

    /// <summary>Data of the flits that the nodes offer.</summary>
    public PortHandle InData { get; }

    /// <summary>Which channel of its output a node is offered a flit on.</summary>
    public PortHandle OutValid { get; }

    /// <summary>On which channels the nodes have room, or got some.</summary>
    public PortHandle OutAnswer { get; }

    /// <summary>Kinds of the flits that the nodes are offered.</summary>
    public PortHandle OutKind { get; }

    /// <summary>Data of the flits that the nodes are offered.</summary>
    public PortHandle OutData { get; }

    /// <summary>Flits dropped at each node.</summary>
    public PortHandle Dropped { get; }
}
