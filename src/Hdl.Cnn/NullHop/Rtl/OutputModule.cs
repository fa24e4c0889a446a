using Hdl.Blocks.Axi;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Blocks.SparsityMap;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Cnn.NullHop.Rtl;

/// <summary>From words of 16 values to packets.</summary>
internal static class OutputModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    public static ModuleInterface Add(DesignBuilder design, NullHopShape shape)
    {
        int values = NullHopParameters.WordChannels * shape.ValueWidth;
        var queue = new FifoParameters { Depth = shape.Room, Width = values + 2, Style = design.Style };
        var compressor = new SparsityMapCompressorParameters
        {
            Ports = PortStyle.Plain,
            ValueWidth = shape.ValueWidth,
            MapWidth = shape.MapWidth,
            Lanes = shape.OutputWords,
            Style = design.Style,
        };
        string queueModule = new FifoGenerator().Generate(queue, design).Name;
        string compressorModule = new SparsityMapCompressorGenerator().Generate(compressor, design).Name;
        InterfaceBuilder ports = new InterfaceBuilder("nullhop_output", design.Style)
            .Group("Words of 16 values, for which there is room")
            .Input("word_valid_i", 1)
            .Input("word_last_i", 1)
            .Input("word_raw_i", 1)
            .Input("word_data_i", values)
            .Output("word_leaves_o", 1);
        ports.Group("There are words or packets").Output("busy_o", 1);
        ports.Group("Packets");
        (string, int)[] map = shape.OutputWords > 1
            ? [("data", shape.OutputWords * shape.WordWidth), ("keep", shape.OutputWords), ("last", 1)]
            : [("data", shape.WordWidth), ("last", 1)];
        ports.OutputStream("map", map);
        return design.AddModule("nullhop_output", ports.Build(), shape, new ViewModel
        {
            ["queue_module"] = queueModule,
            ["compressor"] = compressorModule,
        });
    }
}
