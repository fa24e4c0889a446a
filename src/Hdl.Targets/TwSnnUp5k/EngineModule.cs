using System.Globalization;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Blocks.Primitives.SinglePortRam;
using Hdl.Core.Generation;
using Hdl.Core.Networks;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Targets.TwSnnUp5k;

/// <summary>The engine: memories, processing elements, and the sequence that takes one layer after the other.</summary>
internal static class EngineModule
{
    /// <summary>Width of addresses in commands.</summary>
    public const int AddressWidth = 16;

    private const int PixelWidth = 8;
    private const int LeastDataWidth = 16;

    /// <summary>Width of the data that commands write: a row, or a threshold of 16 bits.</summary>
    public static int DataWidth(TwSnnUp5kResolvedParameters configuration) => Math.Max(LeastDataWidth, 2 * configuration.Elements);

    /// <summary>Width of a score and of a number of steps.</summary>
    public static int StepsWidth(TwSnnUp5kResolvedParameters configuration) => FixedPoint.UnsignedWidth(configuration.Parameters.MaxSteps);

    /// <summary>Width of a class's number.</summary>
    public static int ClassWidth(TwSnnUp5kResolvedParameters configuration) => FixedPoint.IndexWidth(configuration.Outputs);

    /// <summary>Adds the module and its memories.</summary>
    public static ModuleInterface Add(TwSnnUp5kResolvedParameters configuration, DesignBuilder design)
    {
        string module = $"{configuration.Parameters.Module}_engine";
        IReadOnlyList<TernaryLayerWeights> layers = configuration.Network.Layers;
        int elements = configuration.Elements;
        int count = configuration.CountWidth;
        int select = FixedPoint.CeilLog2(elements);
        int layer = FixedPoint.IndexWidth(layers.Count);
        // Holds numbers of events as well as their indices.
        int index = FixedPoint.UnsignedWidth(configuration.Network.Shape.Max());
        int fold = FixedPoint.IndexWidth(Enumerable.Range(0, layers.Count).Max(configuration.FoldsOf));
        int row = FixedPoint.IndexWidth(configuration.Rows);
        int threshold = FixedPoint.IndexWidth(configuration.Thresholds);
        int steps = StepsWidth(configuration);
        int data = DataWidth(configuration);
        int widest = Math.Max(data, AddressWidth);
        int neuron = Math.Max(select, FixedPoint.IndexWidth(layers.Max(weights => weights.Neurons)));
        int events = FixedPoint.IndexWidth(HiddenNeurons(configuration));
        var model = new ViewModel
        {
            ["shape"] = string.Join('-', configuration.Network.Shape),
            ["elements"] = elements,
            ["index_range"] = VectorRange.Selectable(index),
            ["index_zero"] = Literal.Decimal(0, index),
            ["index_one"] = Literal.Decimal(1, index),
            ["neuron_range"] = VectorRange.Selectable(neuron),
            ["neuron_bits"] = Bits(neuron - 1, 0),
            ["last_pixel"] = Literal.Decimal(configuration.Inputs - 1, index),
            ["layer_range"] = VectorRange.Of(layer),
            ["layer_one"] = Literal.Decimal(1, layer),
            ["first_layer"] = Literal.Decimal(0, layer),
            ["last_layer"] = Literal.Decimal(layers.Count - 1, layer),
            ["fold_range"] = VectorRange.Of(fold),
            ["fold_zero"] = Literal.Decimal(0, fold),
            ["fold_one"] = Literal.Decimal(1, fold),
            ["row_range"] = VectorRange.Of(row),
            ["row_one"] = Literal.Decimal(1, row),
            ["threshold_range"] = VectorRange.Of(threshold),
            ["threshold_zero"] = Literal.Decimal(0, threshold),
            ["threshold_one"] = Literal.Decimal(1, threshold),
            ["steps_range"] = VectorRange.Of(steps),
            ["steps_one"] = Literal.Decimal(1, steps),
            ["pixel_range"] = VectorRange.Of(PixelWidth),
            ["event_range"] = VectorRange.Selectable(events),
            ["layers"] = Enumerable.Range(0, layers.Count).Select(number => Layer(configuration, number, layer, index, fold, row)).ToList(),
            ["row_bits_range"] = VectorRange.Of(2 * elements),
            ["counts_range"] = VectorRange.Of(count * elements),
            ["count_range"] = VectorRange.Of(count),
            ["count_width"] = count,
            ["count_zero"] = Literal.Decimal(0, count),
            ["count_one"] = Literal.Decimal(1, count),
            ["count_minus"] = Literal.Decimal((1L << count) - 1, count),
            ["element_select"] = Bits(select - 1, 0),
            ["selections"] = Enumerable.Range(0, elements).Select(element => Selection(element, elements, select, count)).ToList(),
            ["score_range"] = VectorRange.Of(steps),
            ["score_zero"] = Literal.Decimal(0, steps),
            ["score_one"] = Literal.Decimal(1, steps),
            ["instances"] = Memories(configuration, design, fold, row, threshold, events),
        };
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Group("An image: its scores are there when busy_o falls").Input("start_i", 1)
            .Input("steps_i", steps)
            .Input("seed_i", 16)
            .Output("busy_o", 1)
            .Group("Score of a class, one cycle after its number; while not busy").Input("score_read_i", 1)
            .Input("score_class_i", ClassWidth(configuration))
            .Output("score_o", steps)
            .Group($"Pixels (8 bits), weights (a row), thresholds ({count.ToString(CultureInfo.InvariantCulture)} bits); while not busy")
            .Input("pixel_write_i", 1)
            .Input("weight_write_i", 1)
            .Input("threshold_write_i", 1)
            .Input("write_address_i", AddressWidth)
            .Input("write_data_i", data)
            .Build();
        return design.AddModule("twsnn_up5k_engine", ports, model);
    }

    private static int HiddenNeurons(TwSnnUp5kResolvedParameters configuration) =>
        configuration.Network.Layers.SkipLast(1).Max(layer => layer.Neurons);

    private static ViewModel Layer(TwSnnUp5kResolvedParameters configuration, int number, int layer, int index, int fold, int row)
    {
        TernaryLayerWeights weights = configuration.Network.Layers[number];
        int shift = configuration.ShiftOf(number);
        int bits = FixedPoint.IndexWidth(weights.Inputs);
        string source = (number == 0 ? "index_q" : "fired") + Bits(bits - 1, 0);
        int pad = row - bits - shift;
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
            ["label"] = Label(number, configuration.Layers, layer),
            ["last_neuron"] = Literal.Decimal(weights.Neurons - 1, index),
            ["last_fold"] = Literal.Decimal(configuration.FoldsOf(number) - 1, fold),
            ["first_row"] = first == 0 ? offset : $"{Literal.Decimal(first, row)} + {offset}",
        };
    }

    private static ViewModel Selection(int element, int elements, int select, int count) => new()
    {
        ["label"] = Label(element, elements, select),
        ["bits"] = Bits((count * (element + 1)) - 1, count * element),
    };

    // The last choice stands for all that are left, so that every case is covered.
    private static string Label(int number, int numbers, int width) =>
        number == numbers - 1 ? "default" : Literal.Decimal(number, width);

    private static List<ViewModel> Memories(
        TwSnnUp5kResolvedParameters configuration, DesignBuilder design, int fold, int row, int threshold, int events)
    {
        int count = configuration.CountWidth;
        int elements = configuration.Elements;
        int data = DataWidth(configuration);
        int select = FixedPoint.CeilLog2(elements);
        var weights = new SinglePortRamParameters { Depth = configuration.Rows, Width = 2 * elements };
        int pixels = FixedPoint.IndexWidth(configuration.Inputs);
        string classes = Bits(ClassWidth(configuration) - 1, 0);
        int folds = Enumerable.Range(0, configuration.Layers).Max(configuration.FoldsOf);
        return
        [
            InstanceView.Of(new SinglePortRamGenerator().Generate(weights, design), "u_weights", new Dictionary<string, string>
            {
                ["enable_i"] = "weight_write_i || state_q == Fold",
                ["write_enable_i"] = "weight_write_i",
                ["address_i"] = $"weight_write_i ? write_address_i{Bits(row - 1, 0)} : row_q",
                ["write_data_i"] = $"write_data_i{Bits(data - 1, data - (2 * elements))}",
                ["read_data_o"] = "weights",
            }),
            Ram(design, "u_counts", folds, count * elements, new Dictionary<string, string>
            {
                ["read_enable_i"] = "state_q == Fold || state_q == Fire",
                ["read_address_i"] = $"state_q == Fold ? fold_q : index_q{Bits(select + fold - 1, select)}",
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
                ["write_address_i"] = $"write_address_i{Bits(threshold - 1, 0)}",
                ["write_data_i"] = $"write_data_i{Bits(data - LeastDataWidth + count - 1, data - LeastDataWidth)}",
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
            Ram(design, "u_scores", configuration.Outputs, StepsWidth(configuration), new Dictionary<string, string>
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
