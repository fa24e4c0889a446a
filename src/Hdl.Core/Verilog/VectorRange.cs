using System.Globalization;

namespace Hdl.Core.Verilog;

/// <summary>Vector ranges of declarations, padded so that the names of a port list stand in one column.</summary>
public static class VectorRange
{
    /// <summary><c>"[31:0] "</c>, or nothing for a scalar.</summary>
    /// <param name="width">Bits, 1 or more.</param>
    public static string Of(int width) =>
        width == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"[{width - 1}:0] ");

    /// <summary>
    /// <c>"[31:0] "</c>, and <c>"[0:0] "</c> where there is one bit: for nets of which bits are selected, which a
    /// scalar does not let.
    /// </summary>
    /// <param name="width">Bits, 1 or more.</param>
    public static string Selectable(int width) => string.Create(CultureInfo.InvariantCulture, $"[{width - 1}:0] ");

    /// <summary>
    /// The range of <paramref name="width"/>, right-padded to the length of the longest among the widths.
    /// </summary>
    /// <param name="width">Bits, 1 or more.</param>
    /// <param name="widest">Greatest width in the same column.</param>
    public static string Padded(int width, int widest) => Of(width).PadRight(Of(widest).Length);
}
