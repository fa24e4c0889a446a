using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHop.Corners;
using Hdl.Cnn.NullHopCore;
using Hdl.Core.Golden;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>
/// Corner cases of several passes, of streams that stand still and of counters, through the registers.
/// </summary>
/// <param name="parameters">Valid parameters.</param>
/// <param name="build">Makes phases.</param>
internal sealed class NullHopCorners(NullHopParameters parameters, NullHopStimulus build)
{
    private const int LoadsTogether = NullHopRegisters.LoadsAhead;
    private const int Seed = 1;

    // Beyond 2^15, and what else a pass takes.
    private const long Standing = 35_000;

    private readonly NullHopPorts _ports = new(parameters);
    private readonly ProgramCorners _programs = new(parameters, Seed);
    private readonly NullHopSmallLayer _small = new(parameters);

    /// <summary>The cases that the parameters allow.</summary>
    public IEnumerable<CornerCase> Cases() =>
    [
        new(Corner.KeptInputDropped, "an input is kept that nobody uses", KeptInVain()),
        new(Corner.ParametersShort, "loads of one row of many", OneRowOfMany()),
        new(Corner.FullQueue, "three passes, then another one", FullQueue()),
        .. KeptUnderPressure(),
        .. TwoWords(),
        .. ManyFrames(),
        .. StoreFull(),
        .. Waits(),
        .. ManyLoads(),
    ];

    private IEnumerable<Phase> KeptInVain()
    {
        NullHopProgram program = _programs.KeptInVain();
        return Run(NullHopCoreDamage.Keeping(parameters, program.Commands), program.Input);
    }

    private IEnumerable<CornerCase> KeptUnderPressure()
    {
        if (_programs.KeptUnderPressure() is { } program)
        {
            yield return new CornerCase(
                Corner.InputReused, "a kept input stays while the next one waits for room",
                Run(program.Commands, program.Input));
        }
    }

    private IEnumerable<CornerCase> TwoWords()
    {
        NullHopLoad[] loads = [.. _programs.TwoWords()];
        if (loads.Length > 0)
        {
            yield return new CornerCase(Corner.CountedRows, "loads of two words", Run(loads, []));
        }
    }

    private IEnumerable<CornerCase> ManyFrames()
    {
        if (_programs.ManyFrames() is { } program)
        {
            yield return new CornerCase(
                Corner.CountedFrames, "as many frames as there can be", Run(program.Commands, program.Input));
        }
    }

    // Each bit of the number of rows: were it 0, the packet would be whole.
    private IEnumerable<Phase> OneRowOfMany()
    {
        for (int bit = 0; bit < ProgramCorners.RowBits; bit++)
        {
            yield return build.Commands([_programs.OneRow((1 << bit) + 1)], [], together: true).Single();
            yield return NullHopStimulus.Wait;
            yield return build.Read(NullHopRegisters.Status);
            yield return build.Write((NullHopRegisters.Status, 0x3F00u));
        }
    }

    // The queues of all parts are full once; a pass of another shape behind them finds nothing left in them.
    private IEnumerable<Phase> FullQueue()
    {
        NullHopProgram small = _small.Program();
        NullHopCommand[] loads = [.. small.Commands.OfType<NullHopLoad>()];
        NullHopPush push = small.Commands.OfType<NullHopPush>().Single();
        NullHopProgram other = _small.Other(seed: 2);
        return
        [
            .. build.Commands([.. Enumerable.Repeat(push, 3)], [], together: true),
            build.Read(NullHopRegisters.Status),
            .. build.Commands(loads, Enumerable.Repeat(small.Input, 3).SelectMany(input => input), together: true),
            .. build.Outcome(),
            .. Run(Behind(other.Commands, loads.Length), other.Input),
        ];
    }

    private IEnumerable<CornerCase> StoreFull()
    {
        if (NullHopCoreCorners.FullStore(parameters, Seed) is not { } program)
        {
            yield break;
        }

        int wait = NullHopCoreCorners.FullStoreWait(parameters);
        yield return new CornerCase(
            Corner.StoreFullBehindOutput, NullHopCoreCorners.FullStoreName, Paused(program, _ports.Result.Name, wait));
        yield return new CornerCase(
            Corner.PushedBeforeLoads, NullHopCoreCorners.FullBeforeLoadsName,
            Paused(program, _ports.Param.Name, wait));
    }

    // Each stream stands still in turn; what that makes a pass wait for is counted, and nothing else. Then each counter
    // is cleared by itself, and the others keep what they have.
    private IEnumerable<CornerCase> Waits()
    {
        int size = Math.Min(6, parameters.MaxWidth);
        NullHopProgram program = _programs.Of(
            _programs.Draft("waits", 6, size, 1, ProgramCorners.Words(parameters.Clusters), kernel: 1) with
            {
                Density = 0.7,
                OutRaw = true,
            });
        if (program.Refusals().Count > 0)
        {
            yield break;
        }

        int[] counters = [.. Enumerable.Range(4, 8).Select(counter => 4 * counter)];
        IEnumerable<Phase> Standstill(string stream) =>
        [
            build.Write(counters.Select(counter => (counter, 0u))),
            .. Paused(program, stream, Standing).Select(phase => phase with { AllowStalls = false }),
            build.Read(counters),
            .. counters.SelectMany(counter => (Phase[])
            [
                build.Write((counter, uint.MaxValue), (NullHopRegisters.LoadBase, 0u)),
                build.Read(counters),
            ]),
            build.Write((NullHopRegisters.Control, NullHopRegisters.Abort)),
        ];
        yield return new CornerCase(
            Corner.CountedWaits, "a pass waits for its parameters", Standstill(_ports.Param.Name));
        yield return new CornerCase(Corner.CountedWaits, "a pass waits for its rows", Standstill(_ports.Map.Name));
        yield return new CornerCase(
            Corner.CountedWaits, "a pass waits for its output", Standstill(_ports.Result.Name));
    }

    // Small designs alone, for the time that it takes.
    private IEnumerable<CornerCase> ManyLoads()
    {
        if (parameters.Clusters > ProgramCorners.MostClusters || parameters.Overcommit)
        {
            yield break;
        }

        yield return new CornerCase(Corner.CountedLoads, "each bit of the counter of loads", Phases());

        IEnumerable<Phase> Phases()
        {
            NullHopLoad load = _programs.OneRow(1) with { Base = parameters.WeightRows - 1 };
            Phase four = Quiet([.. Enumerable.Repeat(load, LoadsTogether)]);
            Phase one = Quiet([load]);
            for (int half = 0; half < 2; half++)
            {
                for (int done = 0; done < ProgramCorners.Loads / LoadsTogether; done++)
                {
                    yield return four;
                }

                yield return one;
                yield return NullHopStimulus.Wait;
                yield return build.Read(NullHopRegisters.Loads, NullHopRegisters.Status);
            }

            // A pass that waits for its own, which write other rows.
            NullHopProgram program = _small.Program();
            foreach (Phase phase in Run(Behind(program.Commands, 2 * ProgramCorners.Loads), program.Input))
            {
                yield return phase;
            }
        }

        Phase Quiet(NullHopCommand[] loads) =>
            build.Commands(loads, [], together: true).Single() with { AllowStalls = false };
    }

    private IEnumerable<Phase> Paused(NullHopProgram program, string stream, long cycles)
    {
        var pauses = new Dictionary<string, Pause> { [stream] = new Pause(0, cycles) };
        return
        [
            .. build.Program(program, together: true).Select(phase => phase with { Pauses = pauses }),
            .. build.Outcome(),
        ];
    }

    // Loads first, as many as may wait at a time; then all passes with what they bring.
    private IEnumerable<Phase> Run(IReadOnlyList<NullHopCommand> commands, IEnumerable<MapPacket> packets) =>
    [
        .. commands.OfType<NullHopLoad>().Chunk(LoadsTogether)
            .SelectMany(loads => build.Commands(loads, [], together: true)),
        .. commands.Any(command => command is NullHopPush)
            ? build.Commands([.. commands.OfType<NullHopPush>()], packets, together: true)
            : [],
        .. build.Outcome(),
    ];

    // The same commands where so many loads were done before.
    private static NullHopCommand[] Behind(IEnumerable<NullHopCommand> commands, int loads)
    {
        return [.. commands.Select(command => command is NullHopPush push ? Moved(push) : command)];

        NullHopPush Moved(NullHopPush push)
        {
            var descriptor = Descriptor.Unpack(push.Words);
            return new NullHopPush((descriptor with { Loads = (descriptor.Loads + loads) & 0xFFFF }).Pack());
        }
    }
}
