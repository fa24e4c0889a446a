using System.Globalization;
using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHop.Rtl;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Cnn.NullHopDrain;

/// <summary>From the sums of the accelerator's multipliers to quantised, pooled words of values.</summary>
public sealed class NullHopDrainGenerator : Generator<NullHopDrainParameters>
{
    /// <inheritdoc/>
    public override string Name => "nullhop_drain";

    /// <inheritdoc/>
    public override string Summary => "Drain of nullhop: sums to biased, scaled, rounded, clamped and pooled values";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets { get; } =
    [
        new("default", "64 multipliers on up to 4 lanes, values of 8 bits, sums of 32", new NullHopDrainParameters()),
        new(
            "one", "16 multipliers on one lane, values of 4 bits, sums of 33, the least biases",
            new NullHopDrainParameters { Macs = 16, Lanes = 1, ValueWidth = 4, AccumulatorWidth = 33, BiasRows = 1 }),
        new(
            "scaled", "128 multipliers on one lane, a multiplier for each channel, values of 16 bits, sums of 48",
            new NullHopDrainParameters
            {
                Macs = 128,
                Lanes = 1,
                ValueWidth = 16,
                AccumulatorWidth = 48,
                Scale = NullHopScale.Channel,
                BiasRows = 50,
            }),
        new(
            "lanes", "128 multipliers on up to 8 lanes, sums narrower than biases",
            new NullHopDrainParameters { Macs = 128, Lanes = 8, ValueWidth = 5, AccumulatorWidth = 20 }),
    ];

    /// <inheritdoc/>
    public override ModuleInterface Generate(NullHopDrainParameters parameters, DesignBuilder design) =>
        DrainModule.Add(Name, design, parameters, standsAlone: true);

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(NullHopDrainParameters parameters) =>
    [
        new("words", Text(parameters.Clusters), "", "of 16 values of a window at most, one per cycle"),
        new(
            "pooled", Text(parameters.Macs * parameters.ValueWidth), "bits",
            "the greatest of the windows of a pixel so far"),
        new(
            "latency", Text(NullHopDrainGolden.Latency(parameters)), "cycles",
            "from the beat that closes a window to its first word"),
    ];

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(NullHopDrainParameters parameters) =>
        new NullHopDrainGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(
        NullHopDrainParameters parameters, ScenarioOptions options) =>
        new NullHopDrainScenarios(parameters, options).All();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
