using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Primitives.Ram;

/// <summary>
/// A memory with one write port (in slices) and one synchronous read port, in the three memory forms.
/// </summary>
public sealed class RamGenerator : Generator<RamParameters>
{
    /// <inheritdoc/>
    public override string Name => "ram";

    /// <inheritdoc/>
    public override string Summary =>
        "Memory with one write port and one synchronous read port: inferred, initialised or macro";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
        [
            new("default", "256 words of 32 bits, written whole", new RamParameters()),
            new(
                "sliced",
                "Odd depth, slices of 32 bits with a short last one",
                new RamParameters
                {
                    Depth = 13,
                    Width = 70,
                    WriteGranularity = 32,
                }),
            new(
                "init",
                "Contents from a file",
                new RamParameters
                {
                    Depth = 20,
                    Width = 40,
                    Memory = MemoryForm.InitFile,
                    Sample = true,
                }),
            new(
                "macro",
                "Black box with a simulation model",
                new RamParameters
                {
                    Depth = 64,
                    Width = 64,
                    WriteGranularity = 32,
                    Memory = MemoryForm.Macro,
                }),
            new("single", "One word of one bit", new RamParameters { Depth = 1, Width = 1 }),
            new(
                "old-word",
                "A read of the word that is written gives the old one",
                new RamParameters
                {
                    Depth = 16,
                    Width = 24,
                    WriteGranularity = 8,
                    ReadDuringWrite = ReadDuringWrite.Old,
                }),
        ];

    /// <summary>
    /// <c>ram_1r1w_256x32</c>, with <c>_g8</c> where a write slice is narrower than the word, and <c>_old</c> where a
    /// read during a write gives the old word. The form is not part of the name:
    /// a design uses one form for memories of one shape.
    /// </summary>
    public static string ModuleName(RamParameters parameters)
    {
        string slices =
            parameters.Slices == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"_g{parameters.SliceWidth}");
        string old = parameters.ReadDuringWrite == ReadDuringWrite.Old ? "_old" : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"ram_1r1w_{parameters.Depth}x{parameters.Width}{slices}{old}");
    }

    /// <inheritdoc/>
    public override ModuleInterface Generate(RamParameters parameters, DesignBuilder design)
    {
        string module = ModuleName(parameters);
        var shape = new MemoryModule.Shape(module, parameters.Depth, parameters.Width, parameters.Memory)
        {
            Slices = parameters.Slices,
            SliceWidth = parameters.SliceWidth,
            Writable = true,
            Initialised = parameters.Memory == MemoryForm.InitFile,
            Sample = parameters.Sample,
            OldWord = parameters.ReadDuringWrite == ReadDuringWrite.Old,
        };
        return MemoryModule.Add(design, shape, isRegister => new RamPorts(parameters, isRegister));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(RamParameters parameters) =>
    [
        new("memory", ((long)parameters.Depth * parameters.Width).ToString(CultureInfo.InvariantCulture), "bits"),
        new("write enables", parameters.Slices.ToString(CultureInfo.InvariantCulture), "bits"),
        new("read latency", "1", "cycles"),
    ];

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(RamParameters parameters) => new RamGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(RamParameters parameters, ScenarioOptions options) =>
        MemoryScenarios.Ram(parameters, options);
}
