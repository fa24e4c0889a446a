using System.Globalization;
using System.Text;
using Hdl.Core.Designs;
using Hdl.Core.Ports;

namespace Hdl.Core.HandOff.Drivers;

/// <summary>
/// <c>TOP_litex.py</c>: the design as a module of LiteX, with an AXI4-Lite slave, AXI4-Stream endpoints and AXI4
/// masters.
/// </summary>
internal static class LiteXModule
{
    /// <summary>Its text.</summary>
    public static string Text(DriverModel model, Design design, Provenance provenance)
    {
        string files = string.Concat(design.OfKind(DesignFileKind.Verilog).Select(file => $"    \"{file.Name}\",\n"));
        string memories = string.Concat(design.OfKind(DesignFileKind.Memory).Select(file => $"    \"{file.Name}\",\n"));
        string reset = design.Top.ResetActiveLow
            ? "i_rst_ni=~ResetSignal(\"sys\")"
            : "i_rst_i=ResetSignal(\"sys\")";
        var text = new StringBuilder();
        text.Append($$""""
            # SPDX-License-Identifier: {{provenance.Parameters.Style.License}}
            """{{model.Top}} for LiteX: the registers are `bus`, each stream an endpoint of its port's name.

                self.{{model.Top}} = {{model.Top}}_litex.Accelerator(platform)
                self.bus.add_slave("{{model.Top}}", self.{{model.Top}}.bus, SoCRegion(size=0x1000, cached=False))

            Regenerate with: {{provenance.Command}}
            """

            import os

            from migen import ClockSignal, Instance, Module, ResetSignal

            from litex.soc.interconnect import axi

            VERILOG = (
            {{files}})

            # Contents of memories, which the Verilog reads by name: they must lie where the tool runs.
            MEMORIES = (
            {{memories}})


            class Accelerator(Module):
                def __init__(self, platform=None):
                    self.bus = axi.AXILiteInterface(data_width=32, address_width=32)

            """");
        StreamPort[] streams =
        [
            .. model.Streams,
            .. design.Top.Memories.Where(memory => memory.IsMover).SelectMany(memory => memory.Channels),
        ];
        foreach (StreamPort stream in streams)
        {
            string widths = string.Concat(
                Width(stream, "data", "data_width"), Width(stream, "keep", ", keep_width"),
                Width(stream, "user", ", user_width"));
            text.Append(
                CultureInfo.InvariantCulture, $"        self.{stream.Name} = axi.AXIStreamInterface({widths})\n");
        }

        foreach (MemoryPort memory in Masters(design))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"        self.{memory.Name} = axi.AXIInterface(data_width={8 * memory.Shape.BusBytes}, ");
            text.Append(
                CultureInfo.InvariantCulture, $"address_width={memory.Shape.AddressBits}, id_width=1)\n");
        }

        text.Append($"        ports = dict(\n            i_clk_i=ClockSignal(\"sys\"),\n            {reset},\n");
        IEnumerable<StreamPort> channels = design.Top.Streams.Where(stream => !streams.Contains(stream));
        foreach (StreamPort channel in channels)
        {
            Connect(text, design, channel, $"self.bus.{channel.Name[(model.Map.Bus.Length + 1)..]}", channel.Name);
        }

        foreach (StreamPort stream in streams)
        {
            Connect(text, design, stream, $"self.{stream.Name}", $"{stream.Name}_t");
        }

        foreach (MemoryPort memory in Masters(design))
        {
            foreach (StreamPort channel in memory.Channels)
            {
                string part = channel.Name[(memory.Name.Length + 1)..];
                Connect(text, design, channel, $"self.{memory.Name}.{part}", channel.Name);
            }
        }

        text.Append($$"""
                    )
                    self.specials += Instance("{{model.Top}}", **ports)
                    if platform is not None:
                        folder = os.path.dirname(os.path.abspath(__file__))
                        for name in VERILOG:
                            platform.add_source(os.path.join(folder, name))

            """);
        return text.ToString();
    }

    private static IEnumerable<MemoryPort> Masters(Design design) =>
        design.Top.Memories.Where(memory => !memory.IsMover);

    private static string Width(StreamPort stream, string field, string name)
    {
        StreamField? part = stream.Fields.FirstOrDefault(
            entry => entry.Port.EndsWith($"_t{field}", StringComparison.Ordinal));
        return part is null
            ? field == "keep" ? ", keep_width=0" : ""
            : string.Create(CultureInfo.InvariantCulture, $"{name}={part.Width}");
    }

    private static void Connect(StringBuilder text, Design design, StreamPort channel, string endpoint, string prefix)
    {
        bool input = channel.Direction == PortDirection.Input;
        void Port(string port, bool into, string signal) => text.Append(
            CultureInfo.InvariantCulture, $"            {(into ? "i" : "o")}_{port}={endpoint}.{signal},\n");

        Port(channel.ValidPort, input, "valid");
        if (channel.ReadyPort is { } ready)
        {
            Port(ready, !input, "ready");
        }

        foreach (StreamField field in channel.Fields)
        {
            string signal = field.Port[prefix.Length..];
            int width = design.Top.Ports.Single(port => port.Name == field.Port).Width;
            Port(
                field.Port, input,
                signal == "addr" && endpoint.StartsWith("self.bus.", StringComparison.Ordinal)
                    ? string.Create(CultureInfo.InvariantCulture, $"addr[:{width}]")
                    : signal);
        }
    }
}
