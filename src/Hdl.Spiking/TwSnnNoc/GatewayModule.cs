using System.Globalization;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;
using Hdl.Networks.Models;
using Hdl.Spiking.AerEncoder;
using Hdl.Spiking.NetworkInterface;
using Hdl.Spiking.RateEncoder;
using Hdl.Spiking.SpikeCounter;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>The gateway: pixels to spike flits, the output layer's flits to results, the host's memory packets.</summary>
internal static class GatewayModule
{
    /// <summary>Adds the module and all it is made of.</summary>
    public static ModuleInterface Add(TwSnnNocResolvedParameters configuration, DesignBuilder design)
    {
        string module = $"{configuration.Parameters.Module}_gateway";
        IReadOnlyList<int> entries = NocGroups.Destinations(configuration, 0);
        int address = FixedPoint.IndexWidth(configuration.Fixed.Inputs);
        int index = FixedPoint.IndexWidth(configuration.Layer(0).Count);
        int block = Math.Max(1, address - 8);
        var nets = new Nets(configuration);
        RateEncoderParameters rate = InputStage.RateParameters(configuration.Fixed);
        List<ViewModel> instances =
        [
            new Instance(new FifoGenerator().Generate(new FifoParameters { Style = design.Style, Depth = 2, Width = 34 }, design), "u_receive")
                .Net("in_data_i", "{receive_kind_i, receive_data_i}").Through("in", "receive")
                .Net("out_ready_i", "1'b1").Net("out_data_o", "{front_kind, front_data}").Stream("out", "front")
                .View(),
            nets.RateEncoder(rate, new RateEncoderGenerator().Generate(rate, design)),
            new Instance(new AerEncoderGenerator().Generate(new AerEncoderParameters { Style = design.Style, Inputs = configuration.Fixed.Inputs }, design), "u_encoder")
                .Net("vector_bits_i", "vector_bits").Stream("vector", "encoder").Rest().View(),
            nets.Sender(entries.Count, SpikeSenderModule.Add(configuration.Layer(0).Count, design)),
            new Instance(new FifoGenerator().Generate(Tags(configuration) with { Style = design.Style }, design), "u_tags")
                .Net("in_data_i", "{vector_error, vector_last}").Stream("in", "tag")
                .Net("out_data_o", "{out_error, out_last}").Stream("out", "out_tag")
                .View(),
            new Instance(GatewayParts.Collector(configuration, design), "u_collector")
                .Net("flit_valid_i", "spike_flit").Net("flit_data_i", "front_data").Stream("vector", "out_vector")
                .Net("ack_o", "acknowledged").Net("dropped_o", "collector_dropped").Rest().View(),
            new Instance(new SpikeCounterGenerator().Generate(TwSnnGenerator.CounterParameters(configuration.Fixed), design), "u_counter")
                .Net("spike_valid_i", "count_valid").Net("spike_ready_o", "counter_ready").Net("spike_bits_i", "out_vector_bits").Stream("spike", "out")
                .Through("result").View(),
            new Instance(GatewayParts.PacketPort(configuration, design), "u_packets")
                .Net("flit_valid_i", "packet_flit").Stream("flit", "front").Through("host").Through("answer").Rest().View(),
            new Instance(FlitMergeModule.Add(design), "u_merge").Through("flit", "send").Rest().View(),
        ];
        List<(string Name, int Width)> wires = [.. Nets.Wires(configuration, index)];
        int widest = wires.Max(wire => wire.Width);
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Group($"Pixels, {Text(configuration.Parameters.PixelsPerBeat)} per beat; tlast ends an image")
            .InputStream("pixel", ("data", 8 * configuration.Parameters.PixelsPerBeat), ("last", 1))
            .Group("Sums of an image's spikes, then its class").OutputStream("result", ("data", 32), ("last", 1))
            .Group("Memory packets of the host and their answers").InputStream("host", ("data", 32), ("last", 1))
            .OutputStream("answer", ("data", 32), ("last", 1))
            .Group("From the router, to the router").InputStream("receive", ("kind", 2), ("data", 32))
            .OutputStream("send", ("kind", 2), ("data", 32))
            .Group("How often: a packet was cut, one was refused, a flit was dropped")
            .Output("cut_count_o", 16).Output("refused_count_o", 16).Output("dropped_count_o", 16)
            .Build();
        return design.AddModule("noc_gateway", ports, new ViewModel
        {
            ["gateway"] = GatewayParts.Address(configuration.Gateway),
            ["wires"] = wires.Select(wire => new ViewModel { ["name"] = wire.Name, ["range"] = VectorRange.Padded(wire.Width, widest) }).ToList(),
            ["block"] = address > 9 ? $"event_address[{Text(address - 1)}:8]" : "event_address[8]",
            ["one_block"] = configuration.InputSources.Count == 1,
            ["blocks"] = configuration.InputSources.Select((source, number) => new ViewModel
            {
                ["label"] = number == configuration.InputSources.Count - 1 ? "default" : Literal.Decimal(number, block),
                ["source"] = GatewayParts.Address(source),
            }).ToList(),
            ["one_entry"] = entries.Count == 1,
            ["entries"] = entries.Select((entry, number) => new ViewModel
            {
                ["label"] = number == entries.Count - 1 ? "default" : Literal.Decimal(number, index),
                ["value"] = $"{{{Literal.Decimal(entry >> 9, 1)}, {GatewayParts.Address(entry & 511)}}}",
            }).ToList(),
            ["image_errors"] = string.Join(" || ", RateEncoderGenerator.Errors(rate).Select(error => error[..^2])),
            ["instances"] = instances,
        });
    }

    // A layer holds three steps at most: one that comes in, one at its output, one on its way.
    private static FifoParameters Tags(TwSnnNocResolvedParameters configuration) =>
        new() { Width = 2, Depth = 3 * (configuration.Network.Layers.Count + 1) };

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed class Nets(TwSnnNocResolvedParameters configuration)
    {
        public ViewModel RateEncoder(RateEncoderParameters rate, ModuleInterface encoder)
        {
            TernaryNetwork network = configuration.Network;
            bool poisson = network.Coding == InputCoding.Poisson;
            string seeds = string.Join(",\n        ", configuration.Fixed.LaneSeeds.Reverse()
                .Select(seed => Literal.Hex(seed, 16)).Chunk(8).Select(some => string.Join(", ", some)));
            return new Instance(encoder, "u_rate_encoder")
                .Through("pixel")
                .Net("steps_i", Literal.Decimal(network.Steps, rate.StepWidth))
                .Net(poisson ? "seeds_i" : "level_i", poisson ? $"{{\n        {seeds}\n      }}" : Literal.Decimal(network.ThresholdLevel, 8))
                .Rest()
                .View();
        }

        public ViewModel Sender(int entries, ModuleInterface sender)
        {
            int consumers = configuration.Layer(0).Count;
            int count = FixedPoint.UnsignedWidth(consumers);
            int address = FixedPoint.IndexWidth(configuration.Fixed.Inputs);
            return new Instance(sender, "u_sender")
                .Net("spike_neuron_i", address > 8 ? "event_address[7:0]" : address == 8 ? "event_address" : $"{{{Literal.Decimal(0, 8 - address)}, event_address}}")
                .Net("spike_source_i", "source").Stream("spike", "event")
                .Net("node_i", "Node")
                .Net("entries_i", Literal.Decimal(entries, count)).Net("consumers_i", Literal.Decimal(consumers, count))
                .Net("ack_i", "acknowledged")
                .Stream("flit", "spike")
                .Rest()
                .View();
        }

        public static IEnumerable<(string Name, int Width)> Wires(TwSnnNocResolvedParameters configuration, int index) =>
        [
            ("front_valid", 1), ("front_kind", 2), ("front_data", 32),
            ("vector_valid", 1), ("vector_ready", 1), ("vector_bits", configuration.Fixed.Inputs), ("vector_last", 1), ("vector_error", 1),
            .. RateEncoderGenerator.Errors(InputStage.RateParameters(configuration.Fixed)).Select(error => (error[..^2], 1)), ("encoder_ready", 1), ("tag_ready", 1),
            ("event_valid", 1), ("event_ready", 1), ("event_address", FixedPoint.IndexWidth(configuration.Fixed.Inputs)), ("event_last", 1), ("event_null", 1),
            ("entry_index", index), ("acknowledged", 1), ("stray", 1),
            ("spike_valid", 1), ("spike_ready", 1), ("spike_data", 32),
            ("out_tag_valid", 1), ("out_last", 1), ("out_error", 1),
            ("out_vector_valid", 1), ("out_vector_bits", configuration.Fixed.Outputs), ("counter_ready", 1),
            ("ack_valid", 1), ("ack_ready", 1), ("ack_data", 32), ("collector_dropped", 1),
            ("packet_valid", 1), ("packet_ready", 1), ("packet_kind", 2), ("packet_data", 32),
            ("cut", 1), ("refused", 1), ("surplus", 1),
        ];
    }
}
