using System.Globalization;
using System.Numerics;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Blocks.Primitives.Fifo;

/// <summary>A synchronous first-word-fall-through FIFO of any depth.</summary>
public sealed class FifoGenerator : Generator<FifoParameters>
{
    private const int Phases = 12;

    /// <inheritdoc/>
    public override string Name => "fifo";

    /// <inheritdoc/>
    public override string Summary => "Synchronous FIFO, first word falls through, any depth, in registers or RAM";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
        [
            new("default", "16 words of 32 bits in registers", new FifoParameters()),
            new("two", "The least depth, one bit", new FifoParameters { Depth = 2, Width = 1 }),
            new("odd", "A depth that is no power of two", new FifoParameters { Depth = 6, Width = 70 }),
            new("three", "Two words and one in an output register", new FifoParameters { Depth = 3, Width = 5 }),
            new(
                "seventeen", "Sixteen words and one in an output register",
                new FifoParameters { Depth = 17, Width = 18 }),
            new(
                "ram",
                "100 words in RAM",
                new FifoParameters
                {
                    Depth = 100,
                    Width = 24,
                    Storage = FifoStorage.Ram,
                }),
            new(
                "ram-two",
                "The least depth in RAM",
                new FifoParameters
                {
                    Depth = 2,
                    Width = 9,
                    Storage = FifoStorage.Ram,
                }),
            new(
                "macro",
                "In an SRAM macro",
                new FifoParameters
                {
                    Depth = 32,
                    Width = 8,
                    Storage = FifoStorage.Ram,
                    Memory = MemoryForm.Macro,
                }),
        ];

    /// <summary><c>fifo_16x32</c>, <c>fifo_16x32_ram</c>.</summary>
    public static string ModuleName(FifoParameters parameters)
    {
        string ram = parameters.Storage == FifoStorage.Ram ? "_ram" : "";
        return string.Create(CultureInfo.InvariantCulture, $"fifo_{parameters.Depth}x{parameters.Width}{ram}");
    }

    /// <inheritdoc/>
    public override ModuleInterface Generate(FifoParameters parameters, DesignBuilder design)
    {
        bool ram = parameters.Storage == FifoStorage.Ram;
        ModuleInterface ports = new FifoPorts(parameters).Build(ModuleName(parameters), design.Style);
        bool outputRegister = HasOutputRegister(parameters);
        return design.AddModule("fifo", ports, parameters, new ViewModel
        {
            ["output_register"] = outputRegister,
            ["places"] = parameters.Depth - (outputRegister ? 1 : 0),
            ["ram_module"] = ram ? new RamGenerator().Generate(parameters.Ram, design).Name : "",
        });
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(FifoParameters parameters) =>
    [
        new("storage", (parameters.Depth * parameters.Width).ToString(CultureInfo.InvariantCulture), "bits"),
        new("latency", parameters.Storage == FifoStorage.Ram ? "2" : "1", "cycles"),
        new("throughput", "1", "beats/cycle"),
    ];

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(FifoParameters parameters) => new FifoGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(FifoParameters parameters, ScenarioOptions options)
    {
        // Each phase draws its stalls anew: in some the queue is full most of the time, in others empty.
        var random = new Random(options.Seed);
        List<Phase> phases = [];
        for (int phase = 0; phase < Phases * options.Effort; phase++)
        {
            phases.Add(Words(parameters, random));
        }

        yield return new Scenario("random", phases);
        yield return new Scenario("free-flow", [Words(parameters, random) with { AllowStalls = false }]);
    }

    // Enough to go round twice.
    private static Phase Words(FifoParameters parameters, Random random)
    {
        var ports = new FifoPorts(parameters);
        var beats = new BeatSequence(ports.In);
        for (int beat = 0; beat < Math.Max(40, 2 * parameters.Depth); beat++)
        {
            Span<uint> words = beats.Append();
            for (int bit = 0; bit < parameters.Width; bit++)
            {
                if (random.Next(2) == 1)
                {
                    beats.SetBit(words, ports.In.Data, bit);
                }
            }
        }

        return new Phase { Inputs = new Dictionary<string, BeatSequence> { [ports.In] = beats } };
    }

    // One word more than a power of two would double the distributed memory of an FPGA: that word stands in a register.
    private static bool HasOutputRegister(FifoParameters parameters) =>
        parameters.Storage == FifoStorage.Registers
        && parameters.Depth > 2
        && BitOperations.IsPow2(parameters.Depth - 1);
}
