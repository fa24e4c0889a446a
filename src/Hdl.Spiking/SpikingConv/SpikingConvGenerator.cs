using System.Globalization;
using System.Numerics;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;
using Hdl.Networks.Spiking;
using Hdl.Spiking.SpikingConv.Rtl;

namespace Hdl.Spiking.SpikingConv;

/// <summary>
/// Convolution of events into spiking neurons: membranes in banks, so that an event costs a cycle whatever the kernel
/// (networks, spiking_conv).
/// </summary>
public sealed class SpikingConvGenerator : Generator<SpikingConvParameters>
{
    // 64 hex digits: the longest piece of a constant on one line.
    private const int BitsPerLine = 256;

    /// <inheritdoc/>
    public override string Name => "spiking_conv";

    /// <inheritdoc/>
    public override string Summary =>
        "Convolution of events into spiking neurons: a tap, a row or the whole kernel per cycle";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets => SpikingConvPresets.All;

    /// <inheritdoc/>
    public override ModuleInterface Generate(SpikingConvParameters parameters, DesignBuilder design)
    {
        var shape = new SpikingConvResolvedParameters(parameters);
        ModuleInterface weights = new RomGenerator().Generate(
            new RomParameters
            {
                Style = parameters.Style,
                Depth = shape.WeightRows,
                Width = shape.WeightWord,
                Memory = parameters.Memory == MemoryForm.Macro ? MemoryForm.Macro : MemoryForm.InitFile,
            },
            design);
        var memory = new ConvMemory(shape);
        for (int bank = 0; bank < shape.WeightBanks; bank++)
        {
            design.Add(new DesignFile(
                ConvMemory.BankFile(parameters, bank), DesignFileKind.Memory, memory.Bank(bank)));
        }

        ModuleInterface ports = new SpikingConvPorts(parameters).Build(parameters.Module, design.Style);
        return design.AddModule(
            "spiking_conv", ports, [parameters, shape], View(design, shape, memory, weights.Name));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(SpikingConvParameters parameters)
    {
        var shape = new SpikingConvResolvedParameters(parameters);
        (int channel, PotentialRange? range) = ConvWidthProof.Widest(parameters);
        return
        [
            new(
                "outputs", $"{parameters.Outputs} x {shape.OutputHeight} x {shape.OutputWidth}", "",
                "channels, rows, columns"),
            new("event", Text(shape.Iterations), "cycles"),
            new("scan of a step", Text(shape.Words + 1), "cycles", "overlapped with events where steps start anew"),
            new(
                "weight memory", Text((long)shape.WeightBanks * shape.WeightRows * shape.WeightWord), "bits",
                $"{shape.WeightBanks} x {shape.WeightRows} x {shape.WeightWord}"),
            new(
                "membranes", Text((long)shape.Banks * shape.Halves * shape.Words * shape.StateWord), "bits",
                $"{shape.Banks * shape.Halves} x {shape.Words} x {shape.StateWord}"),
            new("adders, neurons", Text(shape.Banks * shape.Lanes), "each", "banks times channels of a word"),
            range is { } bounds
                ? new(
                    "potential width needed", Text(bounds.Width), "bits",
                    $"channel {channel} can reach {bounds.Least}..{bounds.Most}")
                : new("potential width needed", "unbounded", "", "potentials may add up over any number of steps"),
        ];
    }

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(SpikingConvParameters parameters) =>
        new SpikingConvGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(
        SpikingConvParameters parameters, ScenarioOptions options) =>
        new SpikingConvScenarios(parameters, options).All();

    private static ViewModel View(
        DesignBuilder design, SpikingConvResolvedParameters shape, ConvMemory memory, string weightModule)
    {
        SpikingConvParameters parameters = shape.Parameters;
        ConvWeights weights = ConvWeights.Of(parameters);
        ModuleInterface bank = BankModule.Add(design, shape);
        Instance taps = new Instance(TapsModule.Add(design, shape), "u_taps")
            .Through("event")
            .Net("banks_o", "taps_banks")
            .Net("addresses_o", "taps_addresses")
            .Net("last_o", "taps_last");
        Instance scan = new Instance(ScanModules.AddScan(design, shape), "u_scan")
            .Net("close_i", "close")
            .Net("full_i", "add_last_q")
            .Net("word_o", "word_valid")
            .Net(shape.Integrates ? "last_o" : "end_o", "step_end")
            .Net("y_o", "word_y")
            .Net("x_o", "word_x");
        Instance words = new Instance(ScanModules.AddWords(design, shape), "u_words")
            .Net("word_i", "word_valid")
            .Net(shape.Integrates ? "last_i" : "end_i", "step_end")
            .Net("y_i", "word_y")
            .Net("x_i", "word_x")
            .Through(shape.GivenName);
        if (shape.Halves > 1)
        {
            taps.Net("half_o", "taps_half");
            scan.Net("full_half_i", "add_half_q");
        }

        if (parameters.Folds > 1)
        {
            scan.Net("fold_o", "word_fold");
            words.Net("fold_i", "word_fold");
        }

        if (parameters.TagWidth > 0)
        {
            scan.Net("close_tag_i", "event_tag_i").Net("tag_o", "word_tag");
            words.Net("tag_i", "word_tag");
        }

        return new ViewModel
        {
            ["shape_text"] =
                $"{parameters.Channels} x {parameters.Height} x {parameters.Width} to {parameters.Outputs} x "
                + $"{shape.OutputHeight} x {shape.OutputWidth}, kernel {parameters.Window.KernelHeight} x "
                + Text(parameters.Window.KernelWidth),
            ["axes"] = ConvAxis.Both(shape).Select(axis => axis.Nets()).ToList(),
            ["bank_count"] = shape.Banks,
            ["y_width"] = Core.Numerics.FixedPoint.IndexWidth(shape.OutputHeight),
            ["x_width"] = Core.Numerics.FixedPoint.IndexWidth(shape.OutputWidth),
            ["taps"] = taps.Rest().View(),
            ["weight_module"] = weightModule,
            ["tap_banks"] = Enumerable.Range(0, shape.WeightBanks).Select(index => new ViewModel
            {
                ["index"] = index,
                ["file"] = ConvMemory.BankFile(parameters, index),
            }).ToList(),
            ["turns_y"] = TapTurns.Rows(shape),
            ["turns_x"] = TapTurns.Columns(shape),
            ["turns_down"] = Enumerable.Range(0, shape.BanksY).Reverse()
                .Select(index => new ViewModel { ["index"] = index }).ToList(),
            ["scan"] = scan.Rest().View(),
            ["constants"] = Constants(shape, memory, weights),
            ["membrane_banks"] = Enumerable.Range(0, shape.Banks).Select(index => Bank(bank, shape, index)).ToList(),
            ["words_out"] = words.Rest().View(),
        };
    }

    private static ViewModel Bank(ModuleInterface bank, SpikingConvResolvedParameters shape, int index)
    {
        var instance = new Instance(bank, $"u_bank{Text(index)}");
        string given = $"{shape.GivenName}s";
        string read = shape.Banks > 1 ? $"read_banks_q[{Text(index)}]" : "read_banks_q";
        instance.Net(
            "read_i", shape.Halves > 1 ? $"{{{read} && read_half_q, {read} && !read_half_q}}" : read);
        return (shape.Banks > 1
            ? instance.Bits("read_address_i", "read_addresses_q", index * shape.AddressWidth)
                .Bits("weights_i", "weights_q", index * shape.WeightWord)
                .Bits($"{given}_o", given, index * shape.GivenBank)
            : instance.Net("read_address_i", "read_addresses_q").Net("weights_i", "weights_q")).Rest().View();
    }

    private static List<ViewModel> Constants(
        SpikingConvResolvedParameters shape, ConvMemory memory, ConvWeights weights)
    {
        List<ViewModel> constants = [Constants(shape, memory, "biases", "Biases", weights.Biases, "bias_fold")];
        if (!shape.Integrates)
        {
            constants.Add(
                Constants(shape, memory, "thresholds", "Thresholds", weights.Thresholds, "threshold_fold"));
        }

        return constants;
    }

    private static ViewModel Constants(
        SpikingConvResolvedParameters shape, ConvMemory memory, string name, string constant, int[] values, string fold)
    {
        int folds = shape.Parameters.Folds;
        return new ViewModel
        {
            ["name"] = name,
            ["fold"] = fold,
            ["rows"] = Enumerable.Range(0, folds).Select(index => new ViewModel
            {
                ["name"] = folds > 1 ? constant + Text(index) : constant == "Biases" ? "BiasWord" : "ThresholdWord",
                ["fold"] = index,
                ["parts"] = Parts(memory.Constants(values, index), shape.ConstantWord),
            }).ToList(),
        };
    }

    private static List<string> Parts(BigInteger word, int width)
    {
        List<string> parts = [];
        for (int low = 0; low < width; low += BitsPerLine)
        {
            int bits = Math.Min(BitsPerLine, width - low);
            parts.Insert(0, Literal.Hex((word >> low) & ((BigInteger.One << bits) - 1), bits));
        }

        return parts;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
