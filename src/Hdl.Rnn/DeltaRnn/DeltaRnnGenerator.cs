using Hdl.Blocks.Primitives.Fifo;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Networks.Data;
using Hdl.Rnn.DeltaRnn.Rtl;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>
/// Recurrent layers that compute only what changed (delta_rnn): what the targets <c>delta_gru</c> and
/// <c>delta_lstm</c> have in common.
/// </summary>
/// <typeparam name="TParameters">Parameters of the target.</typeparam>
public abstract class DeltaRnnGenerator<TParameters> : Generator<TParameters>, IClassifier, IDrawnTarget
    where TParameters : DeltaRnnParameters, new()
{
    /// <inheritdoc/>
    public override bool IsSystem => true;

    /// <inheritdoc/>
    public override ModuleInterface Generate(TParameters parameters, DesignBuilder design)
    {
        DeltaRnnResolvedParameters sizes = DeltaRnnResolvedParameters.Of(parameters);
        var shape = new DeltaRnnShape(sizes);
        DeltaRnnNetwork network = DeltaRnnNetwork.Of(sizes);
        bool loads = parameters.Weights == DeltaWeightStorage.Ram;
        string top = DeltaRegisterModule.TopName(sizes);
        ModuleInterface ports = new DeltaRnnPorts(sizes).Build(top, design.Style);
        var stages = new StageViews(design, shape);
        Instance registers = new Instance(DeltaRegisterModule.Add(design, shape, network.Thresholds), "u_registers")
            .Through("s_axil").Net("step_i", "begin_valid").Net("column_i", "column_begins");
        Instance issue = new Instance(DeltaIssueModule.Add(design, shape), "u_issue");
        var model = new ViewModel
        {
            ["is_gru"] = parameters.Cell == DeltaCell.Gru,
            ["has_load"] = loads,
            ["has_next"] = shape.NextCount > 0,
            ["x_lanes"] = parameters.XLanes,
            ["theta_count"] = DeltaRnnRegisters.Thetas(sizes, network.Thresholds).Count(),
            ["registers"] = (shape.IsFetched ? registers.Net("idle_weights_i", "waits") : registers).Rest().View(),
            ["input"] = stages.Input(),
            ["stages"] = stages.All(),
            ["issue"] = (shape.IsFetched
                ? issue.Net("column_ends_o", "column_ends").Net("column_opens_o", "column_opens")
                    .Stream("column", "queue")
                : issue).Rest().View(),
            ["mac"] = new Instance(MacModule.Add(design, shape), "u_mac").Net("busy_o", "mac_busy").Rest().View(),
            ["pointwise"] = stages.Pointwise(),
            ["has_readout"] = sizes.HasReadout,
        };
        if (parameters.Weights != DeltaWeightStorage.Rom)
        {
            design.Add(Image(sizes, network, top));
        }

        if (shape.IsFetched)
        {
            model["fetch"] = new FetchModules(design, shape).View();
        }
        else if (loads)
        {
            model["weight_module"] = InputModule.Ram(design, shape, shape.WeightLines, shape.WeightLineBits);
            model["line_count_width"] = FixedPoint.UnsignedWidth(shape.WeightLines);
            model["weight_bytes"] = shape.WeightLineBytes;
        }
        else
        {
            model["weight_module"] = Rom(design, shape, network, top);
            model["init_file"] = WeightFile(top);
        }

        if (sizes.HasReadout)
        {
            model["readout"] = stages.Readout();
        }
        else
        {
            model["state_module"] = ListModule.Fifo(
                design, 2 * shape.Words(shape.LayerCount - 1), 1 + (shape.PointwiseLanes * (1 + shape.HiddenBits)),
                FifoStorage.Registers, shape);
            if (shape.IsFetched)
            {
                model["error_module"] = ListModule.Fifo(design, 2, 1, FifoStorage.Registers, shape);
            }
        }

        design.MayBeSilent(shape.LongestSilence);
        return design.AddModule("delta_rnn", ports, shape, model);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(TParameters parameters) =>
        DeltaRnnExplanation.Of(new DeltaRnnShape(DeltaRnnResolvedParameters.Of(parameters)));

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(TParameters parameters) =>
        new DeltaRnnGolden(DeltaRnnResolvedParameters.Of(parameters));

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(TParameters parameters, ScenarioOptions options)
    {
        DeltaRnnResolvedParameters sizes = DeltaRnnResolvedParameters.Of(parameters);
        var data = new DeltaRnnImages(sizes);
        return data.Sequences(options.Data) is { } sequences
            ? data.Scenarios(sequences, options.Seed)
            : new DeltaRnnScenarios(sizes).Create(options);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Summarize(
        TParameters parameters, ScenarioOptions options, Scenario scenario,
        IReadOnlyList<PhaseObservation> observed)
    {
        var data = new DeltaRnnImages(DeltaRnnResolvedParameters.Of(parameters));
        return data.Sequences(options.Data) is { } sequences
            ? data.Figures(sequences, scenario, observed)
            : scenario.Name == DeltaRnnBandwidth.Name
            ? new DeltaRnnBandwidth(DeltaRnnResolvedParameters.Of(parameters)).Figures(observed)
            : [];
    }

    /// <inheritdoc/>
    public int DrawnSets => 500;

    /// <inheritdoc/>
    public HdlParameters Draw(int seed) => DeltaRnnDraw.Of(new TParameters(), seed);

    /// <inheritdoc/>
    public DataInput DataInput(HdlParameters parameters) =>
        new DeltaRnnImages(DeltaRnnResolvedParameters.Of(Checked(parameters))).Input;

    // Header and weights, as a program copies them to a memory, or sends them line by line.
    private static DesignFile Image(DeltaRnnResolvedParameters sizes, DeltaRnnNetwork network, string top)
    {
        WeightLayout layout = WeightLayout.Of(sizes);
        byte[] weights = layout.Pack(
            WeightImage.Of(sizes.Formats, network.Weights, sizes.Lanes, sizes.BiasColumns).Lines);
        return new DesignFile(
            $"{top}_weights.bin", DesignFileKind.HandOff,
            FileContent.FromBytes([.. layout.Header(weights), .. weights]));
    }

    private static string WeightFile(string top) => $"{top}_weights.mem";

    private static string Rom(DesignBuilder design, DeltaRnnShape shape, DeltaRnnNetwork network, string top)
    {
        WeightImage image = WeightImage.Of(
            shape.Formats, network.Weights, shape.Lanes, shape.Parameters.BiasColumns);
        design.Add(new DesignFile(WeightFile(top), DesignFileKind.Memory, WeightLines.Hex(image, shape)));
        return new RomGenerator().Generate(
            new RomParameters
            {
                Depth = shape.WeightLines,
                Width = shape.WeightLineBits,
                Memory = shape.Parameters.Memory == MemoryForm.Macro ? MemoryForm.Macro : MemoryForm.InitFile,
                Style = design.Style,
            },
            design).Name;
    }
}

/// <summary>The target <c>delta_gru</c>.</summary>
public sealed class DeltaGruGenerator : DeltaRnnGenerator<DeltaGruParameters>
{
    /// <inheritdoc/>
    public override string Name => "delta_gru";

    /// <inheritdoc/>
    public override string Summary => "GRU layers that compute only what changed, with registers and AXI4-Streams";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets => DeltaRnnPresets.Gru;
}

/// <summary>The target <c>delta_lstm</c>.</summary>
public sealed class DeltaLstmGenerator : DeltaRnnGenerator<DeltaLstmParameters>
{
    /// <inheritdoc/>
    public override string Name => "delta_lstm";

    /// <inheritdoc/>
    public override string Summary => "LSTM layers that compute only what changed, with registers and AXI4-Streams";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets => DeltaRnnPresets.Lstm;
}
