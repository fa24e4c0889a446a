using System.Globalization;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Blocks.Primitives.SinglePortRam;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;
using Hdl.Networks.Models;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>The engine: memories, processing elements, and the sequence that takes one layer after the other.</summary>
internal static class EngineModule
{
    /// <summary>Width of addresses in commands.</summary>
    public const int AddressWidth = 16;

    private const int PixelWidth = 8;

    /// <summary>Adds the module and its memories.</summary>
    public static ModuleInterface Add(TwSnnUp5kResolvedParameters configuration, DesignBuilder design)
    {
        string module = $"{configuration.Parameters.Module}_engine";
        var widths = new EngineWidths(configuration);
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Group("An image: its scores are there when busy_o falls").Input("start_i", 1)
            .Input("steps_i", widths.StepsWidth)
            .Input("seed_i", 16)
            .Output("busy_o", 1)
            .Group("Score of a class, one cycle after its number; while not busy").Input("score_read_i", 1)
            .Input("score_class_i", widths.ClassWidth)
            .Output("score_o", widths.StepsWidth)
            .Group($"Pixels (8 bits), weights (a row), thresholds ({configuration.CountWidth.ToString(CultureInfo.InvariantCulture)} bits); while not busy")
            .Input("pixel_write_i", 1)
            .Input("weight_write_i", 1)
            .Input("threshold_write_i", 1)
            .Input("write_address_i", AddressWidth)
            .Input("write_data_i", widths.DataWidth)
            .Build();
        return design.AddModule("twsnn_up5k_engine", ports, [configuration, widths], new ViewModel
        {
            ["shape"] = string.Join('-', configuration.Network.Shape),
            ["layer_constants"] = Enumerable.Range(0, configuration.Layers).Select(number => Layer(configuration, widths, number)).ToList(),
            ["instances"] = Memories(configuration, widths, design),
        });
    }

    private static ViewModel Layer(TwSnnUp5kResolvedParameters configuration, EngineWidths widths, int number)
    {
        TernaryLayerWeights weights = configuration.Network.Layers[number];
        int shift = configuration.ShiftOf(number);
        int bits = FixedPoint.IndexWidth(weights.Inputs);
        string source = (number == 0 ? "index_q" : "fired") + Bits(bits - 1, 0);
        int pad = widths.RowWidth - bits - shift;
        List<string> parts = [source];
        if (pad > 0)
        {
            parts.Insert(0, Literal.Decimal(0, pad));
        }

        if (shift > 0)
        {
            parts.Add(Literal.Decimal(0, shift));
        }

        string offset = parts.Count == 1 ? source : $"{{{string.Join(", ", parts)}}}";
        int first = configuration.FirstRowOf(number);
        return new ViewModel
        {
            ["label"] = Label(number, configuration.Layers, widths.LayerWidth),
            ["last_neuron"] = Literal.Decimal(weights.Neurons - 1, widths.EventCountWidth),
            ["last_fold"] = Literal.Decimal(configuration.FoldsOf(number) - 1, widths.FoldWidth),
            ["first_row"] = first == 0 ? offset : $"{Literal.Decimal(first, widths.RowWidth)} + {offset}",
        };
    }

    // The last choice stands for all that are left, so that every case is covered.
    private static string Label(int number, int numbers, int width) =>
        number == numbers - 1 ? "default" : Literal.Decimal(number, width);

    private static List<ViewModel> Memories(TwSnnUp5kResolvedParameters configuration, EngineWidths widths, DesignBuilder design)
    {
        int count = configuration.CountWidth;
        int elements = configuration.Elements;
        int data = widths.DataWidth;
        int select = widths.ElementWidth;
        int events = widths.EventWidth;
        var weights = new SinglePortRamParameters { Depth = configuration.Rows, Width = 2 * elements };
        int pixels = FixedPoint.IndexWidth(configuration.Inputs);
        string classes = Bits(widths.ClassWidth - 1, 0);
        return
        [
            InstanceView.Of(new SinglePortRamGenerator().Generate(weights, design), "u_weights", new Dictionary<string, string>
            {
                ["enable_i"] = "weight_write_i || state_q == Fold",
                ["write_enable_i"] = "weight_write_i",
                ["address_i"] = $"weight_write_i ? write_address_i{Bits(widths.RowWidth - 1, 0)} : row_q",
                ["write_data_i"] = $"write_data_i{Bits(data - 1, data - (2 * elements))}",
                ["read_data_o"] = "weights",
            }),
            Ram(design, "u_counts", widths.Folds, count * elements, new Dictionary<string, string>
            {
                ["read_enable_i"] = "state_q == Fold || state_q == Fire",
                ["read_address_i"] = $"state_q == Fold ? fold_q : index_q{Bits(select + widths.FoldWidth - 1, select)}",
                ["read_data_o"] = "counts",
                ["write_enable_i"] = "add_q || state_q == Clear",
                ["write_address_i"] = "add_q ? context_q : fold_q",
                ["write_data_i"] = $"add_q ? sums : {Literal.Hex(0, count * elements)}",
            }),
            Ram(design, "u_pixels", configuration.Inputs, PixelWidth, new Dictionary<string, string>
            {
                ["read_enable_i"] = "state_q == Read",
                ["read_address_i"] = $"index_q{Bits(pixels - 1, 0)}",
                ["read_data_o"] = "pixel",
                ["write_enable_i"] = "pixel_write_i",
                ["write_address_i"] = $"write_address_i{Bits(pixels - 1, 0)}",
                ["write_data_i"] = $"write_data_i{Bits(data - 1, data - PixelWidth)}",
            }),
            Ram(design, "u_thresholds", configuration.Thresholds, count, new Dictionary<string, string>
            {
                ["read_enable_i"] = "state_q == Fire",
                ["read_address_i"] = "threshold_q",
                ["read_data_o"] = "threshold",
                ["write_enable_i"] = "threshold_write_i",
                ["write_address_i"] = $"write_address_i{Bits(widths.ThresholdWidth - 1, 0)}",
                ["write_data_i"] = $"write_data_i{Bits(data - EngineWidths.LeastDataWidth + count - 1, data - EngineWidths.LeastDataWidth)}",
            }),
            // Two lists take turns: the addresses of those that fired, and the events of this layer.
            Ram(design, "u_events", 2 << events, events, new Dictionary<string, string>
            {
                ["read_enable_i"] = "state_q == Read",
                ["read_address_i"] = $"{{bank_q, index_q{Bits(events - 1, 0)}}}",
                ["read_data_o"] = "fired",
                ["write_enable_i"] = "above && !last_layer",
                ["write_address_i"] = $"{{!bank_q, fired_q{Bits(events - 1, 0)}}}",
                ["write_data_i"] = $"neuron_q{Bits(events - 1, 0)}",
            }),
            Ram(design, "u_scores", configuration.Outputs, widths.StepsWidth, new Dictionary<string, string>
            {
                ["read_enable_i"] = "score_read_i || (state_q == Fire && last_layer)",
                ["read_address_i"] = $"score_read_i ? score_class_i : index_q{classes}",
                ["read_data_o"] = "score",
                ["write_enable_i"] = "check_q && last_layer",
                ["write_address_i"] = $"neuron_q{classes}",
                ["write_data_i"] = "score_next",
            }),
        ];
    }

    private static ViewModel Ram(DesignBuilder design, string name, int depth, int width, Dictionary<string, string> nets) =>
        InstanceView.Of(new RamGenerator().Generate(new RamParameters { Depth = depth, Width = width }, design), name, nets);

    private static string Bits(int high, int low) => high == low
        ? string.Create(CultureInfo.InvariantCulture, $"[{low}]")
        : string.Create(CultureInfo.InvariantCulture, $"[{high}:{low}]");
}
