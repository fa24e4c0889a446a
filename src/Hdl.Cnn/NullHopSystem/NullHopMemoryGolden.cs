using Hdl.Blocks.Axi;
using Hdl.Blocks.Axi.ReadMaster;
using Hdl.Blocks.Axi.WriteMaster;
using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>
/// <c>nullhop</c> with memory ports: what <see cref="NullHopGolden"/> makes of the packets that are in the regions of
/// memory, and the regions that are filled with what it gives. All regions that are queued in a phase are read in it;
/// an abort finds nothing on its way but a region that has got fewer packets than it shall have.
/// </summary>
public sealed class NullHopMemoryGolden : IStreamGolden
{
    private readonly NullHopParameters _parameters;
    private readonly NullHopGolden _streams;
    private readonly NullHopPorts _inner;
    private readonly NullHopMemoryPorts _ports;
    private readonly NullHopChunks _chunks;
    private readonly MemoryState _map = new();
    private readonly MemoryState _param = new();
    private readonly List<MapBeat> _results = [];

    /// <summary>The accelerator after reset, with memories of zeros.</summary>
    /// <param name="parameters">Valid parameters.</param>
    public NullHopMemoryGolden(NullHopParameters parameters)
    {
        _parameters = parameters;
        _streams = new NullHopGolden(parameters);
        _inner = new NullHopPorts(parameters);
        _ports = new NullHopMemoryPorts(parameters);
        _chunks = new NullHopChunks(parameters);
    }

    private NullHopRegionsGolden Regions => _streams.Registers.Regions;

    /// <inheritdoc/>
    public void Reset()
    {
        _streams.Reset();
        _map.Clear();
        _param.Clear();
        _results.Clear();
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        foreach ((string name, MemoryContent content) in phase.Memories)
        {
            (name == _ports.Map ? _map : _param).Load(content);
        }

        AxiLitePorts bus = _ports.Registers;
        var outputs = new Dictionary<string, BeatSequence>();
        var writes = new Writes(this);
        bool aborted = false;
        if (phase.Inputs.TryGetValue(bus.WriteAddress, out BeatSequence? addresses))
        {
            PhaseResult answered = Access(addresses, bus.WriteAddress, phase.Inputs[bus.WriteData]);
            outputs[bus.WriteAnswer] = answered.Outputs[bus.WriteAnswer];
            if (!Regions.Aborted)
            {
                // A pass whose input had been read before it was pushed.
                Keep(answered);
            }
            else
            {
                // What was sent of a region that was begun stays, and a word of which nothing is written ends it.
                Regions.Aborted = false;
                aborted = true;
                writes.Break();
            }
        }

        // Of a load that was begun all bursts come, and nothing is made of them.
        var loads = new BeatSequence(_ports.Param.ReadAddress);
        if (aborted && Regions.BrokenLoad is { } broken)
        {
            loads.AddRange(Read([broken], NullHopMemoryPorts.ParamReader(_parameters), _param, _ => { }));
        }

        var param = new BeatSequence(_inner.Param);
        loads.AddRange(Read(
            Regions.Loads, NullHopMemoryPorts.ParamReader(_parameters), _param, words => TakeParameters(words, param)));
        outputs[_ports.Param.ReadAddress] = loads;
        Take(_inner.Param, param);
        var bursts = new BeatSequence(_ports.Map.ReadAddress);
        Regions.Waits &= _streams.HasInput;
        while (Regions.Inputs.Count > 0 && !Regions.Waits)
        {
            var map = new BeatSequence(_inner.Map);
            List<NullHopRegion> next = [Regions.Inputs[0]];
            Regions.Inputs.RemoveAt(0);
            bursts.AddRange(Read(
                next, NullHopMemoryPorts.MapReader(_parameters), _map,
                words => NullHopStreams.Add(map, _inner.Map, _chunks.Decode(words))));
            Take(_inner.Map, map);
            Regions.Waits = _streams.HasInput && _streams.Registers.Passes.Count == 0;
        }

        outputs[_ports.Map.ReadAddress] = bursts;
        writes.Fill();
        Regions.IsMissing = _results.Count > 0 && Regions.Outputs.Count == 0;
        outputs[_ports.Map.WriteAddress] = writes.Addresses;
        outputs[_ports.Map.WriteData] = writes.Words;
        PhaseResult? read = null;
        if (phase.Inputs.TryGetValue(bus.ReadAddress, out BeatSequence? reads))
        {
            read = Access(reads, bus.ReadAddress, null);
            outputs[bus.ReadData] = read.Outputs[bus.ReadData];
        }

        return new PhaseResult
        {
            Outputs = outputs,
            Ranges = read?.Ranges ?? new Dictionary<string, IReadOnlyList<FieldRange>>(),
            Memories = new Dictionary<string, IReadOnlyList<MemoryRegion>>
            {
                [_ports.Map] = [.. writes.Changes.Values],
            },
        };
    }

    private void Take(string stream, BeatSequence beats)
    {
        PhaseResult result = _streams.Run(new Phase
        {
            Inputs = new Dictionary<string, BeatSequence> { [stream] = beats },
        });
        Keep(result);
    }

    private void Keep(PhaseResult result) =>
        _results.AddRange(NullHopStreams.Beats(result.Outputs[_inner.Result], _inner.Result, _parameters.WordWidth));

    private PhaseResult Access(BeatSequence addresses, string channel, BeatSequence? data)
    {
        var inputs = new Dictionary<string, BeatSequence> { [channel] = addresses };
        if (data is not null)
        {
            inputs[_ports.Registers.WriteData] = data;
        }

        return _streams.Run(new Phase { Inputs = inputs });
    }

    private BeatSequence Read(
        List<NullHopRegion> regions, AxiReadMasterParameters reader, MemoryState memory,
        Action<IReadOnlyList<byte[]>> take)
    {
        var ports = new AxiReadMasterPorts(reader);
        var bursts = new BeatSequence(ports.Memory.ReadAddress);
        var master = new AxiReadMasterGolden(reader, memory);
        foreach (NullHopRegion region in regions)
        {
            var command = new BeatSequence(ports.Command);
            command.Add(region.Address, (ulong)region.Words - 1);
            PhaseResult result = master.Run(new Phase
            {
                Inputs = new Dictionary<string, BeatSequence> { [ports.Command] = command },
            });
            bursts.AddRange(result.Outputs[ports.Memory.ReadAddress]);
            BeatSequence data = result.Outputs[ports.Data];
            var words = new byte[data.Count][];
            for (int beat = 0; beat < data.Count; beat++)
            {
                words[beat] = [.. Enumerable.Range(0, reader.BusBytes).Select(
                    at => (byte)data.GetBits(beat, ports.Data.Data, 8 * at, 8))];
                if (data.GetBit(beat, ports.Data.Error, 0))
                {
                    _streams.Registers.AddErrors(NullHopErrors.ReadFailed);
                }
            }

            take(words);
        }

        regions.Clear();
        return bursts;
    }

    private void TakeParameters(IReadOnlyList<byte[]> words, BeatSequence param)
    {
        for (int word = 0; word < words.Count; word++)
        {
            Span<uint> beat = param.Append();
            for (int at = 0; at < words[word].Length; at++)
            {
                param.WriteBits(beat, _inner.Param.Data, 8 * at, 8, words[word][at]);
            }

            param.Write(beat, _inner.Param.Last, word == words.Count - 1 ? 1u : 0);
        }
    }

    // What goes into the memory of maps in a phase.
    private sealed class Writes
    {
        private readonly NullHopMemoryGolden _model;
        private readonly AxiWriteMasterPorts _ports;
        private readonly AxiWriteMasterGolden _master;

        public Writes(NullHopMemoryGolden model)
        {
            AxiWriteMasterParameters writer = NullHopMemoryPorts.MapWriter(model._parameters);
            _model = model;
            _ports = new AxiWriteMasterPorts(writer);
            _master = new AxiWriteMasterGolden(writer, model._map);
            Addresses = new BeatSequence(_ports.Memory.WriteAddress);
            Words = new BeatSequence(_ports.Memory.WriteData);
        }

        public BeatSequence Addresses { get; }

        public BeatSequence Words { get; }

        public Dictionary<ulong, MemoryRegion> Changes { get; } = [];

        // Every region that has all its packets.
        public void Fill()
        {
            NullHopRegionsGolden regions = _model.Regions;
            List<MapBeat> results = _model._results;
            while (regions.Outputs.Count > 0 && results.Count(beat => beat.Last) >= regions.Outputs[0].Packets)
            {
                NullHopRegion region = regions.Outputs[0];
                int packets = 0;
                int beats = 0;
                while (packets < region.Packets)
                {
                    packets += results[beats++].Last ? 1 : 0;
                }

                (long bytes, bool error, bool cut) = Write(region, results[..beats], closes: false);
                results.RemoveRange(0, beats);
                regions.Finish(bytes);
                _model._streams.Registers.AddErrors(
                    (error ? NullHopErrors.WriteFailed : 0) | (cut ? NullHopErrors.OutputFull : 0));
            }
        }

        // The region that has some packets, all of them whole, less than a burst in all.
        public void Break()
        {
            if (_model.Regions.Broken is { } region)
            {
                Write(region, _model._results, closes: true);
            }

            _model._results.Clear();
        }

        private (long Bytes, bool Error, bool Cut) Write(NullHopRegion region, List<MapBeat> beats, bool closes)
        {
            var command = new BeatSequence(_ports.Command);
            command.Add(region.Address, (ulong)region.Words - 1);
            byte[][] words = [.. _model._chunks.Encode(beats, () => NullHopMemoryPorts.ChunkBeats)];
            var data = new BeatSequence(_ports.Data);
            for (int word = 0; word < words.Length; word++)
            {
                Add(data, words[word], true, !closes && word == words.Length - 1);
            }

            if (closes)
            {
                Add(data, new byte[_model._chunks.WordBytes], false, true);
            }

            PhaseResult result = _master.Run(new Phase
            {
                Inputs = new Dictionary<string, BeatSequence> { [_ports.Command] = command, [_ports.Data] = data },
            });
            Addresses.AddRange(result.Outputs[_ports.Memory.WriteAddress]);
            Words.AddRange(result.Outputs[_ports.Memory.WriteData]);
            foreach (MemoryRegion change in result.Memories[_ports.Memory])
            {
                Changes[change.Address] = change;
            }

            BeatSequence done = result.Outputs[_ports.Done];
            return (
                (long)done.Get(0, _ports.Done.Bytes), done.GetBit(0, _ports.Done.Error, 0),
                done.GetBit(0, _ports.Done.Cut, 0));
        }

        private void Add(BeatSequence data, byte[] word, bool keep, bool last)
        {
            Span<uint> beat = data.Append();
            for (int at = 0; at < word.Length; at++)
            {
                data.WriteBits(beat, _ports.Data.Data, 8 * at, 8, word[at]);
                if (keep)
                {
                    data.SetBit(beat, _ports.Data.Keep!.Value, at);
                }
            }

            data.Write(beat, _ports.Data.Last, last ? 1u : 0);
        }
    }
}
