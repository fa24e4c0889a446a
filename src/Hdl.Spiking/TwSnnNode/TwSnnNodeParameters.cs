using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;
using Hdl.Networks.Models;
using Hdl.Spiking.AerEncoder;
using Hdl.Spiking.NetworkInterface;
using Hdl.Spiking.TernaryLayer;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TwSnnNode;

/// <summary>
/// Parameters of a node: a cluster of ternary neurons and its network interface (TW-SNN, section 4.3).
/// </summary>
public sealed record TwSnnNodeParameters : HdlParameters
{
    /// <summary>Name of the module and prefix of its parts'. Default: twsnn_node.</summary>
    [Parameter("Name of the module, and prefix of its parts'")]
    public override string Module { get; init; } = "twsnn_node";

    /// <summary>Inputs, 1..4096. Default: 784.</summary>
    [Parameter("Inputs of the neurons", Unit = "inputs", Min = 1, Max = 4096)]
    public int Inputs { get; init; } = 784;

    /// <summary>Neurons, 1..256. Default: 256.</summary>
    [Parameter("Neurons, each on an element of its own", Unit = "neurons", Min = 1, Max = 256)]
    public int Neurons { get; init; } = 256;

    /// <summary>Lengths of the node's lists.</summary>
    [ParameterGroup]
    public NodeListParameters Lists { get; init; } = new();

    /// <summary>Datapath. Default: potential.</summary>
    [Parameter("How the processing elements arrive at their decision")]
    public Datapath Datapath { get; init; } = Datapath.Potential;

    /// <summary>Widths of the neurons' numbers.</summary>
    [ParameterGroup]
    public NeuronWidthParameters Widths { get; init; } = new();

    /// <summary>
    /// What happens to a sum that does not fit. Unset: it is proven that none does, as far as weights are known.
    /// </summary>
    [Parameter("What happens to a sum that does not fit; unset to have it proven that all sums fit")]
    public Overflow? Overflow { get; init; }

    /// <summary>What the weight memory becomes: behavioural or macro. Default: behavioural.</summary>
    [Parameter("What the weight memory becomes: behavioural or macro")]
    public MemoryForm Memory { get; init; } = MemoryForm.Behavioural;

    /// <summary>The weights that will be loaded, for the proof that no sum overflows; unknown when null.</summary>
    public TernaryLayerWeights? Weights { get; init; }

    /// <summary>The node's network interface.</summary>
    public NetworkInterfaceParameters Interface => new()
    {
        Style = Style,
        Module = $"{Module}_interface",
        Inputs = Inputs,
        Neurons = Neurons,
        Lists = Lists,
        Datapath = Datapath,
        Widths = Widths,
    };

    /// <summary>The node's layer.</summary>
    public TernaryLayerParameters Layer => new()
    {
        Style = Style,
        Module = $"{Module}_layer",
        Inputs = Inputs,
        Neurons = Neurons,
        Widths = Widths,
        Datapath = Datapath,
        // A memory packet may change a constant in the middle of a step: the one at the end of the step applies.
        CountFrom = Datapath == Datapath.Count ? CountFrom.Zero : null,
        Overflow = Overflow,
        WeightStorage = WeightStorage.Ram,
        ReadBack = true,
        Memory = Memory,
        Weights = Weights,
    };

    /// <summary>The encoder of the layer's spikes.</summary>
    public AerEncoderParameters Encoder => new() { Style = Style, Inputs = Neurons };

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations()
    {
        if (Memory == MemoryForm.InitFile)
        {
            return
            [
                new Problem(
                    "A node's weights come in packets, not from a file", "memory", "init_file",
                    "Choose behavioural or macro."),
            ];
        }

        return [.. Identifier.CheckModule(Module), .. Layer.Validate()];
    }
}
