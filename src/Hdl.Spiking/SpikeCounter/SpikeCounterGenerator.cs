using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Networks.Models;

namespace Hdl.Spiking.SpikeCounter;

/// <summary>Sums the output layer over an image's steps, sends all sums, then the class with the greatest.</summary>
public sealed class SpikeCounterGenerator : Generator<SpikeCounterParameters>
{
    /// <inheritdoc/>
    public override string Name => "spike_counter";

    /// <inheritdoc/>
    public override string Summary => "Sums of spikes or potentials an image, and the neuron with the greatest";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
    [
        new("default", "Spikes of ten neurons", new SpikeCounterParameters()),
        new("potential", "Potentials of ten neurons", new SpikeCounterParameters { Readout = Readout.Potential }),
        new("single", "One neuron, one step", new SpikeCounterParameters { Neurons = 1, MaxSteps = 1 }),
        new("pair", "Two neurons, up to seven steps", new SpikeCounterParameters { Neurons = 2, MaxSteps = 7 }),
        new("many", "100 neurons, up to 255 steps", new SpikeCounterParameters { Neurons = 100, MaxSteps = 255 }),
        new("potential-one-step", "Potentials of one step as they are", new SpikeCounterParameters
        {
            Neurons = 3, MaxSteps = 1, Readout = Readout.Potential, PotentialWidth = 8,
        }),
        new("potential-full", "Sums that fill the result's 32 bits", new SpikeCounterParameters
        {
            Neurons = 4, MaxSteps = 16, Readout = Readout.Potential, PotentialWidth = 28,
        }),
    ];

    /// <summary><c>spike_counter_n10_t16</c>, <c>spike_counter_n10_t16_p18</c> for potentials of 18 bits.</summary>
    public static string ModuleName(SpikeCounterParameters parameters)
    {
        string potential = parameters.Readout == Readout.Spikes ? "" : $"_p{Text(parameters.PotentialWidth)}";
        return string.Create(
            CultureInfo.InvariantCulture, $"spike_counter_n{parameters.Neurons}_t{parameters.MaxSteps}{potential}");
    }

    /// <inheritdoc/>
    public override ModuleInterface Generate(SpikeCounterParameters parameters, DesignBuilder design)
    {
        ModuleInterface ports = new SpikeCounterPorts(parameters).Build(ModuleName(parameters), design.Style);
        return design.AddModule("spike_counter", ports, parameters);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(SpikeCounterParameters parameters) =>
    [
        new("sum width", Text(parameters.SumWidth), "bits"),
        new("beats per image", Text(parameters.Neurons + 1), "beats", "the sums, then the class"),
        new("latency", "1", "cycles", "from an image's last vector to its first sum"),
        new("least time between images", Text(parameters.Neurons + 2), "cycles"),
    ];

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(SpikeCounterParameters parameters) =>
        new SpikeCounterGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(
        SpikeCounterParameters parameters,
        ScenarioOptions options) => SpikeCounterScenarios.Create(parameters, options);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
