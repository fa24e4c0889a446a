using System.Globalization;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Core.Generation;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.NocRouter;

/// <summary>Modules that a router is made of, and their instances.</summary>
/// <param name="parameters">The router.</param>
/// <param name="design">Receives the modules.</param>
internal sealed class NocRouterParts(NocRouterParameters parameters, DesignBuilder design)
{
    private readonly NocRouterNames _names = new(parameters);

    private bool Credit => parameters.Flow == NocFlow.Credit;

    /// <summary>The buffer of an input channel.</summary>
    public ViewModel Buffer(NocPort port, int channel, string name)
    {
        bool twoStage = parameters.Pipeline == NocPipeline.TwoStage;
        string link = $"in_{NocTurns.NameOf(port)}";
        string select = NocRouterNames.Select(channel, parameters.VirtualChannels);
        ModuleInterface fifo = new FifoGenerator().Generate(
            new FifoParameters { Width = 34, Depth = parameters.Depth, Style = parameters.Style }, design);
        return InstanceView.Of(fifo, $"u_{name}_buffer", new Dictionary<string, string>
        {
            ["in_valid_i"] = $"{link}_valid_i{select}",
            ["in_ready_o"] = Credit ? $"unused_{name}_ready" : $"{link}_ready_o{select}",
            ["in_data_i"] = $"{{{link}_kind_i, {link}_data_i}}",
            ["out_valid_o"] = twoStage ? $"{name}_waiting" : $"{name}_valid",
            ["out_ready_i"] = twoStage ? $"{name}_move" : $"{name}_taken",
            ["out_data_o"] = twoStage ? $"{name}_oldest" : $"{name}_flit",
        });
    }

    /// <summary>The arbiter of an output channel.</summary>
    public ViewModel Arbiter(NocPort output, int channel, int requests, string served)
    {
        string module = string.Create(CultureInfo.InvariantCulture, $"noc_arbiter_n{requests}");
        string lane = _names.To(output, channel);
        design.AddModule("noc_arbiter", module, TurnKeys(requests, hold: true));
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Input("request_i", requests).Output("grant_o", requests).Output("held_o", requests).Input("taken_i", 1).Input("last_i", 1).Build();
        return InstanceView.Of(ports, $"u_{lane}_arbiter", new Dictionary<string, string>
        {
            ["request_i"] = $"{lane}_request",
            ["grant_o"] = $"{lane}_grant",
            ["held_o"] = $"{lane}_held",
            ["taken_i"] = requests == 1 ? $"{lane}_taken" : $"|{lane}_taken",
            ["last_i"] = $"{NocRouterNames.To(output)}_flit[33]",
        });
    }

    /// <summary>Which channel an output's link serves.</summary>
    public ViewModel Turn(NocPort output)
    {
        int channels = parameters.VirtualChannels;
        string module = string.Create(CultureInfo.InvariantCulture, $"round_robin_n{channels}");
        string to = NocRouterNames.To(output);
        design.AddModule("round_robin", module, TurnKeys(channels, hold: false));
        ModuleInterface ports = new InterfaceBuilder(module, design.Style).Input("request_i", channels).Output("grant_o", channels).Build();
        return InstanceView.Of(ports, $"u_{to}_turn", new Dictionary<string, string>
        {
            ["request_i"] = $"{to}_able",
            ["grant_o"] = $"{to}_turn",
        });
    }

    /// <summary>Counters of the free places at the other end of an output's link.</summary>
    public List<ViewModel> Counters(NocPort output, string port)
    {
        string module = string.Create(CultureInfo.InvariantCulture, $"noc_credit_d{parameters.Depth}");
        int width = FixedPoint.UnsignedWidth(parameters.Depth);
        design.AddModule("noc_credit", module, new ViewModel
        {
            ["depth"] = parameters.Depth,
            ["pad"] = "",
            ["range"] = VectorRange.Of(width),
            ["zero"] = Literal.Decimal(0, width),
            ["one"] = Literal.Decimal(1, width),
            ["full"] = Literal.Decimal(parameters.Depth, width),
        });
        ModuleInterface ports = new InterfaceBuilder(module, design.Style).Input("taken_i", 1).Input("credit_i", 1).Output("ready_o", 1).Build();
        return [.. Enumerable.Range(0, parameters.VirtualChannels).Select(channel =>
        {
            string select = NocRouterNames.Select(channel, parameters.VirtualChannels);
            return InstanceView.Of(ports, $"u_{_names.To(output, channel)}_credit", new Dictionary<string, string>
            {
                ["taken_i"] = $"{port}_valid_o{select}",
                ["credit_i"] = $"{port}_credit_i{select}",
                ["ready_o"] = $"{NocRouterNames.To(output)}_ready{select}",
            });
        })];
    }

    private static ViewModel TurnKeys(int count, bool hold)
    {
        var keys = new ViewModel
        {
            ["count"] = count,
            ["pad"] = VectorRange.Padded(1, count),
            ["range"] = VectorRange.Of(count),
            ["one"] = Literal.Decimal(1, count),
            ["later_range"] = count == 2 ? "" : string.Create(CultureInfo.InvariantCulture, $"[{count - 1}:1] "),
            ["later_zero"] = Literal.Decimal(0, Math.Max(1, count - 1)),
            ["later_select"] = count == 2 ? "[1]" : string.Create(CultureInfo.InvariantCulture, $"[{count - 1}:1]"),
        };
        if (hold)
        {
            keys["several"] = count > 1;
            keys["zero"] = Literal.Decimal(0, count);
        }

        return keys;
    }
}
