using Hdl.Blocks.Axi;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Registers;
using Hdl.Core.Templates;

namespace Hdl.Spiking.TwSnn;

/// <summary>
/// The AXI4-Lite registers around a network, of template <c>twsnn_registers</c>: what is written, errors that stay, and
/// counters of samples, steps and cycles.
/// </summary>
/// <param name="Top">Name of the top module, first part of the others' names.</param>
/// <param name="Map">All registers.</param>
/// <param name="Fields">Those that are written and read back.</param>
/// <param name="Errors">Bits of STATUS that stay, ascending.</param>
internal sealed record RegisterShell(
    string Top, RegisterMap Map, IReadOnlyList<RegisterField> Fields, IReadOnlyList<RegisterBits> Errors)
{
    /// <summary>Whether samples, steps and cycles are counted.</summary>
    public required bool Counters { get; init; }

    /// <summary>Bits of the number of samples in flight.</summary>
    public required int InFlightWidth { get; init; }

    /// <summary>Adds the modules below to a design and returns what the template of the registers takes.</summary>
    /// <param name="design">The design.</param>
    /// <param name="outputs">Names and widths of what is written.</param>
    public ViewModel View(DesignBuilder design, IReadOnlyList<(string Name, int Width)> outputs) => new()
    {
        ["status_module"] = AddStatus(design),
        ["top"] = Top,
        ["register_map"] = RegisterComment.Lines(Map.Registers),
        ["port"] = AxiLite.AddPort($"{Top}_axi_lite_port", design, "write_fire"),
        ["registers"] = outputs
            .Select(output => new ViewModel { ["name"] = output.Name, ["width"] = output.Width }).ToList(),
        ["widest_register"] = outputs.Max(output => output.Width),
        ["errors_width"] = Errors.Count,
        ["constants"] = RegisterView.Constants(Map),
        ["fields"] = Fields.Select(field => field.View()).ToList(),
    };

    /// <summary>The ports of the registers.</summary>
    /// <param name="design">The design.</param>
    /// <param name="outputs">As above.</param>
    /// <param name="more">Adds further ports behind the configuration.</param>
    public ModuleInterface Ports(
        DesignBuilder design, IReadOnlyList<(string Name, int Width)> outputs,
        Func<InterfaceBuilder, InterfaceBuilder> more)
    {
        InterfaceBuilder ports = AxiLite
            .Channels(new InterfaceBuilder($"{Top}_registers", design.Style))
            .Group("Configuration");
        foreach ((string name, int width) in outputs)
        {
            ports.Output($"{name}_o", width);
        }

        more(ports).Group("Events to count and errors to keep: one cycle each");
        string[] events =
        [
            "image_begin",
            "image_end",
            .. Counters ? new[] { "step_end" } : [],
            .. Errors.Select(error => error.Name).Where(name => name != TwSnnRegisterMap.RefusedWrite),
        ];
        foreach (string name in events)
        {
            ports.Input($"{name}_i", 1);
        }

        return ports.Build();
    }

    private string AddStatus(DesignBuilder design)
    {
        const string Counter = "event_counter";
        ModuleInterface counter = new InterfaceBuilder(Counter, design.Style)
            .Group("clear_i goes before count_i")
            .Input("clear_i", 1)
            .Input("count_i", 1)
            .Output("count_o", 32)
            .Output("carry_o", 1)
            .Build();
        if (Counters)
        {
            design.AddModule(Counter, counter, []);
        }

        InterfaceBuilder ports = new InterfaceBuilder($"{Top}_status", design.Style)
            .Group("One cycle each").Input("image_begin_i", 1).Input("image_end_i", 1);
        if (Counters)
        {
            ports.Input("step_end_i", 1);
        }

        ports.Input("error_i", Errors.Count).Group("From the registers");
        if (Counters)
        {
            ports.Input("clear_counters_i", 1);
        }

        ports.Input("clear_errors_i", Errors.Count).Group("")
            .Output("busy_o", 1).Output("errors_o", Errors.Count);
        if (Counters)
        {
            ports.Output("images_o", 32).Output("time_steps_o", 32).Output("cycles_o", 64);
        }

        return design.AddModule("twsnn_status", ports.Build(), new ViewModel
        {
            ["top"] = Top,
            ["counters"] = Counters,
            ["in_flight_width"] = InFlightWidth,
            ["errors_width"] = Errors.Count,
        }).Name;
    }
}
