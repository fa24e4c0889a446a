using System.Globalization;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Noc.NocRouter;

/// <summary>Modules that a router is made of.</summary>
/// <param name="parameters">The router.</param>
/// <param name="design">Receives the modules.</param>
internal sealed class NocRouterParts(NocRouterParameters parameters, DesignBuilder design)
{
    /// <summary>The buffer of an input channel: of one stage, flits with their routes.</summary>
    /// <param name="marks">Bits of a route.</param>
    public string Buffer(int marks)
    {
        int depth = parameters.Links.Depth;
        if (parameters.Links.Pipeline == NocPipeline.TwoStage)
        {
            var flits = new FifoParameters { Width = 34, Depth = depth, Style = parameters.Style };
            return new FifoGenerator().Generate(flits, design).Name;
        }

        string module = string.Create(
            CultureInfo.InvariantCulture, $"noc_buffer_d{depth}_r{marks}{(parameters.HoldData ? "_hold" : "")}");
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Group("Flits, and where each would go as the head of a packet")
            .Input("in_valid_i", 1).Output("in_ready_o", 1)
            .Input("in_kind_i", 2).Input("in_data_i", 32).Input("in_route_i", marks)
            .Group("""
                The oldest flit: whether it is its packet's last, or follows its head, and the head's route;
                0 where there is none. taken_i: it leaves; never where there is none
                """)
            .Output("out_valid_o", 1).Input("taken_i", 1).Output("out_last_o", 1).Output("out_body_o", 1)
            .Output("out_data_o", 32).Output("out_route_o", marks)
            .Build();
        return design.AddModule("noc_buffer", ports, parameters, new ViewModel { ["route_width"] = marks }).Name;
    }

    /// <summary>The arbiter of an output channel.</summary>
    /// <param name="requests">Inputs that may ask for it.</param>
    public string Arbiter(int requests)
    {
        string module = string.Create(CultureInfo.InvariantCulture, $"noc_arbiter_n{requests}");
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Input("request_i", requests)
            .Output("grant_o", requests)
            .Output("held_o", requests)
            .Group("Whether one is granted, which is known sooner than which")
            .Output("any_o", 1)
            .Group("The granted flit was handed over; it was the last of its packet")
            .Input("taken_i", 1)
            .Input("last_i", 1)
            .Build();
        return design.AddModule("noc_arbiter", ports, new ViewModel
        {
            ["count"] = requests,
            ["all"] = (1 << requests) - 1,
        }).Name;
    }

    /// <summary>The module that grants one of several requests in turn.</summary>
    public static string RoundRobin(int requests, DesignBuilder design)
    {
        string module = string.Create(CultureInfo.InvariantCulture, $"round_robin_n{requests}");
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Input("request_i", requests).Output("grant_o", requests).Build();
        return design.AddModule("round_robin", ports, new ViewModel { ["count"] = requests }).Name;
    }

    /// <summary>The counter of the free places at the other end of a channel.</summary>
    public string Counter()
    {
        string module = string.Create(CultureInfo.InvariantCulture, $"noc_credit_d{parameters.Links.Depth}");
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Group("A flit was sent; a place became free").Input("taken_i", 1).Input("credit_i", 1).Output("ready_o", 1)
            .Build();
        return design.AddModule("noc_credit", ports, parameters).Name;
    }
}
