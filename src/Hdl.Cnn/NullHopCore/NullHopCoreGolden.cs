using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHop.Performance;
using Hdl.Core.Golden;

namespace Hdl.Cnn.NullHopCore;

/// <summary>
/// The accelerator without its registers as transactions: what <see cref="NullHopReference"/> makes of the descriptors,
/// loads and packets of a phase, at whose end all passes are finished. As long as no phase since reset had stalls, the
/// cycle of each beat of the output is predicted as well; packets must be whole then.
/// </summary>
/// <param name="parameters">Widths and sizes.</param>
public sealed class NullHopCoreGolden(NullHopParameters parameters) : IStreamGolden
{
    private readonly NullHopCorePorts _ports = new(parameters);
    private NullHopReference _reference = new(parameters);
    private NullHopPerformanceModel? _performance;
    private NullHopErrors _errors;
    private bool _clearing;
    private int _loads;

    /// <summary>What is predicted of the phase that ran last; null where nothing is.</summary>
    public PerformanceCounts? Counts { get; private set; }

    /// <inheritdoc/>
    public void Reset()
    {
        (_reference, _errors, _clearing, _loads) = (new NullHopReference(parameters), NullHopErrors.None, false, 0);
        _performance = NullHopPerformanceModel.Covers(parameters) ? new NullHopPerformanceModel(parameters) : null;
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        List<NullHopCommand> commands = [.. Loads(phase), .. Passes(phase), new NullHopWait(0)];
        IReadOnlyList<MapPacket> input = MapBeats.Packets(Beats(phase));
        NullHopResult result = _reference.Run(commands, input);
        _performance = phase.AllowStalls ? null : _performance;
        Counts = _performance?.Run(
            PerformanceProgram.Loads(commands),
            new PerformanceProgram(parameters).Passes(commands, input, result.Packets), withOutputCycles: true);
        _clearing = phase.Levels.TryGetValue(_ports.ErrorClear, out ulong level) ? level != 0 : _clearing;
        _errors = _clearing ? NullHopErrors.None : _errors | result.Errors;
        _loads = result.Loads;
        var output = new BeatSequence(_ports.Result);
        foreach (MapBeat beat in result.Beats)
        {
            Span<uint> words = output.Append();
            for (int word = 0; word < beat.Words.Count; word++)
            {
                output.WriteBits(
                    words, _ports.Result.Data, word * parameters.WordWidth, parameters.WordWidth, beat.Words[word]);
            }

            if (_ports.Result.Keep is { } keep)
            {
                output.Write(words, keep, beat.Keep);
            }

            output.Write(words, _ports.Result.Last, beat.Last ? 1UL : 0);
        }

        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { [_ports.Result] = output },
            Cycles = Counts is null
                ? new Dictionary<string, IReadOnlyList<long>>()
                : new Dictionary<string, IReadOnlyList<long>> { [_ports.Result] = Counts.OutputCycles },
            Levels = new Dictionary<string, ulong>
            {
                [_ports.Error] = (ulong)_errors,
                [_ports.LoadsDone] = (ulong)_loads,
            },
        };
    }

    private IEnumerable<NullHopLoad> Loads(Phase phase)
    {
        if (!phase.Inputs.TryGetValue(_ports.Load, out BeatSequence? loads))
        {
            yield break;
        }

        BeatSequence param = phase.Inputs[_ports.Param];
        int next = 0;
        for (int load = 0; load < loads.Count; load++)
        {
            List<uint[]> beats = [];
            bool more = true;
            while (more)
            {
                beats.Add(param[next][..(parameters.ParamBits / 32)].ToArray());
                more = param.Get(next++, _ports.Param.Last) == 0;
            }

            yield return new NullHopLoad(
                (LoadKind)loads.Get(load, _ports.Load.Kind), (int)loads.Get(load, _ports.Load.Words),
                (int)loads.Get(load, _ports.Load.Base), (int)loads.Get(load, _ports.Load.Rows), beats);
        }
    }

    private IEnumerable<NullHopPush> Passes(Phase phase)
    {
        if (!phase.Inputs.TryGetValue(_ports.Pass, out BeatSequence? passes))
        {
            yield break;
        }

        for (int pass = 0; pass < passes.Count; pass++)
        {
            uint[] registers = new uint[Descriptor.Registers];
            passes[pass][..NullHopCorePorts.PassWords].CopyTo(registers);
            yield return new NullHopPush(registers);
        }
    }

    private IEnumerable<MapBeat> Beats(Phase phase) =>
        phase.Inputs.TryGetValue(_ports.Map, out BeatSequence? map)
            ? NullHopCoreBeats.MapBeatsOf(map, _ports.Map)
            : [];
}
