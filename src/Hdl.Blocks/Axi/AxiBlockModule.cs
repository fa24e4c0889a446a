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
    public static ModuleInterface Add(
        ModuleInterface block, AxiBlockParameters description, bool registered, DesignBuilder design)
    {
        string module = $"{block.Name}_axi{(registered ? "_reg" : "")}";
        List<AxiStreamView> streams =
        [
            .. description.Streams.Select(stream => new AxiStreamView(stream, registered && !stream.IsInput)),
        ];
        Check(block, description.Streams);
        var nets = new Dictionary<string, string>();
        foreach (AxiStreamView stream in streams)
        {
            stream.AddNets(nets);
        }

        bool clears = description.Clear is not null;
        int[] unused = [.. Enumerable.Range(0, description.Errors.Count).Except(description.PossibleErrors)];
        if (description.Argument is { } argument)
        {
            nets.Add(argument.Port, argument.Name);
        }

        if (description.Clear is { } clear)
        {
            nets.Add(clear.Port, "clear");
        }

        if (description is { ErrorClear: { } errorClear, Error: { } error })
        {
            nets.Add(errorClear, "1'b1");
            nets.Add(error, "errors");
        }

        var model = new ViewModel
        {
            ["block"] = block.Name,
            ["registered"] = registered,
            ["buffers"] = streams
                .Where(stream => stream.IsRegistered)
                .Select(stream => Buffer(stream, design))
                .ToList(),
            ["has_registers"] = description.HasRegisters,
            ["registers_module"] = description.HasRegisters ? Registers(block.Name, description, design) : "",
            ["has_argument"] = description.Argument is not null,
            ["argument"] = description.Argument?.Name ?? "",
            ["argument_port"] = $"{description.Argument?.Name}_o",
            ["argument_width"] = description.Argument?.Width ?? 1,
            ["clears"] = clears,
            ["cleared_stream"] = description.Clear?.Stream.Name ?? "",
            ["errors_width"] = Math.Max(1, description.Errors.Count),
            ["has_unused_errors"] = unused.Length > 0,
            ["unused_errors"] = StatusErrors.Select("errors", unused),
            ["possible_errors"] = unused.Length == 0
                ? "errors"
                : StatusErrors.Select("errors", description.PossibleErrors),
            ["loops"] = streams.Exists(stream => stream.HasLoop),
            ["streams"] = streams.Select(stream => stream.View()).ToList(),
            ["instance"] = InstanceView.Of(block, "u_block", nets),
        };
        return design.AddModule("axi_block", new AxiBlockPorts(description).Build(module, design.Style), model);
    }

    private static ViewModel Buffer(AxiStreamView stream, DesignBuilder design)
    {
        ModuleInterface buffer = new SkidBufferGenerator().Generate(
            new SkidBufferParameters { DataWidth = stream.BeatWidth, Style = design.Style }, design);
        return new ViewModel
        {
            ["module"] = buffer.Name,
            ["net"] = stream.Net,
            ["name"] = stream.Name,
            ["has_keep"] = stream.HasKeep,
        };
    }

    // InstanceView finds ports that are missing or left over; a wrong width would only be seen by lint.
    private static void Check(ModuleInterface block, IEnumerable<AxiStreamParameters> streams)
    {
        foreach (StreamField field in streams.SelectMany(stream => stream.Plain.Port.Fields))
        {
            if (block.Ports.FirstOrDefault(port => port.Name == field.Port)?.Width != field.Width)
            {
                string missing = $"{block.Name} has no port '{field.Port}' of {field.Width} bits.";
                throw new ArgumentException(missing, nameof(block));
            }
        }
    }

    private static string Registers(string block, AxiBlockParameters description, DesignBuilder design)
    {
        string module = $"{block}_axi_registers";
        bool clears = description.Clear is not null;
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
        if (description.Argument is { } level)
        {
            ports.Output($"{level.Name}_o", level.Width);
        }

        if (clears)
        {
            ports.Output("clear_o", 1).Input("begin_i", 1);
        }

        return design.AddModule("axi_block_registers", ports.Input("error_i", errors).Build(), model).Name;
    }
}
