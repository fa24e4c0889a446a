using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Spiking.AerEncoder;

/// <summary>
/// One lane of the encoder. Its bits lie in groups of 32; one group is at work, so that an event waits for the logic of
/// 32 bits and not of all. The next group, and the first bit in a group, are found by halving.
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
        string module = string.Create(
            CultureInfo.InvariantCulture, $"aer_encoder_lane_n{bits}{tag}{AerEncoderGenerator.FormSuffix(parameters)}");
        int groups = FixedPoint.CeilDivide(bits, GroupWidth);
        bool grouped = groups > 1;
        int wordWidth = grouped ? GroupWidth : bits;
        var view = new ViewModel
        {
            ["groups"] = groups,
            ["word_width"] = wordWidth,
            ["first"] = First(wordWidth),
            ["halves"] = Halves("word_q", wordWidth),
        };
        if (grouped)
        {
            view["group_module"] = AddGroup(design, bits, groups);
        }

        design.AddModule(
            parameters.Prefetch ? "aer_encoder_lane_prefetch" : "aer_encoder_lane",
            Ports(parameters, grouped, new InterfaceBuilder(module, design.Style)),
            parameters,
            view);
        return module;
    }

    private static ModuleInterface Ports(AerEncoderParameters parameters, bool grouped, InterfaceBuilder ports)
    {
        (string, int)[] tag = parameters.Prefetch && parameters.TagWidth > 0 ? [("tag", parameters.TagWidth)] : [];
        ports
            .Group(
                parameters.Prefetch
                    ? "Bits to send. Loaded where ready_o is set: the last group of the bits before is at work,\nor "
                        + "has left."
                : parameters.Copy
                    ? "Bits to send. May be loaded where done_o is set: the lane is idle, or sends its last event."
                : $"Bits to send{(grouped ? ", to be held to the last event" : "")}. Loaded where the lane is idle. "
                    + $"done_o: it is, or sends its last\nevent.")
            .Input("load_i", 1)
            .Input("bits_i", parameters.LaneBits);
        if (tag.Length > 0)
        {
            ports
                .Note("Tag of the bits, from the cycle after they are loaded until ready_o is set")
                .Input("tag_i", parameters.TagWidth);
        }

        return ports
            .Output(parameters.Prefetch ? "ready_o" : "done_o", 1)
            .Group("Events")
            .OutputStream(
                "event", [("address", FixedPoint.IndexWidth(parameters.LaneBits)), ("last", 1), ("null", 1), .. tag])
            .Build();
    }

    private static string AddGroup(DesignBuilder design, int bits, int groups)
    {
        string module = string.Create(CultureInfo.InvariantCulture, $"aer_encoder_group_n{bits}");
        List<ViewModel> nodes = [];
        ModuleInterface ports = InterfaceBuilder.Combinational(module)
            .Input("busy_i", groups)
            .Input("bits_i", bits)
            .Output("group_o", FixedPoint.IndexWidth(groups))
            .Output("word_o", GroupWidth)
            .Group("The busy groups after it, and whether there is any; group 0 never is")
            .Output("rest_o", groups - 1).NumberedFrom(1)
            .Output("many_o", 1)
            .Build();
        design.AddModule("aer_encoder_group", ports, new ViewModel
        {
            ["groups"] = groups,
            ["first"] = First(groups),
            ["halves"] = Halves("busy_i", groups),
            ["root"] = Tree(nodes, bits, groups),
            ["nodes"] = nodes,
        });
        return module;
    }

    // Neighbours in pairs, then pairs of pairs; gives the name of the last node.
    private static string Tree(List<ViewModel> nodes, int bits, int groups)
    {
        List<ViewModel> level = [.. Enumerable.Range(0, groups).Select(group => Group(group, bits))];
        string name = "";
        for (int span = 1; level.Count > 1; span *= 2)
        {
            List<ViewModel> next = [];
            for (int pair = 0; pair + 1 < level.Count; pair += 2)
            {
                int first = pair * span;
                int last = Math.Min(first + (2 * span), groups) - 1;
                name = string.Create(CultureInfo.InvariantCulture, $"word_{first}_{last}");
                nodes.Add(new ViewModel
                {
                    ["name"] = name,
                    ["first"] = first,
                    ["span"] = span,
                    ["low"] = level[pair],
                    ["high"] = level[pair + 1],
                });
                next.Add(new ViewModel { ["is_group"] = false, ["name"] = name });
            }

            level = [.. next, .. level.Skip(level.Count & ~1)];
        }

        return name;
    }

    // The last group may be short.
    private static ViewModel Group(int group, int bits) => new()
    {
        ["is_group"] = true,
        ["low"] = group * GroupWidth,
        ["width"] = Math.Min(GroupWidth, bits - (group * GroupWidth)),
    };

    // The word folded in the middle until one bit is left: whether any of the bits that came to lie on each other is
    // set, and whether several are.
    private static List<ViewModel> Halves(string word, int width)
    {
        List<ViewModel> halves = [];
        for (string any = word, many = ""; width > 1;)
        {
            int half = (width + 1) / 2;
            halves.Add(new ViewModel
            {
                ["is_first"] = many.Length == 0,
                ["from"] = width,
                ["width"] = half,
                ["any"] = any,
                ["many"] = many,
            });
            string folds = half.ToString(CultureInfo.InvariantCulture);
            (any, many, width) = ($"any{folds}", $"many{folds}", half);
        }

        return halves;
    }

    // The places whose number has a bit set, for each bit of the number: binary digits, the last place first.
    private static List<ViewModel> First(int width) =>
    [
        .. Enumerable.Range(0, FixedPoint.IndexWidth(width)).Select(bit => new ViewModel
        {
            ["index"] = bit,
            ["places"] = string.Concat(Enumerable.Range(0, width).Reverse().Select(place => place >> bit & 1)),
        }),
    ];
}
