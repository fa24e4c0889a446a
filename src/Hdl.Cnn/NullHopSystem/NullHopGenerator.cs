using Hdl.Blocks.Primitives.SkidBuffer;
using Hdl.Cnn.Networks;
using Hdl.Cnn.NullHopCore;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Networks.Data;
using Hdl.Networks.Targets;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>
/// The zero-skipping accelerator for convolutional layers on sparsity maps: registers and AXI4-Streams around the
/// datapath (nullhop, section 3).
/// </summary>
public sealed class NullHopGenerator : Generator<NullHopSystemParameters>, INetworkTarget
{
    /// <inheritdoc/>
    public override string Name => "nullhop";

    /// <inheritdoc/>
    public override string Summary => "Zero-skipping convolutions on sparsity maps, with registers and AXI4-Streams";

    /// <inheritdoc/>
    public override bool IsSystem => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets => NullHopPresets.All;

    /// <inheritdoc/>
    public override ModuleInterface Generate(NullHopSystemParameters parameters, DesignBuilder design)
    {
        string reset = design.Style.ResetStyle.IsActiveLow() ? "rst_ni" : "rst_i";
        Instance registers = new Instance(NullHopRegisterModule.Add(parameters, design), "u_registers")
            .Through("s_axil").Net("abort_o", "stop").Net("error_i", "{error[6:5], error[3:0]}").Rest();
        Instance core = new Instance(NullHopCoreGenerator.Add("nullhop_core", parameters, design), "u_core")
            .Net(reset, "reset_or_abort")
            .Net("error_clear_i", "1'b1").Net("result_busy_o", "core_busy");
        if (!parameters.HasMemory)
        {
            core.Net("param_data_i", "s_axis_param_tdata").Net("param_last_i", "s_axis_param_tlast")
                .Net("map_last_i", "s_axis_map_tlast");
        }

        core.Rest();
        ViewModel? moves = parameters.HasMemory ? new NullHopMemoryModules(parameters, design).View() : null;
        int bytes = FixedPoint.CeilDivide(parameters.WordWidth, 8);
        var buffer = new SkidBufferParameters
        {
            DataWidth = (9 * parameters.OutputWords * bytes) + 1,
            Style = design.Style,
        };
        ModulePorts ports =
            parameters.HasMemory ? new NullHopMemoryPorts(parameters) : new NullHopPorts(parameters);
        return design.AddModule(
            "nullhop", ports.Build(parameters.Module, design.Style), parameters,
            new ViewModel
            {
                ["memory"] = parameters.HasMemory,
                ["bytes_width"] = NullHopMemoryPorts.MapWriter(parameters).BytesWidth,
                ["map_reader"] = moves?["map_reader"],
                ["unpacker"] = moves?["unpacker"],
                ["param_reader"] = moves?["param_reader"],
                ["map_writer"] = moves?["map_writer"],
                ["active_low"] = design.Style.ResetStyle.IsActiveLow(),
                ["map_bytes"] = bytes,
                ["pass_width"] = NullHopRegisterModule.PassWidth,
                ["take_width"] = FixedPoint.UnsignedWidth(parameters.Lanes),
                ["registers"] = registers.View(),
                ["core"] = core.View(),
                ["buffer_module"] =
                    parameters.HasMemory ? "" : new SkidBufferGenerator().Generate(buffer, design).Name,
            });
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(NullHopSystemParameters parameters) =>
        NullHopCoreGenerator.Sizes(parameters);

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(NullHopSystemParameters parameters) =>
        parameters.HasMemory ? new NullHopMemoryGolden(parameters) : new NullHopGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(
        NullHopSystemParameters parameters, ScenarioOptions options) =>
        parameters.HasMemory
            ? new NullHopMemoryScenarios(parameters, options).Create()
            : new NullHopScenarios(parameters).Create(options);

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Summarize(
        NullHopSystemParameters parameters, ScenarioOptions options, Scenario scenario,
        IReadOnlyList<PhaseObservation> observed) =>
        options.Data is ImageSet images
            ? NullHopNetwork.Figures(parameters, options.Model, images, scenario, observed)
            : [];

    /// <inheritdoc/>
    public DataInput DataInput(HdlParameters parameters, string? model) => NetworkExplanation.InputOf(model);

    /// <inheritdoc/>
    public string? DataSetOf(string? model) => NetworkExplanation.DataSetOf(model);

    /// <inheritdoc/>
    public NetworkReport Explain(HdlParameters parameters, string? model) =>
        NetworkExplanation.Of(Checked(parameters), model);
}
