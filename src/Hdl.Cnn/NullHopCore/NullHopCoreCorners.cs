using Hdl.Cnn.Layers;
using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHop.Corners;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;

namespace Hdl.Cnn.NullHopCore;

/// <summary>
/// The corner cases that are no single layer: streams that stand still for thousands of cycles, loads that come late,
/// counters that go around.
/// </summary>
/// <param name="parameters">Valid parameters.</param>
/// <param name="seed">Of all numbers.</param>
internal sealed class NullHopCoreCorners(NullHopParameters parameters, int seed)
{
    /// <summary>Name of the case of <see cref="FullStore"/>.</summary>
    public const string FullStoreName = "the output waits until the row store is full";

    /// <summary>Name of the case of <see cref="FullStore"/> whose parameters come late.</summary>
    public const string FullBeforeLoadsName = "the row store is full before the loads have come";

    private const int LongWait = 3000;
    private const int LongestStore = 8192;
    private const int MostRows = 4095;
    private const int Loads = ProgramCorners.Loads;

    private readonly NullHopCoreBeats _beats = new(parameters);
    private readonly NullHopCorePorts _ports = new(parameters);
    private readonly ProgramCorners _programs = new(parameters, seed);

    /// <summary>The cases that the parameters allow.</summary>
    public IEnumerable<CornerCase> Cases() =>
    [
        new(Corner.BackPressureInDrain, "back-pressure in the middle of a drain", [DrainHeld()]),
        new(Corner.StarvedWithinMapWord, "the input starves within a map word", [Starved()]),
        new(Corner.PushedBeforeLoads, "a descriptor waits for its loads", [WaitingForLoads()]),
        new(Corner.KeptInputDropped, "an input is kept that nobody uses", [KeptInVain()]),
        new(Corner.ParametersLong, "a load of no rows", [NoRows()]),
        new(Corner.ParametersLong, "loads with a beat too many", [BeatTooMany()]),
        new(Corner.ParametersShort, "loads of one row of many", [.. OneRowOfMany()]),
        new(Corner.ParametersBeyondMemory, "weights of words behind the last cluster", [BehindTheLastCluster()]),
        .. KeptUnderPressure(),
        .. NoMultipliers(),
        .. TwoWords(),
        .. LoadedAhead(),
        .. StoreFull(),
        .. Counters(),
    ];

    // The sums of the second window leave; those behind it fill the queue of the output, then the drain.
    private Phase DrainHeld()
    {
        LayerDraft draft = Draft("held", 6, 6, Math.Min(4, parameters.MaxChannels), Words(parameters.Clusters));
        int window = Words(parameters.Clusters) / parameters.OutputWords;
        Phase phase = PhaseOf(draft with { OutRaw = true, Density = 1 });
        return Paused(phase, _ports.Result.Name, window + (window / 2), LongWait);
    }

    // Of the second row only the first beat comes: windows of the first row are done, others wait.
    private Phase Starved()
    {
        int kernel = Math.Min(3, parameters.MaxKernel);
        int channels = Math.Min(
            Math.Min(parameters.MaxChannels, 4 * parameters.InputWords), parameters.WeightRows / (kernel * kernel));
        LayerDraft draft = Draft("starved", 4, 4, channels, Words(1)) with { Density = 1 };
        NullHopProgram program = ProgramOf(draft);
        int first = MapBeats.Of(program.Input.Take(1), parameters.InputWords).Count;
        return Paused(PhaseOf(program), _ports.Map.Name, first + 1, LongWait);
    }

    private Phase WaitingForLoads() =>
        Paused(PhaseOf(Draft("waiting", 4, 4, 3, Words(1))), _ports.Param.Name, 0, LongWait);

    private Phase KeptInVain()
    {
        NullHopProgram program = _programs.KeptInVain();
        return _beats.PhaseOf(NullHopCoreDamage.Keeping(parameters, program.Commands), program.Input, 0);
    }

    private IEnumerable<CornerCase> KeptUnderPressure()
    {
        if (_programs.KeptUnderPressure() is { } program)
        {
            yield return new CornerCase(
                Corner.InputReused, "a kept input stays while the next one waits for room", [PhaseOf(program)]);
        }
    }

    private IEnumerable<CornerCase> NoMultipliers()
    {
        if (parameters.Scale == NullHopScale.Channel)
        {
            yield break;
        }

        NullHopProgram program = ProgramOf(Draft("none", 3, 3, 2, Words(1)));
        NullHopLoad[] loads = [.. program.Commands.OfType<NullHopLoad>()];
        Descriptor pass = program.Descriptors[0] with { Loads = loads.Length + 1 };
        yield return new CornerCase(
            Corner.ParametersBeyondMemory, "multipliers where there are none",
            [
                _beats.PhaseOf(
                    [.. loads, _programs.NoMultipliers(loads[0]), new NullHopPush(pass.Pack())], program.Input, 0),
            ]);
    }

    private IEnumerable<CornerCase> TwoWords()
    {
        NullHopLoad[] loads = [.. _programs.TwoWords()];
        if (loads.Length > 0)
        {
            yield return new CornerCase(
                Corner.CountedRows, "loads of two words", [_beats.PhaseOf(loads, [], 0)]);
        }
    }

    private Phase BehindTheLastCluster()
    {
        NullHopProgram program = ProgramOf(Draft("behind", 3, 3, 2, Words(1)));
        IEnumerable<NullHopCommand> commands = program.Commands.Select(command =>
            command is NullHopLoad { Kind: LoadKind.Weight } load ? _programs.BehindTheLastCluster(load) : command);
        return _beats.PhaseOf([.. commands], program.Input, 0);
    }

    // Behind the loads of a pass, into its first row: nothing must be written.
    private Phase NoRows()
    {
        NullHopProgram program = ProgramOf(Draft("none", 3, 3, 2, Words(1)));
        NullHopLoad[] loads = [.. program.Commands.OfType<NullHopLoad>()];
        NullHopLoad none = loads[0] with { Rows = 0, Beats = [.. loads[0].Beats.Take(1).Select(Inverted)] };
        Descriptor pass = program.Descriptors[0] with { Loads = loads.Length + 1 };
        return _beats.PhaseOf([.. loads, none, new NullHopPush(pass.Pack())], program.Input, 0);

        static uint[] Inverted(uint[] beat) => [.. beat.Select(word => ~word)];
    }

    private Phase BeatTooMany()
    {
        NullHopProgram program = ProgramOf(Draft("more", 3, 3, 2, Words(1)));
        IEnumerable<NullHopCommand> commands = program.Commands.Select(command =>
            command is NullHopLoad load ? load with { Beats = [.. load.Beats, load.Beats[0]] } : command);
        return _beats.PhaseOf([.. commands], program.Input, 0);
    }

    // Each bit of the number of rows: were it 0, the packet would be whole.
    private IEnumerable<Phase> OneRowOfMany()
    {
        for (int bit = 0; bit < ProgramCorners.RowBits; bit++)
        {
            yield return _beats.PhaseOf([_programs.OneRow((1 << bit) + 1)], [], 0);
            yield return _beats.Clear();
        }
    }

    /// <summary>
    /// A layer of twice as many values as the store has entries, in no more rows than it has slots: while no output is
    /// taken, not more windows can be done than the output's queue has room for. Null where there is none.
    /// </summary>
    public static NullHopProgram? FullStore(NullHopParameters parameters, int seed)
    {
        int rows = parameters.RowSlots;
        int width = 4;
        int Channels() => FixedPoint.CeilDivide(2 * parameters.RowEntries, rows * width);
        while (Channels() > parameters.MaxChannels && width < parameters.MaxWidth)
        {
            width++;
        }

        var layer = new ConvolutionLayer
        {
            Height = rows,
            Width = width,
            Channels = Channels(),
            Outputs = 1,
            KernelHeight = 2,
            KernelWidth = 1,
            OutHeight = rows - 1,
            OutWidth = width,
            OutSigned = true,
        };
        if (parameters.RowEntries > LongestStore || layer.Taps > parameters.WeightRows)
        {
            return null;
        }

        var draft = new LayerDraft("full", layer) { Slices = [layer.Channels], Density = 1, OutRaw = true };
        var program = new NullHopProgram(parameters);
        program.Add(new LayerDrawing(parameters, new Random(seed)).Case(draft));
        return program.Refusals().Count == 0 ? program : null;
    }

    /// <summary>Cycles in which all of its values could come three times.</summary>
    public static int FullStoreWait(NullHopParameters parameters) => LongWait + (3 * parameters.RowEntries);

    // Two passes. The loads of the second begin while the first, which takes long, is in the middle.
    private IEnumerable<CornerCase> LoadedAhead()
    {
        LayerDraft draft = Draft("ahead", 6, 6, 8, Words(parameters.Clusters + 1));
        NullHopProgram program = ProgramOf(draft with { Density = 1 });
        if (program.Commands.Any(command => command is NullHopWait))
        {
            yield break;
        }

        int first = program.Commands.TakeWhile(command => command is NullHopLoad).OfType<NullHopLoad>()
            .Sum(load => load.Beats.Count);
        yield return new CornerCase(
            Corner.WeightsLoadedAhead, "loads of the next pass come while one runs",
            [Paused(PhaseOf(program), _ports.Param.Name, first, 400 + first)]);
    }

    private IEnumerable<CornerCase> StoreFull()
    {
        if (FullStore(parameters, seed) is { } program)
        {
            yield return new CornerCase(
                Corner.StoreFullBehindOutput, FullStoreName,
                [Paused(PhaseOf(program), _ports.Result.Name, 0, FullStoreWait(parameters))]);
            yield return new CornerCase(
                Corner.PushedBeforeLoads, FullBeforeLoadsName,
                [Paused(PhaseOf(program), _ports.Param.Name, 0, FullStoreWait(parameters))]);
        }
    }

    // Small designs alone, for the time that it takes.
    private IEnumerable<CornerCase> Counters()
    {
        if (parameters.Clusters > ProgramCorners.MostClusters || parameters.Overcommit)
        {
            yield break;
        }

        var layer = new ConvolutionLayer
        {
            Height = MostRows,
            Width = 1,
            Channels = 1,
            Outputs = 1,
            KernelHeight = Math.Min(2, parameters.MaxKernel),
            KernelWidth = 1,
            Stride = 3,
            OutHeight = 1,
            OutWidth = 1,
            Relu = true,
        };
        var rows = new LayerDraft("rows", layer.Filled(0, 0))
        {
            Slices = [1],
            Density = 0.3,
            Biases = DraftNumbers.Negative,
            Frames = Math.Min(5, parameters.FramesMax),
        };
        yield return new CornerCase(
            Corner.RowNumbersWrap, "more than 16,384 rows", [PhaseOf(rows)]);
        if (_programs.ManyFrames() is { } frames)
        {
            yield return new CornerCase(Corner.CountedFrames, "as many frames as there can be", [PhaseOf(frames)]);
        }

        yield return new CornerCase(Corner.CountedLoads, "each bit of the counter of loads", [.. ManyLoads()]);
    }

    // 0x5555 loads, then as many again, then a pass that waits for its own, in other rows.
    private IEnumerable<Phase> ManyLoads()
    {
        IReadOnlyList<NullHopCommand> many =
            [.. Enumerable.Repeat(_programs.OneRow(1) with { Base = parameters.WeightRows - 1 }, Loads)];
        yield return _beats.PhaseOf(many, [], 0) with { AllowStalls = false };
        yield return _beats.PhaseOf(many, [], Loads) with { AllowStalls = false };
        NullHopProgram program = ProgramOf(Draft("last", 3, 3, 2, Words(1)));
        yield return _beats.PhaseOf(program.Commands, program.Input, 2 * Loads);
    }

    private static int Words(int words) => ProgramCorners.Words(words);

    private LayerDraft Draft(string name, int height, int width, int channels, int outputs) =>
        _programs.Draft(name, height, width, channels, outputs);

    private NullHopProgram ProgramOf(LayerDraft draft) => _programs.Of(draft);

    private Phase PhaseOf(LayerDraft draft) => PhaseOf(ProgramOf(draft));

    private Phase PhaseOf(NullHopProgram program) => _beats.PhaseOf(program.Commands, program.Input, 0);

    private static Phase Paused(Phase phase, string stream, long beat, long cycles) =>
        phase with { Pauses = new Dictionary<string, Pause> { [stream] = new Pause(beat, cycles) } };
}
