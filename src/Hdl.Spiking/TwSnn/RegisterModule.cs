using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Registers;
using Hdl.Core.Templates;
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
            var thresholds = CountThresholds.Of(
                weights.WeightScale, weights.BiasScale, weights.Threshold, weights.Inputs);
            RegisterField Field(string name, int bias, int reset) => new(
                $"{prefix}_threshold_{name}",
                address + TwSnnRegisters.CountThreshold + (4 * (bias + 1)),
                width,
                IsSigned: true,
                reset,
                $"a neuron of bias {bias.ToString(CultureInfo.InvariantCulture)} fires where its count is greater");
            return
            [
                Field("minus", -1, thresholds.Minus),
                Field("zero", 0, thresholds.Zero),
                Field("plus", 1, thresholds.Plus),
            ];
        }

        int scale = configuration.Parameters.Widths.ScaleWidth;
        int potential = configuration.Network.PotentialWidth;
        return
        [
            new(
                $"{prefix}_weight_scale", address + TwSnnRegisters.WeightScale, scale, false, weights.WeightScale,
                "a: what a weight of 1 adds to the potential"),
            new(
                $"{prefix}_bias_scale", address + TwSnnRegisters.BiasScale, scale, false, weights.BiasScale,
                "b: what a bias of 1 adds"),
            new(
                $"{prefix}_threshold", address + TwSnnRegisters.Threshold, potential, true, weights.Threshold,
                "vth: a neuron fires where its potential is greater"),
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
        string[] events =
        [
            "image_begin",
            "image_end",
            .. parameters.Counters ? new[] { "step_end" } : [],
            .. errors.Select(error => error.Name).Where(name => name != TwSnnRegisterMap.RefusedWrite),
        ];
        var model = new ViewModel
        {
            ["top"] = top,
            ["has_load"] = hasLoad,
            ["has_seeds"] = seedBank,
            ["register_map"] = RegisterComment.Lines(map.Registers),
            ["port"] = AxiLite.AddPort($"{top}_axi_lite_port", design, "write_fire"),
            ["status_module"] = statusModule.Name,
            ["registers"] = outputs
                .Select(output => new ViewModel { ["name"] = output.Name, ["width"] = output.Width }).ToList(),
            ["widest_register"] = outputs.Max(output => output.Width),
            ["errors_width"] = errors.Count,
            ["constants"] = RegisterView.Constants(map),
            ["fields"] = fields.Select(field => field.View()).ToList(),
        };
        if (seedBank)
        {
            // The last lane's seed stands in the high bits, hence first; eight to a line.
            model["seed_lines"] = configuration.LaneSeeds.Reverse().Select(seed => (int)seed).Chunk(8)
                .Select(line => new ViewModel { ["seeds"] = line.ToList() })
                .ToList();
        }

        if (hasLoad)
        {
            model["weight_port_module"] = AddWeightPort(configuration, design);
        }

        InterfaceBuilder ports = AxiLite
            .Channels(new InterfaceBuilder($"{top}_registers", design.Style))
            .Group("Configuration");
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

        return design.AddModule("twsnn_registers", ports.Build(), [parameters, configuration], model);
    }

    private static InterfaceBuilder Load(InterfaceBuilder ports, TwSnnResolvedParameters configuration) => ports
        .Output("load_valid_o", configuration.Network.Layers.Count).AsVector()
        .Output("load_bank_o", 8).Output("load_row_o", 16).Output("load_word_o", 16).Output("load_data_o", 32);

    private static List<RegisterField> Fields(TwSnnResolvedParameters configuration, bool hasLevel, bool hasOneSeed)
    {
        int maxSteps = configuration.Parameters.MaxSteps;
        List<RegisterField> fields =
        [
            new(
                "steps", TwSnnRegisters.Steps, FixedPoint.UnsignedWidth(maxSteps), false, configuration.Network.Steps,
                "time steps per image")
            {
                Rule = RegisterRule.Steps,
            },
        ];
        if (hasLevel)
        {
            fields.Add(new(
                "level", TwSnnRegisters.Level, 8, false, configuration.Network.ThresholdLevel,
                "pixels from this level on spike"));
        }

        if (hasOneSeed)
        {
            (string name, string meaning) = configuration.HasOneSeed
                ? ("seed", "LFSR seed of lane 0, from which those of the other lanes are derived; not 0")
                : ("seeds", "LFSR seed, not 0");
            fields.Add(new(name, TwSnnRegisters.Seeds, 16, false, configuration.LaneSeeds[0], meaning)
            {
                Rule = RegisterRule.Seed,
            });
        }

        for (int layer = 0; layer < configuration.Network.Layers.Count; layer++)
        {
            fields.AddRange(LayerFields(configuration, layer));
        }

        return fields;
    }

    private static ModuleInterface AddStatus(string top, TwSnnResolvedParameters configuration, DesignBuilder design)
    {
        // At most: three images at the input, one being coded, three per layer (events, sums, spikes), two at the
        // counter.
        int width = FixedPoint.CeilLog2((3 * configuration.Network.Layers.Count) + 7);
        int errors = TwSnnRegisterMap.Errors(configuration).Count;
        bool counts = configuration.Parameters.Counters;
        const string Counter = "event_counter";
        ModuleInterface counter = new InterfaceBuilder(Counter, design.Style)
            .Group("clear_i goes before count_i")
            .Input("clear_i", 1)
            .Input("count_i", 1)
            .Output("count_o", 32)
            .Output("carry_o", 1)
            .Build();
        if (counts)
        {
            design.AddModule(Counter, counter, []);
        }

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
            ["counters"] = counts,
            ["in_flight_width"] = width,
            ["errors_width"] = errors,
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
            ["layer_count"] = configuration.Network.Layers.Count,
            ["layers"] = configuration.Network.Layers.Select((layer, index) =>
            {
                int elements = configuration.ProcessingElementsOf(index);
                int folds = layer.Neurons / elements;
                return new ViewModel
                {
                    ["number"] = index,
                    ["words"] = FixedPoint.CeilDivide(2 * elements, 32),
                    ["rows"] = FixedPoint.CeilDivide(layer.Inputs, parameters.Lanes) * folds,
                    ["bias_rows"] = folds,
                };
            }).ToList(),
        }).Name;
    }
}
