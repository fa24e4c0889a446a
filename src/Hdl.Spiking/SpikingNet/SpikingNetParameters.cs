using Hdl.Blocks.Axi;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;
using Hdl.Spiking.SpikingConv;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.SpikingNet;

/// <summary>Parameters of a chain of convolutions, poolings and dense layers.</summary>
public sealed record SpikingNetParameters : HdlParameters
{
    /// <summary>Name of the top module and first part of the others'. Default: spiking_net.</summary>
    [Parameter("Name of the top module, and first part of the layers' modules and files")]
    public override string Module { get; init; } = "spiking_net";

    /// <summary>One that ships, the path of a file that <c>hdl import</c> wrote, or none. Default: none.</summary>
    [Parameter(
        "Trained network: one that ships, a path to .json, as hdl import writes it, or none for a small drawn one",
        IsPath = true)]
    public string Model { get; init; } = "none";

    /// <summary>Plain ports, or AXI4-Stream and AXI4-Lite around them. Default: axi.</summary>
    [Parameter("Plain ports, or AXI4-Stream and AXI4-Lite")]
    public PortStyle Ports { get; init; } = PortStyle.Axi;

    /// <summary>
    /// What comes in; unset for pixels where the network's coding compares them with levels or a threshold and there
    /// are AXI ports, else events. Default: unset.
    /// </summary>
    [Parameter("What feeds the network; none for pixels where its coding compares them, else events")]
    public TwSnnInput? Input { get; init; }

    /// <summary>
    /// Positions of the map per beat of pixels, a divisor of its columns. Default: unset, of 16, 8, 4, 2, 1 the first
    /// that is one and has at most 64 inputs.
    /// </summary>
    [Parameter(
        "Positions of the map per beat of pixels; none for up to 16, of 64 inputs at most",
        Unit = "positions", Min = 1, Max = 128)]
    public int? PixelsPerBeat { get; init; }

    /// <summary>Taps per cycle, of all convolutions. Default: kernel.</summary>
    [Parameter("Taps of the kernels that an event is added through per cycle")]
    public ConvParallel Parallel { get; init; } = ConvParallel.Kernel;

    /// <summary>Folds of each layer with weights, 0 for as few as memories allow. Default: empty, all 0.</summary>
    [Parameter(
        "Words that the outputs of a position take, of each layer with weights; 0 for the fewest", Unit = "words",
        Min = 0, Max = 4096)]
    public IReadOnlyList<int> Folds { get; init; } = [];

    /// <summary>
    /// Most time steps per sample, 1..65535, at least the model's; with more, scores wrap. Default: the model's, 256 or
    /// more.
    /// </summary>
    [Parameter(
        "Most time steps per sample, with more of which scores wrap; none for the model's, or 256", Unit = "steps",
        Min = 1, Max = 65_535)]
    public int? MaxSteps { get; init; }

    /// <summary>What the memories become. Default: behavioural.</summary>
    [Parameter("What the memories become: inferred, or black boxes for SRAM macros")]
    public MemoryForm Memory { get; init; } = MemoryForm.Behavioural;

    /// <summary>Seed of the network that model=none stands in with, 0 or more. Default: 1.</summary>
    [Parameter("Seed of the network where model=none", Min = 0)]
    public int WeightSeed { get; init; } = 1;

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations() =>
        Identifier.CheckModule(Module).Concat(SpikingNetResolvedParameters.Problems(this));
}
