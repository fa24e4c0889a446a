using System.Globalization;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Blocks.Primitives.LaneSpreader;
using Hdl.Blocks.Primitives.LaneUnpacker;
using Hdl.Blocks.Primitives.SkidBuffer;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Blocks.SparsityMap;

/// <summary>What the decompressor's template substitutes.</summary>
internal static class DecompressorView
{
    /// <summary>The modules that are instantiated; adds them.</summary>
    public static ViewModel Of(SparsityMapDecompressorParameters parameters, DesignBuilder design)
    {
        bool split = parameters.Layout == SparsityMapLayout.Split;
        bool single = split || parameters.BeatsPerWord > 1;
        string spreader = LaneSpreaderModule.Add(design, single ? parameters.Lanes : parameters.MapWidth, parameters.ValueWidth).Name;
        return new ViewModel
        {
            ["spreader"] = single ? spreader : "",
            ["spreaders"] = single ? [] : Spreaders(parameters, spreader),
            ["map_register"] = split ? MapRegister(parameters, design) : [],
            ["word_queue"] = split ? [] : WordQueue(parameters, design),
            ["unpacker"] = Unpacker(parameters, design),
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

    private static ViewModel Unpacker(SparsityMapDecompressorParameters parameters, DesignBuilder design)
    {
        bool split = parameters.Layout == SparsityMapLayout.Split;
        string stream = split ? "value" : "queue";
        string suffix = split ? "_i" : "";
        ModuleInterface module = LaneUnpackerModule.Add(
            design,
            split ? parameters.Lanes : 2 * parameters.Lanes,
            parameters.WindowItems,
            split ? parameters.ValueWidth : parameters.WordWidth,
            split ? UnpackerView.Checked : UnpackerView.CheckedWithEnd);
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
            ["take_i"] = !split ? "take" : parameters.Lanes > 1 ? "count" : "wanted",
            ["close_i"] = "last",
            ["surplus_o"] = "surplus",
        };
        if (!split)
        {
            nets.Add("exhausted_o", "ends");
        }

        return InstanceView.Of(module, "u_unpacker", nets);
    }
}
