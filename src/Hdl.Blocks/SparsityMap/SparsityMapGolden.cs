namespace Hdl.Blocks.SparsityMap;

/// <summary>
/// Sparsity maps as arithmetic: what a packet of pixels becomes, and how large that is (NullHop, section VI).
/// </summary>
public static class SparsityMapGolden
{
    /// <summary>
    /// Map words and values of a packet: bit j of word m is 1 where pixel m * <paramref name="mapWidth"/> + j is not 0;
    /// the values are the pixels that are not 0, in order.
    /// </summary>
    /// <param name="pixels">n pixels.</param>
    /// <param name="mapWidth">Pixels that a word stands for, 1..32; the last word is filled up with zeros.</param>
    public static (uint[] Maps, ulong[] Values) Compress(ReadOnlySpan<ulong> pixels, int mapWidth)
    {
        var maps = new uint[(pixels.Length + mapWidth - 1) / mapWidth];
        List<ulong> values = [];
        for (int pixel = 0; pixel < pixels.Length; pixel++)
        {
            if (pixels[pixel] != 0)
            {
                maps[pixel / mapWidth] |= 1u << (pixel % mapWidth);
                values.Add(pixels[pixel]);
            }
        }

        return (maps, [.. values]);
    }

    /// <summary>
    /// The pixels that <see cref="Compress"/> made these of, as far as there are map words and values.
    /// </summary>
    /// <param name="maps">Map words.</param>
    /// <param name="values">Values, one for each 1 in the map.</param>
    /// <param name="mapWidth">Pixels that a word stands for.</param>
    /// <param name="length">Pixels of the packet; where it is less than the words stand for, the rest is left
    /// out.</param>
    public static ulong[] Decompress(ReadOnlySpan<uint> maps, ReadOnlySpan<ulong> values, int mapWidth, int length)
    {
        var pixels = new ulong[length];
        int next = 0;
        for (int pixel = 0; pixel < length; pixel++)
        {
            if (((maps[pixel / mapWidth] >> (pixel % mapWidth)) & 1) != 0)
            {
                pixels[pixel] = values[next++];
            }
        }

        return pixels;
    }

    /// <summary>Size of a compressed packet in bits: MapWidth * ceil(n / MapWidth) + ValueWidth * nonzero.</summary>
    /// <param name="length">Pixels n.</param>
    /// <param name="nonzero">Pixels that are not 0.</param>
    /// <param name="mapWidth">Bits of a map word.</param>
    /// <param name="valueWidth">Bits of a pixel.</param>
    public static long Bits(long length, long nonzero, int mapWidth, int valueWidth) =>
        ((length + mapWidth - 1) / mapWidth * mapWidth) + (nonzero * valueWidth);
}
