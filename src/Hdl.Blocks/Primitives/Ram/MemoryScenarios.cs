using Hdl.Core.Golden;

namespace Hdl.Blocks.Primitives.Ram;

/// <summary>
/// Cycle-by-cycle stimuli of memories. Every address is in range: what an address beyond it does is not defined.
/// </summary>
internal static class MemoryScenarios
{
    private const int RandomCycles = 500;

    /// <summary>
    /// Write every word, read every word back, then random traffic, with read and write of one address where it is
    /// defined.
    /// </summary>
    public static IEnumerable<Scenario> Ram(RamParameters parameters, ScenarioOptions options)
    {
        var random = new Random(options.Seed);
        var ports = new RamPorts(parameters);
        if (parameters.Sample)
        {
            var contents = new BeatSequence(ports.CycleFields);
            for (int address = -1; address < parameters.Depth && contents.Count < options.MostCycles; address++)
            {
                Append(contents, ports, random, read: true, Math.Max(0, address), 0, _ => false);
            }

            yield return new Scenario("first-contents", [new Phase { Cycles = contents, AllowStalls = false }]);
        }

        var fill = new BeatSequence(ports.CycleFields);
        for (int address = 0; address < parameters.Depth && fill.Count < options.MostCycles; address++)
        {
            Append(fill, ports, random, read: address > 0, Math.Max(0, address - 1), address, _ => true);
        }

        for (int address = 0; address < parameters.Depth && fill.Count < options.MostCycles; address++)
        {
            Append(fill, ports, random, read: true, address, address, _ => false);
        }

        yield return new Scenario("write-then-read", [new Phase { Cycles = fill, AllowStalls = false }]);

        // What a word holds before it is written is not defined, so the random part starts from a full memory too.
        var traffic = new BeatSequence(ports.CycleFields);
        traffic.AddRange(fill);
        for (int i = 0; i < RandomCycles * options.Effort && traffic.Count < options.MostCycles; i++)
        {
            int read = random.Next(parameters.Depth);
            int write = random.Next(3) == 0 ? read : random.Next(parameters.Depth);
            // Where nothing is defined, a word is written while its address is at the read port, but not read.
            bool meets = read == write && parameters.ReadDuringWrite == ReadDuringWrite.Undefined;
            Append(traffic, ports, random, !meets && random.Next(4) > 0, read, write, _ => random.Next(2) == 0);
        }

        yield return new Scenario("random", [new Phase { Cycles = traffic, AllowStalls = false }]);
    }

    /// <summary>Read every word in order, then at random with the output held in between.</summary>
    public static IEnumerable<Scenario> Rom(RomParameters parameters, ScenarioOptions options)
    {
        var random = new Random(options.Seed);
        var cycles = new BeatSequence(new RomPorts(parameters).CycleFields);
        for (int address = 0; address < parameters.Depth && cycles.Count < options.MostCycles; address++)
        {
            cycles.Add(1, (ulong)address);
        }

        for (int i = 0; i < RandomCycles * options.Effort && cycles.Count < options.MostCycles; i++)
        {
            cycles.Add((ulong)random.Next(2), (ulong)random.Next(parameters.Depth));
        }

        yield return new Scenario("read", [new Phase { Cycles = cycles, AllowStalls = false }]);
    }

    private static void Append(
        BeatSequence beats,
        RamPorts ports,
        Random random,
        bool read,
        int readAddress,
        int writeAddress,
        Func<int, bool> enable)
    {
        Span<uint> beat = beats.Append();
        beats.Write(beat, ports.ReadEnable, read ? 1u : 0u);
        beats.Write(beat, ports.ReadAddress, (ulong)readAddress);
        for (int slice = 0; slice < ports.WriteEnable.Width; slice++)
        {
            if (enable(slice))
            {
                beats.SetBit(beat, ports.WriteEnable, slice);
            }
        }

        beats.Write(beat, ports.WriteAddress, (ulong)writeAddress);
        for (int bit = 0; bit < ports.WriteData.Width; bit++)
        {
            if (random.Next(2) == 0)
            {
                beats.SetBit(beat, ports.WriteData, bit);
            }
        }
    }
}
