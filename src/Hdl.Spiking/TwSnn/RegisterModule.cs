using System.Globalization;
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
        var shell = new RegisterShell(top, map, fields, TwSnnRegisterMap.Errors(configuration))
        {
            Counters = parameters.Counters,
            // At most: three images at the input, one being coded, three per layer (events, sums, spikes), two at the
            // counter.
            InFlightWidth = FixedPoint.CeilLog2((3 * configuration.Network.Layers.Count) + 7),
        };
        ViewModel model = shell.View(design, outputs);
        model["has_load"] = hasLoad;
        model["has_seeds"] = seedBank;
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

        return design.AddModule(
            "twsnn_registers",
            shell.Ports(design, outputs, ports => hasLoad
                ? Load(ports.Group("Weight load: one word of one row of one bank of a layer"), configuration)
                : ports),
            [parameters, configuration], model);
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
