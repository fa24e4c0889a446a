using System.Globalization;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Blocks.Primitives.LaneSpreader;
using Hdl.Blocks.Primitives.LaneUnpacker;
using Hdl.Blocks.Primitives.SkidBuffer;
using Hdl.Core.Generation;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.SparsityMap;

/// <summary>What the decompressor's template substitutes.</summary>
internal static class DecompressorView
{
    /// <summary>Width of length_i; enough for a number above that of the lanes, for what is left is compared with both.</summary>
    public static int LengthWidth(SparsityMapDecompressorParameters parameters) =>
        FixedPoint.UnsignedWidth(Math.Max(parameters.MaxLength, parameters.Lanes + 1));

    /// <summary>
    /// Whether <c>last</c> or a keep can be wrong. Interleaved words one by one have no keep, and a packet has a map word at least, which
    /// is enough for the pixels that a short length_i announces.
    /// </summary>
    public static bool HasFraming(SparsityMapDecompressorParameters parameters) =>
        parameters.Layout == SparsityMapLayout.Split || parameters.Lanes > 1 || (1 << LengthWidth(parameters)) - 1 > parameters.MapWidth;

    /// <summary>The view model; adds the modules that are instantiated.</summary>
    public static ViewModel Of(SparsityMapDecompressorParameters parameters, DesignBuilder design)
    {
        bool split = parameters.Layout == SparsityMapLayout.Split;
        bool collects = parameters.BeatsPerWord > 1;
        bool twoWords = parameters.WordsPerBeat > 1;
        int lanes = parameters.Lanes;
        int length = LengthWidth(parameters);
        int sliceWidth = FixedPoint.IndexWidth(parameters.BeatsPerWord);
        int mapBeat = parameters.WordsPerBeat * parameters.MapWidth;
        int countWidth = FixedPoint.UnsignedWidth(lanes);
        int window = split ? lanes : lanes + parameters.WordsPerBeat;
        int item = split ? parameters.ValueWidth : parameters.WordWidth;
        int takeWidth = FixedPoint.UnsignedWidth(window);
        var model = new ViewModel
        {
            ["compressor"] = SparsityMapView.ModuleName("sparsity_map_compressor", parameters),
            ["map_width"] = parameters.MapWidth,
            ["lanes"] = lanes,
            ["split"] = split,
            ["framed"] = HasFraming(parameters),
            ["collects"] = collects,
            ["keeps"] = lanes > 1,
            ["two_words"] = twoWords,
            ["word_width"] = parameters.WordWidth,
            ["length_range"] = VectorRange.Of(length),
            ["length_zero"] = Literal.Decimal(0, length),
            ["length_step"] = LengthStep(lanes, length),
            ["fit_bound"] = Literal.Decimal(lanes, length),
            ["first_bound"] = Literal.Decimal(Math.Min(lanes, parameters.MapWidth), length),
            ["data_range"] = VectorRange.Of(lanes * parameters.ValueWidth),
            ["lanes_range"] = VectorRange.Of(lanes),
            ["map_range"] = VectorRange.Of(parameters.MapWidth),
            ["map_beat_range"] = VectorRange.Of(mapBeat),
            ["map_msb"] = parameters.MapWidth - 1,
            ["map_zero"] = Literal.Decimal(0, parameters.MapWidth),
            ["slice_range"] = VectorRange.Of(sliceWidth),
            ["slice_zero"] = Literal.Decimal(0, sliceWidth),
            ["slice_one"] = Literal.Decimal(1, sliceWidth),
            ["slice_last"] = Literal.Decimal(parameters.BeatsPerWord - 1, sliceWidth),
            ["beats"] = parameters.BeatsPerWord,
            ["bits"] = SparsityMapView.Slice(0, lanes),
            ["later"] = $"[{SparsityMapView.Text(parameters.MapWidth - 1)}:{SparsityMapView.Text(lanes)}]",
            ["value_width"] = parameters.ValueWidth,
            ["pixel_lanes"] = Enumerable.Range(0, lanes).Select(lane => Lane(parameters, lane)).ToList(),
            ["packed"] = split ? "value" : "word",
            ["keeps_first"] = !split,
            ["count_range"] = VectorRange.Of(countWidth),
            ["count_msb"] = countWidth - 1,
            ["count_width"] = FixedPoint.UnsignedWidth(parameters.MapWidth),
            ["count_zero"] = Literal.Decimal(0, countWidth),
            ["count_pad"] = Literal.Decimal(0, Math.Max(1, countWidth - 1)),
            ["lanes_ones"] = Literal.Binary((1L << lanes) - 1, lanes),
            ["first_kept"] = split ? "flags[0]" : "1'b1",
            ["first_extended"] = SparsityMapView.Extended("first_wanted", parameters.MapWidth, Math.Max(lanes, parameters.MapWidth)),
            ["second_extended"] = SparsityMapView.Extended("second_wanted", parameters.MapWidth, Math.Max(lanes, parameters.MapWidth)),
            ["window_range"] = VectorRange.Of(window * item),
            ["window_msb"] = (window * item) - 1,
            ["flags_range"] = VectorRange.Of(window),
            ["flags_msb"] = window - 1,
            ["behind_range"] = VectorRange.Of((window - 1) * item),
            ["behind_flags_range"] = VectorRange.Of(Math.Max(1, window - 1)),
            ["words_range"] = VectorRange.Of(lanes * parameters.WordWidth),
            ["words_msb"] = (lanes * parameters.WordWidth) - 1,
            ["queue_range"] = VectorRange.Of(2 * lanes * parameters.WordWidth),
            ["queue_half_range"] = VectorRange.Of(lanes * parameters.WordWidth),
            ["queue_keep_range"] = VectorRange.Of(2 * lanes),
            ["lanes_zero"] = Literal.Decimal(0, lanes),
            ["half_zero"] = Literal.Decimal(0, lanes * parameters.WordWidth),
            ["take_range"] = VectorRange.Of(takeWidth),
            ["count_take"] = Sized(Count(lanes), countWidth, takeWidth),
            ["head_take"] = SparsityMapView.Extended("head", 1, takeWidth),
            ["first_take"] = Sized("first_count", countWidth, takeWidth),
            ["one_take"] = Literal.Decimal(1, takeWidth),
            ["zero_take"] = Literal.Decimal(0, takeWidth),
            ["padded"] = parameters.WordWidth > parameters.ValueWidth,
            ["uneven"] = parameters.MapWidth != parameters.ValueWidth,
            ["spreader"] = split || collects ? LaneSpreaderModule.Add(design, lanes, parameters.ValueWidth).Name : "",
            ["spreaders"] = split || collects ? [] : Spreaders(parameters, LaneSpreaderModule.Add(design, parameters.MapWidth, parameters.ValueWidth).Name),
            ["map_register"] = split ? MapRegister(parameters, design) : [],
            ["word_queue"] = split ? [] : WordQueue(parameters, design),
            ["unpacker"] = Unpacker(parameters, design, window, item, countWidth, takeWidth),
        };
        return model;
    }

    private static ViewModel Lane(SparsityMapDecompressorParameters parameters, int lane)
    {
        return new ViewModel
        {
            ["slice"] = SparsityMapView.Slice(lane, parameters.ValueWidth),
            ["word_slice"] = string.Create(
                CultureInfo.InvariantCulture,
                $"[{(lane * parameters.WordWidth) + parameters.ValueWidth - 1}:{lane * parameters.WordWidth}]"),
        };
    }

    // The dense values of each map word of a beat, and the lanes that they go to.
    private static List<ViewModel> Spreaders(SparsityMapDecompressorParameters parameters, string module)
    {
        List<ViewModel> spreaders = [];
        for (int word = 0; word < parameters.WordsPerBeat; word++)
        {
            string source = word == 0 ? "window" : "behind";
            string[] items = [.. Enumerable.Range(1, parameters.MapWidth).Reverse().Select(place => string.Create(
                CultureInfo.InvariantCulture,
                $"{source}[{(place * parameters.WordWidth) + parameters.ValueWidth - 1}:{place * parameters.WordWidth}]"))];
            spreaders.Add(new ViewModel
            {
                ["module"] = module,
                ["name"] = parameters.WordsPerBeat == 1 ? "u_spreader" : $"u_spreader{SparsityMapView.Text(word)}",
                ["items"] = $"{{\n          {string.Join(",\n          ", items.Chunk(4).Select(row => string.Join(", ", row)))}}}",
                ["mask"] = word == 0 ? "first_wanted" : "second_wanted",
                ["slice"] = SparsityMapView.Slice(word, parameters.MapWidth * parameters.ValueWidth),
            });
        }

        return spreaders;
    }

    private static ViewModel MapRegister(SparsityMapDecompressorParameters parameters, DesignBuilder design)
    {
        bool twoWords = parameters.WordsPerBeat > 1;
        var skid = new SkidBufferParameters
        {
            DataWidth = (parameters.WordsPerBeat * parameters.MapWidth) + (twoWords ? 3 : 1),
            Style = design.Style,
        };
        return InstanceView.Of(new SkidBufferGenerator().Generate(skid, design), "u_map", new Dictionary<string, string>
        {
            ["in_valid_i"] = "map_valid_i",
            ["in_ready_o"] = "map_ready_o",
            ["in_data_i"] = twoWords ? "{map_last_i, map_keep_i, map_data_i}" : "{map_last_i, map_data_i}",
            ["out_valid_o"] = "map_valid",
            ["out_ready_i"] = "map_leaves",
            ["out_data_o"] = twoWords ? "{map_last, map_keep, map_word}" : "{map_last, map_word}",
        });
    }

    private static ViewModel WordQueue(SparsityMapDecompressorParameters parameters, DesignBuilder design)
    {
        int width = (2 * parameters.Lanes * (parameters.WordWidth + 1)) + 1;
        var fifo = new FifoParameters { Depth = (parameters.Queue + 1) / 2, Width = width, Style = design.Style };
        return InstanceView.Of(new FifoGenerator().Generate(fifo, design), "u_queue", new Dictionary<string, string>
        {
            ["in_valid_i"] = "word_valid_i && pair_done",
            ["in_ready_o"] = "word_ready_o",
            ["in_data_i"] = "{word_last_i, pair_keep, pair_data}",
            ["out_valid_o"] = "queue_valid",
            ["out_ready_i"] = "queue_ready",
            ["out_data_o"] = "{queue_last, queue_keep, queue_data}",
        });
    }

    private static ViewModel Unpacker(
        SparsityMapDecompressorParameters parameters, DesignBuilder design, int window, int item, int countWidth, int takeWidth)
    {
        bool split = parameters.Layout == SparsityMapLayout.Split;
        string stream = split ? "value" : "queue";
        string suffix = split ? "_i" : "";
        ModuleInterface module = LaneUnpackerModule.Add(
            design, split ? parameters.Lanes : 2 * parameters.Lanes, window, item, split ? UnpackerView.Checked : UnpackerView.CheckedWithEnd);
        var nets = new Dictionary<string, string>
        {
            ["beat_valid_i"] = $"{stream}_valid{suffix}",
            ["beat_ready_o"] = split ? "value_ready_o" : "queue_ready",
            ["beat_data_i"] = $"{stream}_data{suffix}",
            ["beat_keep_i"] = split ? "keep" : "queue_keep",
            ["beat_last_i"] = $"{stream}_last{suffix}",
            ["window_data_o"] = "window",
            ["window_present_o"] = "present",
            ["window_known_o"] = "known",
            ["drop_o"] = "dropping",
            ["go_i"] = "go",
            ["take_i"] = split ? Sized(Count(parameters.Lanes), countWidth, takeWidth) : "take",
            ["close_i"] = "last",
            ["surplus_o"] = "surplus",
        };
        if (!split)
        {
            nets.Add("exhausted_o", "ends");
        }

        return InstanceView.Of(module, "u_unpacker", nets);
    }

    // What a beat takes off the length; a beat that takes more than is left is the last one.
    private static string LengthStep(int lanes, int width) => Literal.Decimal(lanes, width);

    // One lane takes what it wants.
    private static string Count(int lanes) => lanes > 1 ? "count" : "wanted";

    private static string Sized(string signal, int width, int target) =>
        target < width ? $"{signal}[{SparsityMapView.Text(target - 1)}:0]" : SparsityMapView.Extended(signal, width, target);
}
