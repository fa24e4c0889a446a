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
            .Group("From the router that sends").Input("in_valid_i", channels).Output($"in_{answer}_o", channels).Input("in_kind_i", 2).Input("in_data_i", 32)
            .Group("To the router that receives").Output("out_valid_o", channels).Input($"out_{answer}_i", channels).Output("out_kind_o", 2).Output("out_data_o", 32)
            .Build();
        return design.AddModule("noc_link", ports, new ViewModel
        {
            ["credit"] = credit,
            ["channels"] = channels,
            ["turn"] = channels > 1 && !credit ? new List<ViewModel> { Turn(channels, design) } : [],
            ["buffers"] = credit ? [] : Enumerable.Range(0, channels).Select(channel => Buffer(channel, channels, design)).ToList(),
        });
    }

    private static ViewModel Buffer(int channel, int channels, DesignBuilder design)
    {
        ModuleInterface buffer = new SkidBufferGenerator().Generate(new SkidBufferParameters { Style = design.Style, DataWidth = FlitWidth }, design);
        string select = NocRouterNames.Select(channel, channels);
        string number = channels == 1 ? "" : channel.ToString(CultureInfo.InvariantCulture);
        return InstanceView.Of(buffer, $"u_places{number}", new Dictionary<string, string>
        {
            ["in_valid_i"] = $"in_valid_i{select}",
            ["in_ready_o"] = $"in_ready_o{select}",
            ["in_data_i"] = "{in_kind_i, in_data_i}",
            ["out_valid_o"] = channels == 1 ? "out_valid_o" : $"waiting{select}",
            ["out_ready_i"] = channels == 1 ? "out_ready_i" : $"turn{select}",
            ["out_data_o"] = channels == 1 ? "{out_kind_o, out_data_o}" : $"flit{number}",
        });
    }

    private static ViewModel Turn(int channels, DesignBuilder design)
    {
        ModuleInterface turn = NocRouterParts.RoundRobin(channels, design);
        return InstanceView.Of(turn, "u_turn", new Dictionary<string, string>
        {
            ["request_i"] = "waiting & out_ready_i",
            ["grant_o"] = "turn",
        });
    }
}
