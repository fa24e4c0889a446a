using System.Globalization;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;
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
                new("weight_scale", parameters.ScaleWidth, false),
                new("bias_scale", parameters.ScaleWidth, false),
                new("threshold", parameters.PotentialWidth, true),
            ];
        }

        int width = CountThresholds.Width(parameters.Inputs);
        return [new("threshold_minus", width, true), new("threshold_zero", width, true), new("threshold_plus", width, true)];
    }

    /// <summary>What the templates substitute.</summary>
    /// <param name="index">0, 1 or 2.</param>
    public ViewModel View(int index) => new()
    {
        ["name"] = Name,
        ["title"] = string.Concat(Name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])),
        ["width"] = Width,
        ["address"] = Literal.Decimal(NodeAddress.FirstConstant + index, 16),
        ["value"] = Width == 32 ? $"{Name}_q" : Signed
            ? $"{{{{{Text(32 - Width)}{{{Name}_q[{Text(Width - 1)}]}}}}, {Name}_q}}"
            : $"{{{Literal.Decimal(0, 32 - Width)}, {Name}_q}}",
        ["fits"] = Width == 32 ? "1'b1" : Signed
            ? $"data_i[31:{Text(Width)}] == {{{Text(32 - Width)}{{data_i[{Text(Width - 1)}]}}}}"
            : $"data_i[31:{Text(Width)}] == {Literal.Decimal(0, 32 - Width)}",
    };

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
