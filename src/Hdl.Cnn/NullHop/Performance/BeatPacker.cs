namespace Hdl.Cnn.NullHop.Performance;

/// <summary>
/// The timing of <c>lane_packer</c>: items become dense beats in two stages that move as one. A full beat is held until
/// another item of its packet comes.
/// </summary>
/// <param name="beatItems">Items of a beat.</param>
internal sealed class BeatPacker(int beatItems)
{
    private bool _denseValid;
    private bool _denseLast;
    private int _denseCount;
    private bool _closed;
    private int _held;

    /// <summary>Whether a beat is offered.</summary>
    public bool Valid { get; private set; }

    /// <summary>Its items.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it ends its packet.</summary>
    public bool Last { get; private set; }

    /// <summary>Whether nothing is in it.</summary>
    public bool IsEmpty => !Valid && !_denseValid && !_closed && _held == 0;

    /// <summary>Whether items are accepted, where the beat that is offered is taken.</summary>
    public bool Moves(bool ready) => !Valid || ready;

    /// <summary>A clock edge at which it moves.</summary>
    /// <param name="valid">Whether items come.</param>
    /// <param name="count">How many.</param>
    /// <param name="last">Whether they end their packet.</param>
    public void Clock(bool valid, int count, bool last)
    {
        int total = (_closed ? 0 : _held) + (_denseValid ? _denseCount : 0);
        bool overflows = total > beatItems;
        (Valid, Count, Last) = (overflows || _closed, overflows ? beatItems : _held, _closed);
        _held = overflows ? total - beatItems : total;
        _closed = _denseValid && _denseLast;
        (_denseValid, _denseCount, _denseLast) = (valid, count, last);
    }
}
