namespace Hdl.Cnn.NullHop.Performance;

/// <summary>
/// The timing of <c>fifo</c> in registers, with or without an output register: a beat can leave one cycle after it
/// came, and room is known from the cycle before. The user pops before it pushes.
/// </summary>
/// <param name="depth">Beats that it holds.</param>
internal sealed class BeatQueue(int depth)
{
    private readonly int _depth = Math.Max(2, depth);
    private readonly int[] _beats = new int[Math.Max(2, depth)];
    private int _first;

    /// <summary>Beats that are there; before the cycle's push those that were there at its start and have not left.
    /// </summary>
    public int Count { get; private set; }

    /// <summary>Whether there was room at the start of the cycle.</summary>
    public bool Ready { get; private set; } = true;

    /// <summary>The oldest beat.</summary>
    public int First => _beats[_first];

    /// <summary>The oldest beat leaves.</summary>
    public void Pop()
    {
        _first = _first + 1 == _depth ? 0 : _first + 1;
        Count--;
    }

    /// <summary>A beat comes; only where there was room.</summary>
    public void Push(int beat)
    {
        int place = _first + Count;
        _beats[place >= _depth ? place - _depth : place] = beat;
        Count++;
    }

    /// <summary>The end of the cycle.</summary>
    public void Clock() => Ready = Count < _depth;
}
