using Hdl.Core.Numerics;

namespace Hdl.Networks.Spiking;

/// <summary>
/// How 32 bits name an input: the channel in the low bits, then column and row, each in as many bits as its size needs
/// and one at least; bit 31 says that there is no event. Where channels and columns are powers of two, that is the
/// address (y * W + x) * C + c.
/// </summary>
/// <param name="map">Shape of the inputs.</param>
public sealed class EventWord(MapShape map)
{
    /// <summary>The bit of a step without events.</summary>
    public const int Null = 31;

    /// <summary>Bits of the channel.</summary>
    public int ChannelWidth { get; } = FixedPoint.IndexWidth(map.Channels);

    /// <summary>Bits of the column.</summary>
    public int ColumnWidth { get; } = FixedPoint.IndexWidth(map.Width);

    /// <summary>Bits of the row.</summary>
    public int RowWidth { get; } = FixedPoint.IndexWidth(map.Height);

    /// <summary>Bits of all three, at most <see cref="Null"/> where a word has room for them.</summary>
    public int Width => ChannelWidth + ColumnWidth + RowWidth;

    /// <summary>The word of an event.</summary>
    /// <param name="y">Row; may be beyond the map.</param>
    /// <param name="x">Column.</param>
    /// <param name="channel">Channel.</param>
    public uint Of(int y, int x, int channel) =>
        (uint)channel | ((uint)x << ChannelWidth) | ((uint)y << (ChannelWidth + ColumnWidth));

    /// <summary>The event of a word; null where it is none, or none of the map.</summary>
    /// <param name="word">The word.</param>
    public (int Y, int X, int Channel)? Read(uint word)
    {
        int channel = Part(word, 0, ChannelWidth);
        int x = Part(word, ChannelWidth, ColumnWidth);
        int y = Part(word, ChannelWidth + ColumnWidth, RowWidth);
        return word >> Null == 0 && channel < map.Channels && x < map.Width && y < map.Height ? (y, x, channel) : null;
    }

    private static int Part(uint word, int low, int width) => (int)(word >> low) & ((1 << width) - 1);
}
