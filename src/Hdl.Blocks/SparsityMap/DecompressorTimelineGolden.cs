namespace Hdl.Blocks.SparsityMap;

/// <summary>
/// When the decompressor of the interleaved layout hands over its beats of pixels while nobody stalls and packets have no
/// faults.
/// </summary>
/// <remarks>
/// A beat of words taken in cycle t can be used from t + 1 on. A beat of pixels is made in the first cycle, after the one of
/// the beat before, in which every word is there that stands in front of the next beat's, or that this one needs; it is
/// handed over in the cycle after. Beats of words leave as soon as all of their words are used, the packet's last one when
/// its last pixels are made. There is room for as many beats as L + (map words a beat) words can touch, and for one
/// more; none is taken in a cycle at whose start all of it is used.
/// </remarks>
/// <param name="parameters">Lanes and map width.</param>
public sealed class DecompressorTimelineGolden(SparsityMapParameters parameters)
{
    private readonly List<(int FirstBeat, int Used, bool Last, int Beats)> _steps = [];
    private readonly int _lanes = parameters.Lanes;
    private int _firstBeat;
    private int _beats;
    private int _begun;
    private int _reached;

    /// <summary>Begins a packet of so many words.</summary>
    public void Begin(int words)
    {
        _firstBeat += _beats;
        _beats = (words + _lanes - 1) / _lanes;
        _begun = _steps.Count;
        _reached = 0;
    }

    /// <summary>The pixels before this place need the words before that one.</summary>
    /// <param name="pixels">Pixels of the packet.</param>
    /// <param name="words">Words of the packet.</param>
    public void Reach(int pixels, int words)
    {
        int beat = (pixels - 1) / _lanes;
        if (_steps.Count - _begun > beat)
        {
            _steps[^1] = _steps[^1] with { Used = words };
        }
        else
        {
            _steps.Add((_firstBeat, words, false, _beats));
        }

        _reached = pixels;
    }

    /// <summary>Ends the packet.</summary>
    /// <param name="pixels">Pixels of the packet, all of which were reached.</param>
    public void End(int pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels, _reached);
        _steps[^1] = _steps[^1] with { Last = true };
    }

    /// <summary>Cycles of the beats of pixels.</summary>
    public IReadOnlyList<long> Finish()
    {
        int window = _lanes + parameters.WordsPerBeat;
        int room = ((_lanes + window - 2) / _lanes) + 2;
        int total = _firstBeat + _beats;
        int taken = 0;
        int gone = 0;
        List<long> cycles = [];
        for (long cycle = 0; cycles.Count < _steps.Count; cycle++)
        {
            (int firstBeat, int used, bool last, int beats) = _steps[cycles.Count];
            bool accepts = taken < total && taken - gone < room;
            if (taken > firstBeat && taken >= firstBeat + ((used + _lanes - 1) / _lanes))
            {
                cycles.Add(cycle + 1);
                gone = firstBeat + (last ? beats : Math.Min(used / _lanes, beats - 1));
            }

            taken += accepts ? 1 : 0;
        }

        return cycles;
    }
}
