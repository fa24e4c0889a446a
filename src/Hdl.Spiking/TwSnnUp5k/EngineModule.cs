using System.Globalization;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Blocks.Primitives.SinglePortRam;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
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
            .Group(string.Create(
                CultureInfo.InvariantCulture,
                $"Pixels (8 bits), weights (a row), thresholds ({configuration.CountWidth} bits); while not busy"))
            .Input("pixel_write_i", 1)
            .Input("weight_write_i", 1)
            .Input("threshold_write_i", 1)
            .Input("write_address_i", AddressWidth)
            .Input("write_data_i", widths.DataWidth)
            .Build();
        ViewModel model = Model(configuration, widths, design);
        return design.AddModule("twsnn_up5k_engine", ports, [configuration, widths], model);
    }

    private static ViewModel Model(TwSnnUp5kResolvedParameters configuration, EngineWidths widths, DesignBuilder design)
    {
        var weights = new SinglePortRamParameters { Depth = configuration.Rows, Width = 2 * configuration.Elements };
        return new ViewModel
        {
            ["shape"] = string.Join('-', configuration.Network.Shape),
            ["layer_constants"] = Enumerable
                .Range(0, configuration.Layers)
                .Select(number => Layer(configuration, widths, number))
                .ToList(),
            ["weights_module"] = new SinglePortRamGenerator().Generate(weights, design).Name,
            ["counts_module"] = Ram(design, widths.Folds, configuration.CountWidth * configuration.Elements),
            ["pixels_module"] = Ram(design, configuration.Inputs, PixelWidth),
            ["thresholds_module"] = Ram(design, configuration.Thresholds, configuration.CountWidth),
            // Two lists take turns: the addresses of those that fired, and the events of this layer.
            ["events_module"] = Ram(design, 2 << widths.EventWidth, widths.EventWidth),
            ["scores_module"] = Ram(design, configuration.Outputs, widths.StepsWidth),
        };
    }

    // An input's first row: its number, shifted over the rows of an input, from the layer's first row on.
    private static ViewModel Layer(TwSnnUp5kResolvedParameters configuration, EngineWidths widths, int number)
    {
        TernaryLayerWeights weights = configuration.Network.Layers[number];
        int width = FixedPoint.IndexWidth(weights.Inputs);
        int shift = configuration.ShiftOf(number);
        return new ViewModel
        {
            ["number"] = number,
            ["neurons"] = weights.Neurons,
            ["folds"] = configuration.FoldsOf(number),
            ["first_row"] = configuration.FirstRowOf(number),
            ["input_width"] = width,
            ["shift"] = shift,
            ["pad"] = widths.RowWidth - width - shift,
        };
    }

    private static string Ram(DesignBuilder design, int depth, int width) =>
        new RamGenerator().Generate(new RamParameters { Depth = depth, Width = width }, design).Name;
}
