namespace Hdl.Blocks.SparsityMap;

/// <summary>
/// When the decompressor of the interleaved layout hands over its beats of pixels while nobody stalls and packets have
/// no faults.
/// </summary>
/// <remarks>
/// Beats of words are joined in pairs (where their number is odd, a packet's last one is alone) and wait in a queue of
/// ceil(<c>queue</c> / 2) pairs. From the cycle after a pair's second beat on it can move to the pool, one pair per
/// cycle; a pair that moves in cycle t can be used from t + 1 on. Beats of pixels are made one per cycle, each as soon
/// as every word that it needs is in the pool, and are handed over one cycle later. A pair leaves the pool as soon as
/// all of its words are used, a packet's last pair when the packet's last pixels are made. The pool has room for as
/// many pairs as L + (map words per beat) words can touch, and for one more. Queue and pool take nothing in a cycle at
/// whose start they are full, and no first beat of a pair is taken while the queue is full.
/// </remarks>
/// <param name="parameters">Lanes and map width.</param>
public sealed class DecompressorTimelineGolden(SparsityMapParameters parameters)
{
    private readonly List<(int FirstPair, int Used, bool Last, int Pairs)> _steps = [];
    private readonly int _lanes = parameters.Lanes;
    private readonly int _pair = 2 * parameters.Lanes;
    private readonly List<bool> _completes = [];
    private int _firstPair;
    private int _pairs;
    private int _begun;
    private int _reached;

    /// <summary>Begins a packet of so many words.</summary>
    public void Begin(int words)
    {
        _firstPair += _pairs;
        _pairs = (words + _pair - 1) / _pair;
        int beats = (words + _lanes - 1) / _lanes;
        _completes.AddRange(Enumerable.Range(0, beats).Select(beat => beat % 2 == 1 || beat == beats - 1));
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
            _steps.Add((_firstPair, words, false, _pairs));
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
        int room = ((_pair + window - 2) / _pair) + 2;
        int depth = (parameters.Queue + 1) / 2;
        int beats = 0;
        int queued = 0;
        int taken = 0;
        int gone = 0;
        List<long> cycles = [];
        for (long cycle = 0; cycles.Count < _steps.Count; cycle++)
        {
            (int firstPair, int used, bool last, int pairs) = _steps[cycles.Count];
            bool accepts = taken < queued && taken - gone < room;
            bool queues = beats < _completes.Count && queued - taken < depth;
            if (taken > firstPair && taken >= firstPair + ((used + _pair - 1) / _pair))
            {
                cycles.Add(cycle + 1);
                gone = firstPair + (last ? pairs : Math.Min(used / _pair, pairs - 1));
            }

            taken += accepts ? 1 : 0;
            queued += queues && _completes[beats] ? 1 : 0;
            beats += queues ? 1 : 0;
        }

        return cycles;
    }
}
