namespace Hdl.Cnn.NullHop.Performance;

/// <summary>The timing of <c>nullhop_windows</c>: a window and slice per cycle, once its rows are there.</summary>
/// <param name="source">The frames.</param>
internal sealed class WindowStage(FrameSource source)
{
    private Descriptor _pass = new();
    private bool _running;
    private bool _open;
    private bool _drops;
    private int _frames;
    private int _frame;

    // The pooled row and column, the window among those that are pooled, the slice; corners in the map.
    private int _row;
    private int _pixel;
    private int _down;
    private int _right;
    private int _slice;
    private int _x;
    private int _y;
    private int _pixelX;
    private int _rowY;
    private int _step;

    // The number of the frame's row 0; rows that are kept for the next pass.
    private int _base;
    private int _kept;

    /// <summary>The passes to come.</summary>
    public PassQueue Passes { get; } = new();

    /// <summary>The windows that were looked up.</summary>
    public RunQueue Runs { get; } = new();

    /// <summary>Whether a window waited for rows in the cycle that has passed.</summary>
    public bool WaitsRows { get; private set; }

    /// <summary>Whether the pass waited for its parameters in the cycle that has passed.</summary>
    public bool WaitsLoads { get; private set; }

    /// <summary>Whether nothing would change if no pass came.</summary>
    public bool IsIdle => !_running && Passes.Next is null && Runs.IsEmpty;

    /// <summary>A clock edge.</summary>
    /// <param name="rowsDone">Rows that can be read, since reset.</param>
    /// <param name="columnsDone">Columns of the row behind them.</param>
    /// <param name="loadsDone">Loads that are done.</param>
    public void Clock(int rowsDone, int columnsDone, int loadsDone)
    {
        bool advances = Runs.Advances;
        WindowRun place = Runs.Shift();
        if (!_running)
        {
            (WaitsRows, WaitsLoads) = (false, false);
            Begin();
            return;
        }

        bool ready = IsReady(rowsDone, columnsDone);
        bool loaded = (short)(loadsDone - _pass.Loads) >= 0;
        WaitsRows = _open && !ready;
        WaitsLoads = !loaded;
        if (!advances || (!_drops && (!_open || !ready)))
        {
            _open = _open || loaded;
        }
        else if (_drops)
        {
            place.Set(false, ItemMark.None, true, _base);
            Runs.Fill();
            _drops = false;
            _open = _open || loaded;
        }
        else
        {
            LookUp(place);
            Runs.Fill();
            Advance();
        }
    }

    private void Begin()
    {
        if (Passes.Next is not { } pass)
        {
            return;
        }

        Passes.Pop();
        _pass = pass.Descriptor;
        (_running, _open) = (true, false);
        _frames = _pass.Frames;
        (_row, _pixel, _down, _right, _slice) = (0, 0, 0, 0, 0);
        _step = _pass.PoolStride * _pass.Stride;
        (_x, _pixelX) = (-_pass.PadLeft, -_pass.PadLeft);
        (_y, _rowY) = (-_pass.PadTop, -_pass.PadTop);
        if (!_pass.ReuseInput)
        {
            // What was kept is not looked at again: a window of nothing frees it.
            _drops = _kept != 0;
            _frame += _drops ? 1 : 0;
            _base += _kept;
            _kept = 0;
        }
    }

    private bool IsReady(int rowsDone, int columnsDone)
    {
        int rows = rowsDone - _base;
        if (rows < 0)
        {
            return false;
        }

        int bottom = _y + _pass.KernelHeight - 1;
        int lastRow = Math.Min(bottom, _pass.Height - 1);
        if (_y >= _pass.Height || bottom < 0 || rows > lastRow)
        {
            return true;
        }

        int right = _x + _pass.KernelWidth - 1;
        return rows == lastRow
            && (_x >= _pass.Width || right < 0 || columnsDone > Math.Min(right, _pass.Width - 1));
    }

    private void LookUp(WindowRun place)
    {
        bool sliceEnds = _slice == _pass.Slices.Count - 1;
        bool pixelEnds = sliceEnds && _right == _pass.PoolWindow - 1 && _down == _pass.PoolWindow - 1;
        bool rowEnds = pixelEnds && _pixel == _pass.PooledWidth - 1;
        bool frameEnds = rowEnds && _row == _pass.PooledHeight - 1;
        var mark = ItemMark.None;
        if (sliceEnds && _pass.AccumulateLast)
        {
            mark = pixelEnds ? ItemMark.Last | ItemMark.Emit : ItemMark.Last;
        }

        mark |= rowEnds ? ItemMark.Flush : ItemMark.None;
        mark |= frameEnds && _frames == 1 ? ItemMark.Pass : ItemMark.None;
        int next = _rowY + _step;
        int freeRow = frameEnds ? _pass.Height : Math.Clamp(next, 0, _pass.Height);
        place.Set(sliceEnds, mark, rowEnds && !_pass.KeepInput, _base + freeRow);
        int first = Math.Max(_x, 0);
        int last = Math.Min(_x + _pass.KernelWidth, _pass.Width) - 1;
        if (first > last)
        {
            return;
        }

        NonzeroMap map = source[_frame];
        int end = Math.Min(_y + _pass.KernelHeight, _pass.Height);
        for (int y = Math.Max(_y, 0); y < end; y++)
        {
            place.Add(map.Count((y * map.Slices) + _slice, first, last), _base + y);
        }
    }

    private void Advance()
    {
        _slice++;
        if (_slice < _pass.Slices.Count)
        {
            return;
        }

        _slice = 0;
        _right++;
        if (_right < _pass.PoolWindow)
        {
            _x += _pass.Stride;
            return;
        }

        (_right, _x) = (0, _pixelX);
        _down++;
        if (_down < _pass.PoolWindow)
        {
            _y += _pass.Stride;
            return;
        }

        (_down, _y) = (0, _rowY);
        _pixelX += _step;
        _x = _pixelX;
        _pixel++;
        if (_pixel == _pass.PooledWidth)
        {
            EndRow();
        }
    }

    private void EndRow()
    {
        (_pixel, _pixelX, _x) = (0, -_pass.PadLeft, -_pass.PadLeft);
        _rowY += _step;
        _y = _rowY;
        _row++;
        if (_row < _pass.PooledHeight)
        {
            return;
        }

        (_row, _rowY, _y) = (0, -_pass.PadTop, -_pass.PadTop);
        _frames--;
        (_running, _open) = (_frames > 0, _frames > 0);
        _kept = _pass.KeepInput ? _pass.Height : 0;
        if (!_pass.KeepInput)
        {
            _base += _pass.Height;
            _frame++;
        }
    }
}
