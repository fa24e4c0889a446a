using Hdl.Core.Golden;

namespace Hdl.Spiking.AerDecoder;

/// <summary>
/// The decoder as transactions: row = base[source] + address for every event, the packet's vector once it is closed. An
/// event whose row is not below Inputs, or whose source does not exist, is dropped and noted; if it was its packet's
/// last, the packet is closed by a null beat. Unstalled, everything comes one cycle after its event.
/// </summary>
/// <param name="parameters">Sources, inputs and outputs.</param>
public sealed class AerDecoderGolden(AerDecoderParameters parameters) : IStreamGolden
{
    private readonly AerDecoderPorts _ports = new(parameters);
    private readonly ulong[] _bases = new ulong[parameters.Sources];
    private readonly HashSet<int> _spikes = [];
    private bool _error;

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(_bases);
        _spikes.Clear();
        _error = false;
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        Program(phase);
        _error &= phase.Levels.GetValueOrDefault(_ports.ClearError) == 0;
        BeatSequence? rows = _ports.Row is { } row ? new BeatSequence(row) : null;
        BeatSequence? vectors = _ports.Vector is { } vector ? new BeatSequence(vector) : null;
        List<long> rowCycles = [];
        List<long> vectorCycles = [];
        if (phase.Inputs.TryGetValue(_ports.Event, out BeatSequence? events))
        {
            for (int beat = 0; beat < events.Count; beat++)
            {
                bool last = events.Get(beat, _ports.Event.Last) != 0;
                if (Decode(events, beat, last, rows))
                {
                    rowCycles.Add(beat + 1);
                }

                if (last)
                {
                    Close(vectors);
                    vectorCycles.Add(beat + 1);
                }
            }
        }

        var outputs = new Dictionary<string, BeatSequence>();
        var cycles = new Dictionary<string, IReadOnlyList<long>>();
        if (rows is not null)
        {
            outputs.Add(_ports.Row!, rows);
            cycles.Add(_ports.Row!, rowCycles);
        }

        if (vectors is not null)
        {
            outputs.Add(_ports.Vector!, vectors);
            cycles.Add(_ports.Vector!, vectorCycles);
        }

        return new PhaseResult
        {
            Outputs = outputs,
            Cycles = cycles,
            Levels = new Dictionary<string, ulong> { [_ports.Error] = _error ? 1u : 0u },
        };
    }

    private void Program(Phase phase)
    {
        if (!phase.Inputs.TryGetValue(_ports.Base, out BeatSequence? bases))
        {
            return;
        }

        for (int beat = 0; beat < bases.Count; beat++)
        {
            ulong source = _ports.Base.Source is { } field ? bases.Get(beat, field) : 0;
            if (source < (ulong)parameters.Sources)
            {
                _bases[source] = bases.Get(beat, _ports.Base.Value);
            }
        }
    }

    // Whether the event gives a row.
    private bool Decode(BeatSequence events, int beat, bool last, BeatSequence? rows)
    {
        bool isNull = events.Get(beat, _ports.Event.Null) != 0;
        ulong address = events.Get(beat, _ports.Event.Address);
        ulong source = _ports.Event.Source is { } field ? events.Get(beat, field) : 0;
        bool known = source < (ulong)parameters.Sources;
        ulong row = known ? _bases[source] + address : 0;
        bool usable = !isNull && known && row < (ulong)parameters.Inputs;
        bool dropped = !isNull && !usable;
        _error |= dropped;
        if (usable)
        {
            _spikes.Add((int)row);
        }

        if (dropped && !last)
        {
            return false;
        }

        rows?.Add(usable ? row : 0, last ? 1u : 0u, usable ? 0u : 1u);
        return true;
    }

    private void Close(BeatSequence? vectors)
    {
        if (vectors is not null)
        {
            Span<uint> words = vectors.Append();
            foreach (int spike in _spikes)
            {
                vectors.SetBit(words, _ports.Vector!.Bits, spike);
            }
        }

        _spikes.Clear();
    }
}
