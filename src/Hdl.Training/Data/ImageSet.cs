namespace Hdl.Training.Data;

/// <summary>Labelled grey-scale images of one size.</summary>
public sealed class ImageSet
{
    private readonly byte[] _pixels;
    private readonly byte[] _labels;

    /// <summary>Images and their labels.</summary>
    /// <param name="name">Which images: <c>mnist-test</c>.</param>
    /// <param name="rows">Rows an image, 1 or more.</param>
    /// <param name="columns">Columns an image, 1 or more.</param>
    /// <param name="pixels">0..255, image by image, each row by row: labels x rows x columns bytes.</param>
    /// <param name="labels">The class of each image.</param>
    /// <exception cref="ArgumentException">The number of pixels does not match.</exception>
    public ImageSet(string name, int rows, int columns, byte[] pixels, byte[] labels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if ((long)labels.Length * rows * columns != pixels.Length)
        {
            throw new ArgumentException($"{labels.Length} labels x {rows} x {columns} is not {pixels.Length} pixels.", nameof(pixels));
        }

        (Name, Rows, Columns, _pixels, _labels) = (name, rows, columns, pixels, labels);
    }

    /// <summary>Which images: <c>mnist-test</c>.</summary>
    public string Name { get; }

    /// <summary>Rows an image.</summary>
    public int Rows { get; }

    /// <summary>Columns an image.</summary>
    public int Columns { get; }

    /// <summary>Number of images.</summary>
    public int Count => _labels.Length;

    /// <summary>Pixels an image: the inputs of the network.</summary>
    public int PixelCount => Rows * Columns;

    /// <summary>The class of every image.</summary>
    public ReadOnlySpan<byte> Labels => _labels;

    /// <summary>The pixels of one image, row by row.</summary>
    /// <param name="index">0 .. Count - 1.</param>
    public ReadOnlySpan<byte> Image(int index) => _pixels.AsSpan(index * PixelCount, PixelCount);

    /// <summary>Some consecutive images as a set of their own.</summary>
    /// <param name="name">Name of the new set.</param>
    /// <param name="start">First image.</param>
    /// <param name="count">Number of images.</param>
    public ImageSet Slice(string name, int start, int count) => new(
        name, Rows, Columns, _pixels[(start * PixelCount)..((start + count) * PixelCount)], _labels[start..(start + count)]);
}
