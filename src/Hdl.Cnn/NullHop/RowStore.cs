namespace Hdl.Cnn.NullHop;

/// <summary>
/// What the row store takes of the maps that come (nullhop, section 3, error 6). It has E entries, or E / 2 for the
/// rows of each parity where two runs are fetched at once; parity is that of a row's number since the reset, over all
/// frames. While a row comes, the store holds the rows before it that are still needed: from the first one of the first
/// pooled row that needs this row or one behind it, or from the frame's first one where the input is kept. Entries
/// beyond that, which overcommit alone allows, are dropped, in the order in which the row's packets have them.
/// </summary>
/// <param name="parameters">Valid parameters.</param>
internal sealed class RowStore(NullHopParameters parameters)
{
    private int _rows;
    private int[] _entries = [];
    private Descriptor _descriptor = new();

    /// <summary>A frame begins.</summary>
    /// <param name="descriptor">The pass that brings it.</param>
    public void Begin(Descriptor descriptor)
    {
        _rows += _entries.Length;
        _entries = new int[descriptor.Height];
        _descriptor = descriptor;
    }

    /// <summary>Stores a slice of a row; values that find no room become 0.</summary>
    /// <param name="y">Row of the frame; rows come in their order.</param>
    /// <param name="values">Values of the slice, channel fastest.</param>
    /// <param name="entries">Which of them are entries: a 0 that was announced is one.</param>
    /// <returns>Whether all entries found room.</returns>
    public bool Store(int y, Span<int> values, ReadOnlySpan<bool> entries)
    {
        int room = parameters.RowEntries / parameters.FetchRuns;
        for (int row = Needed(y); row <= y; row++)
        {
            room -= (_rows + row) % parameters.FetchRuns == (_rows + y) % parameters.FetchRuns ? _entries[row] : 0;
        }

        bool fits = true;
        for (int index = 0; index < entries.Length; index++)
        {
            if (entries[index] && room == 0)
            {
                values[index] = 0;
                fits = false;
            }
            else if (entries[index])
            {
                room--;
                _entries[y]++;
            }
        }

        return fits;
    }

    // The first row that is held while row y comes.
    private int Needed(int y)
    {
        if (_descriptor.KeepInput)
        {
            return 0;
        }

        int rows = _descriptor.KernelHeight + ((_descriptor.PoolWindow - 1) * _descriptor.Stride);
        int step = _descriptor.PoolStride * _descriptor.Stride;
        for (int pooled = 0; pooled < _descriptor.PooledHeight; pooled++)
        {
            int first = (pooled * step) - _descriptor.PadTop;
            if (first + rows > y)
            {
                return Math.Clamp(first, 0, y);
            }
        }

        return y;
    }
}
