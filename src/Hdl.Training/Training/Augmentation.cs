using Hdl.Core.Numerics;
using Hdl.Networks.Data;

namespace Hdl.Training.Training;

/// <summary>
/// A small random shift, rotation, scaling and shear of an image, by bilinear interpolation; outside is 0. Where
/// wanted, half of the images are mirrored.
/// </summary>
internal static class Augmentation
{
    /// <summary>The pixels of a training image, moved at random unless the range is none.</summary>
    public static void Load(
        ImageSet images, int image, Span<byte> result, AugmentationRange range, ref CounterRandom random) =>
        Load(images[image], result, images.Height, images.Width, range, ref random);

    /// <summary>The same for pixels, row by row.</summary>
    public static void Load(
        ReadOnlySpan<byte> image, Span<byte> result, int rows, int columns, AugmentationRange range,
        ref CounterRandom random)
    {
        if (range.IsNone)
        {
            image.CopyTo(result);
        }
        else
        {
            Apply(image, result, rows, columns, range, ref random);
        }

        // Nothing is drawn where none is mirrored.
        if (range.Flip && random.Next(2) == 0)
        {
            for (int row = 0; row < rows; row++)
            {
                result.Slice(row * columns, columns).Reverse();
            }
        }
    }

    private static void Apply(
        ReadOnlySpan<byte> image, Span<byte> result, int rows, int columns, AugmentationRange range,
        ref CounterRandom random)
    {
        float angle = range.Rotation * MathF.PI / 180f * random.NextSigned();
        (float sine, float cosine) = MathF.SinCos(angle);
        float scaleX = 1f + (range.Scale * random.NextSigned());
        float scaleY = 1f + (range.Scale * random.NextSigned());
        float shear = range.Scale * random.NextSigned();
        float shiftX = range.Shift * random.NextSigned();
        float shiftY = range.Shift * random.NextSigned();

        // The inverse map: where each pixel of the result comes from.
        (float xx, float xy) = (cosine * scaleX, (-sine + shear) * scaleX);
        (float yx, float yy) = (sine * scaleY, cosine * scaleY);
        (float centreX, float centreY) = ((columns - 1) / 2f, (rows - 1) / 2f);
        for (int row = 0; row < rows; row++)
        {
            float dy = row - centreY;
            float x = (xx * -centreX) + (xy * dy) + centreX + shiftX;
            float y = (yx * -centreX) + (yy * dy) + centreY + shiftY;
            Span<byte> line = result.Slice(row * columns, columns);
            for (int column = 0; column < columns; column++, x += xx, y += yx)
            {
                line[column] = Sample(image, rows, columns, x, y);
            }
        }
    }

    private static byte Sample(ReadOnlySpan<byte> image, int rows, int columns, float x, float y)
    {
        if (x < 0 || y < 0 || x >= columns - 1 || y >= rows - 1)
        {
            return 0;
        }

        (int left, int top) = ((int)x, (int)y);
        (int fx, int fy) = ((int)((x - left) * 256f), (int)((y - top) * 256f));
        int at = (top * columns) + left;
        int upper = (image[at] * (256 - fx)) + (image[at + 1] * fx);
        int lower = (image[at + columns] * (256 - fx)) + (image[at + columns + 1] * fx);
        return (byte)(((upper * (256 - fy)) + (lower * fy) + 32768) >> 16);
    }
}
