using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.Primitives.SkidBuffer;

/// <summary>A two-entry register that cuts every combinational path of a stream.</summary>
public sealed class SkidBufferGenerator : Generator<SkidBufferParameters>
{
    private const int Phases = 12;
    private const int BeatsOfAPhase = 40;

    /// <inheritdoc/>
    public override string Name => "skid_buffer";

    /// <inheritdoc/>
    public override string Summary => "Two-entry stream register that cuts all combinational paths, full throughput";

    /// <summary>Module name: the width is a suffix, for several widths may live in one design.</summary>
    public static string ModuleName(SkidBufferParameters parameters) =>
        string.Create(CultureInfo.InvariantCulture, $"skid_buffer_w{parameters.DataWidth}");

    /// <inheritdoc/>
    public override ModuleInterface Generate(SkidBufferParameters parameters, DesignBuilder design)
    {
        ModuleInterface ports = new SkidBufferPorts(parameters).Build(ModuleName(parameters), design.Style);
        return design.AddModule(
            "skid_buffer", ports, parameters, new ViewModel { ["pad"] = VectorRange.Padded(1, parameters.DataWidth) });
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(SkidBufferParameters parameters) =>
    [
        new("storage", (2 * (parameters.DataWidth + 1)).ToString(CultureInfo.InvariantCulture), "flip-flops"),
        new("latency", "1", "cycles"),
        new("throughput", "1", "beats/cycle"),
    ];

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(SkidBufferParameters parameters) => new SkidBufferGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(SkidBufferParameters parameters, ScenarioOptions options)
    {
        // Each phase draws its stalls anew.
        var random = new Random(options.Seed);
        List<Phase> phases = [];
        for (int phase = 0; phase < Phases * options.Effort; phase++)
        {
            phases.Add(Beats(parameters, random));
        }

        yield return new Scenario("random", phases);
        yield return new Scenario("free-flow", [Beats(parameters, random) with { AllowStalls = false }]);
    }

    private static Phase Beats(SkidBufferParameters parameters, Random random)
    {
        var ports = new SkidBufferPorts(parameters);
        var beats = new BeatSequence(ports.In);
        for (int i = 0; i < BeatsOfAPhase; i++)
        {
            Span<uint> words = beats.Append();
            for (int bit = 0; bit < parameters.DataWidth; bit++)
            {
                if (random.Next(2) == 1)
                {
                    beats.SetBit(words, ports.In.Data, bit);
                }
            }
        }

        return new Phase { Inputs = new Dictionary<string, BeatSequence> { [ports.In] = beats } };
    }
}
