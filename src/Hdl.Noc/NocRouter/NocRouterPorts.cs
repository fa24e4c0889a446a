using Hdl.Core.Numerics;
using Hdl.Core.Ports;

namespace Hdl.Noc.NocRouter;

/// <summary>
/// Ports of a router. Lists have an element for each of <see cref="NocRouterParameters.Ports"/>, in their order.
/// </summary>
public sealed class NocRouterPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Mesh, place, channels, flow control, groups.</param>
    public NocRouterPorts(NocRouterParameters parameters)
    {
        Group("This router's place");
        X = Place("x_i", parameters.Size.X, parameters.X);
        Y = Place("y_i", parameters.Size.Y, parameters.Y);
        Z = Place("z_i", parameters.Size.Z, parameters.Z);
        if (parameters.MulticastGroups > 0)
        {
            string names = string.Join(", ", parameters.Ports.Select(NocTurns.NameOf));
            Group($"Ports in the tree of each multicast group: {names}, the first in the low bit");
            Groups = Constant("groups_i", parameters.MulticastGroups * parameters.Ports.Count, value: null);
        }

        string answer = parameters.Flow == NocFlow.Credit ? "credit" : "ready";
        int channels = parameters.Links.VirtualChannels;
        In = [.. parameters.Ports.Select(port =>
        {
            string link = $"in_{NocTurns.NameOf(port)}";
            Group($"From {NocTurns.PlaceOf(port)}");
            return new NocLinkPorts(
                Input($"{link}_valid_i", channels), Output($"{link}_{answer}_o", channels), Input($"{link}_kind_i", 2),
                Input($"{link}_data_i", 32));
        })];
        Out = [.. parameters.Ports.Select(port =>
        {
            string link = $"out_{NocTurns.NameOf(port)}";
            Group($"To {NocTurns.PlaceOf(port)}");
            return new NocLinkPorts(
                Output($"{link}_valid_o", channels), Input($"{link}_{answer}_i", channels), Output($"{link}_kind_o", 2),
                Output($"{link}_data_o", 32));
        })];
        Group("Flits dropped at the local input, at most 255");
        Dropped = Output("dropped_o", 8);
    }

    /// <summary>The place from West to East; null where the mesh is one router wide.</summary>
    public PortHandle? X { get; }

    /// <summary>The place from South to North; null where there is only one.</summary>
    public PortHandle? Y { get; }

    /// <summary>The place from Down to Up; null where there is only one.</summary>
    public PortHandle? Z { get; }

    /// <summary>A bit for each port of each group: group 0 and the first port in bit 0; null without groups.</summary>
    public PortHandle? Groups { get; }

    /// <summary>Links from the neighbours and the node.</summary>
    public IReadOnlyList<NocLinkPorts> In { get; }

    /// <summary>Links to them.</summary>
    public IReadOnlyList<NocLinkPorts> Out { get; }

    /// <summary>Flits dropped at the local input.</summary>
    public PortHandle Dropped { get; }

    private PortHandle? Place(string name, int size, int place) =>
        size > 1 ? Constant(name, FixedPoint.IndexWidth(size), (ulong)place) : null;
}

/// <summary>The ports of one link.</summary>
/// <param name="Valid">Which channel offers a flit, a bit each.</param>
/// <param name="Answer">Which channels have room (ready), or got some (credit), a bit each.</param>
/// <param name="Kind">Kind of the flit, 2 bits.</param>
/// <param name="Data">Data of the flit, 32 bits.</param>
public sealed record NocLinkPorts(PortHandle Valid, PortHandle Answer, PortHandle Kind, PortHandle Data);
