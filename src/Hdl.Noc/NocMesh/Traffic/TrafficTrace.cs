using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Noc.NocMesh.Traffic;

/// <summary>A packet of a trace.</summary>
/// <param name="Cycle">Cycle of its creation.</param>
/// <param name="Source">Node that sends it.</param>
/// <param name="Destination">Node it goes to.</param>
/// <param name="Length">Its flits.</param>
public readonly record struct TraceEntry(long Cycle, int Source, int Destination, int Length);

/// <summary>
/// A recorded series of packets: a text file with a line <c>cycle,source,destination[,length]</c> for each, cycles
/// ascending, nodes as numbers n = x + X * (y + Y * z). Lines that are empty or begin with '#' are skipped.
/// </summary>
public sealed class TrafficTrace
{
    /// <summary>Longest packet.</summary>
    public const int MaxLength = 258;

    /// <summary>Last cycle that a packet can be created in.</summary>
    public const long MaxCycle = 10_000_000;

    /// <summary>Most packets.</summary>
    public const int MaxPackets = 4_000_000;

    private const long MaxBytes = 128L << 20;
    private const int LongestLine = 200;
    private readonly TraceEntry[][] _byNode;

    private TrafficTrace(string name, MeshSize size, IReadOnlyList<TraceEntry> entries)
    {
        Name = name;
        Size = size;
        Entries = entries;
        ILookup<int, TraceEntry> nodes = entries.ToLookup(entry => entry.Source);
        _byNode = [.. Enumerable.Range(0, size.Nodes).Select(node => nodes[node].ToArray())];
    }

    /// <summary>Name of the file, without folder.</summary>
    public string Name { get; }

    /// <summary>The mesh it is for.</summary>
    public MeshSize Size { get; }

    /// <summary>Every packet, cycles ascending; at least one.</summary>
    public IReadOnlyList<TraceEntry> Entries { get; }

    /// <summary>Cycles from 0 to the last creation.</summary>
    public long Cycles => Entries[^1].Cycle + 1;

    /// <summary>A fresh source for a node.</summary>
    /// <param name="node">The node.</param>
    public PacketSource Source(int node) => new TraceSource(_byNode[node]);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="size">The mesh.</param>
    /// <exception cref="InvalidInputException">It cannot be read, or a line of it is wrong: the first such line is
    /// named.</exception>
    public static TrafficTrace Read(string path, MeshSize size)
    {
        List<TraceEntry> entries = [];
        foreach ((int number, string line) in LineFile.Read(
            path, MaxBytes, LongestLine, "Give lines of cycle,source,destination[,length]."))
        {
            long before = entries.Count == 0 ? 0 : entries[^1].Cycle;
            entries.Add(Parse(path, number, line, size, before));
            if (entries.Count > MaxPackets)
            {
                throw Fault(path, number, line, "Too many packets", $"Give at most {MaxPackets} lines.");
            }
        }

        return entries.Count > 0
            ? new TrafficTrace(Path.GetFileName(path), size, entries)
            : throw new InvalidInputException(new Problem(
                "The trace has no packet", path, "no line of numbers",
                "Give lines of cycle,source,destination[,length]."));
    }

    private static TraceEntry Parse(string path, int number, string line, MeshSize size, long before)
    {
        string[] fields = line.Split(',', StringSplitOptions.TrimEntries);
        if (fields.Length is not (3 or 4))
        {
            throw Fault(
                path, number, line, "Not a line of three or four numbers", "Write cycle,source,destination[,length].");
        }

        long Field(int index, string name, long least, long most) =>
            NumberText.TryWhole(fields[index], out long value) && value >= least && value <= most
                ? value
                : throw Fault(
                    path, number, line, $"The {name} is out of range or not a number",
                    $"Give {least}..{most} as the {name}.");

        long cycle = Field(0, "cycle", 0, MaxCycle);
        if (cycle < before)
        {
            throw Fault(
                path, number, line, "The cycles are not in order",
                $"Sort the lines: the one before has cycle {before}.");
        }

        int source = (int)Field(1, $"source in a mesh of {size}", 0, size.Nodes - 1);
        int destination = (int)Field(2, $"destination in a mesh of {size}", 0, size.Nodes - 1);
        return new TraceEntry(
            cycle, source, destination, fields.Length == 4 ? (int)Field(3, "length", 1, MaxLength) : 1);
    }

    private static InvalidInputException Fault(string path, int number, string line, string what, string remedy) =>
        new(LineFile.Fault(path, number, line, what, remedy));
}
