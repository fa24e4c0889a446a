using System.Numerics;
using Hdl.Cnn.Layers;

namespace Hdl.Cnn.NullHop.Performance;

/// <summary>
/// Which values of a feature map are not 0, in the order in which its packets carry them: for each row, for each slice,
/// W x Cs flags, channel fastest.
/// </summary>
public sealed class NonzeroMap
{
    private const int WordBits = 64;
    private const int MostFlags = 32;

    private readonly int[] _slices;
    private readonly ulong[][] _flags;
    private readonly int[][] _before;

    private NonzeroMap(int height, int width, IReadOnlyList<int> slices)
    {
        (Height, Width, _slices) = (height, width, [.. slices]);
        _flags = new ulong[height * _slices.Length][];
        _before = new int[_flags.Length][];
        for (int packet = 0; packet < _flags.Length; packet++)
        {
            // A word more than needed: flags are read from two words at once.
            _flags[packet] = new ulong[(width * _slices[packet % _slices.Length] / WordBits) + 2];
        }
    }

    /// <summary>Rows H.</summary>
    public int Height { get; }

    /// <summary>Columns W.</summary>
    public int Width { get; }

    /// <summary>Slices of channels.</summary>
    public int Slices => _slices.Length;

    /// <summary>Values of the map.</summary>
    public long Size => (long)Height * Width * _slices.Sum();

    /// <summary>Values that are not 0.</summary>
    public long Ones => _before.Sum(row => (long)row[Width]);

    /// <summary>Those of a feature map.</summary>
    /// <param name="map">H x W x C values.</param>
    /// <param name="slices">Channels of each slice; C together.</param>
    public static NonzeroMap Of(FeatureMap map, IReadOnlyList<int> slices)
    {
        var flags = new NonzeroMap(map.Height, map.Width, slices);
        return flags.Filled((y, x, channel) => map[y, x, channel] != 0);
    }

    /// <summary>Those of packets that are whole.</summary>
    /// <param name="packets">A packet for each row and slice.</param>
    /// <param name="width">Columns W.</param>
    /// <param name="slices">Channels of each slice.</param>
    /// <param name="mapWidth">Flags of a map word; 0 where the packets have none.</param>
    public static NonzeroMap Of(
        IReadOnlyList<MapPacket> packets, int width, IReadOnlyList<int> slices, int mapWidth)
    {
        var flags = new NonzeroMap(packets.Count / slices.Count, width, slices);
        for (int packet = 0; packet < flags._flags.Length; packet++)
        {
            IReadOnlyList<ulong> words = packets[packet].Words;
            int length = width * slices[packet % slices.Count];
            int next = 0;
            for (int first = 0; first < length; first += Math.Max(1, mapWidth))
            {
                ulong map = mapWidth == 0 ? Math.Min(1, words[next]) : words[next];
                next += mapWidth == 0 ? 1 : 1 + BitOperations.PopCount(map);
                for (; map != 0; map &= map - 1)
                {
                    flags.Set(packet, first + BitOperations.TrailingZeroCount(map));
                }
            }
        }

        return flags.Counted();
    }

    /// <summary>Those of a map of which each value is not 0 with the same probability.</summary>
    /// <param name="height">Rows H.</param>
    /// <param name="width">Columns W.</param>
    /// <param name="slices">Channels of each slice.</param>
    /// <param name="density">The probability.</param>
    /// <param name="random">Decides.</param>
    public static NonzeroMap Random(
        int height, int width, IReadOnlyList<int> slices, double density, Random random) =>
        new NonzeroMap(height, width, slices).Filled((_, _, _) => random.NextDouble() < density);

    /// <summary>Channels of a slice.</summary>
    public int Channels(int slice) => _slices[slice];

    /// <summary>Words of a packet.</summary>
    /// <param name="packet">Row times slices, and the slice.</param>
    /// <param name="mapWidth">Flags of a map word; 0 where the packets have none.</param>
    public int Words(int packet, int mapWidth)
    {
        int length = Width * _slices[packet % _slices.Length];
        return mapWidth == 0 ? length : ((length + mapWidth - 1) / mapWidth) + _before[packet][Width];
    }

    /// <summary>Flags of a packet, the first one in the low bit.</summary>
    /// <param name="packet">Row times slices, and the slice.</param>
    /// <param name="first">The first one.</param>
    /// <param name="count">How many, 32 at most.</param>
    public uint Flags(int packet, int first, int count)
    {
        ulong[] row = _flags[packet];
        int word = first / WordBits;
        int place = first % WordBits;
        ulong flags = row[word] >> place;
        if (place > WordBits - MostFlags)
        {
            flags |= row[word + 1] << (WordBits - place);
        }

        return (uint)(flags & ((1UL << count) - 1));
    }

    /// <summary>Values of a packet that are not 0, in some of its columns.</summary>
    /// <param name="packet">Row times slices, and the slice.</param>
    /// <param name="first">The first column.</param>
    /// <param name="last">The last one.</param>
    public int Count(int packet, int first, int last)
    {
        int[] before = _before[packet];
        return before[last + 1] - before[first];
    }

    private NonzeroMap Filled(Func<int, int, int, bool> isNonzero)
    {
        for (int packet = 0; packet < _flags.Length; packet++)
        {
            int slice = packet % _slices.Length;
            int below = _slices.AsSpan(0, slice).ToArray().Sum();
            int bit = 0;
            for (int x = 0; x < Width; x++)
            {
                for (int channel = 0; channel < _slices[slice]; channel++, bit++)
                {
                    if (isNonzero(packet / _slices.Length, x, below + channel))
                    {
                        Set(packet, bit);
                    }
                }
            }
        }

        return Counted();
    }

    private void Set(int packet, int bit) => _flags[packet][bit / WordBits] |= 1UL << (bit % WordBits);

    private NonzeroMap Counted()
    {
        for (int packet = 0; packet < _flags.Length; packet++)
        {
            int channels = _slices[packet % _slices.Length];
            int[] before = _before[packet] = new int[Width + 1];
            for (int x = 0; x < Width; x++)
            {
                before[x + 1] = before[x];
                for (int channel = 0; channel < channels; channel += MostFlags)
                {
                    uint flags = Flags(packet, (x * channels) + channel, Math.Min(MostFlags, channels - channel));
                    before[x + 1] += BitOperations.PopCount(flags);
                }
            }
        }

        return this;
    }
}
