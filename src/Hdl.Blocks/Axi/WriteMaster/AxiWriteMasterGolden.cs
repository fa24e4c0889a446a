using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Axi.WriteMaster;

/// <summary>
/// What an AXI4 master writes: the words of each packet from its command's address on, at most as many as the command
/// allows, in bursts cut at 4 KB and at the longest burst; and what it reports of each packet.
/// </summary>
/// <param name="parameters">Widths and limits.</param>
/// <param name="memory">The memory, where others see it too; null for one of its own.</param>
public sealed class AxiWriteMasterGolden(AxiWriteMasterParameters parameters, MemoryState? memory = null)
    : IStreamGolden
{
    private const ulong Page = 4096;
    private const int Incrementing = 1;
    private const int NormalModifiable = 3;

    private readonly AxiWriteMasterPorts _ports = new(parameters);
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

        var run = new RunGolden(this);
        if (phase.Inputs.TryGetValue(_ports.Data, out BeatSequence? data))
        {
            run.Write(phase.Inputs[_ports.Command], data);
        }

        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence>
            {
                [_ports.Done] = run.Done,
                [_ports.Memory.WriteAddress] = run.Addresses,
                [_ports.Memory.WriteData] = run.Words,
            },
            Memories = new Dictionary<string, IReadOnlyList<MemoryRegion>>
            {
                [_ports.Memory] = _memory.TakeChanges(),
            },
            Cycles = new Dictionary<string, IReadOnlyList<long>>
            {
                [_ports.Done] = run.Timeline.Done,
                [_ports.Memory.WriteAddress] = run.Timeline.Addresses,
                [_ports.Memory.WriteData] = run.Timeline.Words,
            },
        };
    }

    private sealed class RunGolden(AxiWriteMasterGolden model)
    {
        private readonly AxiWriteMasterParameters _parameters = model.Parameters;
        private readonly AxiWriteMasterPorts _ports = model._ports;

        public AxiWriteTimelineGolden Timeline { get; } = new(model.Parameters, model._timing);

        public BeatSequence Done { get; } = new(model._ports.Done);

        public BeatSequence Addresses { get; } = new(model._ports.Memory.WriteAddress);

        public BeatSequence Words { get; } = new(model._ports.Memory.WriteData);

        public void Write(BeatSequence commands, BeatSequence data)
        {
            int beat = 0;
            for (int command = 0; command < commands.Count; command++)
            {
                int first = beat;
                while (!data.IsLast(_ports.Data, beat))
                {
                    beat++;
                }

                beat++;
                WritePacket(
                    commands.Get(command, _ports.Command.Address),
                    (long)commands.Get(command, _ports.Command.Length) + 1, data, first, beat);
            }
        }

        private void WritePacket(ulong address, long most, BeatSequence data, int first, int end)
        {
            address -= address % (ulong)_parameters.BusBytes;
            int count = (int)Math.Min(most, end - first);
            Timeline.Begin();
            long bytes = 0;
            int error = 0;
            for (int written = 0; written < count;)
            {
                long toPage = (long)((Page - (address % Page)) / (ulong)_parameters.BusBytes);
                int burst = (int)Math.Min(count - written, Math.Min(toPage, _parameters.BurstBeats));
                AddAddress(address, burst);
                for (int word = 0; word < burst; word++, written++)
                {
                    bytes += AddWord(address, data, first + written, word == burst - 1, ref error);
                    address = Next(address);
                }

                Timeline.Burst(burst, written == count);
            }

            Timeline.End(end - first - count);
            Span<uint> done = Done.Append();
            Done.Write(done, _ports.Done.Bytes, (ulong)bytes);
            Done.Write(done, _ports.Done.Error, error >= 2 ? 1u : 0);
            Done.Write(done, _ports.Done.Cut, end - first > count ? 1u : 0);
        }

        private void AddAddress(ulong address, int words)
        {
            Span<uint> beat = Addresses.Append();
            AxiAddressChannel channel = _ports.Memory.WriteAddress;
            Addresses.Write(beat, channel.Address, address);
            Addresses.Write(beat, channel.Length, (ulong)words - 1);
            Addresses.Write(beat, channel.Size, (ulong)Math.Log2(_parameters.BusBytes));
            Addresses.Write(beat, channel.Burst, Incrementing);
            Addresses.Write(beat, channel.Cache, NormalModifiable);
        }

        private int AddWord(ulong address, BeatSequence data, int from, bool last, ref int error)
        {
            byte[] word = new byte[_parameters.BusBytes];
            ulong strobe = data.KeepOf(_ports.Data, from);
            Span<uint> beat = Words.Append();
            AxiWriteChannel channel = _ports.Memory.WriteData;
            for (int at = 0; at < word.Length; at++)
            {
                word[at] = (byte)data.GetItem(_ports.Data, from, at);
                Words.WriteBits(beat, channel.Data, 8 * at, 8, word[at]);
            }

            Words.Write(beat, channel.Strobe, strobe);
            Words.Write(beat, channel.Last, last ? 1u : 0);
            error = Math.Max(error, model._memory.Write(address, word, strobe));
            return System.Numerics.BitOperations.PopCount(strobe);
        }

        // Addresses go round.
        private ulong Next(ulong address)
        {
            address += (ulong)_parameters.BusBytes;
            return _parameters.AddressBits == 64 ? address : address & ((1UL << _parameters.AddressBits) - 1);
        }
    }

    private AxiWriteMasterParameters Parameters => parameters;
}
