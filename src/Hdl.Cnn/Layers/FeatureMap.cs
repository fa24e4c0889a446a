namespace Hdl.Cnn.Layers;

/// <summary>H x W x C values in the order of streams: channel fastest, then column, then row.</summary>
public sealed class FeatureMap
{
    private readonly int[] _values;

    /// <summary>A map of zeros.</summary>
    /// <param name="height">Rows H.</param>
    /// <param name="width">Columns W.</param>
    /// <param name="channels">Channels C.</param>
    public FeatureMap(int height, int width, int channels)
        : this(height, width, channels, new int[height * width * channels])
    {
    }

    /// <summary>A map of these values, which are not copied.</summary>
    /// <param name="height">Rows H.</param>
    /// <param name="width">Columns W.</param>
    /// <param name="channels">Channels C.</param>
    /// <param name="values">H W C values.</param>
    public FeatureMap(int height, int width, int channels, int[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, height * width * channels);
        (Height, Width, Channels, _values) = (height, width, channels, values);
    }

    /// <summary>Rows H.</summary>
    public int Height { get; }

    /// <summary>Columns W.</summary>
    public int Width { get; }

    /// <summary>Channels C.</summary>
    public int Channels { get; }

    /// <summary>All values: channel fastest, then column, then row.</summary>
    public ReadOnlySpan<int> Values => _values;

    /// <summary>One value.</summary>
    /// <param name="y">Row.</param>
    /// <param name="x">Column.</param>
    /// <param name="c">Channel.</param>
    public int this[int y, int x, int c]
    {
        get => _values[Index(y, x) + c];
        set => _values[Index(y, x) + c] = value;
    }

    /// <summary>All channels of a pixel, writable.</summary>
    public Span<int> Pixel(int y, int x) => Run(y, x, 1);

    /// <summary>All channels of neighbouring pixels of a row, writable.</summary>
    /// <param name="y">Row.</param>
    /// <param name="x">First column.</param>
    /// <param name="count">Columns.</param>
    public Span<int> Run(int y, int x, int count) => _values.AsSpan(Index(y, x), count * Channels);

    /// <summary>Some channels as a map of their own.</summary>
    /// <param name="first">First channel.</param>
    /// <param name="count">Channels.</param>
    public FeatureMap Slice(int first, int count)
    {
        var slice = new FeatureMap(Height, Width, count);
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                Pixel(y, x).Slice(first, count).CopyTo(slice.Pixel(y, x));
            }
        }

        return slice;
    }

    private int Index(int y, int x) => ((y * Width) + x) * Channels;
}
