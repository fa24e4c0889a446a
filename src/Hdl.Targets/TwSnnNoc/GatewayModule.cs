using System.Globalization;
using Hdl.Blocks.AerEncoder;
using Hdl.Blocks.NetworkInterface;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Blocks.RateEncoder;
using Hdl.Blocks.SpikeCounter;
using Hdl.Core.Generation;
using Hdl.Core.Networks;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;
using Hdl.Targets.TwSnn;

namespace Hdl.Targets.TwSnnNoc;

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
            InstanceView.Of(new FifoGenerator().Generate(new FifoParameters { Style = design.Style, Depth = 2, Width = 34 }, design), "u_receive", Nets.Receive),
            InstanceView.Of(new RateEncoderGenerator().Generate(rate, design), "u_rate_encoder", nets.RateEncoder(rate)),
            InstanceView.Of(new AerEncoderGenerator().Generate(new AerEncoderParameters { Style = design.Style, Inputs = configuration.Fixed.Inputs }, design), "u_encoder", Nets.Encoder),
            InstanceView.Of(SpikeSenderModule.Add(configuration.Layer(0).Count, design), "u_sender", nets.Sender(entries.Count)),
            InstanceView.Of(new FifoGenerator().Generate(Tags(configuration) with { Style = design.Style }, design), "u_tags", Nets.Tags),
            InstanceView.Of(GatewayParts.Collector(configuration, design), "u_collector", Nets.Collector),
            InstanceView.Of(new SpikeCounterGenerator().Generate(TwSnnGenerator.CounterParameters(configuration.Fixed), design), "u_counter", Nets.Counter),
            InstanceView.Of(GatewayParts.PacketPort(configuration, design), "u_packets", Nets.Packets),
            InstanceView.Of(FlitMergeModule.Add(design), "u_merge", Nets.Merge),
        ];
        List<(string Name, int Width)> wires = [.. Nets.Wires(configuration, index)];
        int widest = wires.Max(wire => wire.Width);
        ModuleInterface ports = new InterfaceBuilder(module, design.Style)
            .Group($"Pixels, {Text(configuration.Parameters.PixelsPerBeat)} a beat; tlast ends an image")
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
        public static Dictionary<string, string> Receive { get; } = new()
        {
            ["in_valid_i"] = "receive_valid_i",
            ["in_ready_o"] = "receive_ready_o",
            ["in_data_i"] = "{receive_kind_i, receive_data_i}",
            ["out_valid_o"] = "front_valid",
            ["out_ready_i"] = "1'b1",
            ["out_data_o"] = "{front_kind, front_data}",
        };

        public static Dictionary<string, string> Encoder { get; } = new()
        {
            ["vector_valid_i"] = "encoder_valid",
            ["vector_ready_o"] = "encoder_ready",
            ["vector_bits_i"] = "vector_bits",
            ["event_valid_o"] = "event_valid",
            ["event_ready_i"] = "event_ready",
            ["event_address_o"] = "event_address",
            ["event_last_o"] = "event_last",
            ["event_null_o"] = "event_null",
        };

        public static Dictionary<string, string> Tags { get; } = new()
        {
            ["in_valid_i"] = "tag_valid",
            ["in_ready_o"] = "tag_ready",
            ["in_data_i"] = "{vector_error, vector_last}",
            ["out_valid_o"] = "out_tag_valid",
            ["out_ready_i"] = "out_tag_ready",
            ["out_data_o"] = "{out_error, out_last}",
        };

        public static Dictionary<string, string> Collector { get; } = new()
        {
            ["flit_valid_i"] = "spike_flit",
            ["flit_data_i"] = "front_data",
            ["vector_valid_o"] = "out_vector_valid",
            ["vector_ready_i"] = "out_vector_ready",
            ["vector_bits_o"] = "out_vector_bits",
            ["ack_valid_o"] = "ack_valid",
            ["ack_ready_i"] = "ack_ready",
            ["ack_data_o"] = "ack_data",
            ["ack_o"] = "acknowledged",
            ["dropped_o"] = "collector_dropped",
        };

        public static Dictionary<string, string> Counter { get; } = new()
        {
            ["spike_valid_i"] = "count_valid",
            ["spike_ready_o"] = "counter_ready",
            ["spike_bits_i"] = "out_vector_bits",
            ["spike_last_i"] = "out_last",
            ["spike_error_i"] = "out_error",
            ["result_valid_o"] = "result_valid_o",
            ["result_ready_i"] = "result_ready_i",
            ["result_data_o"] = "result_data_o",
            ["result_last_o"] = "result_last_o",
        };

        public static Dictionary<string, string> Packets { get; } = new()
        {
            ["host_valid_i"] = "host_valid_i",
            ["host_ready_o"] = "host_ready_o",
            ["host_data_i"] = "host_data_i",
            ["host_last_i"] = "host_last_i",
            ["answer_valid_o"] = "answer_valid_o",
            ["answer_ready_i"] = "answer_ready_i",
            ["answer_data_o"] = "answer_data_o",
            ["answer_last_o"] = "answer_last_o",
            ["packet_valid_o"] = "packet_valid",
            ["packet_ready_i"] = "packet_ready",
            ["packet_kind_o"] = "packet_kind",
            ["packet_data_o"] = "packet_data",
            ["flit_valid_i"] = "packet_flit",
            ["flit_kind_i"] = "front_kind",
            ["flit_data_i"] = "front_data",
            ["cut_o"] = "cut",
            ["refused_o"] = "refused",
            ["surplus_o"] = "surplus",
        };

        public static Dictionary<string, string> Merge { get; } = new()
        {
            ["ack_valid_i"] = "ack_valid",
            ["ack_ready_o"] = "ack_ready",
            ["ack_data_i"] = "ack_data",
            ["packet_valid_i"] = "packet_valid",
            ["packet_ready_o"] = "packet_ready",
            ["packet_kind_i"] = "packet_kind",
            ["packet_data_i"] = "packet_data",
            ["spike_valid_i"] = "spike_valid",
            ["spike_ready_o"] = "spike_ready",
            ["spike_data_i"] = "spike_data",
            ["flit_valid_o"] = "send_valid_o",
            ["flit_ready_i"] = "send_ready_i",
            ["flit_kind_o"] = "send_kind_o",
            ["flit_data_o"] = "send_data_o",
        };

        public Dictionary<string, string> RateEncoder(RateEncoderParameters rate)
        {
            TernaryNetwork network = configuration.Network;
            bool poisson = network.Coding == InputCoding.Poisson;
            string seeds = string.Join(",\n        ", configuration.Fixed.LaneSeeds.Reverse()
                .Select(seed => Literal.Hex(seed, 16)).Chunk(8).Select(some => string.Join(", ", some)));
            var nets = new Dictionary<string, string>
            {
                ["pixel_valid_i"] = "pixel_valid_i",
                ["pixel_ready_o"] = "pixel_ready_o",
                ["pixel_data_i"] = "pixel_data_i",
                ["pixel_last_i"] = "pixel_last_i",
                ["steps_i"] = Literal.Decimal(network.Steps, rate.StepWidth),
                [poisson ? "seeds_i" : "level_i"] = poisson ? $"{{\n        {seeds}\n      }}" : Literal.Decimal(network.ThresholdLevel, 8),
                ["vector_valid_o"] = "vector_valid",
                ["vector_ready_i"] = "vector_ready",
                ["vector_bits_o"] = "vector_bits",
                ["vector_last_o"] = "vector_last",
                ["vector_error_o"] = "vector_error",
            };
            foreach (string error in RateEncoderGenerator.Errors(rate))
            {
                nets.Add(error, error[..^2]);
            }

            return nets;
        }

        public Dictionary<string, string> Sender(int entries)
        {
            int consumers = configuration.Layer(0).Count;
            int count = FixedPoint.UnsignedWidth(consumers);
            int address = FixedPoint.IndexWidth(configuration.Fixed.Inputs);
            return new Dictionary<string, string>
            {
                ["spike_valid_i"] = "event_valid",
                ["spike_ready_o"] = "event_ready",
                ["spike_neuron_i"] = address > 8 ? "event_address[7:0]" : address == 8 ? "event_address" : $"{{{Literal.Decimal(0, 8 - address)}, event_address}}",
                ["spike_source_i"] = "source",
                ["spike_last_i"] = "event_last",
                ["spike_null_i"] = "event_null",
                ["node_i"] = "Node",
                ["entries_i"] = Literal.Decimal(entries, count),
                ["consumers_i"] = Literal.Decimal(consumers, count),
                ["entry_index_o"] = "entry_index",
                ["entry_i"] = "entry",
                ["ack_i"] = "acknowledged",
                ["stray_o"] = "stray",
                ["flit_valid_o"] = "spike_valid",
                ["flit_ready_i"] = "spike_ready",
                ["flit_data_o"] = "spike_data",
            };
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
