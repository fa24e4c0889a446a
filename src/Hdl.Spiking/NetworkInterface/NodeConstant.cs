using Hdl.Spiking.TernaryLayer;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>One of the three constants that decide when a cluster's neurons fire.</summary>
/// <param name="Name">Port of the layer without its suffix.</param>
/// <param name="Width">Bits.</param>
/// <param name="Signed">Whether it is a number in two's complement.</param>
internal sealed record NodeConstant(string Name, int Width, bool Signed)
{
    /// <summary>The constants of a cluster, in the order of their addresses.</summary>
    public static IReadOnlyList<NodeConstant> Of(NetworkInterfaceParameters parameters)
    {
        if (parameters.Datapath == Datapath.Potential)
        {
            return
            [
                new("weight_scale", parameters.Widths.ScaleWidth, false),
                new("bias_scale", parameters.Widths.ScaleWidth, false),
                new("threshold", parameters.Widths.PotentialWidth, true),
            ];
        }

        int width = CountThresholds.Width(parameters.Inputs);
        return
        [
            new("threshold_minus", width, true),
            new("threshold_zero", width, true),
            new("threshold_plus", width, true),
        ];
    }
}
