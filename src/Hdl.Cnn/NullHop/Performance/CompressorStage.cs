namespace Hdl.Cnn.NullHop.Performance;

/// <summary>
/// The timing of <c>sparsity_map_compressor</c>, interleaved: beats of values wait until their map word is whole, are
/// packed behind it, wait in a queue of beats of twice the width and leave in halves.
/// </summary>
internal sealed class CompressorStage
{
    private const int QueueDepth = 8;
    private const int EndBit = 8;
    private const int LastBit = 9;

    private readonly int _lanes;
    private readonly int _beatsPerWord;
    private readonly int _mapWords;
    private readonly BeatPacker _packer;
    private readonly BeatQueue _queue = new(QueueDepth);
    private readonly BeatQueue _values;
    private int _beat;
    private int _maps;
    private bool _first = true;
    private bool _upper;

    /// <summary>An empty compressor.</summary>
    /// <param name="lanes">Values and words of a beat.</param>
    /// <param name="mapWidth">Flags of a map word.</param>
    public CompressorStage(int lanes, int mapWidth)
    {
        _lanes = lanes;
        _beatsPerWord = Math.Max(1, mapWidth / lanes);
        _mapWords = Math.Max(1, lanes / mapWidth);
        _packer = new BeatPacker(2 * lanes);
        // Those of a map word, and one that comes while the first of them leaves.
        _values = new BeatQueue(_beatsPerWord + 1);
    }

    /// <summary>Whether a beat of values is accepted in this cycle.</summary>
    public bool Ready => _beatsPerWord > 1 ? _values.Ready : _packer.Moves(_queue.Ready);

    /// <summary>Whether the beat that left ended its packet.</summary>
    public bool Last { get; private set; }

    /// <summary>A clock edge.</summary>
    /// <param name="valid">Whether a beat of values is accepted.</param>
    /// <param name="present">Those that are not 0.</param>
    /// <param name="last">Whether it ends its packet.</param>
    /// <returns>Whether a beat leaves.</returns>
    public bool Clock(bool valid, int present, bool last)
    {
        bool leaves = _queue.Count > 0;
        if (leaves)
        {
            int beat = _queue.First;
            bool done = _upper || beat >> 1 <= _lanes;
            Last = done && (beat & 1) != 0;
            _upper = !done;
            if (done)
            {
                _queue.Pop();
            }
        }

        bool moves = _packer.Moves(_queue.Ready);
        if (moves && _packer.Valid)
        {
            _queue.Push((_packer.Count << 1) | (_packer.Last ? 1 : 0));
        }

        if (_beatsPerWord > 1)
        {
            Collect(moves, valid, present, last);
        }
        else if (moves)
        {
            _packer.Clock(valid, present + _mapWords, last);
        }

        _queue.Clock();
        return leaves;
    }

    private void Collect(bool moves, bool valid, int present, bool last)
    {
        bool wordEnds = last || _beat == _beatsPerWord - 1;
        if (moves)
        {
            bool there = _maps > 0;
            int beat = there ? _values.First : 0;
            int count = (beat & ((1 << EndBit) - 1)) + (_first ? 1 : 0);
            _packer.Clock(there, count, ((beat >> LastBit) & 1) != 0);
            if (there)
            {
                _values.Pop();
                _first = ((beat >> EndBit) & 1) != 0;
                _maps -= _first ? 1 : 0;
            }
        }

        if (valid)
        {
            _values.Push(present | (wordEnds ? 1 << EndBit : 0) | (last ? 1 << LastBit : 0));
            _maps += wordEnds ? 1 : 0;
            _beat = wordEnds ? 0 : _beat + 1;
        }

        _values.Clock();
    }
}
