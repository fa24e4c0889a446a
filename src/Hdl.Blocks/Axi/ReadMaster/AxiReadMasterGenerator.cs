using System.Globalization;
using System.Numerics;
using Hdl.Blocks.Primitives.Fifo;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;
using Hdl.Core.Templates;

namespace Hdl.Blocks.Axi.ReadMaster;

/// <summary>An AXI4 master that reads: commands in, data words out, in order.</summary>
public sealed class AxiReadMasterGenerator : Generator<AxiReadMasterParameters>
{
    /// <inheritdoc/>
    public override string Name => "axi_read_master";

    /// <inheritdoc/>
    public override string Summary => "AXI4 master that reads: commands in, data words out; several bursts in flight";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
        [
            new("default", "64-bit words, bursts of 256, 8 in flight", new AxiReadMasterParameters()),
            new(
                "narrow", "32-bit words, bursts of 16, one in flight, a FIFO of one burst in registers",
                new AxiReadMasterParameters
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
                new AxiReadMasterParameters
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
                new AxiReadMasterParameters
                {
                    BusBytes = 16,
                    BurstBeats = 16,
                    Outstanding = 32,
                    AddressBits = 40,
                    FifoWords = 128,
                    Storage = FifoStorage.Registers,
                }),
        ];

    /// <summary><c>axi_read_master_8x256</c>, bytes of a word and words of a burst.</summary>
    public static string ModuleName(AxiReadMasterParameters parameters) => string.Create(
        CultureInfo.InvariantCulture, $"axi_read_master_{parameters.BusBytes}x{parameters.BurstBeats}");

    /// <inheritdoc/>
    public override ModuleInterface Generate(AxiReadMasterParameters parameters, DesignBuilder design)
    {
        ModuleInterface ports = new AxiReadMasterPorts(parameters).Build(ModuleName(parameters), design.Style);
        return design.AddModule("axi_read_master", ports, parameters, new ViewModel
        {
            ["fifo_module"] = new FifoGenerator().Generate(parameters.Fifo, design).Name,
            ["word_bits"] = BitOperations.Log2((uint)parameters.BusBytes),
        });
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(AxiReadMasterParameters parameters) =>
        [
            new(
                "longest burst", Text(parameters.LongestBurst), "words",
                "burst-beats, or 4 KB where those are fewer"),
            new("FIFO", Text(parameters.FifoWords * parameters.Fifo.Width), "bits"),
            new(
                "words in flight",
                Text(Math.Min(parameters.FifoWords, parameters.Outstanding * parameters.LongestBurst)),
                "words", "at most; the bus stays full while they are no fewer than the memory's latency in cycles"),
        ];

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(AxiReadMasterParameters parameters) =>
        new AxiReadMasterGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(
        AxiReadMasterParameters parameters, ScenarioOptions options) =>
        new AxiReadMasterScenarios(parameters, options).All();

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Summarize(
        AxiReadMasterParameters parameters, ScenarioOptions options, Scenario scenario,
        IReadOnlyList<PhaseObservation> observed)
    {
        if (scenario.Name != AxiReadMasterScenarios.Throughput)
        {
            return [];
        }

        var ports = new AxiReadMasterPorts(parameters);
        int words = observed[0].Outputs[ports.Data].Count;
        IReadOnlyList<long> cycles = observed[0].Cycles[ports.Data];
        long taken = cycles[^1] + 1;
        return
        [
            new("words", Text(words)),
            new("cycles", taken.ToString(CultureInfo.InvariantCulture), "", "from the first command to the last word"),
            new(
                "over one word per cycle",
                (100.0 * (taken - words) / words).ToString("F2", CultureInfo.InvariantCulture), "%",
                string.Create(
                    CultureInfo.InvariantCulture, $"memory latency {AxiReadMasterScenarios.Latency} cycles")),
        ];
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
