using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;
using Hdl.Noc.NocRouter;
using Hdl.Spiking.TernaryPe;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>
/// Parameters of the spiking network spread over a mesh (TW-SNN, section 4.3). What concerns the network means what it
/// does for <see cref="TwSnnParameters"/>; a node integrates one event per cycle.
/// </summary>
public sealed record TwSnnNocParameters : HdlParameters
{
    /// <summary>Name of the top module and prefix of the nodes'. Default: twsnn_noc.</summary>
    [Parameter("Name of the top module and prefix of the nodes' modules")]
    public override string Module { get; init; } = "twsnn_noc";

    /// <summary>A network that ships (mnist), the path of a model file, or none. Default: mnist.</summary>
    [Parameter("Trained network: one that ships, a path to .json or .npz, or none", IsPath = true)]
    public string Model { get; init; } = "mnist";

    /// <summary>Neurons a layer, inputs first; empty for the network's own. Needed with model=none.</summary>
    [Parameter("Inputs, then neurons of each layer; empty for the model's", Unit = "neurons", Min = 1, Max = 65_535)]
    public IReadOnlyList<int> Layers { get; init; } = [];

    /// <summary>Routers in each dimension, 1..8. Default: 2x2x1.</summary>
    [Parameter("Routers in each dimension")]
    public MeshSize Size { get; init; } = new(2, 2, 1);

    /// <summary>Most neurons of a node, 1..256: a layer of more is split. Default: 256.</summary>
    [Parameter("Most neurons of a node; a layer of more is split", Unit = "neurons", Min = 1, Max = 256)]
    public int NeuronsPerNode { get; init; } = 256;

    /// <summary>
    /// Node of the gateway, then of each cluster of neurons, layer by layer; empty for the mapper's choice.
    /// </summary>
    [Parameter(
        "Node of the host's gateway, then of each cluster in turn; empty for the mapper's choice", Unit = "node",
        Min = 0, Max = 511)]
    public IReadOnlyList<int> Placement { get; init; } = [];

    /// <summary>Virtual channels, 1 or 2: with 2, answers of memory packets have their own. Default: 1.</summary>
    [Parameter("Virtual channels of a link; with 2, memory answers have their own", Min = 1, Max = 2)]
    public int VirtualChannels { get; init; } = 1;

    /// <summary>The routers that a flit passes.</summary>
    [ParameterGroup]
    public NocHopParameters Hop { get; init; } = new();

    /// <summary>Registers on every link between two routers: one cycle more per hop. Default: false.</summary>
    [Parameter("Registers on every link between two routers: one cycle more per hop")]
    public bool RegisteredLinks { get; init; }

    /// <summary>
    /// Whether spikes to a layer of several nodes go as one flit, which the routers copy. Default: false.
    /// </summary>
    [Parameter("Send a spike to a layer of several nodes as one flit, which the routers copy")]
    public bool Multicast { get; init; }

    /// <summary>Pixels per beat of the input stream, and lanes of the rate encoder, 1..128. Default: 16.</summary>
    [Parameter("Pixels per beat of the input stream", Unit = "pixels", Min = 1, Max = 128)]
    public int PixelsPerBeat { get; init; } = 16;

    /// <summary>Datapath of the processing elements. Default: potential.</summary>
    [Parameter("Datapath of the processing elements")]
    public Datapath Datapath { get; init; } = Datapath.Potential;

    /// <summary>Time steps per image, 1..255. Default: the model's.</summary>
    [Parameter("Time steps per image; none for the model's", Unit = "steps", Min = 1, Max = 255)]
    public int? Steps { get; init; }

    /// <summary>Widths of the network's numbers.</summary>
    [ParameterGroup]
    public NetworkWidthParameters Widths { get; init; } = new();

    /// <summary>Conventions that a trained network was trained for.</summary>
    [ParameterGroup("conventions")]
    public TwSnnConventions Conventions { get; init; } = new();

    /// <summary>Seed of the random weights that model=none stands in with, 0 or more. Default: 1.</summary>
    [Parameter("Seed of the weights where model=none", Min = 0)]
    public int WeightSeed { get; init; } = 1;

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations() =>
        Identifier.CheckModule(Module).Concat(TwSnnNocResolvedParameters.Problems(this));
}
