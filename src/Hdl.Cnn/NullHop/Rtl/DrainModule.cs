using Hdl.Core.Designs;
using Hdl.Core.Ports;

namespace Hdl.Cnn.NullHop.Rtl;

/// <summary>From sums to quantised, pooled values.</summary>
internal static class DrainModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, NullHopShape shape)
    {
        InterfaceBuilder ports = new InterfaceBuilder("nullhop_drain", design.Style)
            .Group("The pass, taken over with start_i")
            .Output("free_o", 1)
            .Output("ends_o", 1)
            .Input("start_i", 1);
        foreach (PassField field in PassField.OfDrain(shape))
        {
            ports.Input($"pass_{field.Name}_i", field.Width);
        }

        ports.Group("The beat that closes a window")
            .Input("beat_valid_i", 1)
            .Input("beat_last_i", 1)
            .Input("beat_emit_i", 1)
            .Input("beat_ends_i", 1)
            .Group("Sums of all clusters")
            .Input("sums_i", shape.Clusters * NullHopParameters.WordChannels * shape.AccumulatorWidth)
            .Group("Biases")
            .Output("bias_enable_o", 1)
            .Output("bias_row_o", shape.BiasAddressWidth)
            .Input("bias_i", 512);
        if (shape.Scale == NullHopScale.Channel)
        {
            ports.Input("scale_i", 256);
        }

        ports.Group("Words of 16 values, for which there is room; `last`: of a row")
            .Output("word_valid_o", 1)
            .Output("word_last_o", 1)
            .Output("word_raw_o", 1)
            .Output("word_data_o", NullHopParameters.WordChannels * shape.ValueWidth);
        return design.AddModule("nullhop_drain", ports.Build(), shape);
    }
}
