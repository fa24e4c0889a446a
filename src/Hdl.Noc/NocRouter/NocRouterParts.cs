using System.Globalization;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Noc.NocRouter;

/// <summary>Modules that a router is made of, and their instances.</summary>
/// <param name="parameters">The router.</param>
/// <param name="design">Receives the modules.</param>
internal sealed class NocRouterParts(NocRouterParameters parameters, DesignBuilder design)
{
    private readonly NocRouterNames _names = new(parameters);

    private bool Credit => parameters.Flow == NocFlow.Credit;

    /// <summary>The buffer of an input channel.</summary>
    /// <param name="port">The input.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="name">Its signals.</param>
    /// <param name="valid">The wire that tells of a flit, with one stage.</param>
    /// <param name="marks">Bits of a route.</param>
    public ViewModel Buffer(NocPort port, int channel, string name, string valid, int marks)
    {
        string link = $"in_{NocTurns.NameOf(port)}";
        string select = NocRouterNames.Select(channel, parameters.VirtualChannels);
        var nets = new Dictionary<string, string>
        {
            ["in_valid_i"] = $"{link}_valid_i{select}",
            ["in_ready_o"] = Credit ? $"unused_{name}_ready" : $"{link}_ready_o{select}",
        };
        if (parameters.Pipeline == NocPipeline.TwoStage)
        {
            nets["in_data_i"] = $"{{{NocRouterNames.Kind(port)}, {link}_data_i}}";
            nets["out_valid_o"] = $"{name}_waiting";
            nets["out_ready_i"] = $"{name}_move";
            nets["out_data_o"] = $"{name}_oldest";
            return InstanceView.Of(
                new FifoGenerator().Generate(new FifoParameters { Width = 34, Depth = parameters.Depth, Style = parameters.Style }, design),
                $"u_{name}_buffer", nets);
        }

        nets["in_kind_i"] = NocRouterNames.Kind(port);
        nets["in_data_i"] = $"{link}_data_i";
        nets["in_route_i"] = $"{link}_route";
        nets["out_valid_o"] = valid;
        nets["taken_i"] = $"{name}_taken";
        nets["out_last_o"] = $"{name}_flit[33]";
        nets["out_body_o"] = $"{name}_body";
        nets["out_data_o"] = $"{name}_flit[31:0]";
        nets["out_route_o"] = $"{name}_route";
        return InstanceView.Of(RoutedBuffer(marks), $"u_{name}_buffer", nets);
    }

    // Flits with their routes, for routers of one stage.
    private ModuleInterface RoutedBuffer(int marks)
    {
        int depth = parameters.Depth;
        string module = string.Create(CultureInfo.InvariantCulture, $"noc_buffer_d{depth}_r{marks}{(parameters.HoldData ? "_hold" : "")}");
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Group("Flits, and where each would go as the head of a packet")
            .Input("in_valid_i", 1).Output("in_ready_o", 1).Input("in_kind_i", 2).Input("in_data_i", 32).Input("in_route_i", marks)
            .Group("""
                The oldest flit: whether it is its packet's last, or follows its head, and the head's route;
                0 where there is none. taken_i: it leaves; never where there is none
                """)
            .Output("out_valid_o", 1).Input("taken_i", 1).Output("out_last_o", 1).Output("out_body_o", 1).Output("out_data_o", 32).Output("out_route_o", marks)
            .Build();
        return design.AddModule("noc_buffer", ports, parameters, new ViewModel { ["route_width"] = marks });
    }

    /// <summary>The arbiter of an output channel.</summary>
    public ViewModel Arbiter(NocPort output, int channel, int requests, string served)
    {
        string module = string.Create(CultureInfo.InvariantCulture, $"noc_arbiter_n{requests}");
        string lane = _names.To(output, channel);
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Input("request_i", requests).Output("grant_o", requests).Output("held_o", requests)
            .Group("Whether one is granted, which is known sooner than which").Output("any_o", 1)
            .Group("The granted flit was handed over; it was the last of its packet").Input("taken_i", 1).Input("last_i", 1)
            .Build();
        design.AddModule("noc_arbiter", ports, new ViewModel { ["count"] = requests, ["all"] = Literal.Hex((1UL << requests) - 1, requests) });
        return InstanceView.Of(ports, $"u_{lane}_arbiter", new Dictionary<string, string>
        {
            ["request_i"] = $"{lane}_request",
            ["grant_o"] = $"{lane}_grant",
            ["held_o"] = $"{lane}_held",
            ["any_o"] = $"{lane}_any",
            ["taken_i"] = $"{lane}_any && {served}",
            ["last_i"] = $"{lane}_last",
        });
    }

    /// <summary>Which channel an output's link serves.</summary>
    public ViewModel Turn(NocPort output)
    {
        string to = NocRouterNames.To(output);
        return InstanceView.Of(RoundRobin(parameters.VirtualChannels, design), $"u_{to}_turn", new Dictionary<string, string>
        {
            ["request_i"] = $"{to}_able",
            ["grant_o"] = $"{to}_turn",
        });
    }

    /// <summary>The module that grants one of several requests in turn.</summary>
    public static ModuleInterface RoundRobin(int requests, DesignBuilder design)
    {
        string module = string.Create(CultureInfo.InvariantCulture, $"round_robin_n{requests}");
        ModuleInterface ports = new InterfaceBuilder(module, design.Style).Input("request_i", requests).Output("grant_o", requests).Build();
        return design.AddModule("round_robin", ports, new ViewModel { ["count"] = requests });
    }

    /// <summary>Counters of the free places at the other end of an output's link.</summary>
    public List<ViewModel> Counters(NocPort output, string port)
    {
        string module = string.Create(CultureInfo.InvariantCulture, $"noc_credit_d{parameters.Depth}");
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Group("A flit was sent; a place became free").Input("taken_i", 1).Input("credit_i", 1).Output("ready_o", 1)
            .Build();
        design.AddModule("noc_credit", ports, parameters);
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
}
