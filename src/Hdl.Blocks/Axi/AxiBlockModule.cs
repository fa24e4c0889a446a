using Hdl.Blocks.Primitives.SkidBuffer;
using Hdl.Core.Designs;
using Hdl.Core.Ports;
using Hdl.Core.Registers;
using Hdl.Core.Templates;

namespace Hdl.Blocks.Axi;

/// <summary>Emits the AXI form of a block: wires around it, and a register file where it has levels.</summary>
internal static class AxiBlockModule
{
    /// <summary>Adds the module <c>name_axi</c> and its registers, and returns its interface.</summary>
    /// <param name="block">The block with plain ports; in the design already.</param>
    /// <param name="description">What its ports mean.</param>
    /// <param name="registered">Whether outputs pass a skid buffer.</param>
    /// <param name="design">The design.</param>
    /// <exception cref="ArgumentException">The description does not fit the ports.</exception>
    public static ModuleInterface Add(ModuleInterface block, AxiBlockParameters description, bool registered, DesignBuilder design)
    {
        string module = $"{block.Name}_axi{(registered ? "_reg" : "")}";
        List<AxiStreamView> streams = [.. description.Streams.Select(stream => new AxiStreamView(stream, registered && !stream.IsInput))];
        Check(block, streams);
        var nets = new Dictionary<string, string>();
        foreach (AxiStreamView stream in streams)
        {
            stream.AddNets(nets);
        }

        bool clears = description.ClearedStream is not null;
        if (description.Argument is { } argument)
        {
            nets.Add($"{argument.Name}_i", argument.Name);
        }

        if (clears)
        {
            nets.Add("clear_i", "clear");
        }

        if (description.HasRegisters)
        {
            nets.Add("error_clear_i", "1'b1");
            nets.Add("error_o", "errors");
        }

        var ports = new InterfaceBuilder(module, design.Style);
        if (description.HasRegisters)
        {
            AxiLite.Channels(ports);
        }

        streams.ForEach(stream => stream.AddPorts(ports));
        var model = new ViewModel
        {
            ["block"] = block.Name,
            ["registered"] = registered,
            ["buffers"] = streams.Where(stream => stream.IsRegistered).Select(stream => Buffer(stream, design)).ToList(),
            ["has_registers"] = description.HasRegisters,
            ["registers"] = description.HasRegisters ? Registers(block.Name, description, design) : [],
            ["has_argument"] = description.Argument is not null,
            ["argument"] = description.Argument?.Name ?? "",
            ["argument_width"] = description.Argument?.Width ?? 1,
            ["clears"] = clears,
            ["cleared_stream"] = description.ClearedStream ?? "",
            ["errors_width"] = Math.Max(1, description.Errors.Count),
            ["has_unused_errors"] = description.PossibleErrors.Count < description.Errors.Count,
            ["unused_errors"] = StatusErrors.Select("errors", [.. Enumerable.Range(0, description.Errors.Count).Except(description.PossibleErrors)]),
            ["loops"] = streams.Exists(stream => stream.HasLoop),
            ["streams"] = streams.Select(stream => stream.View()).ToList(),
            ["instance"] = InstanceView.Of(block, "u_block", nets),
        };
        return design.AddModule("axi_block", ports.Build(), model);
    }

    private static ViewModel Buffer(AxiStreamView stream, DesignBuilder design)
    {
        (string from, string to) = stream.Beats();
        ModuleInterface buffer = new SkidBufferGenerator().Generate(
            new SkidBufferParameters { DataWidth = stream.BeatWidth, Style = design.Style }, design);
        return new ViewModel
        {
            ["instance"] = InstanceView.Of(buffer, $"u_{stream.Net}_buffer", new Dictionary<string, string>
            {
                ["in_valid_i"] = $"{stream.Net}_tvalid",
                ["in_ready_o"] = $"{stream.Net}_tready",
                ["in_data_i"] = from,
                ["out_valid_o"] = $"{stream.Name}_tvalid",
                ["out_ready_i"] = $"{stream.Name}_tready",
                ["out_data_o"] = to,
            }),
        };
    }

    // InstanceView finds ports that are missing or left over; a wrong width would only be seen by lint.
    private static void Check(ModuleInterface block, IEnumerable<AxiStreamView> streams)
    {
        foreach ((string name, int width) in streams.SelectMany(stream => stream.PlainPorts()))
        {
            if (block.Ports.FirstOrDefault(port => port.Name == name)?.Width != width)
            {
                throw new ArgumentException($"{block.Name} has no port '{name}' of {width} bits.", nameof(block));
            }
        }
    }

    private static ViewModel Registers(string block, AxiBlockParameters description, DesignBuilder design)
    {
        string module = $"{block}_axi_registers";
        bool clears = description.ClearedStream is not null;
        var status = new StatusErrors([.. description.PossibleErrors.Select(bit => RegisterMap.FirstError + bit)]);
        int errors = status.Width;
        RegisterMap map = AxiRegisterMap.Of(description);
        design.AddRegisters(map);
        var model = new ViewModel
        {
            ["block"] = block,
            ["register_map"] = RegisterComment.Lines(map.Registers),
            ["port"] = AxiLite.AddPort("axi_lite_port", design, "unused_write_fire"),
            ["constants"] = RegisterView.Constants(map),
            ["has_argument"] = description.Argument is not null,
            ["argument"] = description.Argument?.Name ?? "",
            ["argument_register"] = $"{description.Argument?.Name}_q",
            ["argument_width"] = description.Argument?.Width ?? 1,
            ["clears"] = clears,
            ["errors_width"] = errors,
            ["errors_written"] = status.In("write_data"),
            ["errors_read"] = status.Word("errors_q"),
            ["ignored"] = status.Beside("write_data"),
        };
        InterfaceBuilder ports = AxiLite.Channels(new InterfaceBuilder(module, design.Style))
            .Group("The block's levels; an error lasts one cycle");
        Dictionary<string, string> nets = [];
        if (description.Argument is { } level)
        {
            ports.Output($"{level.Name}_o", level.Width);
            nets.Add($"{level.Name}_o", level.Name);
        }

        if (clears)
        {
            ports.Output("clear_o", 1).Input("begin_i", 1);
            nets.Add("clear_o", "clear");
            nets.Add("begin_i", "packet_begins");
        }

        ModuleInterface registers = design.AddModule("axi_block_registers", ports.Input("error_i", errors).Build(), model);
        nets.Add("error_i", errors == description.Errors.Count ? "errors" : StatusErrors.Select("errors", description.PossibleErrors));
        foreach (Port port in registers.Ports.Where(port => port.Name.StartsWith("s_axil_", StringComparison.Ordinal)))
        {
            nets.Add(port.Name, port.Name);
        }

        return InstanceView.Of(registers, "u_registers", nets);
    }
}
