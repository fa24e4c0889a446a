namespace Hdl.Networks.Coding;

/// <summary>Counts the pairs of <see cref="RunLengthSize"/>, pixel by pixel.</summary>
/// <param name="longestRun">Zeros that one pair can stand for, 1 or more.</param>
public struct RunLengthCounter(int longestRun)
{
    private int _run;
    private long _pairs;

    /// <summary>The packet's next pixel.</summary>
    /// <param name="nonZero">Whether it is not 0.</param>
    public void Add(bool nonZero)
    {
        if (nonZero || _run == longestRun)
        {
            _pairs++;
            _run = 0;
        }
        else
        {
            _run++;
        }
    }

    /// <summary>Ends the packet; the next pixel begins another.</summary>
    /// <returns>Its pairs: a run still open makes one, whose level is the last zero.</returns>
    public long EndPacket()
    {
        long pairs = _pairs + (_run > 0 ? 1 : 0);
        (_run, _pairs) = (0, 0);
        return pairs;
    }
}
