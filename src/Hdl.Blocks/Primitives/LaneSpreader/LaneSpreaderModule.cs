using System.Globalization;
using Hdl.Core.Generation;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.Primitives.LaneSpreader;

/// <summary>The inverse of packing: dense items onto the lanes that a mask names. Combinational; each half of the lanes takes its share.</summary>
internal static class LaneSpreaderModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    /// <param name="design">What it is added to.</param>
    /// <param name="lanes">Lanes, a power of two.</param>
    /// <param name="width">Bits of an item.</param>
    public static ModuleInterface Add(DesignBuilder design, int lanes, int width)
    {
        string module = string.Create(CultureInfo.InvariantCulture, $"lane_spreader_k{lanes}_w{width}");
        List<ViewModel> levels = [];
        for (int size = 2; size <= lanes; size *= 2)
        {
            levels.Add(Level(size, width));
        }

        ModuleInterface ports = InterfaceBuilder.Combinational(module)
            .Input("items_i", lanes * width).Input("mask_i", lanes).Output("lanes_o", lanes * width)
            .Build();
        return design.AddModule("lane_spreader", ports, new ViewModel
        {
            ["width"] = width,
            ["lanes"] = lanes,
            ["several"] = lanes > 1,
            ["item_range"] = VectorRange.Of(width),
            ["item_zero"] = Literal.Decimal(0, width),
            ["levels"] = levels,
        });
    }

    private static ViewModel Level(int size, int width)
    {
        int half = size / 2;
        int countWidth = Math.Max(2, FixedPoint.UnsignedWidth(half));
        string count = string.Join(" + ", Enumerable.Range(0, half).Select(bit =>
            string.Create(CultureInfo.InvariantCulture, $"{{{countWidth - 1}'d0, mask[{bit}]}}")));
        return new ViewModel
        {
            ["size"] = size,
            ["half"] = half,
            ["half_msb"] = (half * width) - 1,
            ["items_range"] = VectorRange.Of(size * width),
            ["mask_range"] = VectorRange.Of(size),
            ["count_range"] = VectorRange.Of(countWidth),
            ["count_width"] = FixedPoint.UnsignedWidth(half),
            ["count"] = Lines(count),
            ["lower"] = Bits(0, half),
            ["upper"] = Bits(half, half),
        };
    }

    // Four terms of a sum a line.
    private static string Lines(string sum) => string.Join(
        " +\n          ", sum.Split(" + ").Chunk(4).Select(terms => string.Join(" + ", terms)));

    private static string Bits(int low, int count) => count == 1
        ? string.Create(CultureInfo.InvariantCulture, $"[{low}]")
        : string.Create(CultureInfo.InvariantCulture, $"[{low + count - 1}:{low}]");
}
