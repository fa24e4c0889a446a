using Hdl.Blocks.Axi;
using Hdl.Cnn.Networks;
using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>Builds phases of register accesses, parameters and maps.</summary>
/// <param name="parameters">Valid parameters.</param>
/// <param name="random">Fills bits and bytes that carry nothing.</param>
internal class NullHopStimulus(NullHopParameters parameters, Random random)
{
    private const int MostLoads = NullHopRegisters.LoadsAhead;
    private const int MostPasses = 2;
    private const int ReadsThatTakeLong = 600;

    private readonly NullHopPorts _ports = new(parameters);

    /// <summary>Nothing: time for what is not finished yet.</summary>
    public static Phase Wait { get; } = new();

    /// <summary>A phase of reads.</summary>
    public Phase Read(params IEnumerable<int> addresses)
    {
        var reads = new BeatSequence(_ports.Registers.ReadAddress);
        foreach (int address in addresses)
        {
            reads.Add((ulong)address, (ulong)random.Next(8));
        }

        return new Phase { Inputs = new Dictionary<string, BeatSequence> { [_ports.Registers.ReadAddress] = reads } };
    }

    /// <summary>
    /// What must be 0 or known once nothing is in flight: state, errors, loads, items; beats of one lane.
    /// </summary>
    /// <param name="wellFormed">Whether no value was missing: one that reads as 0 is no value.</param>
    public virtual IEnumerable<Phase> Outcome(bool wellFormed = true)
    {
        List<int> addresses = [NullHopRegisters.Status, NullHopRegisters.Loads, NullHopRegisters.Counters + 8];
        if (wellFormed)
        {
            addresses.Add(NullHopRegisters.Counters + 12);
            if (parameters.Lanes == 1)
            {
                addresses.Add(NullHopRegisters.Counters + 4);
            }
        }

        return [Wait, Read(addresses)];
    }

    /// <summary>A phase of writes of whole words.</summary>
    public Phase Write(params IEnumerable<(int Address, uint Data)> writes) =>
        WriteStrobed(writes.Select(write => (write.Address, write.Data, 0xFu)));

    /// <summary>A phase of writes.</summary>
    public Phase WriteStrobed(params IEnumerable<(int Address, uint Data, uint Strobe)> writes) =>
        new() { Inputs = Writes(writes) };

    /// <summary>Writes that queue a load.</summary>
    public static IEnumerable<(int Address, uint Data)> LoadWrites(NullHopLoad load) =>
    [
        (NullHopRegisters.LoadBase, (uint)load.Base),
        (NullHopRegisters.LoadRows, (uint)load.Rows),
        (NullHopRegisters.LoadKind, (uint)load.Kind | ((uint)load.WordsLog2 << 4)),
    ];

    /// <summary>Writes that stage a descriptor and push it.</summary>
    public static IEnumerable<(int Address, uint Data)> PushWrites(IReadOnlyList<uint> words) =>
    [
        .. Enumerable.Range(0, NullHopRegisters.DescriptorWords)
            .Select(word => (NullHopRegisters.Descriptor + (4 * word), words[word])),
        (NullHopRegisters.Control, NullHopRegisters.Push),
    ];

    /// <summary>
    /// A program as phases: no more loads and passes at a time than may be in flight, and what they bring; or all
    /// commands first.
    /// </summary>
    /// <param name="program">Loads, descriptors, waits and packets.</param>
    /// <param name="together">Whether packets come while commands are given, not after.</param>
    public IEnumerable<Phase> Program(NullHopProgram program, bool together)
    {
        int consumed = 0;
        List<NullHopCommand> part = [];
        foreach (NullHopCommand command in program.Commands.Append(new NullHopWait(0)))
        {
            bool full = command switch
            {
                NullHopLoad => part.OfType<NullHopLoad>().Count() == MostLoads,
                NullHopPush => part.OfType<NullHopPush>().Count() == MostPasses,
                _ => true,
            };
            NullHopPush? last = part.OfType<NullHopPush>().LastOrDefault();
            bool silent = last is not null && !Descriptor.Unpack(last.Words).AccumulateLast;
            if ((full || silent) && part.Count > 0)
            {
                int packets = part.OfType<NullHopPush>().Sum(push => Packets(Descriptor.Unpack(push.Words)));
                foreach (Phase phase in Commands(part, program.Input.Skip(consumed).Take(packets), together))
                {
                    yield return phase;
                }

                consumed += packets;
                part = [];
                if (silent)
                {
                    yield return Silence();
                }
            }

            if (command is not NullHopWait)
            {
                part.Add(command);
            }
        }
    }

    /// <summary>
    /// A network on images, a phase for each step. Behind each batch registers tell that all is done, that no error
    /// came, and what the multipliers were given.
    /// </summary>
    /// <param name="steps">Loads and passes.</param>
    /// <param name="stalls">Whether there may be gaps and back-pressure.</param>
    public virtual IEnumerable<Phase> Network(IEnumerable<NetworkStep> steps, bool stalls)
    {
        foreach (NetworkStep step in steps)
        {
            IEnumerable<Phase> phases =
            [
                .. Commands(step.Commands, step.Packets, together: true),
                .. step.IsSilent ? [Silence()] : Array.Empty<Phase>(),
                .. step.EndsBatch ? Outcome() : [],
            ];
            foreach (Phase phase in phases)
            {
                yield return phase with { AllowStalls = stalls };
            }
        }
    }

    /// <summary>Commands with all that they bring.</summary>
    public virtual IEnumerable<Phase> Commands(
        IReadOnlyList<NullHopCommand> commands, IEnumerable<MapPacket> packets, bool together)
    {
        Dictionary<string, BeatSequence> writes = Writes(
            commands.SelectMany(command => command switch
            {
                NullHopLoad load => LoadWrites(load),
                NullHopPush push => PushWrites(push.Words),
                _ => [],
            }).Select(write => (write.Address, write.Data, 0xFu)));
        Dictionary<string, BeatSequence> streams = Streams(
            commands.OfType<NullHopLoad>().Select(load => load.Beats),
            MapBeats.Of(packets, parameters.InputWords));
        return together
            ? [new Phase { Inputs = writes.Concat(streams).ToDictionary(), IsWhole = true }]
            : [new Phase { Inputs = writes, IsWhole = true }, new Phase { Inputs = streams, IsWhole = true }];
    }

    /// <summary>A phase of packets.</summary>
    /// <param name="loads">Packets of parameters, in beats.</param>
    /// <param name="map">Beats of maps.</param>
    public Phase Packets(IEnumerable<IReadOnlyList<uint[]>> loads, IEnumerable<MapBeat> map) =>
        new() { Inputs = Streams(loads, map), IsWhole = true };

    /// <summary>Beats of parameters, as they are given, and beats of maps.</summary>
    public Phase Beats(IEnumerable<(uint[] Words, bool Last)> param, IEnumerable<MapBeat> map) =>
        new() { Inputs = Streams(Param(param), map), IsWhole = true };

    /// <summary>Packets of maps as beats.</summary>
    public IReadOnlyList<MapBeat> Beats(IEnumerable<MapPacket> packets) =>
        MapBeats.Of(packets, parameters.InputWords);

    /// <summary>Reads that take long: a pass without an output is finished at a time that nobody sees.</summary>
    protected Phase Silence() => Read(Enumerable.Repeat(NullHopRegisters.Id, ReadsThatTakeLong));

    /// <summary>Packets of the input of a pass.</summary>
    protected static int Packets(Descriptor descriptor) =>
        descriptor.ReuseInput ? 0 : descriptor.Frames * descriptor.Height * descriptor.Slices.Count;

    /// <summary>Writes as beats of both channels.</summary>
    protected Dictionary<string, BeatSequence> Writes(IEnumerable<(int Address, uint Data, uint Strobe)> writes)
    {
        var addresses = new BeatSequence(_ports.Registers.WriteAddress);
        var data = new BeatSequence(_ports.Registers.WriteData);
        foreach ((int address, uint value, uint strobe) in writes)
        {
            addresses.Add((ulong)address, (ulong)random.Next(8));
            data.Add(value, strobe);
        }

        return new Dictionary<string, BeatSequence>
        {
            [_ports.Registers.WriteAddress] = addresses,
            [_ports.Registers.WriteData] = data,
        };
    }

    private Dictionary<string, BeatSequence> Streams(
        IEnumerable<IReadOnlyList<uint[]>> loads, IEnumerable<MapBeat> map) =>
        Streams(
            Param(loads.SelectMany(beats => beats.Select((beat, index) => (beat, index == beats.Count - 1)))), map);

    private Dictionary<string, BeatSequence> Streams(BeatSequence param, IEnumerable<MapBeat> map) =>
        new() { [_ports.Param] = param, [_ports.Map] = Map(map) };

    private BeatSequence Param(IEnumerable<(uint[] Words, bool Last)> beats)
    {
        var param = new BeatSequence(_ports.Param);
        foreach ((uint[] beat, bool last) in beats)
        {
            Span<uint> words = param.Append();
            beat.CopyTo(words);
            param.Write(words, _ports.Param.Last, last ? 1UL : 0);
        }

        return param;
    }

    private BeatSequence Map(IEnumerable<MapBeat> beats)
    {
        AxiStream stream = _ports.Map;
        int bits = 8 * stream.ItemBytes;
        var map = new BeatSequence(stream);
        foreach (MapBeat beat in beats)
        {
            Span<uint> words = map.Append();
            for (int word = 0; word < beat.Words.Count; word++)
            {
                ulong noise = (ulong)random.Next() << parameters.WordWidth;
                map.WriteBits(words, stream.Data, bits * word, bits, beat.Words[word] | noise);
                for (int lane = 0; stream.Keep is { } keep && lane < stream.ItemBytes; lane++)
                {
                    if (lane == 0 ? ((beat.Keep >> word) & 1) != 0 : random.Next(2) == 0)
                    {
                        map.SetBit(words, keep, (stream.ItemBytes * word) + lane);
                    }
                }
            }

            map.Write(words, stream.Last, beat.Last ? 1UL : 0);
        }

        return map;
    }
}
