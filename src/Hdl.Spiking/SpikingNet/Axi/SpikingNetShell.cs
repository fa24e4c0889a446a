using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Registers;
using Hdl.Core.Templates;
using Hdl.Networks.Spiking;
using Hdl.Spiking.SpikingConv;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.SpikingNet.Axi;

/// <summary>What stands around a chain of layers: registers, and events in 32 bits.</summary>
/// <param name="resolved">The network.</param>
/// <param name="design">What modules are added to.</param>
internal sealed class SpikingNetShell(SpikingNetResolvedParameters resolved, DesignBuilder design)
{
    private readonly string _top = resolved.Parameters.Module;

    /// <summary>Adds the top module.</summary>
    /// <param name="core">The chain.</param>
    public ModuleInterface Add(ModuleInterface core)
    {
        ModuleInterface registers = Registers();
        var registerWires = new WireList();
        foreach (Port port in registers.Ports.Skip(2).Where(port => !port.Name.StartsWith("s_axil_")))
        {
            registerWires.Add(port.Name[..^2], port.Width);
        }

        ModuleInterface ports = new SpikingNetAxiPorts(resolved).Build(_top, design.Style);
        (List<ViewModel> stages, string title) = resolved.Pixels is { } pixels
            ? (Images(pixels), "pixels of images")
            : ([Stage("Words to events", EventSource(), "event", new WireList())], "events of a sample's steps");
        return design.AddModule("spiking_net_axi", ports, new ViewModel
        {
            ["shape_text"] = string.Join(" - ", resolved.Shapes),
            ["input_text"] = title,
            ["has_pixels"] = resolved.Pixels is not null,
            ["register_wires"] = registerWires.View(),
            ["registers"] = new Instance(registers, "u_registers").Through("s_axil").Rest().View(),
            ["stages"] = stages,
            ["core"] = new Instance(core, "u_core").Stream("event", "event")
                .Net("result_valid_o", "m_axis_result_tvalid").Net("result_ready_i", "m_axis_result_tready")
                .Net("result_data_o", "m_axis_result_tdata").Net("result_last_o", "m_axis_result_tlast").View(),
        });
    }

    private List<ViewModel> Images(PixelFormat pixels)
    {
        MapShape map = resolved.Network.Input;
        var coded = new SpikeEventsModule(map, BanksY: 1, pixels.PerBeat, map.Channels, Folds: 1);
        ModuleInterface source = ImageSourceModule.Add(resolved, pixels, coded.Words(), design);
        ModuleInterface events = coded.Add(design, $"{_top}_image_events");
        return
        [
            Stage("Images to words of spikes", source, "word", new WireList()),
            new ViewModel
            {
                ["title"] = "These to events, one per cycle",
                ["wires"] = new WireList().AddStream(events, "event", "event").View(),
                ["instance"] = new Instance(events, "u_image_events").Stream("word", "word").Stream("event", "event")
                    .View(),
            },
        ];
    }

    private static ViewModel Stage(string title, ModuleInterface source, string stream, WireList wires) => new()
    {
        ["title"] = title,
        ["wires"] = wires.AddStream(source, stream, stream).View(),
        ["instance"] = new Instance(source, "u_source")
            .Through(source.Ports.First(port => port.Name.StartsWith("s_axis_")).Name[..^"_tvalid".Length])
            .Net("steps_i", "steps").Rest().View(),
    };

    private ModuleInterface Registers()
    {
        RegisterMap map = SpikingNetRegisters.Of(resolved);
        design.AddRegisters(map);
        IReadOnlyList<RegisterField> fields = SpikingNetRegisters.Fields(resolved);
        (string, int)[] outputs = [.. fields.Select(field => (field.Name, field.Width))];
        var shell = new RegisterShell(_top, map, fields, SpikingNetRegisters.Errors(resolved))
        {
            Counters = true,
            // At most, of samples of one step without events: in each layer one whose events come, one that waits,
            // three in the scan, one of words, two of events; in a pooling two; before and behind them eight.
            InFlightWidth = FixedPoint.CeilLog2((8 * resolved.Layers.Count) + 9),
        };
        ViewModel view = shell.View(design, outputs);
        view["has_load"] = false;
        view["has_seeds"] = false;
        view["counters"] = true;
        view["input"] = resolved.Pixels is null ? "events" : "pixels";
        view["beats_per_image"] = resolved.Pixels?.Beats ?? 1;
        view["pixels_per_beat"] = 1;
        view["max_steps"] = resolved.MaxSteps;
        return design.AddModule("twsnn_registers", shell.Ports(design, outputs, more => more), view);
    }

    private ModuleInterface EventSource()
    {
        MapShape map = resolved.Network.Input;
        var word = new EventWord(map);
        int stepsWidth = FixedPoint.UnsignedWidth(resolved.MaxSteps);
        ModuleInterface ports = new InterfaceBuilder($"{_top}_event_source", design.Style)
            .Input("steps_i", stepsWidth)
            .Group("Events in 32 bits")
            .AxiChannel("s_axis_event", PortDirection.Input, "s_axis_event_t", ("data", 32), ("last", 1))
            .Group("Events of the map; tag is 1 in a sample's last step")
            .Include(new MapEventPorts(
                "event", isInput: false, new MapEventStream(map.Height, map.Width, map.Channels, tagWidth: 1)))
            .Group("One cycle each")
            .Output("image_begin_o", 1)
            .Output("step_end_o", 1)
            .Output("address_error_o", 1)
            .Build();
        // What a field can say beyond the map.
        List<ViewModel> limits =
        [
            .. new (string Net, int Size, int Width)[]
            {
                ("event_channel_o", map.Channels, word.ChannelWidth),
                ("event_x_o", map.Width, word.ColumnWidth),
                ("event_y_o", map.Height, word.RowWidth),
            }
            .Where(limit => limit.Size < 1 << limit.Width)
            .Select(limit => new ViewModel
            {
                ["net"] = limit.Net,
                ["last"] = limit.Size - 1,
                ["width"] = limit.Width,
            }),
        ];
        return design.AddModule("map_event_source", ports, new ViewModel
        {
            ["steps_width"] = stepsWidth,
            ["height"] = map.Height,
            ["width"] = map.Width,
            ["channels"] = map.Channels,
            ["row_width"] = word.RowWidth,
            ["column_width"] = word.ColumnWidth,
            ["channel_width"] = word.ChannelWidth,
            ["unused_width"] = EventWord.Null - word.Width,
            ["has_limits"] = limits.Count > 0,
            ["limits"] = limits,
        });
    }
}
