using System.Globalization;
using Hdl.Core.Generation;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.AerEncoder;

/// <summary>
/// One lane of the encoder. Its bits lie in groups of 32; one group is at work, so that an event waits for the logic of 32 bits
/// and not of all. The next group, and the first bit in a group, are found by halving.
/// </summary>
internal static class AerEncoderLane
{
    /// <summary>Bits of a group.</summary>
    public const int GroupWidth = 32;

    /// <summary>Adds the module of a lane and returns its name.</summary>
    /// <param name="design">Collects it.</param>
    /// <param name="parameters">The encoder.</param>
    public static string Add(DesignBuilder design, AerEncoderParameters parameters)
    {
        int bits = parameters.LaneBits;
        string tag = parameters.Prefetch ? AerEncoderGenerator.TagSuffix(parameters) : "";
        string module = string.Create(CultureInfo.InvariantCulture, $"aer_encoder_lane_n{bits}{tag}{AerEncoderGenerator.FormSuffix(parameters)}");
        int groups = FixedPoint.CeilDivide(bits, GroupWidth);
        bool grouped = groups > 1;
        int wordWidth = grouped ? GroupWidth : bits;
        int addressWidth = FixedPoint.IndexWidth(bits);
        int widest = Math.Max(Math.Max(bits, addressWidth), parameters.Prefetch ? parameters.TagWidth : 0);
        var view = new ViewModel
        {
            ["bits"] = bits,
            ["pad"] = VectorRange.Padded(1, widest),
            ["bits_range"] = VectorRange.Padded(bits, widest),
            ["address_range"] = VectorRange.Padded(addressWidth, widest),
            ["address_zero"] = Literal.Decimal(0, addressWidth),
            ["word_range"] = VectorRange.Of(wordWidth),
            ["word_one"] = Literal.Decimal(1, wordWidth),
            ["first_range"] = VectorRange.Of(FixedPoint.IndexWidth(wordWidth)),
            ["first"] = First(wordWidth),
            ["halves"] = Halves("word_q", wordWidth),
            ["more"] = wordWidth > 1 ? "many1" : "1'b0",
        };
        if (!parameters.Prefetch)
        {
            view["copy"] = parameters.Copy;
            view["grouped"] = grouped;
        }
        else
        {
            view["tagged"] = parameters.TagWidth > 0;
            view["tag_port"] = VectorRange.Padded(Math.Max(1, parameters.TagWidth), widest);
            view["tag_vector"] = VectorRange.Of(Math.Max(1, parameters.TagWidth));
        }

        if (grouped)
        {
            view["all_bits"] = VectorRange.Of(bits);
            view["pending_range"] = $"{Range(bits - 1, GroupWidth)} ";
            view["pending_bits"] = Select(bits - 1, GroupWidth);
            view["waiting_range"] = $"{Range(groups - 1, 1)} ";
            view["group_range"] = VectorRange.Of(FixedPoint.IndexWidth(groups));
            view["busy_range"] = VectorRange.Of(groups);
            view["group_module"] = AddGroup(design, bits, groups);
            view["groups"] = Enumerable.Range(0, groups).Select(index => new ViewModel { ["index"] = index, ["bits"] = Bits(index, bits) }).ToList();
        }

        design.AddModule(parameters.Prefetch ? "aer_encoder_lane_prefetch" : "aer_encoder_lane", module, view);
        return module;
    }

    private static string AddGroup(DesignBuilder design, int bits, int groups)
    {
        string module = string.Create(CultureInfo.InvariantCulture, $"aer_encoder_group_n{bits}");
        List<ViewModel> nodes = [];
        design.AddModule("aer_encoder_group", module, new ViewModel
        {
            ["groups"] = groups,
            ["busy_range"] = VectorRange.Padded(groups, bits),
            ["bits_range"] = VectorRange.Padded(bits, bits),
            ["group_range"] = VectorRange.Padded(FixedPoint.IndexWidth(groups), bits),
            ["word_range"] = VectorRange.Padded(GroupWidth, bits),
            ["lowest_range"] = VectorRange.Of(groups),
            ["busy_one"] = Literal.Decimal(1, groups),
            ["first"] = First(groups),
            ["pad"] = VectorRange.Padded(1, bits),
            ["rest_range"] = Range(groups - 1, 1).PadRight(VectorRange.Padded(bits, bits).Length),
            ["rest_bits"] = Select(groups - 1, 1),
            ["halves"] = Halves("busy_i", groups),
            ["root"] = Tree(nodes, bits, groups),
            ["nodes"] = nodes,
        });
        return module;
    }

    // Neighbours in pairs, then pairs of pairs; gives the name of the last node.
    private static string Tree(List<ViewModel> nodes, int bits, int groups)
    {
        List<string> level = [.. Enumerable.Range(0, groups).Select(index => Word(index, bits))];
        for (int span = 1; level.Count > 1; span *= 2)
        {
            List<string> next = [];
            for (int pair = 0; pair + 1 < level.Count; pair += 2)
            {
                int low = pair * span;
                string name = $"word_{Text(low)}_{Text(Math.Min(low + (2 * span), groups) - 1)}";
                nodes.Add(new ViewModel
                {
                    ["name"] = name,
                    ["busy"] = (span > 1 ? "|" : "") + $"busy_i{Select(low + span - 1, low)}",
                    ["low"] = level[pair],
                    ["high"] = level[pair + 1],
                });
                next.Add(name);
            }

            level = [.. next, .. level.Skip(level.Count & ~1)];
        }

        return level[0];
    }

    // A group's bits, as a word: the last one may be short.
    private static string Word(int group, int bits)
    {
        int width = Math.Min(GroupWidth, bits - (group * GroupWidth));
        return Padded($"bits_i{Bits(group, bits)}", width, GroupWidth);
    }

    private static string Bits(int group, int bits) =>
        Select(Math.Min((group + 1) * GroupWidth, bits) - 1, group * GroupWidth);

    private static string Padded(string signal, int width, int padded) =>
        width == padded ? signal : $"{{{Literal.Decimal(0, padded - width)}, {signal}}}";

    // The word folded in the middle until one bit is left: whether any of the bits that came to lie on each other is set, and
    // whether several are.
    private static List<ViewModel> Halves(string word, int width)
    {
        List<ViewModel> halves = [];
        for (string any = word, many = ""; width > 1;)
        {
            int half = (width + 1) / 2;
            string high = Padded($"{any}{Select(width - 1, half)}", width - half, half);
            string low = any + Select(half - 1, 0);
            halves.Add(new ViewModel
            {
                ["range"] = VectorRange.Of(half),
                ["width"] = half,
                ["any"] = $"{high} | {low}",
                ["many"] = many.Length == 0
                    ? $"{high} & {low}"
                    : $"{Padded($"{many}{Select(width - 1, half)}", width - half, half)} | {many}{Select(half - 1, 0)} | ({high} & {low})",
                ["last"] = half == 1,
            });
            (any, many, width) = ($"any{Text(half)}", $"many{Text(half)}", half);
        }

        return halves;
    }

    // The places whose number has a bit set, for each bit of the number.
    private static List<ViewModel> First(int width)
    {
        int bits = FixedPoint.IndexWidth(width);
        return
        [
            .. Enumerable.Range(0, bits).Select(bit => new ViewModel
            {
                ["bit"] = bits == 1 ? "" : $"[{Text(bit)}]",
                ["mask"] = $"{Text(width)}'b{string.Concat(Enumerable.Range(0, width).Reverse().Select(place => place >> bit & 1))}",
            }),
        ];
    }

    private static string Range(int high, int low) => $"[{Text(high)}:{Text(low)}]";

    private static string Select(int high, int low) => high == low ? $"[{Text(low)}]" : Range(high, low);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
