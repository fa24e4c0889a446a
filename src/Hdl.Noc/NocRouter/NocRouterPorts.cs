using Hdl.Core.Numerics;
using Hdl.Core.Ports;

namespace Hdl.Noc.NocRouter;

/// <summary>
/// Ports of a router. Lists have an element for each of <see cref="NocRouterParameters.Ports"/>, in their order. Valid
/// and answer have a bit for each virtual channel; a flit is a kind of 2 and data of 32 bits; an answer is ready or,
/// with credits, a credit.
/// </summary>
public sealed class NocRouterPorts : ModulePorts
{
    private readonly List<PortHandle> _inValid = [];
    private readonly List<PortHandle> _inAnswer = [];
    private readonly List<PortHandle> _inKind = [];
    private readonly List<PortHandle> _inData = [];
    private readonly List<PortHandle> _outValid = [];
    private readonly List<PortHandle> _outAnswer = [];
    private readonly List<PortHandle> _outKind = [];
    private readonly List<PortHandle> _outData = [];

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
        foreach (NocPort port in parameters.Ports)
        {
            string link = $"in_{NocTurns.NameOf(port)}";
            Group($"From {NocTurns.PlaceOf(port)}");
            _inValid.Add(Input($"{link}_valid_i", parameters.VirtualChannels));
            _inAnswer.Add(Output($"{link}_{answer}_o", parameters.VirtualChannels));
            _inKind.Add(Input($"{link}_kind_i", 2));
            _inData.Add(Input($"{link}_data_i", 32));
        }

        foreach (NocPort port in parameters.Ports)
        {
            string link = $"out_{NocTurns.NameOf(port)}";
            Group($"To {NocTurns.PlaceOf(port)}");
            _outValid.Add(Output($"{link}_valid_o", parameters.VirtualChannels));
            _outAnswer.Add(Input($"{link}_{answer}_i", parameters.VirtualChannels));
            _outKind.Add(Output($"{link}_kind_o", 2));
            _outData.Add(Output($"{link}_data_o", 32));
        }

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

    /// <summary>Which channel of an input is offered a flit.</summary>
    public IReadOnlyList<PortHandle> InValid => _inValid;

    /// <summary>Which channels of an input have room, or got some.</summary>
    public IReadOnlyList<PortHandle> InAnswer => _inAnswer;

    /// <summary>Kind of the flit at an input.</summary>
    public IReadOnlyList<PortHandle> InKind => _inKind;

    /// <summary>Data of the flit at an input.</summary>
    public IReadOnlyList<PortHandle> InData => _inData;

    /// <summary>Which channel of an output offers a flit.</summary>
    public IReadOnlyList<PortHandle> OutValid => _outValid;

    /// <summary>Which channels of an output's receiver have room, or got some.</summary>
    public IReadOnlyList<PortHandle> OutAnswer => _outAnswer;

    /// <summary>Kind of the flit at an output.</summary>
    public IReadOnlyList<PortHandle> OutKind => _outKind;

    /// <summary>Data of the flit at an output.</summary>
    public IReadOnlyList<PortHandle> OutData => _outData;

    /// <summary>Flits dropped at the local input.</summary>
    public PortHandle Dropped { get; }

    private PortHandle? Place(string name, int size, int place) =>
        size > 1 ? Constant(name, FixedPoint.IndexWidth(size), (ulong)place) : null;
}
