using Hdl.Core.Parameters;

namespace Hdl.Spiking.TwSnn;

/// <summary>Widths of the numbers of a whole network, as far as its training leaves them open.</summary>
public sealed record NetworkWidthParameters
{
    /// <summary>Width of the membrane potential, 4..32. Default: the model's.</summary>
    [Parameter("Width of the membrane potential; none for the model's", Unit = "bits", Min = 4, Max = 32)]
    public int? PotentialWidth { get; init; }

    /// <summary>Width of the scales a and b, 1..16. Default: 8.</summary>
    [Parameter("Width of the scales a and b", Unit = "bits", Min = 1, Max = 16)]
    public int ScaleWidth { get; init; } = 8;
}
