using System.Globalization;
using Hdl.Cnn.NullHop.Rtl;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Cnn.NullHopCluster;

/// <summary>Sixteen multipliers of the accelerator with their weights and sums.</summary>
public sealed class NullHopClusterGenerator : Generator<NullHopClusterParameters>
{
    /// <inheritdoc/>
    public override string Name => "nullhop_cluster";

    /// <inheritdoc/>
    public override string Summary => "Sixteen multipliers of nullhop with weights, accumulators and shadow registers";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets { get; } =
    [
        new("default", "Values and weights of 8 bits, sums of 32", new NullHopClusterParameters()),
        new(
            "sixteen", "Values and weights of 16 bits, sums of 40",
            new NullHopClusterParameters { ValueWidth = 16, WeightWidth = 16, AccumulatorWidth = 40 }),
        new(
            "ternary", "Values of 8 bits, ternary weights, sums of 24",
            new NullHopClusterParameters { WeightWidth = 2, AccumulatorWidth = 24 }),
        new(
            "lanes", "One of several lanes, sums narrower than products, rows that are no power of two",
            new NullHopClusterParameters
            {
                ValueWidth = 13,
                WeightWidth = 7,
                AccumulatorWidth = 17,
                Lanes = 4,
                WeightRows = 50,
            }),
    ];

    /// <inheritdoc/>
    public override ModuleInterface Generate(NullHopClusterParameters parameters, DesignBuilder design) =>
        ClusterModule.Add(Name, design, parameters, standsAlone: true);

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(NullHopClusterParameters parameters)
    {
        const int multipliers = NullHopClusterParameters.Multipliers;
        return
        [
            new("weights", Text(parameters.WeightRows * multipliers * parameters.WeightWidth), "bits"),
            new("sums", Text(2 * multipliers * parameters.AccumulatorWidth), "flip-flops", "accumulators and shadows"),
            new("products", Text(multipliers), "per cycle"),
            new("latency", "3", "cycles", "from a beat to the sums it closes"),
        ];
    }

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(NullHopClusterParameters parameters) =>
        new NullHopClusterGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(
        NullHopClusterParameters parameters, ScenarioOptions options) =>
        new NullHopClusterScenarios(parameters, options).All();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
