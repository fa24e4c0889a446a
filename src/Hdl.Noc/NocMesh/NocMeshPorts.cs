using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.NocMesh;

/// <summary>The ports of a mesh as beats: one per clock cycle, all ports but clock and reset in the module's order.</summary>
internal static class NocMeshPorts
{
    /// <summary>Valid, kind, data, and the consumers' ready or credits: vectors over the nodes, node 0 in the low bits.</summary>
    public static BeatSequence Inputs(NocMeshParameters parameters)
    {
        int nodes = parameters.Size.Nodes;
        int channels = nodes * parameters.VirtualChannels;
        return new BeatSequence(
        [
            new StreamField("in_valid_i", channels), new StreamField("in_kind_i", 2 * nodes), new StreamField("in_data_i", 32 * nodes),
            new StreamField($"out_{Answer(parameters)}_i", channels),
        ]);
    }

    /// <summary>Ready or credits to the senders, valid, kind, data, and the flits dropped at each node.</summary>
    public static BeatSequence Outputs(NocMeshParameters parameters)
    {
        int nodes = parameters.Size.Nodes;
        int channels = nodes * parameters.VirtualChannels;
        return new BeatSequence(
        [
            new StreamField($"in_{Answer(parameters)}_o", channels), new StreamField("out_valid_o", channels),
            new StreamField("out_kind_o", 2 * nodes), new StreamField("out_data_o", 32 * nodes), new StreamField("dropped_o", 8 * nodes),
        ]);
    }

    private static string Answer(NocMeshParameters parameters) => parameters.Flow == NocFlow.Credit ? "credit" : "ready";
}
