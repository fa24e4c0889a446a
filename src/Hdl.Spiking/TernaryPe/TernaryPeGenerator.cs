using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;
using Hdl.Networks.Models;

namespace Hdl.Spiking.TernaryPe;

/// <summary>
/// One ternary neuron, or several that take turns: integrate, bias, fire (TW-SNN, section 4.1, Fig. 5).
/// </summary>
public sealed class TernaryPeGenerator : Generator<TernaryPeParameters>
{
    // Bits of a counter below those that load on a carry alone; as many more at least make a group worth an enable of
    // its own.
    private const int CarriedBits = 3;
    private const int LeastGatedBits = 4;

    /// <inheritdoc/>
    public override string Name => "ternary_pe";

    /// <inheritdoc/>
    public override string Summary =>
        "Processing element of a ternary-weight spiking neuron, potential or count datapath";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
        [
            new("default", "The paper's PE: 18-bit potential, cleared each step", new TernaryPeParameters()),
            new(
                "count", "Counter and comparison instead of the potential",
                new TernaryPeParameters { Datapath = Datapath.Count }),
            new(
                "count-sign",
                "Counter that begins at minus the constant: its sign decides",
                new TernaryPeParameters
                {
                    Datapath = Datapath.Count,
                    Inputs = 40,
                    CountFrom = CountFrom.Threshold,
                }),
            new("lanes8", "Eight weights per cycle", new TernaryPeParameters { Lanes = 8 }),
            new(
                "count-lanes8", "Eight weights per cycle, counted",
                new TernaryPeParameters { Lanes = 8, Datapath = Datapath.Count }),
            new(
                "count-sign-lanes3",
                "Three weights per cycle, counted from the constant on",
                new TernaryPeParameters
                {
                    Lanes = 3,
                    Datapath = Datapath.Count,
                    Inputs = 24,
                    CountFrom = CountFrom.Threshold,
                    CounterWidth = 6,
                }),
            new(
                "leaky",
                "Persistent, leaky membrane that keeps what is above the threshold",
                new TernaryPeParameters
                {
                    Dynamics = new() { Membrane = Membrane.Persistent, Reset = MembraneReset.Subtract, LeakShift = 4 },
                }),
        ];

    /// <summary>
    /// Module name: whatever decides the text is a suffix, for several elements may live in one design.
    /// </summary>
    public static string ModuleName(TernaryPeParameters parameters)
    {
        string name = parameters.Datapath == Datapath.Count
            ? $"ternary_pe_count_w{Text(parameters.CountWidth)}"
            : $"ternary_pe_w{Text(parameters.Widths.PotentialWidth)}_s{Text(parameters.Widths.ScaleWidth)}";
        name += parameters.CountFrom == CountFrom.Threshold ? "_sign" : "";
        name += parameters.Lanes > 1 ? $"_l{Text(parameters.Lanes)}" : "";
        name += parameters.Contexts > 1 ? $"_c{Text(parameters.Contexts)}" : "";
        if (parameters.Datapath == Datapath.Count)
        {
            return name;
        }

        name +=
            parameters.Dynamics.Membrane == Membrane.Persistent
                ? $"_keep_{Naming.ToSnakeCase(parameters.Dynamics.Reset.ToString())}"
                : "";
        name += parameters.Dynamics.LeakShift is { } shift ? $"_leak{Text(shift)}" : "";
        return name + (parameters.Overflow == Overflow.Wrap ? "_wrap" : "");
    }

    /// <inheritdoc/>
    public override ModuleInterface Generate(TernaryPeParameters parameters, DesignBuilder design)
    {
        ModuleInterface ports = new TernaryPePorts(parameters).Build(ModuleName(parameters), design.Style);
        return parameters.Datapath == Datapath.Potential
            ? design.AddModule("ternary_pe", ports, parameters)
            : design.AddModule("ternary_pe_count", ports, parameters, new ViewModel
            {
                ["low_bits"] = CarriedBits,
                ["split"] = parameters.Contexts == 1 && parameters.CountWidth >= CarriedBits + LeastGatedBits,
            });
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(TernaryPeParameters parameters)
    {
        int width = parameters.Datapath == Datapath.Count ? parameters.CountWidth : parameters.Widths.PotentialWidth;
        return
        [
            new("storage", Text(parameters.Contexts * (width + 1)), "flip-flops", "potential or count, and spike"),
            new("width of the sum of a cycle", Text(parameters.StepWidth), "bits", "lanes times the greatest scale"),
            new("throughput", Text(parameters.Lanes), "weights/cycle"),
            new("latency", "1", "cycles", "from Fire to the spike"),
        ];
    }

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(TernaryPeParameters parameters) => new TernaryPeGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(TernaryPeParameters parameters, ScenarioOptions options) =>
        new TernaryPeScenarios(parameters, options).All();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
