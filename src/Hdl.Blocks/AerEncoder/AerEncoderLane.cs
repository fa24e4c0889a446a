using System.Globalization;
using Hdl.Core.Generation;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.AerEncoder;

/// <summary>
/// One lane of the encoder: its pending bits, in groups of 32. The first group that is not empty is found by halving, then
/// the first bit in it, so that the depth of the logic grows with the logarithm of the lane's length.
/// </summary>
internal static class AerEncoderLane
{
    private const int GroupWidth = 32;

    /// <summary>Adds the module of a lane of that many bits and returns its name.</summary>
    public static string Add(DesignBuilder design, int bits)
    {
        string module = string.Create(CultureInfo.InvariantCulture, $"aer_encoder_lane_n{bits}");
        int groups = FixedPoint.CeilDivide(bits, GroupWidth);
        bool grouped = groups > 1;
        int groupIndexWidth = FixedPoint.IndexWidth(groups);
        int wordWidth = grouped ? GroupWidth : 1 << FixedPoint.IndexWidth(bits);
        int groupFinder = 1 << groupIndexWidth;
        int addressWidth = FixedPoint.IndexWidth(bits);
        int widest = Math.Max(bits, addressWidth);
        design.AddModule("aer_encoder_lane", module, new ViewModel
        {
            ["bits"] = bits,
            ["grouped"] = grouped,
            ["pad"] = VectorRange.Padded(1, widest),
            ["bits_range"] = VectorRange.Padded(bits, widest),
            ["address_range"] = VectorRange.Padded(addressWidth, widest),
            ["address_zero"] = Literal.Decimal(0, addressWidth),
            ["pending_range"] = VectorRange.Of(bits),
            ["offset_range"] = VectorRange.Of(FixedPoint.CeilLog2(wordWidth)),
            ["word_finder"] = Finder(wordWidth),
            ["word_padded"] = Padded("pending_q", bits, wordWidth),
            ["pending_one"] = Literal.Decimal(1, bits),
            ["busy_range"] = VectorRange.Of(groups),
            ["busy_one"] = Literal.Decimal(1, groups),
            ["busy_padded"] = Padded("busy", groups, groupFinder),
            ["group_range"] = VectorRange.Of(groupIndexWidth),
            ["group_finder"] = Finder(groupFinder),
            ["padded_range"] = VectorRange.Of(groupFinder * GroupWidth),
            ["padded"] = Padded("pending_q", bits, groupFinder * GroupWidth),
            ["groups"] = grouped ? Enumerable.Range(0, groups).Select(index => Group(index, bits, groups)).ToList() : [],
            ["finders"] = (grouped ? new[] { wordWidth, groupFinder } : [wordWidth]).Distinct().Select(FinderModel).ToList(),
        });
        return module;
    }

    private static string Finder(int width) => $"first_of_{Text(width)}";

    private static string Padded(string signal, int width, int padded) =>
        width == padded ? signal : $"{{{Literal.Decimal(0, padded - width)}, {signal}}}";

    private static ViewModel Group(int index, int bits, int groups)
    {
        int low = index * GroupWidth;
        int width = Math.Min(GroupWidth, bits - low);
        return new ViewModel
        {
            ["index"] = Literal.Decimal(index, FixedPoint.IndexWidth(groups)),
            ["bits"] = Select(low + width - 1, low),
            ["rest"] = width == GroupWidth ? "" : Select(width - 1, 0),
            ["busy"] = Text(index),
        };
    }

    // The halving steps of a search among 2^n bits; the last one looks at two.
    private static ViewModel FinderModel(int width)
    {
        int indexWidth = FixedPoint.CeilLog2(width);
        int widest = width;
        List<ViewModel> steps = [];
        string source = "bits";
        for (int level = indexWidth - 1; level > 0; level--)
        {
            int half = 1 << level;
            string result = $"of_{Text(half)}";
            steps.Add(new ViewModel
            {
                ["index"] = Text(level),
                ["half"] = result,
                ["half_range"] = VectorRange.Padded(half, Math.Max(2, widest / 2)),
                ["low"] = $"{source}{Select(half - 1, 0)}",
                ["high"] = $"{source}{Select(2 * half - 1, half)}",
            });
            source = result;
        }

        return new ViewModel
        {
            ["name"] = Finder(width),
            ["width"] = width,
            ["index_range"] = VectorRange.Of(indexWidth),
            ["bits_range"] = VectorRange.Of(width),
            ["steps"] = steps,
            ["pair"] = source,
            ["lowest"] = indexWidth == 1 ? "" : "[0]",
        };
    }

    private static string Select(int high, int low) => high == low ? $"[{Text(low)}]" : $"[{Text(high)}:{Text(low)}]";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
