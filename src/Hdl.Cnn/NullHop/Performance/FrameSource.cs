namespace Hdl.Cnn.NullHop.Performance;

/// <summary>
/// The input stream: frames in the order in which they come, and the beats of their packets, one offered in every
/// cycle.
/// </summary>
/// <param name="beatWords">Words of a beat.</param>
/// <param name="mapWidth">Flags of a map word.</param>
internal sealed class FrameSource(int beatWords, int mapWidth)
{
    private readonly List<(NonzeroMap Map, bool Raw)> _frames = [];
    private int _frame;
    private int _packet;
    private int _left;

    /// <summary>Whether a beat is offered.</summary>
    public bool Valid => _left > 0;

    /// <summary>Its words.</summary>
    public int Count => Math.Min(_left, beatWords);

    /// <summary>Whether it ends its packet.</summary>
    public bool Last => _left <= beatWords;

    /// <summary>A frame.</summary>
    public NonzeroMap this[int frame] => _frames[frame].Map;

    /// <summary>Adds a frame.</summary>
    public void Add(NonzeroMap map, bool raw)
    {
        _frames.Add((map, raw));
        if (!Valid)
        {
            _left = WordsOfPacket();
        }
    }

    /// <summary>The beat is accepted.</summary>
    public void Take()
    {
        _left -= Count;
        if (_left == 0)
        {
            _packet++;
            if (_packet == _frames[_frame].Map.Height * _frames[_frame].Map.Slices)
            {
                _packet = 0;
                _frame++;
            }

            _left = _frame < _frames.Count ? WordsOfPacket() : 0;
        }
    }

    private int WordsOfPacket() => _frames[_frame].Map.Words(_packet, _frames[_frame].Raw ? 0 : mapWidth);
}
