using Hdl.Core.Golden;

namespace Hdl.Networks.Data;

/// <summary>Grey images of 8 bits per pixel, and their labels.</summary>
/// <param name="Name">Which set: <c>mnist-test</c>.</param>
/// <param name="Width">Pixels per row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Pixels">All images, one after the other, row by row.</param>
/// <param name="Labels">One class per image; empty where they are not known.</param>
public sealed record ImageSet(string Name, int Width, int Height, byte[] Pixels, byte[] Labels) : IDataSet
{
    /// <inheritdoc/>
    public int Count => Pixels.Length / PixelsPerImage;

    /// <summary>Pixels per image.</summary>
    public int PixelsPerImage => Width * Height;

    /// <summary>The pixels of one image.</summary>
    public ReadOnlySpan<byte> this[int image] => Pixels.AsSpan(image * PixelsPerImage, PixelsPerImage);

    /// <summary>The first <paramref name="count"/> images, or all where there are fewer.</summary>
    public ImageSet Take(int count) =>
        count >= Count
            ? this
            : this with
            {
                Pixels = Pixels[..(count * PixelsPerImage)],
                Labels = Labels.Length == 0 ? Labels : Labels[..count],
            };
}
