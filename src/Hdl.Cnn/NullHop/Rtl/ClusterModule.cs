using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Cnn.NullHop.Rtl;

/// <summary>Sixteen multipliers and their weights.</summary>
internal static class ClusterModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, NullHopShape shape)
    {
        int row = NullHopParameters.WordChannels * shape.WeightWidth;
        var weights = new RamParameters { Depth = shape.WeightRows, Width = row, Style = design.Style };
        string module = new RamGenerator().Generate(weights, design).Name;
        InterfaceBuilder ports = new InterfaceBuilder("nullhop_cluster", design.Style)
            .Group("The beat")
            .Input("beat_valid_i", 1)
            .Input("beat_last_i", 1)
            .Input("beat_fresh_i", 1)
            .Input("beat_zero_i", 1);
        if (shape.LaneCount > 1)
        {
            ports.Input("beat_after_i", 1);
        }

        ports.Input("beat_row_i", shape.WeightAddressWidth)
            .Input("beat_value_i", shape.ValueWidth + 1)
            .Group("Weights that are written")
            .Input("write_enable_i", 1)
            .Input("write_row_i", shape.WeightAddressWidth)
            .Input("write_data_i", row)
            .Group("Sums of the window that was closed last")
            .Output("shadow_o", NullHopParameters.WordChannels * shape.AccumulatorWidth);
        return design.AddModule(
            "nullhop_cluster", ports.Build(), shape, new ViewModel { ["weight_module"] = module });
    }
}
