using System.Buffers.Binary;
using Hdl.Core.Files;
using Hdl.Core.Problems;

namespace Hdl.Networks.Data;

/// <summary>
/// Reader of the IDX format that MNIST is distributed in: big-endian magic 0x00000803 (images: count, rows, columns) or
/// 0x00000801 (labels: count), then one byte a pixel or label and nothing after. A file is checked before anything is
/// allocated by what its header claims.
/// </summary>
public static class IdxReader
{
    private const int ImageMagic = 0x0803;
    private const int LabelMagic = 0x0801;
    private const int ImageHeader = 16;
    private const int LabelHeader = 8;
    private const int MaxSide = 4096;
    private const long MaxBytes = 1L << 30;

    /// <summary>Reads a file of images and the file of their labels.</summary>
    /// <param name="name">Name of the set.</param>
    /// <param name="imageFile">IDX file of unsigned bytes in three dimensions.</param>
    /// <param name="labelFile">IDX file of unsigned bytes in one dimension.</param>
    /// <exception cref="InvalidInputException">Missing, not IDX, truncated, trailing bytes, or the counts differ.</exception>
    public static ImageSet Read(string name, string imageFile, string labelFile)
    {
        byte[] images = Load(imageFile);
        byte[] labels = Load(labelFile);
        int labelCount = CheckLabels(labels, labelFile);
        (int count, int rows, int columns) = CheckImages(images, imageFile);
        if (count != labelCount)
        {
            throw Fault("The numbers of images and labels differ", labelFile, $"{labelCount} labels for {count} images",
                "Use the label file that belongs to the images.");
        }

        return new ImageSet(name, columns, rows, images[ImageHeader..], labels[LabelHeader..]);
    }

    private static byte[] Load(string path) => InputFile.Bytes(path, MaxBytes, "Run 'hdl data', or give the path of an IDX file.");

    private static int CheckLabels(byte[] bytes, string path)
    {
        CheckMagic(bytes, path, LabelMagic, LabelHeader, "labels");
        uint count = Word(bytes, 1);
        CheckLength(bytes, path, LabelHeader + (long)count);
        return (int)count;
    }

    private static (int Count, int Rows, int Columns) CheckImages(byte[] bytes, string path)
    {
        CheckMagic(bytes, path, ImageMagic, ImageHeader, "images");
        (uint count, uint rows, uint columns) = (Word(bytes, 1), Word(bytes, 2), Word(bytes, 3));
        if (rows is 0 or > MaxSide || columns is 0 or > MaxSide)
        {
            throw Fault("The image size is out of range", path, $"{rows} x {columns}", $"Rows and columns are 1..{MaxSide}.");
        }

        // Three factors of 32, 12 and 12 bits: no overflow in 64.
        CheckLength(bytes, path, ImageHeader + ((long)count * rows * columns));
        return ((int)count, (int)rows, (int)columns);
    }

    private static void CheckMagic(byte[] bytes, string path, int magic, int header, string kind)
    {
        if (bytes.Length < header)
        {
            throw Fault("The file ends inside its header", path, $"{bytes.Length} bytes", $"An IDX file of {kind} has at least {header} bytes.");
        }

        uint found = Word(bytes, 0);
        if (found != magic)
        {
            string hint = found >> 16 == 0x1F8B ? "It is a gzip file: unpack it first." : $"An IDX file of {kind} begins with 0x{magic:X8}.";
            throw Fault($"This is not an IDX file of {kind}", path, $"0x{found:X8}", hint);
        }
    }

    private static void CheckLength(byte[] bytes, string path, long expected)
    {
        if (bytes.Length != expected)
        {
            string what = bytes.Length < expected ? "The file is truncated" : "There are bytes after the last element";
            throw Fault(what, path, $"{bytes.Length} bytes", $"The header promises {expected} bytes: obtain the file again.");
        }
    }

    private static uint Word(byte[] bytes, int index) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4 * index));

    private static InvalidInputException Fault(string what, string where, string value, string remedy) =>
        new(new Problem(what, where, value, remedy));
}
