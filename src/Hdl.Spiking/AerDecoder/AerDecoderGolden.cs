using Hdl.Core.Golden;

namespace Hdl.Spiking.AerDecoder;

/// <summary>
/// The decoder as transactions: row = base[source] + address for every event, the packet's vector once it is closed. An
/// event whose row is not below Inputs, or whose source does not exist, is dropped and noted; if it was its packet's last,
/// the packet is closed by a null beat. Unstalled, everything comes one cycle after its event.
/// </summary>
/// <param name="parameters">Sources, inputs and outputs.</param>
public sealed class AerDecoderGolden(AerDecoderParameters parameters) : IStreamGolden
{
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
        _error &= phase.Levels.GetValueOrDefault("clear_error_i") == 0;
        var rows = new BeatSequence([new("row", parameters.RowWidth), new("last", 1), new("null", 1)]);
        var vectors = new BeatSequence([new("bits", parameters.Inputs)]);
        List<long> rowCycles = [];
        List<long> vectorCycles = [];
        if (phase.Inputs.TryGetValue("event", out BeatSequence? events))
        {
            for (int beat = 0; beat < events.Count; beat++)
            {
                bool last = events.Get(beat, events.Fields.Count - 2) != 0;
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
        if (parameters.Rows)
        {
            outputs.Add("row", rows);
            cycles.Add("row", rowCycles);
        }

        if (parameters.Vector)
        {
            outputs.Add("vector", vectors);
            cycles.Add("vector", vectorCycles);
        }

        return new PhaseResult
        {
            Outputs = outputs,
            Cycles = cycles,
            Levels = new Dictionary<string, ulong> { ["error_o"] = _error ? 1u : 0u },
        };
    }

    private void Program(Phase phase)
    {
        if (!phase.Inputs.TryGetValue("base", out BeatSequence? bases))
        {
            return;
        }

        for (int beat = 0; beat < bases.Count; beat++)
        {
            ulong source = parameters.Sources > 1 ? bases.Get(beat, 0) : 0;
            if (source < (ulong)parameters.Sources)
            {
                _bases[source] = bases.Get(beat, bases.Fields.Count - 1);
            }
        }
    }

    // Whether the event gives a row.
    private bool Decode(BeatSequence events, int beat, bool last, BeatSequence rows)
    {
        bool isNull = events.Get(beat, events.Fields.Count - 1) != 0;
        ulong address = events.Get(beat, events.Fields.Count - 3);
        ulong source = parameters.Sources > 1 ? events.Get(beat, 0) : 0;
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

        rows.Add(usable ? row : 0, last ? 1u : 0u, usable ? 0u : 1u);
        return true;
    }

    private void Close(BeatSequence vectors)
    {
        Span<uint> words = vectors.Append();
        foreach (int spike in _spikes)
        {
            vectors.SetBit(words, 0, spike);
        }

        _spikes.Clear();
    }
}
