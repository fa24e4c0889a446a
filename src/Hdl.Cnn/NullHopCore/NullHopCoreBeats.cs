using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Cnn.NullHopCore;

/// <summary>Commands and packets as the beats of a phase.</summary>
/// <param name="parameters">Widths.</param>
internal sealed class NullHopCoreBeats(NullHopParameters parameters)
{
    private const int LoadsRegister = 9;

    private readonly NullHopCorePorts _ports = new(parameters);

    /// <summary>Beats of a map stream.</summary>
    /// <param name="beats">The beats.</param>
    /// <param name="stream">The stream.</param>
    public static IEnumerable<MapBeat> MapBeatsOf(BeatSequence beats, ItemStream stream)
    {
        for (int beat = 0; beat < beats.Count; beat++)
        {
            var words = new ulong[stream.Items];
            for (int word = 0; word < words.Length; word++)
            {
                words[word] = beats.GetBits(beat, stream.Data, word * stream.ItemWidth, stream.ItemWidth);
            }

            uint keep = stream.Keep is { } kept ? (uint)beats.Get(beat, kept) : 1;
            yield return new MapBeat(words, keep, beats.Get(beat, stream.Last) != 0);
        }
    }

    /// <summary>A phase that clears the errors.</summary>
    public Phase Clear() => new() { Levels = new Dictionary<string, ulong> { [_ports.ErrorClear] = 1 } };

    /// <summary>A phase of loads, passes and packets of the input.</summary>
    /// <param name="commands">Loads and pushes.</param>
    /// <param name="packets">What the passes read.</param>
    /// <param name="loads">Loads that were done before those that the descriptors count.</param>
    public Phase PhaseOf(IReadOnlyList<NullHopCommand> commands, IReadOnlyList<MapPacket> packets, int loads)
    {
        var load = new BeatSequence(_ports.Load);
        var param = new BeatSequence(_ports.Param);
        var passes = new BeatSequence(_ports.Pass);
        foreach (NullHopCommand command in commands)
        {
            switch (command)
            {
                case NullHopLoad one:
                    load.Add((ulong)one.Kind, (ulong)one.WordsLog2, (ulong)one.Base, (ulong)one.Rows);
                    AddParameters(param, one.Beats);
                    break;
                case NullHopPush push:
                    Span<uint> words = passes.Append();
                    for (int register = 0; register < NullHopCorePorts.PassWords; register++)
                    {
                        words[register] = push.Words[register];
                    }

                    words[LoadsRegister] += (uint)loads << 16;
                    break;
            }
        }

        return new Phase
        {
            Inputs = new Dictionary<string, BeatSequence>
            {
                [_ports.Load] = load,
                [_ports.Param] = param,
                [_ports.Pass] = passes,
                [_ports.Map] = Map(packets),
            },
            Levels = new Dictionary<string, ulong> { [_ports.ErrorClear] = 0 },
            IsWhole = true,
        };
    }

    private void AddParameters(BeatSequence param, IReadOnlyList<uint[]> beats)
    {
        for (int beat = 0; beat < beats.Count; beat++)
        {
            Span<uint> words = param.Append();
            beats[beat].CopyTo(words);
            param.Write(words, _ports.Param.Last, beat == beats.Count - 1 ? 1UL : 0);
        }
    }

    private BeatSequence Map(IReadOnlyList<MapPacket> packets)
    {
        var map = new BeatSequence(_ports.Map);
        foreach (MapPacket packet in packets)
        {
            IReadOnlyList<MapBeat> beats = MapBeats.Of([packet], parameters.InputWords);
            foreach ((int index, MapBeat beat) in beats.Index())
            {
                Add(map, beat, isBroken: !packet.IsDense && index == beats.Count / 2);
            }
        }

        return map;
    }

    // A beat that is broken keeps what it should not: all of it is there, but one bit of its keep says otherwise.
    private void Add(BeatSequence map, MapBeat beat, bool isBroken)
    {
        Span<uint> words = map.Append();
        for (int word = 0; word < beat.Words.Count; word++)
        {
            map.WriteBits(words, _ports.Map.Data, word * parameters.WordWidth, parameters.WordWidth, beat.Words[word]);
        }

        if (_ports.Map.Keep is { } keep)
        {
            uint top = 1u << (beat.Words.Count - 1);
            map.Write(words, keep, isBroken ? beat.Keep ^ top : beat.Keep);
        }

        map.Write(words, _ports.Map.Last, beat.Last ? 1UL : 0);
    }
}
