using System.Globalization;
using System.Numerics;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Spiking.AerDecoder;

/// <summary>Turns packets of address events into weight rows and spike vectors.</summary>
public sealed class AerDecoderGenerator : Generator<AerDecoderParameters>
{
    /// <inheritdoc/>
    public override string Name => "aer_decoder";

    /// <inheritdoc/>
    public override string Summary =>
        "Address events to weight rows through a table of bases, and back to spike vectors";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
        [
            new("default", "One source, 784 inputs, rows and vector", new AerDecoderParameters()),
            new(
                "sources",
                "Three sources, addresses wider than needed",
                new AerDecoderParameters
                {
                    Sources = 3,
                    Inputs = 40,
                    AddressWidth = 7,
                    RowWidth = 6,
                }),
            new(
                "rows",
                "Four sources, rows alone",
                new AerDecoderParameters
                {
                    Sources = 4,
                    Inputs = 64,
                    RowWidth = 8,
                    Vector = false,
                }),
            new(
                "vector",
                "One source, the vector alone",
                new AerDecoderParameters
                {
                    Inputs = 50,
                    RowWidth = 6,
                    Rows = false,
                }),
            new("single", "One input", new AerDecoderParameters { Inputs = 1, RowWidth = 1 }),
        ];

    /// <summary>
    /// <c>aer_decoder_n784</c>, with <c>_s3</c> for sources, <c>_a12</c> for wide addresses, <c>_r8</c> for the row
    /// width, and what it sends.
    /// </summary>
    public static string ModuleName(AerDecoderParameters parameters)
    {
        string sources = parameters.Sources == 1 ? "" : $"_s{Text(parameters.Sources)}";
        string address = parameters.AddressWidth == 0 ? "" : $"_a{Text(parameters.AddressWidth)}";
        string outputs = (parameters.Rows, parameters.Vector) switch
        {
            (true, true) => "",
            (true, false) => "_rows",
            _ => "_vector",
        };
        return $"aer_decoder_n{Text(parameters.Inputs)}{sources}{address}_r{Text(parameters.RowWidth)}{outputs}";
    }

    /// <inheritdoc/>
    public override ModuleInterface Generate(AerDecoderParameters parameters, DesignBuilder design)
    {
        ModuleInterface ports = new AerDecoderPorts(parameters).Build(ModuleName(parameters), design.Style);
        return design.AddModule("aer_decoder", ports, parameters, new ViewModel
        {
            ["check_source"] = parameters.Sources > 1 && !BitOperations.IsPow2(parameters.Sources),
        });
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(AerDecoderParameters parameters) =>
    [
        new("address width", Text(parameters.EventAddressWidth), "bits"),
        new("base table", Text(parameters.Sources * parameters.RowWidth), "flip-flops"),
        new("latency", "1", "cycles"),
        new("throughput", "1", "events/cycle"),
    ];

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(AerDecoderParameters parameters) => new AerDecoderGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(
        AerDecoderParameters parameters, ScenarioOptions options) => AerDecoderScenarios.Create(parameters, options);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
