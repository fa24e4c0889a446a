namespace Hdl.Cnn.NullHop.Performance;

/// <summary>A window, or a slice of one, on its way to the fetch: the entries of each of its lines.</summary>
internal sealed class WindowRun
{
    private readonly int[] _lengths = new int[8];

    /// <summary>Lines that have entries.</summary>
    public int Lines { get; private set; }

    /// <summary>Those of them that are of rows of odd number, as a mask.</summary>
    public int Odd { get; private set; }

    /// <summary>Whether it is the window's last slice.</summary>
    public bool Ends { get; private set; }

    /// <summary>What its last item says.</summary>
    public ItemMark Mark { get; private set; }

    /// <summary>Whether rows have been read for the last time.</summary>
    public bool Frees { get; private set; }

    /// <summary>Those below this one.</summary>
    public int FreeRow { get; private set; }

    /// <summary>Entries of a line, of those that have some.</summary>
    public int Length(int line) => _lengths[line];

    /// <summary>A window without lines.</summary>
    public void Set(bool ends, ItemMark mark, bool frees, int freeRow) =>
        (Lines, Odd, Ends, Mark, Frees, FreeRow) = (0, 0, ends, mark, frees, freeRow);

    /// <summary>A line; it is left out where it has no entries.</summary>
    /// <param name="length">Its entries.</param>
    /// <param name="row">Number of its row since reset.</param>
    public void Add(int length, int row)
    {
        if (length > 0)
        {
            _lengths[Lines] = length;
            Odd |= (row & 1) << Lines;
            Lines++;
        }
    }
}

/// <summary>What the last item of a window says.</summary>
[Flags]
internal enum ItemMark
{
    /// <summary>Nothing: the window is one of a pass that only accumulates.</summary>
    None = 0,

    /// <summary>The sums are taken.</summary>
    Last = 1,

    /// <summary>They leave, after pooling.</summary>
    Emit = 2,

    /// <summary>It is the last of a row of windows.</summary>
    Flush = 4,

    /// <summary>It is the last of the pass.</summary>
    Pass = 8,

    /// <summary>It has no value.</summary>
    Null = 16,
}
