namespace Hdl.Networks.Coding;

/// <summary>
/// Size of a sparsity map (NullHop): one bit a pixel, in words of MapWidth pixels that start anew with each packet,
/// then the values of the pixels that are not 0.
/// </summary>
/// <param name="MapWidth">Pixels a map word covers, and its bits; 1 or more (NullHop: 16).</param>
/// <param name="ValueWidth">Bits of a pixel, 1 .. 64 (NullHop: 16).</param>
public sealed record SparsityMapSize(int MapWidth, int ValueWidth)
{
    /// <summary>
    /// The share of zeros above which long packets become smaller than the pixels themselves: 1 / ValueWidth.
    /// </summary>
    public double LongPacketCrossover => 1.0 / ValueWidth;

    /// <summary>Bits of a packet: MapWidth * ceil(pixels / MapWidth) + ValueWidth * nonZeros.</summary>
    /// <param name="pixels">Pixels of the packet, 0 or more.</param>
    /// <param name="nonZeros">How many of them are not 0.</param>
    public long Bits(long pixels, long nonZeros) => MapBits(pixels) + (ValueWidth * nonZeros);

    /// <summary>Bits of a packet's map words alone.</summary>
    /// <param name="pixels">Pixels of the packet, 0 or more.</param>
    public long MapBits(long pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pixels);
        return (pixels + MapWidth - 1) / MapWidth * MapWidth;
    }

    /// <summary>Mean bits per pixel of long packets: 1 + ValueWidth * (1 - zeros).</summary>
    /// <param name="zeros">Share of zeros, 0 .. 1.</param>
    public double BitsPerPixel(double zeros) => 1 + (ValueWidth * (1 - zeros));

    /// <summary>
    /// The share of zeros above which packets of this length become smaller than their pixels:
    /// MapWidth * ceil(pixels / MapWidth) / (ValueWidth * pixels). Null where not even packets of zeros alone are.
    /// </summary>
    /// <param name="pixels">Pixels per packet, 1 or more.</param>
    public double? Crossover(long pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pixels, 1);
        double share = MapBits(pixels) / ((double)ValueWidth * pixels);
        return share < 1 ? share : null;
    }
}
