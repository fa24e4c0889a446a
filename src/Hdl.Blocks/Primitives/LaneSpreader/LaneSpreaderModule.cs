using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Blocks.Primitives.LaneSpreader;

/// <summary>
/// The inverse of packing: dense items onto the lanes that a mask names. Combinational; each half of the lanes takes
/// its share.
/// </summary>
internal static class LaneSpreaderModule
{
    /// <summary>Adds the module and returns its interface.</summary>
    /// <param name="design">What it is added to.</param>
    /// <param name="lanes">Lanes, a power of two.</param>
    /// <param name="width">Bits of an item.</param>
    public static ModuleInterface Add(DesignBuilder design, int lanes, int width)
    {
        string module = string.Create(CultureInfo.InvariantCulture, $"lane_spreader_k{lanes}_w{width}");
        List<ViewModel> levels = [];
        for (int size = 2; size <= lanes; size *= 2)
        {
            levels.Add(new ViewModel { ["size"] = size, ["half"] = size / 2 });
        }

        ModuleInterface ports = InterfaceBuilder.Combinational(module)
            .Input("items_i", lanes * width).Input("mask_i", lanes).Output("lanes_o", lanes * width)
            .Build();
        return design.AddModule("lane_spreader", ports, new ViewModel
        {
            ["width"] = width,
            ["lanes"] = lanes,
            ["levels"] = levels,
        });
    }
}
