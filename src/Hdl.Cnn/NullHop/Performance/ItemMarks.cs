namespace Hdl.Cnn.NullHop.Performance;

/// <summary>
/// Items by their number: how many have been fetched and issued, and which of those between are the last of a window.
/// </summary>
internal sealed class ItemMarks
{
    // As many items as queue, packer and fetch hold, each of which may be the last of a window, are far fewer.
    private const int Places = 1024;
    private readonly long[] _items = new long[Places];
    private readonly ItemMark[] _marks = new ItemMark[Places];
    private long _fetched;
    private int _first;
    private int _end;

    /// <summary>Items issued.</summary>
    public long Issued { get; private set; }

    /// <summary>Marks that have not been issued.</summary>
    public int Count => _end - _first;

    /// <summary>Items are fetched.</summary>
    /// <param name="count">How many.</param>
    /// <param name="mark">What the last of them says.</param>
    public void Add(int count, ItemMark mark)
    {
        _fetched += count;
        if (mark != ItemMark.None)
        {
            int place = _end++ & (Places - 1);
            (_items[place], _marks[place]) = (_fetched - 1, mark);
        }
    }

    /// <summary>A mark, counted from the first that has not been issued.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="item">The item, counted from the first that has not been issued.</param>
    public ItemMark Of(int number, out int item)
    {
        int place = (_first + number) & (Places - 1);
        item = (int)(_items[place] - Issued);
        return _marks[place];
    }

    /// <summary>Items are issued, and marks with them.</summary>
    public void Take(int items, int marks)
    {
        Issued += items;
        _first += marks;
    }
}
