using System.Globalization;
using System.Numerics;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Blocks.Axi.WriteMaster;

/// <summary>An AXI4 master that writes packets of any length, each from an address of its own on.</summary>
public sealed class AxiWriteMasterGenerator : Generator<AxiWriteMasterParameters>
{
    /// <inheritdoc/>
    public override string Name => "axi_write_master";

    /// <inheritdoc/>
    public override string Summary => "AXI4 master that writes packets whose length nobody knows before, and reports";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
        [
            new("default", "64-bit words, bursts of 256, 8 in flight", new AxiWriteMasterParameters()),
            new(
                "narrow", "32-bit words, bursts of 16, one in flight, a FIFO of one burst in registers",
                new AxiWriteMasterParameters
                {
                    BusBytes = 4,
                    BurstBeats = 16,
                    Outstanding = 1,
                    LengthBits = 8,
                    FifoWords = 16,
                    Storage = FifoStorage.Registers,
                }),
            new(
                "wide", "512-bit words, 64-bit addresses, bursts of 4 KB, an odd limit of bursts, macro",
                new AxiWriteMasterParameters
                {
                    BusBytes = 64,
                    Outstanding = 5,
                    AddressBits = 64,
                    LengthBits = 20,
                    FifoWords = 100,
                    Memory = Primitives.Ram.MemoryForm.Macro,
                }),
            new(
                "short", "128-bit words, 40-bit addresses, bursts of 16, 32 in flight",
                new AxiWriteMasterParameters
                {
                    BusBytes = 16,
                    BurstBeats = 16,
                    Outstanding = 32,
                    AddressBits = 40,
                    FifoWords = 128,
                    Storage = FifoStorage.Registers,
                }),
        ];

    /// <summary><c>axi_write_master_8x256</c>, bytes of a word and words of a burst.</summary>
    public static string ModuleName(AxiWriteMasterParameters parameters) => string.Create(
        CultureInfo.InvariantCulture, $"axi_write_master_{parameters.BusBytes}x{parameters.BurstBeats}");

    /// <inheritdoc/>
    public override ModuleInterface Generate(AxiWriteMasterParameters parameters, DesignBuilder design)
    {
        ModuleInterface ports = new AxiWriteMasterPorts(parameters).Build(ModuleName(parameters), design.Style);
        var fifo = new FifoGenerator();
        return design.AddModule("axi_write_master", ports, parameters, new ViewModel
        {
            ["fifo_module"] = fifo.Generate(parameters.Fifo, design).Name,
            ["bursts_module"] = fifo.Generate(parameters.Bursts, design).Name,
            ["word_bits"] = BitOperations.Log2((uint)parameters.BusBytes),
            ["keeps"] = Enumerable.Range(0, parameters.BusBytes).ToList(),
        });
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(AxiWriteMasterParameters parameters) =>
        [
            new(
                "longest burst", Text(parameters.LongestBurst), "words",
                "burst-beats, or 4 KB where those are fewer"),
            new("FIFO", Text(parameters.FifoWords * parameters.Fifo.Width), "bits"),
            new("bits of the number of bytes", Text(parameters.BytesWidth)),
        ];

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(AxiWriteMasterParameters parameters) =>
        new AxiWriteMasterGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(
        AxiWriteMasterParameters parameters, ScenarioOptions options) =>
        new AxiWriteMasterScenarios(parameters, options).All();

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Summarize(
        AxiWriteMasterParameters parameters, ScenarioOptions options, Scenario scenario,
        IReadOnlyList<PhaseObservation> observed)
    {
        if (scenario.Name != AxiWriteMasterScenarios.Throughput)
        {
            return [];
        }

        var ports = new AxiWriteMasterPorts(parameters);
        IReadOnlyList<long> words = observed[0].Cycles[ports.Memory.WriteData];
        long cycles = words[^1] - words[0] + 1;
        return
        [
            new("words", Text(words.Count)),
            new("cycles", cycles.ToString(CultureInfo.InvariantCulture), "", "from the first word to the last"),
            new(
                "over one word per cycle",
                (100.0 * (cycles - words.Count) / words.Count).ToString("F2", CultureInfo.InvariantCulture), "%"),
        ];
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
