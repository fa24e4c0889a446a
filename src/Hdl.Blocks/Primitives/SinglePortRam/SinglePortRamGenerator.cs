using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Primitives.SinglePortRam;

/// <summary>A memory with one port that reads or writes, which becomes an SPRAM where the device has them.</summary>
public sealed class SinglePortRamGenerator : Generator<SinglePortRamParameters>
{
    private const int RandomCycles = 500;

    /// <inheritdoc/>
    public override string Name => "ram_single";

    /// <inheritdoc/>
    public override string Summary => "Memory with one port that reads or writes: an SPRAM on iCE40 UltraPlus";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets =>
    [
        new("default", "1024 words of 16 bits", new SinglePortRamParameters()),
        new("odd", "13 words of 70 bits", new SinglePortRamParameters { Depth = 13, Width = 70 }),
        new("single", "One word of one bit", new SinglePortRamParameters { Depth = 1, Width = 1 }),
    ];

    /// <summary><c>ram_1rw_1024x16</c>.</summary>
    public static string ModuleName(SinglePortRamParameters parameters) =>
        string.Create(CultureInfo.InvariantCulture, $"ram_1rw_{parameters.Depth}x{parameters.Width}");

    /// <inheritdoc/>
    public override ModuleInterface Generate(SinglePortRamParameters parameters, DesignBuilder design)
    {
        design.HoldsMemory();
        ModuleInterface ports = new SinglePortRamPorts(parameters).BuildWithoutReset(ModuleName(parameters));
        return design.AddModule("ram_single", ports, parameters);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Figure> Explain(SinglePortRamParameters parameters) =>
    [
        new("memory", ((long)parameters.Depth * parameters.Width).ToString(CultureInfo.InvariantCulture), "bits"),
        new("read latency", "1", "cycles"),
    ];

    /// <inheritdoc/>
    protected override IGoldenModel CreateGolden(SinglePortRamParameters parameters) =>
        new SinglePortRamGolden(parameters);

    /// <inheritdoc/>
    protected override IEnumerable<Scenario> CreateScenarios(
        SinglePortRamParameters parameters, ScenarioOptions options)
    {
        var random = new Random(options.Seed);
        var ports = new SinglePortRamPorts(parameters);
        var cycles = new BeatSequence(ports.CycleFields);

        // What a word holds before it is written is not defined, and nor is the output before the first read.
        foreach (bool write in (bool[])[true, false])
        {
            for (int address = 0; address < parameters.Depth && cycles.Count < options.MostCycles; address++)
            {
                Append(cycles, ports, random, enable: true, write, address);
                // The first one and some others at once: the beginning, which is all that a handed-on bench of wide
                // words has room for, shows words too.
                if (write && (address == 0 || random.Next(4) == 0) && cycles.Count < options.MostCycles)
                {
                    Append(cycles, ports, random, enable: true, write: false, random.Next(address + 1));
                }
            }
        }

        for (int i = 0; i < RandomCycles * options.Effort && cycles.Count < options.MostCycles; i++)
        {
            bool enable = random.Next(4) > 0;
            bool write = random.Next(2) == 0;
            int below = Math.Min(parameters.Depth, 1 + random.Next(parameters.Depth));
            Append(cycles, ports, random, enable, write, random.Next(below));
        }

        yield return new Scenario("write-read-and-random", [new Phase { Cycles = cycles, AllowStalls = false }]);
    }

    private static void Append(
        BeatSequence beats, SinglePortRamPorts ports, Random random, bool enable, bool write, int address)
    {
        Span<uint> beat = beats.Append();
        beats.Write(beat, ports.Enable, enable ? 1u : 0u);
        beats.Write(beat, ports.WriteEnable, write ? 1u : 0u);
        beats.Write(beat, ports.Address, (ulong)address);
        for (int bit = 0; bit < ports.WriteData.Width; bit++)
        {
            if (random.Next(2) == 0)
            {
                beats.SetBit(beat, ports.WriteData, bit);
            }
        }
    }
}
