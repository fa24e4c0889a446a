using Hdl.Core.Parameters;

namespace Hdl.Spiking.TernaryPe;

/// <summary>Widths of the numbers that a ternary neuron adds and compares.</summary>
public sealed record NeuronWidthParameters
{
    /// <summary>Width of the membrane potential, signed, 2..32 bits. Default: 18.</summary>
    [Parameter("Width of the membrane potential, signed", Unit = "bits", Min = 2, Max = 32)]
    public int PotentialWidth { get; init; } = 18;

    /// <summary>Width of the scales a and b, unsigned, 1..16 bits. Default: 8.</summary>
    [Parameter("Width of the weight and bias scales, unsigned", Unit = "bits", Min = 1, Max = 16)]
    public int ScaleWidth { get; init; } = 8;
}
