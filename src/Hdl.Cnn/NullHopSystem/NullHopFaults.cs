using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>Packets that are not as they should be, and passes that are broken off.</summary>
/// <param name="parameters">Valid parameters.</param>
/// <param name="build">Makes phases.</param>
internal sealed class NullHopFaults(NullHopParameters parameters, NullHopStimulus build)
{
    private readonly NullHopSmallLayer _small = new(parameters);

    /// <summary>Each kind of malformed packet, and a clean pass behind it.</summary>
    public IEnumerable<Phase> Malformed()
    {
        NullHopProgram program = _small.Program(4);
        foreach (IReadOnlyList<MapPacket> packets in MapFaults(program.Input))
        {
            foreach (Phase phase in Pass(program, program.Commands, packets))
            {
                yield return phase;
            }
        }

        foreach (Func<IReadOnlyList<uint[]>, IReadOnlyList<uint[]>> fault in ParameterFaults)
        {
            NullHopCommand[] commands =
            [
                .. program.Commands.Select(command =>
                    command is NullHopLoad load ? load with { Beats = fault(load.Beats) } : command),
            ];
            foreach (Phase phase in Pass(program, commands, program.Input))
            {
                yield return phase;
            }
        }

        // Rows and words that the memories do not have
        NullHopLoad first = program.Commands.OfType<NullHopLoad>().First();
        foreach (NullHopLoad load in (NullHopLoad[])
            [first with { Base = parameters.WeightRows - 1 }, first with { WordsLog2 = 5, Rows = 1 }])
        {
            foreach (Phase phase in Pass(program, [load, .. program.Commands], program.Input))
            {
                yield return phase;
            }
        }
    }

    /// <summary>
    /// An abort with nothing in flight, with loads and passes that wait, and in the middle of packets, the rest of
    /// which is dropped; a clean pass behind each.
    /// </summary>
    public IEnumerable<Phase> Aborts()
    {
        NullHopProgram program = _small.Program(5);
        NullHopLoad[] loads = [.. program.Commands.OfType<NullHopLoad>()];
        NullHopPush push = program.Commands.OfType<NullHopPush>().Single();
        MapBeat[] map = [.. MapBeats.Of(program.Input, parameters.InputWords)];
        int begun = Enumerable.Range(0, map.Length).Last(beat => beat == 0 || map[beat - 1].Last);
        (uint[] Words, bool Last)[] param =
            [.. loads.SelectMany(load => load.Beats.Select((beat, index) => (beat, index == load.Beats.Count - 1)))];
        yield return Abort();
        foreach (Phase phase in Clean(6))
        {
            yield return phase;
        }

        // Within the packet of the last load, and the last row of the map, of several frames
        for (int part = 0; part < 4; part++)
        {
            bool breaksParam = part % 2 == 0;
            bool breaksMap = part < 2;
            yield return build.Write(loads.SelectMany(NullHopStimulus.LoadWrites));
            int frames = breaksParam ? param.Length - 1 : param.Length;
            yield return build.Beats(param.Take(frames), []);
            yield return build.Write(
                NullHopStimulus.PushWrites((Descriptor.Unpack(push.Words) with { Frames = 2 }).Pack()));
            MapBeat[] rest = map[begun..];
            rest[^1] = rest[^1] with { Last = true };
            MapBeat[] first = [.. map[..begun], .. breaksMap ? [rest[0] with { Last = false }] : Array.Empty<MapBeat>()];
            yield return build.Beats([], first);
            yield return Abort();
            yield return build.Read(NullHopRegisters.Loads);
            if (breaksParam || breaksMap)
            {
                yield return build.Beats(
                    breaksParam ? param[^1..] : [], breaksMap ? [.. rest[..^1].Select(beat => beat with { Last = false }), rest[^1]] : []);
            }

            foreach (Phase phase in Clean(7 + part))
            {
                yield return phase;
            }
        }
    }

    private Phase Abort() => build.Write((NullHopRegisters.Control, NullHopRegisters.Abort));

    private IEnumerable<Phase> Clean(int seed)
    {
        yield return NullHopStimulus.Wait;
        yield return build.Read(NullHopRegisters.Status);
        NullHopProgram program = _small.Program(seed, frames: 2);
        foreach (Phase phase in Pass(program, program.Commands, program.Input))
        {
            yield return phase;
        }

        // Loads are counted from 0 on for each program.
        yield return Abort();
    }

    private IEnumerable<Phase> Pass(
        NullHopProgram program, IReadOnlyList<NullHopCommand> commands, IReadOnlyList<MapPacket> packets)
    {
        int before = commands.Count - program.Commands.Count;
        NullHopCommand[] counted =
        [
            .. commands.Select(command => command is NullHopPush push
                ? new NullHopPush((Descriptor.Unpack(push.Words) with
                {
                    Loads = Descriptor.Unpack(push.Words).Loads + before,
                }).Pack())
                : command),
        ];
        return
        [
            .. build.Commands(counted, packets, together: true),
            .. build.Outcome(wellFormed: false),
            build.Write((NullHopRegisters.Status, 0x100u)),
            build.Read(NullHopRegisters.Status),
            build.Write((NullHopRegisters.Status, 0x3E00u)),
            build.Read(NullHopRegisters.Status),
            build.Write((NullHopRegisters.Control, NullHopRegisters.Abort)),
        ];
    }

    private static readonly Func<IReadOnlyList<uint[]>, IReadOnlyList<uint[]>>[] ParameterFaults =
    [
        beats => [.. beats.Take(Math.Max(1, beats.Count - 1))],
        beats => [.. beats.Take(1)],
        beats => [.. beats, beats[0]],
        beats => [.. beats, .. beats],
    ];

    // Of the second row: words missing, too many, both ends; a bit behind the row's end.
    private static IEnumerable<IReadOnlyList<MapPacket>> MapFaults(IReadOnlyList<MapPacket> good)
    {
        IReadOnlyList<ulong> words = good[1].Words;
        ulong[][] faults =
        [
            [.. words.Take(Math.Max(1, words.Count - 1))],
            [words[0] | 7],
            [.. words, 1],
            [.. words, .. Enumerable.Repeat(5UL, 20)],
            [words[0] | 0x80, .. words.Skip(1)],
            [words[0] | 0x80, .. words.Skip(1), 3, 4],
        ];
        return faults.Select(fault => (IReadOnlyList<MapPacket>)
            [good[0], good[1] with { Words = fault }, .. good.Skip(2)]);
    }
}
