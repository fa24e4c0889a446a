using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Spiking.AerEncoder;

/// <summary>Turns spike vectors into packets of address events, one packet per lane, one event per cycle.</summary>
public sealed class AerEncoderGenerator : Generator<AerEncoderParameters>
{
    private const int BitsPerLine = 4;

    /// <inheritdoc/>
    public override string Name => "aer_encoder";

    /// <inheritdoc/>
    public override string Summary => "Spike vector to address events: ascending, no bubbles, any number of lanes";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
        [
            new("default", "784 bits, one lane", new AerEncoderParameters()),
            new("lanes8", "784 bits, eight lanes", new AerEncoderParameters { Lanes = 8 }),
            new("single", "One bit", new AerEncoderParameters { Inputs = 1 }),
            new(
                "pair",
                "Two bits, two lanes",
                new AerEncoderParameters
                {
                    Inputs = 2,
                    Lanes = 2,
                    TagWidth = 1,
                }),
            new("word", "One full group", new AerEncoderParameters { Inputs = 32, TagWidth = 2 }),
            new(
                "odd",
                "Lanes of unequal length, tagged",
                new AerEncoderParameters
                {
                    Inputs = 37,
                    Lanes = 3,
                    TagWidth = 5,
                }),
            new("groups", "Two groups, the second of one bit", new AerEncoderParameters { Inputs = 33 }),
            new(
                "ragged", "Several groups per lane and lanes of unequal length",
                new AerEncoderParameters { Inputs = 205, Lanes = 2 }),
            new(
                "held",
                "Several groups, no copy: a vector is taken with its last event",
                new AerEncoderParameters
                {
                    Inputs = 205,
                    TagWidth = 2,
                    Copy = false,
                }),
            new(
                "prefetch",
                "The next group is found beforehand, tagged",
                new AerEncoderParameters
                {
                    Inputs = 205,
                    TagWidth = 2,
                    Prefetch = true,
                }),
            new(
                "prefetch-lanes",
                "The same with lanes of unequal length",
                new AerEncoderParameters
                {
                    Inputs = 101,
                    Lanes = 3,
                    Prefetch = true,
                }),
            new(
                "held-lanes",
                "The same with lanes of unequal length",
                new AerEncoderParameters
                {
                    Inputs = 101,
                    Lanes = 3,
                    TagWidth = 1,
                    Copy = false,
                }),
        ];

    /// <summary>
    /// <c>aer_encoder_n784</c>, with <c>_k8</c> for lanes and <c>_t2</c> for a tag, <c>_held</c> without a copy,
    /// <c>_prefetch</c>.
    /// </summary>
    public static string ModuleName(AerEncoderParameters parameters) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"aer_encoder_n{parameters.Inputs}{Suffix("_k", parameters.Lanes, 1)}"
                + $"{TagSuffix(parameters)}{FormSuffix(parameters)}");

    /// <summary><c>_t2</c> for a tag of 2 bits.</summary>
    internal static string TagSuffix(AerEncoderParameters parameters) => Suffix("_t", parameters.TagWidth, 0);

    /// <summary>How the encoder keeps a vector: <c>_held</c> without a copy, <c>_prefetch</c>.</summary>
    internal static string FormSuffix(AerEncoderParameters parameters) =>
        parameters.Prefetch ? "_prefetch"
        : parameters.Copy ? ""
        : "_held";

    /// <inheritdoc/>
    public override ModuleInterface Generate(AerEncoderParameters parameters, DesignBuilder design)
    {
        string lane = AerEncoderLane.Add(design, parameters);
        ModuleInterface ports = new AerEncoderPorts(parameters).Build(ModuleName(parameters), design.Style);
        return design.AddModule("aer_encoder", ports, parameters, new ViewModel
        {
            ["lane_module"] = lane,
            ["event_lanes"] = Enumerable.Range(0, parameters.Lanes).Select(index => Lane(parameters, index)).ToList(),
        });
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(AerEncoderParameters parameters) =>
    [
        new("address width", Text(parameters.AddressWidth), "bits"),
        new("bits per lane", Text(parameters.LaneBits), "bits"),
        new("latency", parameters.Prefetch ? "2" : "1", "cycles", "from the vector to its first events"),
        new("cycles per vector", CyclesPerVector(parameters), "cycles"),
    ];

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(AerEncoderParameters parameters) => new AerEncoderGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(
        AerEncoderParameters parameters, ScenarioOptions options) => AerEncoderScenarios.Create(parameters, options);

    private static string CyclesPerVector(AerEncoderParameters parameters) =>
        parameters.Prefetch ? "max(2, spikes in the fullest lane), one more after a group of one spike"
        : parameters.Copy ? "max(1, spikes in the fullest lane)"
        : "1 + max(1, spikes in the fullest lane)";

    private static ViewModel Lane(AerEncoderParameters parameters, int index)
    {
        // Every lane has the same module: a lane that is one bit short gets a constant 0.
        IEnumerable<int> rows = Enumerable.Range(0, parameters.LaneBits).Reverse();
        IEnumerable<int> bits = rows.Select(row => (row * parameters.Lanes) + index);
        return new ViewModel
        {
            ["index"] = index,
            ["channel"] = Channel.Lane("event", index, parameters.Lanes),
            ["rows"] = bits.Chunk(BitsPerLine).Select(chunk => new ViewModel { ["bits"] = chunk.ToList() }).ToList(),
        };
    }

    private static string Suffix(string name, int value, int silent) => value == silent ? "" : name + Text(value);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
