using System.Globalization;
using Hdl.Blocks.Primitives.SkidBuffer;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Noc.NocRouter;

/// <summary>The module that stands on a registered link between two routers.</summary>
public static class NocLinkModule
{
    private const int FlitWidth = 34;

    /// <summary>Adds the module.</summary>
    /// <param name="channels">Virtual channels.</param>
    /// <param name="flow">Flow control of the link.</param>
    /// <param name="design">Receives it.</param>
    public static ModuleInterface Add(int channels, NocFlow flow, DesignBuilder design)
    {
        bool credit = flow == NocFlow.Credit;
        string answer = credit ? "credit" : "ready";
        string module = string.Create(CultureInfo.InvariantCulture, $"noc_link{(credit ? "_credit" : "")}_v{channels}");
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Group("From the router that sends")
            .Input("in_valid_i", channels).Output($"in_{answer}_o", channels)
            .Input("in_kind_i", 2).Input("in_data_i", 32)
            .Group("To the router that receives")
            .Output("out_valid_o", channels).Input($"out_{answer}_i", channels)
            .Output("out_kind_o", 2).Output("out_data_o", 32)
            .Build();
        return design.AddModule("noc_link", ports, new ViewModel
        {
            ["credit"] = credit,
            ["channels"] = channels,
            ["round_robin"] = channels > 1 && !credit ? NocRouterParts.RoundRobin(channels, design) : "",
            ["skid_buffer"] = credit ? "" : SkidBuffer(design),
        });
    }

    private static string SkidBuffer(DesignBuilder design)
    {
        var places = new SkidBufferParameters { Style = design.Style, DataWidth = FlitWidth };
        return new SkidBufferGenerator().Generate(places, design).Name;
    }
}
