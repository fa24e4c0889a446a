using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Axi.ReadMaster;

/// <summary>
/// What an AXI4 master reads: of each command the words from its address on, each with whether the memory failed; and
/// the bursts that it asks for, cut at 4 KB and at the longest burst.
/// </summary>
/// <param name="parameters">Widths and limits.</param>
/// <param name="memory">The memory, where others see it too; null for one of its own.</param>
public sealed class AxiReadMasterGolden(AxiReadMasterParameters parameters, MemoryState? memory = null)
    : IStreamGolden
{
    private const ulong Page = 4096;
    private const int Incrementing = 1;
    private const int NormalModifiable = 3;

    private readonly AxiReadMasterPorts _ports = new(parameters);
    private readonly MemoryState _memory = memory ?? new MemoryState();
    private MemoryTiming _timing = new();

    /// <inheritdoc/>
    public void Reset()
    {
        _memory.Clear();
        _timing = new MemoryTiming();
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        if (phase.Memories.TryGetValue(_ports.Memory, out MemoryContent? content))
        {
            _memory.Load(content);
            _timing = content.Timing;
        }

        var data = new BeatSequence(_ports.Data);
        AxiAddressChannel channel = _ports.Memory.ReadAddress;
        var bursts = new BeatSequence(channel);
        var timeline = new AxiReadTimelineGolden(parameters, _timing);
        if (phase.Inputs.TryGetValue(_ports.Command, out BeatSequence? commands))
        {
            for (int command = 0; command < commands.Count; command++)
            {
                ulong address = commands.Get(command, _ports.Command.Address);
                address -= address % (ulong)parameters.BusBytes;
                long words = (long)commands.Get(command, _ports.Command.Length) + 1;
                int before = bursts.Count;
                AddBursts(bursts, address, words);
                timeline.Add(
                    Enumerable.Range(before, bursts.Count - before)
                        .Select(burst => (long)bursts.Get(burst, channel.Length) + 1));
                AddWords(data, address, words);
            }
        }

        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { [_ports.Data] = data, [channel] = bursts },
            Cycles = _timing.RowOpening > 0
                ? new Dictionary<string, IReadOnlyList<long>>()
                : new Dictionary<string, IReadOnlyList<long>>
                {
                    [_ports.Data] = timeline.Words,
                    [channel] = timeline.Addresses,
                },
        };
    }

    private void AddBursts(BeatSequence bursts, ulong address, long words)
    {
        while (words > 0)
        {
            long toPage = (long)((Page - (address % Page)) / (ulong)parameters.BusBytes);
            long count = Math.Min(words, Math.Min(toPage, parameters.BurstBeats));
            Span<uint> beat = bursts.Append();
            AxiAddressChannel channel = _ports.Memory.ReadAddress;
            bursts.Write(beat, channel.Address, address);
            bursts.Write(beat, channel.Length, (ulong)count - 1);
            bursts.Write(beat, channel.Size, (ulong)Math.Log2(parameters.BusBytes));
            bursts.Write(beat, channel.Burst, Incrementing);
            bursts.Write(beat, channel.Cache, NormalModifiable);

            words -= count;
            address = Next(address, count);
        }
    }

    private void AddWords(BeatSequence data, ulong address, long words)
    {
        byte[] word = new byte[parameters.BusBytes];
        for (; words > 0; words--)
        {
            int response = _memory.Read(address, word);
            Span<uint> beat = data.Append();
            for (int at = 0; at < word.Length; at++)
            {
                data.WriteBits(beat, _ports.Data.Data, 8 * at, 8, word[at]);
            }

            data.Write(beat, _ports.Data.Error, response >= 2 ? 1u : 0);
            data.Write(beat, _ports.Data.Last, words == 1 ? 1u : 0);
            address = Next(address, 1);
        }
    }

    // Addresses go round.
    private ulong Next(ulong address, long words)
    {
        address += (ulong)words * (ulong)parameters.BusBytes;
        return parameters.AddressBits == 64 ? address : address & ((1UL << parameters.AddressBits) - 1);
    }
}
