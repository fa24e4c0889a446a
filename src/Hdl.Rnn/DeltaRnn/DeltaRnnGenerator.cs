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
        var model = new ViewModel
        {
            ["is_gru"] = parameters.Cell == DeltaCell.Gru,
            ["has_load"] = loads,
            ["has_next"] = shape.NextCount > 0,
            ["x_lanes"] = parameters.XLanes,
            ["theta_count"] = DeltaRnnRegisters.Thetas(sizes, network.Thresholds).Count(),
            ["registers"] = new Instance(DeltaRegisterModule.Add(design, shape, network.Thresholds), "u_registers")
                .Through("s_axil").Net("step_i", "begin_valid").Net("column_i", "column_begins").Rest().View(),
            ["input"] = stages.Input(),
            ["stages"] = stages.All(),
            ["issue"] = new Instance(DeltaIssueModule.Add(design, shape), "u_issue").Rest().View(),
            ["mac"] = new Instance(MacModule.Add(design, shape), "u_mac").Net("busy_o", "mac_busy").Rest().View(),
            ["pointwise"] = stages.Pointwise(),
            ["has_readout"] = sizes.HasReadout,
            ["weight_module"] = loads
                ? InputModule.Ram(design, shape, shape.WeightLines, shape.WeightLineBits)
                : Rom(design, shape, network, top),
        };
        if (loads)
        {
            model["line_count_width"] = FixedPoint.UnsignedWidth(shape.WeightLines);
            model["weight_bytes"] = shape.WeightLineBytes;
        }
        else
        {
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
        }

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
        return data.Sequences(options.Data) is { } sequences ? data.Figures(sequences, scenario, observed) : [];
    }

    /// <inheritdoc/>
    public int DrawnSets => 500;

    /// <inheritdoc/>
    public HdlParameters Draw(int seed) => DeltaRnnDraw.Of(new TParameters(), seed);

    /// <inheritdoc/>
    public DataInput DataInput(HdlParameters parameters) =>
        new DeltaRnnImages(DeltaRnnResolvedParameters.Of(Checked(parameters))).Input;

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
