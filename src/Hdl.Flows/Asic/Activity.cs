using Hdl.Core.Numerics;

namespace Hdl.Flows.Asic;

/// <summary>How often the nets of a netlist changed in simulation.</summary>
/// <param name="Cycles">Clock cycles, over all simulations.</param>
/// <param name="Nets">By net: changes per cycle, and the share of cycles in which it was 1.</param>
public sealed record Activity(long Cycles, IReadOnlyDictionary<int, (double Toggles, double High)> Nets)
{
    /// <summary>Changes per cycle of the average net.</summary>
    public double Mean => Nets.Values.Select(net => net.Toggles).DefaultIfEmpty().Average();

    /// <summary>Reads what the simulations of <see cref="MappedDesign.Simulated"/> appended.</summary>
    /// <param name="file">The file.</param>
    /// <param name="counted">The nets, in the order of the counts.</param>
    /// <exception cref="InvalidDataException">The file holds no whole number of simulations.</exception>
    public static Activity Read(string file, IReadOnlyList<int> counted)
    {
        long cycles = 0;
        long[] toggles = new long[counted.Count];
        long[] highs = new long[counted.Count];
        foreach (SimulationCounts counts in SimulationCounts.Read(file, counted.Count))
        {
            cycles += counts.Cycles;
            for (int i = 0; i < counted.Count; i++)
            {
                toggles[i] += counts.Toggles[i];
                highs[i] += counts.Highs[i];
            }
        }

        double total = Math.Max(1, cycles);
        return new Activity(
            cycles,
            counted.Index().ToDictionary(net => net.Item,
                net => (toggles[net.Index] / total, highs[net.Index] / total)));
    }
}
/// <summary>What <see cref="ActivityCounters"/> counted in one simulation.</summary>
/// <param name="Cycles">Clock cycles.</param>
/// <param name="Toggles">Changes of each bit.</param>
/// <param name="Highs">Cycles in which each bit was 1.</param>
public sealed record SimulationCounts(long Cycles, IReadOnlyList<long> Toggles, IReadOnlyList<long> Highs)
{
    /// <summary>Reads all simulations that appended to a file, in their order.</summary>
    /// <param name="file">The file.</param>
    /// <param name="bits">How many bits were counted.</param>
    /// <exception cref="InvalidDataException">The file holds no whole number of simulations.</exception>
    public static IEnumerable<SimulationCounts> Read(string file, int bits)
    {
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } first)
        {
            long[] toggles = new long[bits];
            long[] highs = new long[bits];
            for (int i = 0; i < bits; i++)
            {
                string[] words = (
                    reader.ReadLine() ?? throw new InvalidDataException($"{file} ends in the middle.")).Split(' ');
                toggles[i] = NumberText.Whole(words[0]);
                highs[i] = NumberText.Whole(words[1]);
            }

            yield return new SimulationCounts(NumberText.Whole(first), toggles, highs);
        }
    }
}
