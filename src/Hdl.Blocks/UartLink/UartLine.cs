namespace Hdl.Blocks.UartLink;

/// <summary>Writes what a sender puts on a serial line, one level per clock.</summary>
/// <param name="clocksPerBit">Clocks per bit.</param>
/// <param name="write">Takes one clock's level.</param>
public sealed class UartLine(int clocksPerBit, Action<bool> write)
{
    private const int DataBits = 8;

    /// <summary>A byte in its frame.</summary>
    /// <param name="value">The byte.</param>
    /// <param name="stop">Level of the stop bit; 0 is a framing error.</param>
    /// <param name="stretch">Clocks by which the start bit is longer: a sender whose clock differs.</param>
    public void Byte(int value, bool stop = true, int stretch = 0)
    {
        Level(false, clocksPerBit + stretch);
        for (int bit = 0; bit < DataBits; bit++)
        {
            Level(((value >> bit) & 1) != 0, clocksPerBit);
        }

        Level(stop, clocksPerBit);
    }

    /// <summary>Holds a level.</summary>
    /// <param name="level">1 is rest.</param>
    /// <param name="clocks">For how long.</param>
    public void Level(bool level, int clocks)
    {
        for (int i = 0; i < clocks; i++)
        {
            write(level);
        }
    }
}
