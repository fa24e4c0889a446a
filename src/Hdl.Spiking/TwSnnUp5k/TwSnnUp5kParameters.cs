using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>Over what commands come and answers go.</summary>
public enum SerialLink
{
    /// <summary>A serial line, 8N1; the top module has pins and nothing else.</summary>
    Uart,

    /// <summary>AXI4-Stream of bytes, for a processor beside it or a link of one's own.</summary>
    Bytes,
}

/// <summary>
/// Parameters of the network for small FPGAs: one layer after the other on a few processing elements, weights in
/// single-port RAM, everything over one link. The defaults are those for an iCE40 UltraPlus 5K.
/// </summary>
public sealed record TwSnnUp5kParameters : HdlParameters
{
    /// <summary>Name of the top module and prefix of the others'. Default: twsnn_up5k.</summary>
    [Parameter("Name of the top module and prefix of the others")]
    public override string Module { get; init; } = "twsnn_up5k";

    /// <summary>
    /// A network that ships (mnist), the path of a model file, or none: what the thresholds and weights to load are
    /// for. Default: mnist.
    /// </summary>
    [Parameter("Trained network: one that ships, a path to .json or .npz, or none", IsPath = true)]
    public string Model { get; init; } = "mnist";

    /// <summary>Neurons a layer, inputs first; empty for the network's own. Needed with model=none.</summary>
    [Parameter("Inputs, then neurons of each layer; empty for the model's", Unit = "neurons", Min = 1, Max = 4096)]
    public IReadOnlyList<int> Layers { get; init; } = [];

    /// <summary>Seed of the random weights that model=none stands in with, 0 or more. Default: 1.</summary>
    [Parameter("Seed of the weights where model=none", Min = 0)]
    public int WeightSeed { get; init; } = 1;

    /// <summary>Processing elements, a power of two, 4..32. Default: 16.</summary>
    [Parameter("Processing elements, a power of two", Unit = "PEs", Min = 4, Max = 32)]
    public int ProcessingElements { get; init; } = 16;

    /// <summary>UART or bytes. Default: uart.</summary>
    [Parameter("Over what commands come and answers go")]
    public SerialLink Link { get; init; } = SerialLink.Uart;

    /// <summary>Clocks per bit of the UART, 4..65536. Default: 12, which is 1 Mbaud at 12 MHz.</summary>
    [Parameter("Clocks per bit of the UART: clock frequency over baud rate", Unit = "clocks", Min = 4, Max = 65_536)]
    public int ClocksPerBit { get; init; } = 12;

    /// <summary>
    /// Clocks without a byte that end a command of the UART, 16..16,777,215. Default: 600,000, 50 ms at 12 MHz.
    /// </summary>
    [Parameter("Clocks without a byte that end a command of the UART", Unit = "clocks", Min = 16, Max = (1 << 24) - 1)]
    public int QuietClocks { get; init; } = 600_000;

    /// <summary>Greatest number of time steps per image, 1..255. Default: 16.</summary>
    [Parameter("Greatest number of time steps per image", Unit = "steps", Min = 1, Max = 255)]
    public int MaxSteps { get; init; } = 16;

    /// <summary>Time steps per image after reset, 1..max-steps. Default: the model's.</summary>
    [Parameter("Time steps per image after reset; none for the model's", Unit = "steps", Min = 1, Max = 255)]
    public int? Steps { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations() =>
        Identifier.CheckModule(Module).Concat(TwSnnUp5kResolvedParameters.Problems(this));
}
