namespace Hdl.Blocks.SparsityMap;

/// <summary>
/// When the compressor of the interleaved layout hands over its beats of words while nobody stalls: a queueing model,
/// cycle by cycle. It knows numbers of words, not words.
/// </summary>
/// <remarks>
/// Where a map word has several beats of pixels, these wait, in a queue of one more, until the last of them has been
/// taken. Then a beat per cycle is merged with its map word into beats of 2 L words: in the second cycle after it was
/// taken (or left the queue) a full one, or in the third the packet's last one, goes into a queue of ceil(<c>queue</c>
/// / 2) such beats, from which L words per cycle leave from the cycle after on. While that queue is full, nothing of
/// this moves.
/// </remarks>
/// <param name="parameters">Lanes, map width, queue.</param>
public sealed class InterleavedTimelineGolden(SparsityMapCompressorParameters parameters)
{
    private readonly List<(int Words, bool Last, bool Complete)> _pixels = [];
    private readonly List<(int Words, bool Last, long Cycle)> _outputs = [];
    private readonly Queue<(int Words, bool Last)> _queue = [];
    private (int Words, bool Last)? _merging;
    private (int Words, bool Last)? _sending;
    private int _held;
    private bool _closed;
    private int _sent;

    /// <summary>Adds a beat of pixels.</summary>
    /// <param name="words">Words that it brings: values, and map words that stand in front of them.</param>
    /// <param name="last">Whether it ends its packet.</param>
    /// <param name="complete">Whether it ends its map word.</param>
    public void Add(int words, bool last, bool complete) => _pixels.Add((words, last, complete));

    /// <summary>Words, end of packet and cycle of each beat of words.</summary>
    public IReadOnlyList<(int Words, bool Last, long Cycle)> Run()
    {
        int wait = parameters.BeatsPerWord > 1 ? parameters.BeatsPerWord + 1 : 0;
        int taken = 0;
        int left = 0;
        int complete = 0;
        for (long cycle = 0; left < _pixels.Count || IsBusy; cycle++)
        {
            bool room = _queue.Count < (parameters.Queue + 1) / 2;
            Leave(cycle);
            bool advance = _sending is null || room;
            int available = wait == 0 ? _pixels.Count : complete;
            bool takes = taken < _pixels.Count && taken - left < wait;
            if (advance)
            {
                Advance(left < available ? _pixels[left] : null);
                left += left < available ? 1 : 0;
            }

            if (takes)
            {
                taken++;
                complete = _pixels[taken - 1].Complete ? taken : complete;
            }

            if (left == complete && taken == _pixels.Count && wait > 0)
            {
                // What remains is a word that never ends.
                left = IsBusy ? left : _pixels.Count;
            }
        }

        return _outputs;
    }

    private bool IsBusy => _queue.Count > 0 || _merging is not null || _sending is not null || _closed;

    private void Leave(long cycle)
    {
        if (!_queue.TryPeek(out (int Words, bool Last) head))
        {
            return;
        }

        int words = Math.Min(parameters.Lanes, head.Words - _sent);
        _sent += words;
        bool done = _sent == head.Words;
        _outputs.Add((words, done && head.Last, cycle));
        if (done)
        {
            _queue.Dequeue();
            _sent = 0;
        }
    }

    private void Advance((int Words, bool Last, bool Complete)? input)
    {
        if (_sending is { } beat)
        {
            _queue.Enqueue(beat);
        }

        int wide = 2 * parameters.Lanes;
        int total = (_closed ? 0 : _held) + (_merging?.Words ?? 0);
        _sending = _closed ? (_held, true) : total > wide ? (wide, false) : null;
        _held = total > wide ? total - wide : total;
        _closed = _merging?.Last ?? false;
        _merging = input is { } pixels ? (pixels.Words, pixels.Last) : null;
    }
}
