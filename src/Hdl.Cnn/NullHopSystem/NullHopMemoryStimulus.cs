using Hdl.Cnn.Networks;
using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>Builds phases of register accesses whose parameters and maps are in memory.</summary>
/// <param name="parameters">Valid parameters.</param>
/// <param name="random">Fills what carries nothing, draws addresses, chunks and latencies.</param>
internal sealed class NullHopMemoryStimulus(NullHopParameters parameters, Random random)
    : NullHopStimulus(parameters, random)
{
    private const int MostLatency = 60;
    private const int LongestChunk = 40;

    private readonly NullHopParameters _parameters = parameters;
    private readonly Random _random = random;
    private readonly NullHopMemoryPorts _ports = new(parameters);
    private readonly NullHopChunks _chunks = new(parameters);

    /// <summary>Where the memory of the maps fails; null where it does not.</summary>
    public Func<NullHopPlaces, IEnumerable<MemoryFault>>? Faults { get; set; }

    /// <summary>Where the memory of the parameters fails: everywhere, or nowhere.</summary>
    public bool ParametersFail { get; set; }

    /// <summary>Whether there is no memory of parameters.</summary>
    public bool NoParameters { get; set; }

    /// <summary>Words of the memory behind an output region.</summary>
    public int Spare { get; set; } = 64;

    /// <summary>Words that an input region has less than it needs.</summary>
    public int CutWords { get; set; }

    /// <summary>Whether passes find no output region.</summary>
    public bool NoOutput { get; set; }

    /// <summary>Words of output regions; 0: as many as they need.</summary>
    public int TooSmall { get; set; }

    /// <summary>Packets that output regions wait for beyond those that come.</summary>
    public int TooMany { get; set; }

    /// <summary>Packets of each pass that are not there.</summary>
    public int Missing { get; set; }

    /// <summary>The regions of the last pass.</summary>
    public NullHopPlaces Places { get; private set; } = new(0, 0, 0, 0);

    /// <summary>Words of a memory as bytes.</summary>
    public byte[] Bytes(IEnumerable<MapPacket> packets) =>
    [
        .. _chunks.Encode(
            MapBeats.Of(packets, _parameters.InputWords), () => _random.Next(1, LongestChunk)).SelectMany(word => word),
    ];

    /// <summary>
    /// State, errors and counters, and what was written, when what nobody sees is over too: rows that no window needs
    /// wait to be dropped, words that find no room in their region.
    /// </summary>
    /// <param name="wellFormed">Whether no value was missing.</param>
    public override IEnumerable<Phase> Outcome(bool wellFormed = true) =>
        [Silence(), .. base.Outcome(wellFormed), Read(NullHopRegisters.OutputBytes, NullHopRegisters.Outputs)];

    /// <inheritdoc/>
    public override IEnumerable<Phase> Commands(
        IReadOnlyList<NullHopCommand> commands, IEnumerable<MapPacket> packets, bool together)
    {
        var map = new Memory(_random, _chunks.WordBytes);
        var param = new Memory(_random, _parameters.ParamBits / 8);
        List<(int Address, uint Data)> writes = [];
        var left = new Queue<MapPacket>(packets);
        foreach (NullHopCommand command in commands)
        {
            switch (command)
            {
                case NullHopLoad load:
                    writes.AddRange(LoadRegion(param, load));
                    break;
                case NullHopPush push:
                    var descriptor = Descriptor.Unpack(push.Words);
                    MapPacket[] input = [.. Enumerable.Range(0, Packets(descriptor)).Select(_ => left.Dequeue())];
                    Places = new NullHopPlaces(0, 0, 0, 0);
                    if (input.Length > 0)
                    {
                        writes.AddRange(InputRegion(map, input));
                    }

                    if (descriptor.AccumulateLast && !NoOutput)
                    {
                        writes.AddRange(OutputRegion(map, descriptor));
                    }

                    writes.AddRange(PushWrites(push.Words));
                    break;
                default:
                    break;
            }
        }

        MemoryContent content = map.Content() with { Faults = [.. Faults?.Invoke(Places) ?? []] };
        return
        [
            new Phase
            {
                Inputs = Writes(writes.Select(write => (write.Address, write.Data, 0xFu))),
                Memories = new Dictionary<string, MemoryContent>
                {
                    [_ports.Map] = content,
                    [_ports.Param] = NoParameters ? new MemoryContent() : param.Content() with
                    {
                        Faults = ParametersFail ? [new MemoryFault(0, 1UL << 32)] : [],
                    },
                },
                IsWhole = true,
            },
        ];
    }

    /// <summary>
    /// A network on images, a phase for each step. The maps of a batch lie in memory together: what one pass has
    /// written is read by those that take it as it is, the rest was put there before. Behind each pass registers tell
    /// how much it has written, as software asks to know the next one's input.
    /// </summary>
    /// <param name="steps">Loads and passes.</param>
    /// <param name="stalls">Whether there may be gaps and back-pressure.</param>
    public override IEnumerable<Phase> Network(IEnumerable<NetworkStep> steps, bool stalls)
    {
        List<NetworkStep> batch = [];
        foreach (NetworkStep step in steps)
        {
            batch.Add(step);
            if (step.EndsBatch)
            {
                foreach (Phase phase in Batch(batch))
                {
                    yield return phase with { AllowStalls = stalls };
                }

                batch = [];
            }
        }
    }

    private IEnumerable<Phase> Batch(IReadOnlyList<NetworkStep> steps)
    {
        var map = new Memory(_random, _chunks.WordBytes);
        List<Phase> phases = [];
        List<NullHopPlaces> passes = [];
        foreach (NetworkStep step in steps)
        {
            if (step.Commands is not [NullHopPush push])
            {
                Phase load = Commands(step.Commands, [], together: true).Single();
                phases.Add(load with { Memories = load.Memories.Where(one => one.Key != _ports.Map).ToDictionary() });
                continue;
            }

            var descriptor = Descriptor.Unpack(push.Words);
            Places = new NullHopPlaces(0, 0, 0, 0);
            List<(int Address, uint Data)> writes = [];
            if (step.Source is { } source)
            {
                int bytes = _chunks
                    .Encode(MapBeats.Of(step.Packets, _parameters.InputWords), () => NullHopMemoryPorts.ChunkBeats)
                    .Sum(word => word.Length);
                writes.AddRange(InputWrites(passes[source].Output, bytes));
            }
            else
            {
                writes.AddRange(InputRegion(map, [.. step.Packets]));
            }

            if (descriptor.AccumulateLast)
            {
                writes.AddRange(OutputRegion(map, descriptor));
            }

            passes.Add(Places);
            phases.Add(new Phase
            {
                Inputs = Writes(writes
                    .Concat(PushWrites(push.Words))
                    .Select(write => (write.Address, write.Data, 0xFu))),
                IsWhole = true,
            });
            phases.AddRange(
                step.IsSilent ? [Silence()] : [Wait, Read(NullHopRegisters.OutputBytes, NullHopRegisters.Outputs)]);
        }

        int first = phases.FindIndex(phase => phase.Memories.Count == 0);
        phases[first] = phases[first] with
        {
            Memories = new Dictionary<string, MemoryContent> { [_ports.Map] = map.Content() },
        };
        return [.. phases, .. Outcome()];
    }

    /// <summary>Writes that queue a region of input maps.</summary>
    public IEnumerable<(int Address, uint Data)> InputWrites(ulong address, int bytes) =>
    [
        (NullHopRegisters.InputAddress, (uint)address),
        (NullHopRegisters.InputLength, (uint)(bytes / _chunks.WordBytes) - 1),
    ];

    /// <summary>Writes that queue a region for output maps.</summary>
    public static IEnumerable<(int Address, uint Data)> OutputWrites(ulong address, int words, int packets) =>
    [
        (NullHopRegisters.OutputAddress, (uint)address),
        (NullHopRegisters.OutputLength, (uint)words - 1),
        (NullHopRegisters.OutputPackets, (uint)packets - 1),
    ];

    /// <summary>Words that the output of a pass takes at most.</summary>
    public int MostWords(Descriptor descriptor)
    {
        int values = descriptor.PooledWidth * (NullHopParameters.WordChannels << descriptor.WordsLog2);
        int words = values + (descriptor.OutRaw ? 0 : FixedPoint.CeilDivide(values, _parameters.MapBits));
        int beats = FixedPoint.CeilDivide(words, _parameters.OutputWords);
        return descriptor.Frames * descriptor.PooledHeight
            * (beats + FixedPoint.CeilDivide(beats, NullHopMemoryPorts.ChunkBeats));
    }

    private IEnumerable<(int Address, uint Data)> LoadRegion(Memory param, NullHopLoad load)
    {
        var bytes = new byte[load.Beats.Count * _parameters.ParamBits / 8];
        for (int beat = 0; beat < load.Beats.Count; beat++)
        {
            Buffer.BlockCopy(load.Beats[beat], 0, bytes, beat * _parameters.ParamBits / 8, _parameters.ParamBits / 8);
        }

        return
        [
            (NullHopRegisters.ParamAddress, (uint)param.Add(bytes)),
            (NullHopRegisters.ParamLength, (uint)load.Beats.Count - 1),
            .. LoadWrites(load),
        ];
    }

    private IEnumerable<(int Address, uint Data)> InputRegion(Memory map, MapPacket[] packets)
    {
        byte[] bytes = Bytes(packets[..Math.Max(1, packets.Length - Missing)]);
        bytes = bytes[..^(CutWords * _chunks.WordBytes)];
        ulong address = map.Add(bytes);
        Places = Places with { Input = address, InputBytes = bytes.Length };
        return InputWrites(address, bytes.Length);
    }

    private IEnumerable<(int Address, uint Data)> OutputRegion(Memory map, Descriptor descriptor)
    {
        int words = MostWords(descriptor);
        var bytes = new byte[(words + Spare) * _chunks.WordBytes];
        _random.NextBytes(bytes);
        ulong address = map.Add(bytes);
        Places = Places with { Output = address, OutputBytes = words * _chunks.WordBytes };
        int given = TooSmall > 0 ? TooSmall : words;
        return OutputWrites(address, given, (descriptor.Frames * descriptor.PooledHeight) + TooMany);
    }

    // Regions at drawn addresses that do not overlap, the last bits of which mean nothing.
    private sealed class Memory(Random random, int wordBytes)
    {
        private readonly List<MemoryRegion> _regions = [];
        // Anywhere in 4 GB but in its last 16 MB.
        private ulong _next = (ulong)random.Next(1, (1 << 20) - (1 << 12)) << 12;

        public ulong Add(byte[] bytes)
        {
            ulong address = _next + (ulong)(random.Next(512) * wordBytes);
            _regions.Add(new MemoryRegion(address, bytes));
            _next = address + (ulong)(bytes.Length + (random.Next(4) * wordBytes));
            _next += (ulong)wordBytes - 1;
            _next -= _next % (ulong)wordBytes;
            return address;
        }

        public MemoryContent Content() => new()
        {
            Regions = [.. _regions],
            Timing = new MemoryTiming { Latency = random.Next(1, MostLatency) },
        };
    }
}

/// <summary>Where the maps of a pass are.</summary>
/// <param name="Input">Byte address of the input.</param>
/// <param name="InputBytes">Its bytes.</param>
/// <param name="Output">Byte address of the region for the output.</param>
/// <param name="OutputBytes">Its bytes.</param>
internal sealed record NullHopPlaces(ulong Input, int InputBytes, ulong Output, int OutputBytes);
