using System.Numerics;

namespace Hdl.Cnn.NullHop.Performance;

/// <summary>
/// The timing of <c>nullhop_output</c>: words wait in a queue and leave in beats, through the compressor or past it.
/// </summary>
internal sealed class OutputStage
{
    /// <summary>Words that the queue holds.</summary>
    public const int Room = 16;

    private const int LastBit = 16;
    private const int RawBit = 17;

    private readonly int _beatValues;
    private readonly int _parts;
    private readonly uint _mask;
    private readonly BeatQueue _words = new(Room);
    private readonly CompressorStage _compressor;
    private int _part;
    private int _inside;
    private bool _begun;

    /// <summary>An empty output.</summary>
    /// <param name="parameters">Sizes.</param>
    public OutputStage(NullHopParameters parameters)
    {
        _beatValues = parameters.OutputWords;
        _parts = NullHopParameters.WordChannels / _beatValues;
        _mask = (1U << _beatValues) - 1;
        _compressor = new CompressorStage(_beatValues, parameters.MapBits);
    }

    /// <summary>Whether a word leaves the queue in this cycle.</summary>
    public bool WordLeaves { get; private set; }

    /// <summary>Whether a beat leaves in this cycle.</summary>
    public bool BeatLeaves { get; private set; }

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => _words.Count == 0 && _inside == 0 && !_begun;

    /// <summary>A clock edge.</summary>
    /// <param name="drain">Its word comes.</param>
    public void Clock(DrainStage drain)
    {
        WordLeaves = false;
        if (_words.Count == 0 && !drain.Valid && _inside == 0)
        {
            BeatLeaves = _compressor.Clock(false, 0, false);
            return;
        }

        bool valid = _words.Count > 0;
        int word = valid ? _words.First : 0;
        bool raw = ((word >> RawBit) & 1) != 0;
        bool empty = _inside == 0 && !_begun;
        bool partEnds = _part == _parts - 1;
        bool last = partEnds && ((word >> LastBit) & 1) != 0;
        bool fires = valid && (raw ? empty : _compressor.Ready);
        WordLeaves = fires && partEnds;
        int present = BitOperations.PopCount(((uint)word >> (_part * _beatValues)) & _mask);
        bool codes = fires && !raw;
        bool codedLeaves = _compressor.Clock(codes, present, last);
        BeatLeaves = codedLeaves || (raw && fires);
        if (codes)
        {
            _begun = !last;
        }

        _inside += (codes && last ? 1 : 0) - (codedLeaves && _compressor.Last ? 1 : 0);
        if (fires)
        {
            _part = partEnds ? 0 : _part + 1;
        }

        if (WordLeaves)
        {
            _words.Pop();
        }

        if (drain.Valid)
        {
            _words.Push((int)drain.Nonzero | (drain.Last ? 1 << LastBit : 0) | (drain.Raw ? 1 << RawBit : 0));
        }

        _words.Clock();
    }
}
