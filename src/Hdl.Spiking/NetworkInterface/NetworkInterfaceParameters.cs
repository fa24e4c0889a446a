using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>
/// Parameters of the interface between a router's local port and a cluster of neurons (TW-SNN, section 4.3).
/// </summary>
public sealed record NetworkInterfaceParameters : HdlParameters
{
    /// <summary>Name of the module. Default: network_interface.</summary>
    [Parameter("Name of the module")]
    public override string Module { get; init; } = "network_interface";

    /// <summary>Inputs of the cluster, rows of its weight memory, 1..4096. Default: 784.</summary>
    [Parameter("Inputs of the cluster: rows of its weight memory", Unit = "inputs", Min = 1, Max = 4096)]
    public int Inputs { get; init; } = 784;

    /// <summary>Neurons of the cluster, 1..256: as many as a flit can name. Default: 256.</summary>
    [Parameter("Neurons of the cluster", Unit = "neurons", Min = 1, Max = 256)]
    public int Neurons { get; init; } = 256;

    /// <summary>Lengths of the node's lists.</summary>
    [ParameterGroup]
    public NodeListParameters Lists { get; init; } = new();

    /// <summary>Datapath of the cluster's elements: decides which constants are kept. Default: potential.</summary>
    [Parameter("Datapath of the cluster's processing elements, which decides its constants")]
    public Datapath Datapath { get; init; } = Datapath.Potential;

    /// <summary>Widths of the neurons' numbers.</summary>
    [ParameterGroup]
    public NeuronWidthParameters Widths { get; init; } = new();

    /// <summary>Width of a row's number.</summary>
    public int RowWidth => FixedPoint.IndexWidth(Inputs);

    /// <summary>32-bit words per row of weights.</summary>
    public int Words => FixedPoint.CeilDivide(2 * Neurons, 32);

    /// <summary>Width of a word's number in its row.</summary>
    public int WordWidth => FixedPoint.IndexWidth(Words);

    /// <summary>Width of a neuron's number.</summary>
    public int NeuronWidth => FixedPoint.IndexWidth(Neurons);

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations() => Identifier.CheckModule(Module);
}
