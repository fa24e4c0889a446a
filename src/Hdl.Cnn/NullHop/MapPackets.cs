using Hdl.Blocks.SparsityMap;
using Hdl.Cnn.Layers;
using Hdl.Core.Numerics;

namespace Hdl.Cnn.NullHop;

/// <summary>
/// Feature maps as packets and back (nullhop, section 3, "Map stream"): for each row, for each slice of channels, the
/// W x Cs pixels of that row and slice as one packet, channel fastest, in the interleaved layout of sparsity maps or
/// raw. The map starts anew in each packet, and its last word is filled up with 0.
/// </summary>
/// <param name="parameters">Widths of values and map words.</param>
public sealed class MapPackets(NullHopParameters parameters)
{
    private readonly int _mapWidth = parameters.MapBits;
    private readonly int _valueWidth = parameters.ValueWidth;

    /// <summary>The packets of a feature map.</summary>
    /// <param name="map">H x W x C values of V bits, signed or not.</param>
    /// <param name="slices">Channels of each slice; C together.</param>
    /// <param name="raw">Whether values go without map words.</param>
    public IReadOnlyList<MapPacket> Encode(FeatureMap map, IReadOnlyList<int> slices, bool raw)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(slices.Sum(), map.Channels);
        List<MapPacket> packets = [];
        for (int y = 0; y < map.Height; y++)
        {
            int first = 0;
            foreach (int channels in slices)
            {
                var row = new int[map.Width * channels];
                for (int x = 0; x < map.Width; x++)
                {
                    map.Pixel(y, x).Slice(first, channels).CopyTo(row.AsSpan(x * channels));
                }

                packets.Add(EncodeRow(row, raw));
                first += channels;
            }
        }

        return packets;
    }

    /// <summary>The packet of one row of one slice.</summary>
    /// <param name="row">Values, channel fastest.</param>
    /// <param name="raw">Whether they go without map words.</param>
    public MapPacket EncodeRow(ReadOnlySpan<int> row, bool raw)
    {
        var pixels = new ulong[row.Length];
        for (int i = 0; i < row.Length; i++)
        {
            pixels[i] = (ulong)row[i] & Mask(_valueWidth);
        }

        if (raw)
        {
            return new MapPacket(pixels);
        }

        (uint[] maps, ulong[] values) = SparsityMapGolden.Compress(pixels, _mapWidth);
        var words = new List<ulong>(maps.Length + values.Length);
        int next = 0;
        foreach (uint map in maps)
        {
            int count = System.Numerics.BitOperations.PopCount(map);
            words.Add(map);
            words.AddRange(values.AsSpan(next, count));
            next += count;
        }

        return new MapPacket(words);
    }

    /// <summary>A feature map from its packets, good or damaged: no packet has an influence on another.</summary>
    /// <param name="packets">H packets for each slice.</param>
    /// <param name="width">Columns W.</param>
    /// <param name="slices">Channels of each slice.</param>
    /// <param name="raw">Whether values come without map words.</param>
    /// <param name="signed">Whether values are in two's complement.</param>
    public (FeatureMap Map, NullHopErrors Errors) Decode(
        IReadOnlyList<MapPacket> packets, int width, IReadOnlyList<int> slices, bool raw, bool signed) =>
        Decode(packets, width, slices, raw, signed, null);

    /// <summary>The same through a row store, which may be too small.</summary>
    internal (FeatureMap Map, NullHopErrors Errors) Decode(
        IReadOnlyList<MapPacket> packets, int width, IReadOnlyList<int> slices, bool raw, bool signed, RowStore? store)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(packets.Count % slices.Count, 0);
        var map = new FeatureMap(packets.Count / slices.Count, width, slices.Sum());
        var errors = NullHopErrors.None;
        int next = 0;
        for (int y = 0; y < map.Height; y++)
        {
            int first = 0;
            foreach (int channels in slices)
            {
                var row = new int[width * channels];
                var entries = new bool[row.Length];
                errors |= DecodeRow(packets[next++], row, entries, raw, signed);
                if (store is not null && !store.Store(y, row, entries))
                {
                    errors |= NullHopErrors.Overflow;
                }

                for (int x = 0; x < width; x++)
                {
                    row.AsSpan(x * channels, channels).CopyTo(map.Pixel(y, x)[first..]);
                }

                first += channels;
            }
        }

        return (map, errors);
    }

    /// <summary>
    /// The values of one row of one slice. Only the low M bits of a map word and the low V bits of a value are looked
    /// at. What is missing reads as 0, what is left over is dropped; a map bit past the end announces no value.
    /// </summary>
    /// <param name="packet">The packet.</param>
    /// <param name="row">Takes the values, channel fastest; its length is the one that the packet should have.</param>
    /// <param name="raw">Whether values come without map words.</param>
    /// <param name="signed">Whether values are in two's complement.</param>
    /// <returns>Error bits 0..3.</returns>
    public NullHopErrors DecodeRow(MapPacket packet, Span<int> row, bool raw, bool signed) =>
        DecodeRow(packet, row, new bool[row.Length], raw, signed);

    // Entries: values that a map announces, even if they are 0; of a raw map those that are not 0.
    private NullHopErrors DecodeRow(MapPacket packet, Span<int> row, Span<bool> entries, bool raw, bool signed)
    {
        NullHopErrors errors = packet.IsDense ? NullHopErrors.None : NullHopErrors.Framing;
        int unit = raw ? 1 : _mapWidth;
        int next = 0;
        for (int first = 0; first < row.Length; first += unit)
        {
            ulong map = raw ? 1 : Read(packet, ref next, ref errors);
            for (int bit = 0; bit < unit; bit++)
            {
                bool one = ((map >> bit) & 1) != 0;
                if (first + bit < row.Length)
                {
                    row[first + bit] = one ? Value(Read(packet, ref next, ref errors), signed) : 0;
                    entries[first + bit] = raw ? row[first + bit] != 0 : one;
                }
                else if (one)
                {
                    errors |= NullHopErrors.Tail;
                }
            }
        }

        return next < packet.Words.Count ? errors | NullHopErrors.Surplus | NullHopErrors.Framing : errors;
    }

    private static ulong Read(MapPacket packet, ref int next, ref NullHopErrors errors)
    {
        if (next < packet.Words.Count)
        {
            return packet.Words[next++];
        }

        errors |= NullHopErrors.Missing | NullHopErrors.Framing;
        return 0;
    }

    private int Value(ulong word, bool signed)
    {
        long bits = (long)(word & Mask(_valueWidth));
        return (int)(signed ? FixedPoint.Wrap(bits, _valueWidth) : bits);
    }

    private static ulong Mask(int width) => (1UL << width) - 1;
}
