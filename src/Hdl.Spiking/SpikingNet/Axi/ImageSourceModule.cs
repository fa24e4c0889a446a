using System.Globalization;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Networks.Spiking;
using Hdl.Spiking.SpikingConv;

namespace Hdl.Spiking.SpikingNet.Axi;

/// <summary>Images to words of spikes: template <c>image_source</c>.</summary>
internal static class ImageSourceModule
{
    /// <summary>Adds it to a design.</summary>
    /// <param name="resolved">The network.</param>
    /// <param name="pixels">How images come in.</param>
    /// <param name="words">What leaves.</param>
    /// <param name="design">The design.</param>
    public static ModuleInterface Add(
        SpikingNetResolvedParameters resolved, PixelFormat pixels, SpikeWordStream words, DesignBuilder design)
    {
        MapShape map = resolved.Network.Input;
        int stepsWidth = FixedPoint.UnsignedWidth(resolved.MaxSteps);
        string ram = new RamGenerator().Generate(
            new RamParameters
            {
                Depth = 2 * pixels.Beats,
                Width = 8 * pixels.Bytes,
                // It has no first contents.
                Memory = resolved.Parameters.Memory == MemoryForm.Macro ? MemoryForm.Macro : MemoryForm.Behavioural,
                Style = design.Style,
            },
            design).Name;
        InterfaceBuilder ports = new InterfaceBuilder($"{resolved.Parameters.Module}_image_source", design.Style)
            .Input("steps_i", stepsWidth)
            .Group("Pixels, the first in the low byte")
            .AxiChannel(
                "s_axis_pixel", PortDirection.Input, "s_axis_pixel_t", ("data", 8 * pixels.Bytes), ("last", 1))
            .Group("Words of spikes; tag is 1 in an image's last step")
            .Include(new SpikeWordPorts("word", isInput: false, words))
            .Group("One cycle each")
            .Output("image_begin_o", 1);
        if (pixels.Beats > 1)
        {
            ports.Output("short_image_o", 1);
        }

        return design.AddModule("image_source", ports.Output("long_image_o", 1).Build(), new ViewModel
        {
            ["beats"] = pixels.Beats,
            ["bytes"] = pixels.Bytes,
            ["per_beat"] = pixels.PerBeat,
            ["row_width"] = FixedPoint.IndexWidth(pixels.Beats),
            ["steps_width"] = stepsWidth,
            ["height"] = map.Height,
            ["places_x"] = map.Width / pixels.PerBeat,
            ["last_x"] = map.Width - pixels.PerBeat,
            ["x_width"] = FixedPoint.IndexWidth(map.Width),
            ["y_width"] = FixedPoint.IndexWidth(map.Height),
            ["ram_module"] = ram,
            ["lanes_module"] = Lanes(resolved.Parameters.Module, pixels, design),
        });
    }

    private static string Lanes(string top, PixelFormat pixels, DesignBuilder design)
    {
        ModuleInterface ports = InterfaceBuilder.Combinational(
            string.Create(CultureInfo.InvariantCulture, $"{top}_level_lanes"))
            .Group("Pixels, lane 0 in the low byte").Input("pixels_i", 8 * pixels.Bytes)
            .Output("spikes_o", pixels.Bits).AsVector()
            .Build();
        return design.AddModule("level_lanes", ports, new ViewModel
        {
            ["lane_count"] = pixels.Bytes,
            ["levels_count"] = pixels.Levels.Count,
            ["levels"] = pixels.Levels.Select((level, number) => new ViewModel
            {
                ["number"] = number,
                ["level"] = level,
            }).ToList(),
        }).Name;
    }
}
