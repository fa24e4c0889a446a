using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Registers;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryLayer;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TwSnn;

/// <summary>Emits the AXI4-Lite register module of <c>twsnn</c> and the three it is made of.</summary>
internal static class RegisterModule
{
    /// <summary>Bits of the run-time configuration that a layer takes, by register name.</summary>
    public static IReadOnlyList<RegisterField> LayerFields(TwSnnResolvedParameters configuration, int layer)
    {
        TernaryLayerWeights weights = configuration.Network.Layers[layer];
        int address = TwSnnRegisters.LayerBase + (layer * TwSnnRegisters.LayerStride);
        string prefix = LayerName(layer);
        if (configuration.DatapathOf(layer) == Datapath.Count)
        {
            int width = CountThresholds.Width(weights.Inputs);
            var thresholds = CountThresholds.Of(weights.WeightScale, weights.BiasScale, weights.Threshold, weights.Inputs);
            RegisterField Field(string name, int bias, int reset) => new(
                $"{prefix}_threshold_{name}",
                address + TwSnnRegisters.CountThreshold + (4 * (bias + 1)),
                width,
                IsSigned: true,
                reset,
                $"a neuron of bias {bias.ToString(CultureInfo.InvariantCulture)} fires where its count is greater");
            return [Field("minus", -1, thresholds.Minus), Field("zero", 0, thresholds.Zero), Field("plus", 1, thresholds.Plus)];
        }

        int scale = configuration.Parameters.ScaleWidth;
        int potential = configuration.Network.PotentialWidth;
        return
        [
            new($"{prefix}_weight_scale", address + TwSnnRegisters.WeightScale, scale, false, weights.WeightScale, "a: what a weight of 1 adds to the potential"),
            new($"{prefix}_bias_scale", address + TwSnnRegisters.BiasScale, scale, false, weights.BiasScale, "b: what a bias of 1 adds"),
            new($"{prefix}_threshold", address + TwSnnRegisters.Threshold, potential, true, weights.Threshold, "vth: a neuron fires where its potential is greater"),
        ];
    }

    /// <summary><c>layer1</c> for the first.</summary>
    public static string LayerName(int layer) => string.Create(CultureInfo.InvariantCulture, $"layer{layer + 1}");

    /// <summary>Adds the modules to a design and returns the register module's interface.</summary>
    public static ModuleInterface Add(TwSnnResolvedParameters configuration, DesignBuilder design)
    {
        TwSnnParameters parameters = configuration.Parameters;
        string top = parameters.Module;
        bool pixels = parameters.Input == TwSnnInput.Pixels;
        bool hasSeeds = pixels && configuration.Network.Coding == InputCoding.Poisson;
        bool hasLevel = pixels && configuration.Network.Coding == InputCoding.Threshold;
        bool hasLoad = parameters.Weights == WeightStorage.Ram;
        bool seedBank = hasSeeds && parameters.PixelsPerBeat > 1 && !configuration.HasOneSeed;
        List<RegisterField> fields = Fields(configuration, hasLevel, hasSeeds && !seedBank);

        var outputs = fields.Select(field => (field.Name, field.Width)).ToList();
        if (seedBank)
        {
            outputs.Add(("seeds", 16 * parameters.PixelsPerBeat));
        }

        RegisterMap map = TwSnnRegisterMap.Of(configuration, fields, seedBank);
        design.AddRegisters(map);
        ModuleInterface statusModule = AddStatus(top, configuration, design);
        IReadOnlyList<RegisterBits> errors = TwSnnRegisterMap.Errors(configuration);
        var status = new StatusErrors([.. errors.Select(error => error.Low)]);
        string[] events =
        [
            "image_begin", "image_end", .. parameters.Counters ? new[] { "step_end" } : [], .. errors.Select(error => error.Name).Where(name => name != TwSnnRegisterMap.RefusedWrite),
        ];
        var model = new ViewModel
        {
            ["top"] = top,
            ["has_load"] = hasLoad,
            ["has_seeds"] = seedBank,
            ["register_map"] = RegisterComment.Lines(map.Registers),
            ["port"] = AxiLite.AddPort($"{top}_axi_lite_port", design, "write_fire"),
            ["counters"] = parameters.Counters,
            ["status"] = InstanceView.Of(statusModule, "u_status", StatusNets(parameters.Counters, errors, status)),
            ["outputs"] = outputs
                .Select(output => new ViewModel { ["name"] = output.Name, ["range"] = VectorRange.Padded(output.Width, outputs.Max(other => other.Width)) })
                .ToList(),
            ["errors_range"] = VectorRange.Of(status.Width).PadRight(7),
            ["status_word"] = status.Word("errors", "busy"),
            ["constants"] = RegisterView.Constants(map),
            ["fields"] = fields.Select(field => field.View()).ToList(),
        };
        if (seedBank)
        {
            AddSeedKeys(model, configuration);
        }

        if (hasLoad)
        {
            model["weight_port_module"] = AddWeightPort(configuration, design);
        }

        InterfaceBuilder ports = AxiLite.Channels(new InterfaceBuilder($"{top}_registers", design.Style)).Group("Configuration");
        foreach ((string name, int width) in outputs)
        {
            ports.Output($"{name}_o", width);
        }

        if (hasLoad)
        {
            Load(ports.Group("Weight load: one word of one row of one bank of a layer"), configuration);
        }

        ports.Group("Events to count and errors to keep: one cycle each");
        foreach (string name in events)
        {
            ports.Input($"{name}_i", 1);
        }

        return design.AddModule("twsnn_registers", ports.Build(), model);
    }

    private static InterfaceBuilder Load(InterfaceBuilder ports, TwSnnResolvedParameters configuration) => ports
        .Output("load_valid_o", configuration.Network.Layers.Count).AsVector()
        .Output("load_bank_o", 8).Output("load_row_o", 16).Output("load_word_o", 16).Output("load_data_o", 32);

    private static List<RegisterField> Fields(TwSnnResolvedParameters configuration, bool hasLevel, bool hasOneSeed)
    {
        int maxSteps = configuration.Parameters.MaxSteps;
        List<RegisterField> fields =
        [
            new("steps", TwSnnRegisters.Steps, FixedPoint.UnsignedWidth(maxSteps), false, configuration.Network.Steps, "time steps per image")
            {
                Fits = $"write_data != 32'd0 && write_data <= {Literal.Decimal(maxSteps, 32)}",
            },
        ];
        if (hasLevel)
        {
            fields.Add(new("level", TwSnnRegisters.Level, 8, false, configuration.Network.ThresholdLevel, "pixels from this level on spike"));
        }

        if (hasOneSeed)
        {
            (string name, string meaning) = configuration.HasOneSeed
                ? ("seed", "LFSR seed of lane 0, from which those of the other lanes are derived; not 0")
                : ("seeds", "LFSR seed, not 0");
            fields.Add(new(name, TwSnnRegisters.Seeds, 16, false, configuration.LaneSeeds[0], meaning)
            {
                Fits = "write_data[31:16] == 16'd0 && write_data[15:0] != 16'd0",
            });
        }

        for (int layer = 0; layer < configuration.Network.Layers.Count; layer++)
        {
            fields.AddRange(LayerFields(configuration, layer));
        }

        return fields;
    }

    private static void AddSeedKeys(ViewModel model, TwSnnResolvedParameters configuration)
    {
        int lanes = configuration.Parameters.PixelsPerBeat;
        int indexWidth = FixedPoint.IndexWidth(lanes);
        model["seed_lanes"] = Literal.Decimal(lanes, 9);
        model["seed_index_range"] = VectorRange.Of(indexWidth);
        model["seed_index_slice"] = string.Create(CultureInfo.InvariantCulture, $"[{indexWidth + 1}:2]");
        // The last lane's seed stands in the high bits, hence first; eight to a line.
        model["seeds"] = configuration.LaneSeeds.Reverse().Select(seed => Literal.Hex(seed, 16)).Chunk(8)
            .Select((chunk, line) => string.Join(", ", chunk) + (line == (lanes - 1) / 8 ? "" : ","))
            .ToList();
    }

    private static string LayersRange(TwSnnResolvedParameters configuration) =>
        string.Create(CultureInfo.InvariantCulture, $"[{configuration.Network.Layers.Count - 1}:0]");

    private static Dictionary<string, string> StatusNets(bool counters, IReadOnlyList<RegisterBits> errors, StatusErrors status)
    {
        IEnumerable<string> inputs = errors.Reverse().Select(error => error.Name == TwSnnRegisterMap.RefusedWrite ? error.Name : $"{error.Name}_i");
        var nets = new Dictionary<string, string>
        {
            ["image_begin_i"] = "image_begin_i",
            ["image_end_i"] = "image_end_i",
            ["error_i"] = $"{{{string.Join(", ", inputs)}}}",
            ["clear_errors_i"] = $"write_commit && write_address == 12'h008 ? {status.In("write_data")} : {Literal.Decimal(0, status.Width)}",
            ["busy_o"] = "busy",
            ["errors_o"] = "errors",
        };
        if (counters)
        {
            nets.Add("step_end_i", "step_end_i");
            nets.Add("clear_counters_i", "write_commit && write_address == 12'h020");
            nets.Add("images_o", "images");
            nets.Add("time_steps_o", "time_steps");
            nets.Add("cycles_o", "cycles");
        }

        return nets;
    }

    private static ModuleInterface AddStatus(string top, TwSnnResolvedParameters configuration, DesignBuilder design)
    {
        // At most: three images at the input, one being coded, three per layer (events, sums, spikes), two at the counter.
        int width = FixedPoint.CeilLog2((3 * configuration.Network.Layers.Count) + 7);
        int errors = TwSnnRegisterMap.Errors(configuration).Count;
        bool counts = configuration.Parameters.Counters;
        const string Counter = "event_counter";
        ModuleInterface counter = new InterfaceBuilder(Counter, design.Style)
            .Group("clear_i goes before count_i").Input("clear_i", 1).Input("count_i", 1).Output("count_o", 32).Output("carry_o", 1)
            .Build();
        if (counts)
        {
            design.AddModule(Counter, counter, []);
        }

        (string Name, string Event, string Value, string Carry)[] counters =
        [
            ("images", "image_end_i", "images_o", "unused_carry[0]"), ("time_steps", "step_end_i", "time_steps_o", "unused_carry[1]"),
            ("cycles_low", "busy_o", "cycles_o[31:0]", "carry"), ("cycles_high", "carry_q", "cycles_o[63:32]", "unused_carry[2]"),
        ];
        InterfaceBuilder ports = new InterfaceBuilder($"{top}_status", design.Style)
            .Group("One cycle each").Input("image_begin_i", 1).Input("image_end_i", 1);
        if (counts)
        {
            ports.Input("step_end_i", 1);
        }

        ports.Input("error_i", errors).Group("From the registers");
        if (counts)
        {
            ports.Input("clear_counters_i", 1);
        }

        ports.Input("clear_errors_i", errors).Group("").Output("busy_o", 1).Output("errors_o", errors);
        if (counts)
        {
            ports.Output("images_o", 32).Output("time_steps_o", 32).Output("cycles_o", 64);
        }

        return design.AddModule("twsnn_status", ports.Build(), new ViewModel
        {
            ["top"] = top,
            ["counts"] = counts,
            ["in_flight_range"] = VectorRange.Of(width).PadRight(6),
            ["in_flight_zero"] = Literal.Decimal(0, width),
            ["in_flight_one"] = Literal.Decimal(1, width),
            ["errors_range"] = VectorRange.Of(errors).PadRight(7),
            ["errors_zero"] = Literal.Decimal(0, errors),
            ["counters"] = counters.Select(each => InstanceView.Of(counter, $"u_{each.Name}", new Dictionary<string, string>
            {
                ["clear_i"] = "clear_counters_i",
                ["count_i"] = each.Event,
                ["count_o"] = each.Value,
                ["carry_o"] = each.Carry,
            })).ToList(),
        });
    }

    private static string AddWeightPort(TwSnnResolvedParameters configuration, DesignBuilder design)
    {
        TwSnnParameters parameters = configuration.Parameters;
        string module = $"{parameters.Module}_weight_port";
        InterfaceBuilder ports = new InterfaceBuilder(module, design.Style)
            .Group("Writes that were found right, and whether they would be")
            .Input("select_commit_i", 1).Input("row_commit_i", 1).Input("data_commit_i", 1).Input("write_data_i", 32)
            .Output("select_ok_o", 1).Output("row_ok_o", 1).Output("data_ok_o", 1)
            .Group("To the layers: one bit of `load_valid_o` each");
        return design.AddModule("twsnn_weight_port", Load(ports, configuration).Build(), new ViewModel
        {
            ["lanes"] = parameters.Lanes,
            ["layer_count"] = Literal.Decimal(configuration.Network.Layers.Count, 8),
            ["bias_bank"] = Literal.Decimal(parameters.Lanes, 8),
            ["layers"] = configuration.Network.Layers.Select((layer, index) =>
            {
                int elements = configuration.ProcessingElementsOf(index);
                int folds = layer.Neurons / elements;
                return new ViewModel
                {
                    ["index"] = index,
                    ["number"] = Literal.Decimal(index, 8),
                    ["words"] = Literal.Decimal(FixedPoint.CeilDivide(2 * elements, 32), 16),
                    ["rows"] = Literal.Decimal(FixedPoint.CeilDivide(layer.Inputs, parameters.Lanes) * folds, 16),
                    ["bias_rows"] = Literal.Decimal(folds, 16),
                };
            }).ToList(),
        }).Name;
    }
}
