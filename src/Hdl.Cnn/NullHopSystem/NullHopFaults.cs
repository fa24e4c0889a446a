using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHop.Corners;
using Hdl.Core.Golden;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>Packets that are not as they should be, and passes that are broken off.</summary>
/// <param name="parameters">Valid parameters.</param>
/// <param name="build">Makes phases.</param>
internal sealed class NullHopFaults(NullHopParameters parameters, NullHopStimulus build)
{
    private readonly NullHopSmallLayer _small = new(parameters);

    /// <summary>
    /// Each kind of malformed packet, the second row of three frames or the loads, between clean passes: rows that a
    /// load leaves out keep what they had, and the frames behind the fault are right.
    /// </summary>
    public IEnumerable<CornerCase> Malformed()
    {
        NullHopProgram program = _small.Program(4, frames: 3);
        foreach (MapFault fault in MapFaults(program.Input))
        {
            yield return Case(fault.Corner, fault.Name, fault.Errors, program, program.Commands, fault.Packets);
        }

        foreach ((Corner corner, string name, Func<IReadOnlyList<uint[]>, IReadOnlyList<uint[]>> fault) in LoadFaults)
        {
            NullHopCommand[] commands =
            [
                .. program.Commands.Select(command =>
                    command is NullHopLoad load ? load with { Beats = fault(load.Beats) } : command),
            ];
            yield return Case(corner, name, NullHopErrors.ParameterLength, program, commands, program.Input);
        }

        // The words that there are get what they had; those behind them must not.
        var programs = new ProgramCorners(parameters, seed: 1);
        yield return Case(
            Corner.ParametersBeyondMemory, "weights of words behind the last cluster", NullHopErrors.ParameterLength,
            program,
            [
                .. program.Commands.Select(command => command is NullHopLoad { Kind: LoadKind.Weight } load
                    ? programs.BehindTheLastCluster(load)
                    : command),
            ],
            program.Input);
        NullHopLoad first = program.Commands.OfType<NullHopLoad>().First();
        if (parameters.Scale == NullHopScale.None)
        {
            yield return Case(
                Corner.ParametersBeyondMemory, "multipliers where there are none", NullHopErrors.ParameterLength,
                program,
                [
                    .. program.Commands.OfType<NullHopLoad>(), programs.NoMultipliers(first),
                    .. program.Commands.OfType<NullHopPush>(),
                ],
                program.Input);
        }

        foreach ((string name, NullHopLoad load) in ((string, NullHopLoad)[])
            [
                ("rows behind the last row of weights", first with { Base = parameters.WeightRows - 1 }),
                ("words behind the last cluster", first with { WordsLog2 = 5, Rows = 1 }),
            ])
        {
            yield return Case(
                Corner.ParametersBeyondMemory, name, NullHopErrors.ParameterLength, program,
                [load, .. program.Commands], program.Input);
        }
    }

    private CornerCase Case(
        Corner corner, string name, NullHopErrors errors, NullHopProgram program,
        IReadOnlyList<NullHopCommand> commands, IReadOnlyList<MapPacket> packets) =>
        new(
            corner, name,
            [
                .. Pass(program, program.Commands, program.Input),
                .. Pass(program, commands, packets),
                .. Pass(program, program.Commands, program.Input),
            ])
        {
            Errors = errors,
        };

    /// <summary>
    /// An abort with nothing in flight, with loads and passes that wait, and in the middle of packets, the rest of
    /// which is dropped; a clean pass behind each.
    /// </summary>
    public IEnumerable<Phase> Aborts()
    {
        yield return Abort();
        foreach (Phase phase in Clean(6))
        {
            yield return phase;
        }

        for (int part = 0; part < 4; part++)
        {
            foreach (Phase phase in Broken(_small.Wide(5), part % 2 == 0, part < 2).Concat(Clean(7 + part)))
            {
                yield return phase;
            }
        }

        // Several entries per cycle wait for each other: what has left of a row is then not known.
        if (parameters.FetchWidth == 1 && parameters.MaxWidth >= 4)
        {
            foreach (Phase phase in BrokenOutput(_small.Row(6)).Concat(Clean(11)))
            {
                yield return phase;
            }
        }
    }

    // Within the packet of the last load, and of the last row of the map; another frame would follow.
    private IEnumerable<Phase> Broken(NullHopProgram program, bool breaksParam, bool breaksMap)
    {
        NullHopLoad[] loads = [.. program.Commands.OfType<NullHopLoad>()];
        Descriptor pass = Descriptor.Unpack(program.Commands.OfType<NullHopPush>().Single().Words);
        MapBeat[] map = [.. MapBeats.Of(program.Input, parameters.InputWords)];
        int begun = Enumerable.Range(0, map.Length).Last(beat => beat == 0 || map[beat - 1].Last);
        (uint[] Words, bool Last)[] param = [.. Beats(loads)];
        breaksParam &= loads[^1].Beats.Count > 1;
        breaksMap &= begun < map.Length - 1;
        yield return build.Write(loads.SelectMany(NullHopStimulus.LoadWrites));
        yield return build.Beats(breaksParam ? param[..^1] : param, []);
        yield return build.Write(NullHopStimulus.PushWrites((pass with { Frames = 2 }).Pack()));
        yield return build.Beats([], map[..(begun + (breaksMap ? 1 : 0))]);
        yield return build.Read(NullHopRegisters.Status);
        yield return Abort();
        yield return build.Read(NullHopRegisters.Loads);
        yield return build.Beats(breaksParam ? param[^1..] : [], breaksMap ? map[(begun + 1)..] : []);
    }

    // A packet of the output has begun, and is closed.
    private IEnumerable<Phase> BrokenOutput(NullHopProgram program)
    {
        foreach (Phase phase in build.Commands([.. program.Commands], [], together: false).Take(1))
        {
            yield return phase;
        }

        MapBeat[] map = [.. MapBeats.Of(program.Input, parameters.InputWords)];
        yield return build.Beats(Beats(program.Commands.OfType<NullHopLoad>()), map[..2]);
        yield return NullHopStimulus.Wait;
        yield return Abort();
        yield return build.Beats([], map[2..]);
    }

    private static IEnumerable<(uint[] Words, bool Last)> Beats(IEnumerable<NullHopLoad> loads) =>
        loads.SelectMany(load => load.Beats.Select((beat, index) => (beat, index == load.Beats.Count - 1)));

    private Phase Abort() => build.Write((NullHopRegisters.Control, NullHopRegisters.Abort));

    private IEnumerable<Phase> Clean(int seed)
    {
        yield return NullHopStimulus.Wait;
        yield return build.Write(Enumerable.Range(4, 8).Select(counter => (4 * counter, 0u)));
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

    private static readonly (Corner, string, Func<IReadOnlyList<uint[]>, IReadOnlyList<uint[]>>)[] LoadFaults =
    [
        (
            Corner.ParametersShort, "the last beat of each load missing",
            beats => [.. beats.Take(Math.Max(1, beats.Count - 1))]),
        (Corner.ParametersShort, "loads of one beat", beats => [.. beats.Take(1)]),
        (Corner.ParametersLong, "a beat behind each load", beats => [.. beats, beats[0]]),
        (Corner.ParametersLong, "each load twice in its packet", beats => [.. beats, .. beats]),
    ];

    private sealed record MapFault(Corner Corner, string Name, NullHopErrors Errors, IReadOnlyList<MapPacket> Packets);

    // Three rows a frame, of three values of one channel, all in one map word.
    private static IEnumerable<MapFault> MapFaults(IReadOnlyList<MapPacket> good)
    {
        const NullHopErrors Early = NullHopErrors.Framing | NullHopErrors.Missing;
        const NullHopErrors Late = NullHopErrors.Framing | NullHopErrors.Surplus;
        IReadOnlyList<ulong> words = good[1].Words;
        MapFault Row(Corner corner, string name, NullHopErrors errors, params IEnumerable<ulong> fault) =>
            new(corner, name, errors, [good[0], good[1] with { Words = [.. fault] }, .. good.Skip(2)]);
        ulong all = words[0] | 7;
        return
        [
            Row(Corner.LastEarly, "last before the last value", Early, [all, 1, 2]),
            Row(Corner.LastEarly, "last behind the map word", Early, [all]),
            Row(Corner.LastLate, "a word behind the row", Late, [.. words, 1]),
            Row(Corner.LastLate, "twenty words behind the row", Late, [.. words, .. Enumerable.Repeat(5UL, 20)]),
            new MapFault(
                Corner.LastMissing, "two rows in one packet", Late,
                [good[0], good[1] with { Words = [.. words, .. good[2].Words] }, .. good.Skip(2)]),
            Row(Corner.TailBit, "a bit behind the row", NullHopErrors.Tail, [words[0] | 0x80, .. words.Skip(1)]),
            Row(
                Corner.TailBit, "a bit and two words behind the row", NullHopErrors.Tail | Late,
                [words[0] | 0x80, .. words.Skip(1), 3, 4]),
        ];
    }
}
