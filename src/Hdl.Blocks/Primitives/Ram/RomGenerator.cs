using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Primitives.Ram;

/// <summary>
/// A read-only memory with a synchronous read port; each instance names its contents with <c>InitFile</c>.
/// </summary>
public sealed class RomGenerator : Generator<RomParameters>
{
    /// <inheritdoc/>
    public override string Name => "rom";

    /// <inheritdoc/>
    public override string Summary => "Read-only memory with a synchronous read port, contents from a memory file";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
        [
            new("default", "256 words of 32 bits with sample contents", new RomParameters { Sample = true }),
            new(
                "wide",
                "Odd depth and width",
                new RomParameters
                {
                    Depth = 11,
                    Width = 67,
                    Sample = true,
                }),
            new(
                "macro",
                "Black box with a simulation model",
                new RomParameters
                {
                    Depth = 32,
                    Width = 16,
                    Sample = true,
                    Memory = MemoryForm.Macro,
                }),
        ];

    /// <summary><c>rom_256x32</c>.</summary>
    public static string ModuleName(RomParameters parameters) =>
        string.Create(CultureInfo.InvariantCulture, $"rom_{parameters.Depth}x{parameters.Width}");

    /// <inheritdoc/>
    public override ModuleInterface Generate(RomParameters parameters, DesignBuilder design)
    {
        string module = ModuleName(parameters);
        var shape = new MemoryModule.Shape(module, parameters.Depth, parameters.Width, parameters.Memory)
        {
            Initialised = true,
            Sample = parameters.Sample,
        };
        return MemoryModule.Add(design, shape, isRegister => new RomPorts(parameters, isRegister));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(RomParameters parameters) =>
    [
        new("memory", ((long)parameters.Depth * parameters.Width).ToString(CultureInfo.InvariantCulture), "bits"),
        new("read latency", "1", "cycles"),
    ];

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(RomParameters parameters) => new RomGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(RomParameters parameters, ScenarioOptions options) =>
        MemoryScenarios.Rom(parameters, options);
}
