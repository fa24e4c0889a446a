using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace SampleBlock;

/// <summary>A rectifier in a stream: y = max(0, x), one beat per cycle, one cycle of latency.</summary>
public sealed class SampleBlockGenerator : Generator<SampleBlockParameters>
{
    /// <inheritdoc/>
    public override string Name => "sample_block";

    /// <inheritdoc/>
    public override string Summary => "Rectifier in a stream: y = max(0, x)";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
    [
        new("default", "8 bits", new SampleBlockParameters()),
        new("narrow", "2 bits", new SampleBlockParameters { DataWidth = 2 }),
        new("wide", "64 bits", new SampleBlockParameters { DataWidth = 64 }),
    ];

    /// <summary>The template sees the parameters; the view model holds what else it needs.</summary>
    public override ModuleInterface Generate(SampleBlockParameters parameters, DesignBuilder design) =>
        design.AddModule(
            "sample_block", new SampleBlockPorts(parameters).Build("sample_block", design.Style), parameters,
            new ViewModel());

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(SampleBlockParameters parameters) =>
        [new("latency", "1", "cycles"), new("throughput", "1", "beats/cycle")];

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(SampleBlockParameters parameters) => new SampleBlockGolden(parameters);

    /// <summary>Corner values first, then random ones; gaps and back-pressure come from the bench.</summary>
    protected override IEnumerable<Scenario> CreateScenarios(SampleBlockParameters parameters, ScenarioOptions options)
    {
        ulong sign = 1UL << (parameters.DataWidth - 1);
        var random = new Random(options.Seed);
        var ports = new SampleBlockPorts(parameters);
        var beats = new BeatSequence(ports.In);
        foreach (ulong value in (ulong[])[0, 1, sign - 1, sign, sign | 1, sign | (sign - 1)])
        {
            beats.Add(value);
        }

        for (int i = 0; i < 200 * options.Effort; i++)
        {
            beats.Add((ulong)random.NextInt64() & (sign | (sign - 1)));
        }

        yield return new Scenario(
            "values", [new Phase { Inputs = new Dictionary<string, BeatSequence> { [ports.In] = beats } }]);
    }
}
