using System.Numerics;

namespace Hdl.Cnn.NullHop.Performance;

/// <summary>The timing of <c>nullhop_loader</c>: rows of the input come, a segment or two per cycle.</summary>
internal sealed class LoaderStage
{
    private readonly int _fetchWidth;
    private readonly int _mapWidth;
    private readonly bool _pairs;
    private readonly int _halves;
    private readonly int _partEntries;
    private readonly int _rowSlots;
    private readonly FrameSource _source;
    private readonly BeatWindow _words;
    private readonly int[] _sizes;
    private readonly int[] _heldEntries;

    // The pass, and what is left of it.
    private bool _running;
    private bool _skips;
    private bool _raw;
    private int _frames;
    private NonzeroMap? _map;
    private int _frame;
    private int _row;
    private int _slice;
    private int _packet;
    private int _column;
    private int _left;
    private int _flag;
    private bool _begins;

    // Rows that have come, have been released, may be released; what the store holds.
    private int _done;
    private int _freed;
    private int _target;
    private int _heldRows;
    private int _size;
    private int _whole;

    /// <summary>A loader that has nothing to do.</summary>
    /// <param name="parameters">Sizes.</param>
    /// <param name="source">The input.</param>
    public LoaderStage(NullHopParameters parameters, FrameSource source)
    {
        _fetchWidth = parameters.FetchWidth;
        _mapWidth = parameters.MapBits;
        _pairs = parameters.MapSegments > 1;
        _halves = parameters.FetchRuns;
        _partEntries = parameters.RowEntries / _halves;
        _heldEntries = new int[_halves];
        _rowSlots = parameters.RowSlots;
        _source = source;
        _words = new BeatWindow(parameters.InputWords, _fetchWidth + (_pairs ? 2 : 1));
        _sizes = new int[_rowSlots];
    }

    /// <summary>The passes to come.</summary>
    public PassQueue Passes { get; } = new();

    /// <summary>Rows that can be read, since reset.</summary>
    public int RowsDone { get; private set; }

    /// <summary>Columns of the row behind them that can be read, in all slices.</summary>
    public int ColumnsDone { get; private set; }

    /// <summary>Whether nothing would change if no pass came.</summary>
    public bool IsIdle =>
        !_running && Passes.Next is null && RowsDone == _done && (_freed == _target || _freed == _done);

    /// <summary>A clock edge.</summary>
    /// <param name="frees">Whether rows have been read for the last time.</param>
    /// <param name="freeRow">Those below this one.</param>
    /// <returns>Whether a beat of the input was accepted.</returns>
    public bool Clock(bool frees, int freeRow)
    {
        (RowsDone, ColumnsDone) = (_done, _whole);
        int rowsBefore = _heldRows;
        int entriesBefore = _heldEntries[_done % _halves];
        if (_freed != _target && _freed != _done)
        {
            _heldEntries[_freed % _halves] -= _sizes[_freed & (_rowSlots - 1)];
            _heldRows--;
            _freed++;
        }

        if (frees)
        {
            _target = freeRow;
        }

        int take = 0;
        bool closes = false;
        if (!_running)
        {
            Begin();
        }
        else if (_skips)
        {
            _running = false;
        }
        else
        {
            take = Segment(entriesBefore, rowsBefore, out closes);
        }

        bool arrives = _source.Valid && _words.Ready;
        if (arrives)
        {
            _words.Clock(take, closes, arrives, _source.Count, _source.Last);
            _source.Take();
        }
        else
        {
            _words.Clock(take, closes, false, 0, false);
        }

        return arrives;
    }

    private void Begin()
    {
        if (Passes.Next is not { } pass)
        {
            return;
        }

        Passes.Pop();
        _running = true;
        _skips = pass.Descriptor.ReuseInput;
        _raw = pass.Descriptor.InRaw;
        _frames = pass.Descriptor.Frames;
        if (!_skips)
        {
            BeginFrame();
        }
    }

    private void BeginFrame()
    {
        _map = _source[_frame];
        (_row, _packet) = (0, 0);
        BeginPacket(0);
    }

    private void BeginPacket(int slice)
    {
        (_slice, _column, _flag, _left, _begins) = (slice, 0, 0, _map!.Channels(slice), true);
    }

    // The words that a segment takes; 0 as well where it takes none, which is another thing than no segment only for
    // `closes`.
    private int Segment(int heldEntries, int heldRows, out bool closes)
    {
        closes = false;
        int bits = _raw ? _fetchWidth : _mapWidth - (_flag % _mapWidth);
        bool head = !_raw && bits == _mapWidth;
        int present = _words.Present;
        if (head && present == 0)
        {
            return 0;
        }

        int reach = Math.Min(_left, bits);
        uint flags = _map!.Flags(_packet, _flag, reach);
        int count = BitOperations.PopCount(flags);
        if (count > _fetchWidth)
        {
            reach = PlaceOf(flags, _fetchWidth);
            count = _fetchWidth;
        }

        int take = (_raw ? reach : count) + (head ? 1 : 0);
        if (_pairs && !_raw && reach == bits && reach < _left)
        {
            Pair(present, ref reach, ref count, ref take);
        }

        bool beginsRow = _begins && _column == 0 && _slice == 0;
        if (take > present || heldEntries > _partEntries - count || (beginsRow && heldRows == _rowSlots))
        {
            return 0;
        }

        Advance(reach, count, beginsRow, out closes);
        return take;
    }

    // The next map word, up to the column's end, where all of it fits and is there.
    private void Pair(int present, ref int reach, ref int count, ref int take)
    {
        int next = Math.Min(_left - reach, _mapWidth);
        int values = BitOperations.PopCount(_map!.Flags(_packet, _flag + reach, next));
        if (count + values <= _fetchWidth && take + 1 + values <= present)
        {
            reach += next;
            count += values;
            take += 1 + values;
        }
    }

    private static int PlaceOf(uint flags, int number)
    {
        for (; number > 0; number--)
        {
            flags &= flags - 1;
        }

        return BitOperations.TrailingZeroCount(flags);
    }

    private void Advance(int reach, int count, bool beginsRow, out bool closes)
    {
        _heldEntries[_done % _halves] += count;
        _heldRows += beginsRow ? 1 : 0;
        _size = (beginsRow ? 0 : _size) + count;
        _flag += reach;
        _left -= reach;
        _begins = _left == 0;
        closes = false;
        if (!_begins)
        {
            return;
        }

        bool lastSlice = _slice == _map!.Slices - 1;
        _whole += lastSlice ? 1 : 0;
        _column++;
        _left = _map.Channels(_slice);
        closes = _column == _map.Width;
        if (!closes)
        {
            return;
        }

        _packet++;
        if (!lastSlice)
        {
            BeginPacket(_slice + 1);
            return;
        }

        _sizes[_done & (_rowSlots - 1)] = _size;
        _done++;
        _whole = 0;
        _row++;
        BeginPacket(0);
        if (_row == _map.Height)
        {
            EndFrame();
        }
    }

    private void EndFrame()
    {
        _frame++;
        _frames--;
        _running = _frames > 0;
        if (_running)
        {
            BeginFrame();
        }
    }
}
