using Hdl.Core.Designs;
using Hdl.Core.Ports;

namespace Hdl.Cnn.NullHop.Rtl;

/// <summary>From packets of parameters to the memories.</summary>
internal static class ParamsModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, NullHopShape shape)
    {
        InterfaceBuilder ports = new InterfaceBuilder("nullhop_params", design.Style)
            .Group("What comes next: kind, logarithm of the words, first row, rows per word")
            .InputStream("load", ("kind", 2), ("words", 4), ("base", 17), ("rows", 17))
            .Group("Packets")
            .InputStream("param", ("data", shape.ParamBits), ("last", 1))
            .Group("Rows that are written")
            .Output("weight_enable_o", shape.Clusters)
            .Output("weight_row_o", shape.WeightAddressWidth)
            .Output("weight_data_o", NullHopParameters.WordChannels * shape.WeightWidth)
            .Output("bias_enable_o", 1)
            .Output("bias_row_o", shape.BiasAddressWidth)
            .Output("bias_data_o", 512);
        if (shape.Scale == NullHopScale.Channel)
        {
            ports.Output("scale_enable_o", 1).Output("scale_data_o", 256);
        }

        ports.Group("Loads that are done, modulo 65536; a packet was too short or too long, for a cycle")
            .Output("loads_done_o", 16)
            .Output("error_o", 1);
        return design.AddModule("nullhop_params", ports.Build(), shape);
    }
}
