using System.Numerics;
using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Core.HandOff;

/// <summary>Words of a memory one after the other, all with the same answers.</summary>
/// <param name="Address">Byte address of the first.</param>
/// <param name="ReadResponse">RRESP.</param>
/// <param name="WriteResponse">BRESP.</param>
/// <param name="Words">The words.</param>
internal sealed record BenchRun(
    ulong Address, int ReadResponse, int WriteResponse, List<BigInteger> Words);

/// <summary>What a phase of the test bench does with the memory behind an AXI4 master port.</summary>
/// <param name="Loaded">What is loaded before it; null where the memory keeps what is in it.</param>
/// <param name="Expected">All words of the runs loaded last, as they must be after it; null where none is compared.
/// </param>
/// <param name="Bursts">Of each address channel: bursts that come in the phase; 0 where the golden model names none.
/// </param>
internal sealed record BenchMemoryPhase(
    IReadOnlyList<BenchRun>? Loaded, IReadOnlyList<BigInteger>? Expected, IReadOnlyList<int> Bursts);

/// <summary>
/// Memory content for the test bench: of what a golden model reads and writes, where it names its addresses; else all.
/// </summary>
/// <param name="port">The AXI4 master port.</param>
internal sealed class BenchMemory(MemoryPort port)
{
    private const int SlaveError = 2;

    private readonly int _bytes = port.Shape.BusBytes;
    private IReadOnlyList<BenchRun> _runs = [];

    /// <summary>What each phase of a run does.</summary>
    /// <param name="run">Phases with what the golden model answers.</param>
    public IEnumerable<BenchMemoryPhase> Phases(IReadOnlyList<(Phase Phase, PhaseResult Result)> run)
    {
        _runs = [];
        for (int index = 0; index < run.Count; index++)
        {
            (Phase phase, PhaseResult result) = run[index];
            IReadOnlyList<BenchRun>? loaded = null;
            if (phase.Memories.TryGetValue(port.Name, out MemoryContent? content))
            {
                IEnumerable<PhaseResult> until = run.Skip(index + 1)
                    .TakeWhile(next => !next.Phase.Memories.ContainsKey(port.Name))
                    .Select(next => next.Result)
                    .Prepend(result);
                loaded = Runs(content, Touched([.. until]));
                _runs = [.. loaded.Select(run => run with { Words = [.. run.Words] })];
            }
            else if (index == 0)
            {
                // What an earlier scenario has left.
                loaded = [];
            }

            yield return new BenchMemoryPhase(loaded, Expected(result),
            [
                .. port.AddressChannels.Select(channel =>
                    result.Outputs.TryGetValue(channel.Name, out BeatSequence? bursts) ? bursts.Count : 0),
            ]);
        }
    }

    private IReadOnlyList<BigInteger>? Expected(PhaseResult result)
    {
        if (!result.Memories.TryGetValue(port.Name, out IReadOnlyList<MemoryRegion>? changes))
        {
            return null;
        }

        foreach (BenchRun run in _runs)
        {
            for (int word = 0; word < run.Words.Count; word++)
            {
                ulong address = run.Address + (ulong)(word * _bytes);
                if (changes.FirstOrDefault(region => Holds(region, address)) is { } changed)
                {
                    run.Words[word] = Word(changed, address);
                }
            }
        }

        return [.. _runs.SelectMany(run => run.Words)];
    }

    // Word addresses; null where the golden model does not name all of them.
    private HashSet<ulong>? Touched(PhaseResult[] results)
    {
        HashSet<ulong> touched = [];
        foreach (StreamPort channel in port.AddressChannels)
        {
            foreach (PhaseResult result in results)
            {
                if (!result.Outputs.TryGetValue(channel.Name, out BeatSequence? bursts))
                {
                    return null;
                }

                for (int burst = 0; burst < bursts.Count; burst++)
                {
                    for (ulong word = 0; word <= bursts.Get(burst, 1); word++)
                    {
                        touched.Add(bursts.Get(burst, 0) + (word * (ulong)_bytes));
                    }
                }
            }
        }

        return touched;
    }

    private List<BenchRun> Runs(MemoryContent content, HashSet<ulong>? touched)
    {
        List<BenchRun> runs = [];
        foreach (MemoryRegion region in content.Regions)
        {
            BenchRun? open = null;
            for (ulong offset = 0; offset < (ulong)region.Bytes.Length; offset += (ulong)_bytes)
            {
                ulong address = region.Address + offset;
                if (touched?.Contains(address) == false)
                {
                    open = null;
                    continue;
                }

                int Response(Func<MemoryFault, bool> applies) =>
                    content.Faults.Any(
                        fault => applies(fault)
                            && address < fault.Address + fault.Length
                            && fault.Address < address + (ulong)_bytes)
                        ? SlaveError
                        : 0;
                int read = Response(fault => fault.Reads);
                int write = Response(fault => fault.Writes);
                if (open is null || open.ReadResponse != read || open.WriteResponse != write)
                {
                    open = new BenchRun(address, read, write, []);
                    runs.Add(open);
                }

                open.Words.Add(Word(region, address));
            }
        }

        return runs;
    }

    private bool Holds(MemoryRegion region, ulong address) =>
        address >= region.Address && address - region.Address < (ulong)region.Bytes.Length;

    private BigInteger Word(MemoryRegion region, ulong address) => new(
        region.Bytes.AsSpan((int)(address - region.Address), _bytes), isUnsigned: true);
}
