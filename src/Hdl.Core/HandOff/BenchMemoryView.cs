using System.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Core.HandOff;

/// <summary>The memories behind a module's AXI4 master ports in its test bench: vectors and view models.</summary>
/// <param name="top">The module.</param>
/// <param name="vectors">What the bench sends.</param>
internal sealed class BenchMemoryView(ModuleInterface top, TestVectors vectors)
{
    // Words of a phase for each memory: runs to load plus 1, or 0; their table; what must be in it, or 0.
    private const int FirstBursts = 3;
    private const int PhaseWords = FirstBursts + 2;
    private const int MostRandomBits = 32;

    private readonly List<BigInteger[]> _phases = [];

    /// <summary>Words of a phase for all memories.</summary>
    public int WordsPerPhase => PhaseWords * top.Memories.Count;

    /// <summary>Words of memories that are compared in one pass.</summary>
    public int Compared => vectors.Phases.Sum(phase => phase.Memories.Sum(memory => memory.Expected?.Count ?? 0));

    /// <summary>What the comment over the phases says of them.</summary>
    /// <param name="top">The module.</param>
    public static string PhaseComment(ModuleInterface top) => top.Memories.Count == 0
        ? ""
        : "; of each memory: 0 or runs to load plus 1, their table, what must be in it then, "
            + "bursts of its one or two address channels";

    /// <summary>Writes contents and tables; before the phases.</summary>
    public void Write(VectorFile file)
    {
        foreach (BenchPhase phase in vectors.Phases)
        {
            List<BigInteger> words = [];
            foreach ((int index, BenchMemoryPhase memory) in phase.Memories.Index())
            {
                words.Add(memory.Loaded is { } loaded ? loaded.Count + 1 : 0);
                words.Add(memory.Loaded is { Count: > 0 } runs ? Table(file, top.Memories[index], runs) : 0);
                words.Add(memory.Expected is { Count: > 0 } expected ? Words(file, top.Memories[index], expected) : 0);
                words.AddRange(Enumerable.Range(0, PhaseWords - FirstBursts).Select(
                    channel => (BigInteger)memory.Bursts.ElementAtOrDefault(channel)));
            }

            _phases.Add([.. words]);
        }
    }

    /// <summary>The words of a phase.</summary>
    /// <param name="phase">Which phase.</param>
    public IEnumerable<BigInteger> WordsOf(int phase) => _phases[phase];

    /// <summary>What the template needs of each memory.</summary>
    /// <param name="first">Place of the first word among those of a phase.</param>
    public List<ViewModel> Views(int first) =>
        [
            .. top.Memories.Select((port, index) => new ViewModel
            {
                ["name"] = port.IsMover ? $"{port.Name}_memory" : port.Name,
                ["is_mover"] = port.IsMover,
                ["command"] = port.IsMover ? port.Channels[0].Name : "",
                ["data"] = port.IsMover ? port.Channels[1].Name : "",
                ["address_field"] = MoverPorts.AddressField(port.Shape),
                ["reads"] = port.Shape.Reads,
                ["writes"] = port.Shape.Writes,
                ["bus_bytes"] = port.Shape.BusBytes,
                ["address_bits"] = port.Shape.AddressBits,
                ["word_size"] = BitOperations.Log2((uint)port.Shape.BusBytes),
                ["burst_beats"] = port.Shape.BurstBeats,
                ["outstanding"] = port.Shape.Outstanding,
                ["load_word"] = first + (PhaseWords * index),
                ["last_run"] = Math.Max(1, Loads(index).Select(runs => runs.Count).DefaultIfEmpty(0).Max()) - 1,
                ["last_word"] =
                    Math.Max(1, Loads(index).Select(runs => runs.Sum(run => run.Words.Count)).DefaultIfEmpty(0).Max())
                    - 1,
                ["ar_random"] = RandomBit(index, 0),
                ["r_random"] = RandomBit(index, 1),
                ["aw_random"] = RandomBit(index, 2),
                ["w_random"] = RandomBit(index, 3),
                ["b_random"] = RandomBit(index, 4),
                ["channels"] = port.Channels
                    .Select(channel => new ViewModel
                    {
                        ["valid"] = channel.ValidPort,
                        ["ready"] = channel.ReadyPort!,
                    })
                    .ToList(),
                ["sinks"] = port.Channels
                    .Where(channel => channel.Direction == PortDirection.Output)
                    .Select(channel => new ViewModel
                    {
                        ["name"] = channel.Name,
                        ["valid"] = channel.ValidPort,
                        ["ready"] = channel.ReadyPort!,
                        ["range"] = VectorRange.Of(channel.Fields.Sum(field => field.Width)),
                        ["fields"] = BenchStreamView.Fields(channel.Fields, "      "),
                    })
                    .ToList(),
                ["addresses"] = port.AddressChannels
                    .Select((channel, number) => new ViewModel
                    {
                        ["name"] = port.IsMover ? $"{port.Name}_memory_ar" : channel.Name,
                        ["bursts_word"] = first + (PhaseWords * index) + FirstBursts + number,
                    })
                    .ToList(),
                ["ports"] = port.Channels
                    .Where(channel => channel.Direction == PortDirection.Output)
                    .Sum(TestVectors.PortsCompared),
            }),
        ];

    // Channels take bits six apart of one generator, as streams do.
    private static int RandomBit(int memory, int channel) => ((7 * memory) + (6 * channel) + 3) % MostRandomBits;

    private IEnumerable<IReadOnlyList<BenchRun>> Loads(int memory) =>
        vectors.Phases.Select(phase => phase.Memories[memory].Loaded).OfType<IReadOnlyList<BenchRun>>();

    private static int Table(VectorFile file, MemoryPort port, IReadOnlyList<BenchRun> runs)
    {
        int[] first = [.. runs.Select(run => Words(file, port, run.Words))];
        int table = file.Count;
        file.Comment($"{port.Name}, runs: byte address, words, first of them, RRESP, BRESP");
        foreach ((int index, BenchRun run) in runs.Index())
        {
            file.Line(run.Address, run.Words.Count, first[index], run.ReadResponse, run.WriteResponse);
        }

        return table;
    }

    private static int Words(VectorFile file, MemoryPort port, IReadOnlyList<BigInteger> words)
    {
        int first = file.Count;
        file.Comment($"{port.Name}, words");
        foreach (BigInteger word in words)
        {
            file.Line(word);
        }

        return first;
    }
}
