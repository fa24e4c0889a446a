using Hdl.Core.Files;
using Hdl.Core.Problems;
using Hdl.Networks.Tensors;

namespace Hdl.Networks.Data;

/// <summary>
/// Reader of the IDX format that MNIST is distributed in: big-endian magic 0x00000803 (images: count, rows, columns) or
/// 0x00000801 (labels: count), then one byte a pixel or label and nothing after. A file is checked before anything is
/// allocated by what its header claims.
/// </summary>
public static class IdxReader
{
    private const int MaxSide = 4096;
    private const long MaxBytes = 1L << 30;

    /// <summary>Reads a file of images and the file of their labels.</summary>
    /// <param name="name">Name of the set.</param>
    /// <param name="imageFile">IDX file of unsigned bytes in three dimensions.</param>
    /// <param name="labelFile">IDX file of unsigned bytes in one dimension.</param>
    /// <exception cref="InvalidInputException">Missing, not IDX, truncated, trailing bytes, or the counts
    /// differ.</exception>
    public static ImageSet Read(string name, string imageFile, string labelFile)
    {
        (uint[] image, byte[] pixels) = Load(imageFile, 3, "images");
        (uint[] label, byte[] labels) = Load(labelFile, 1, "labels");
        return image[0] == label[0]
            ? new ImageSet(name, (int)image[2], (int)image[1], pixels, labels)
            : throw Fault(
                "The numbers of images and labels differ", labelFile, $"{label[0]} labels for {image[0]} images",
                "Use the label file that belongs to the images.");
    }

    private static (uint[] Lengths, byte[] Elements) Load(string path, byte dimensions, string kind)
    {
        byte[] bytes = InputFile.Bytes(path, MaxBytes, "Run 'hdl data', or give the path of an IDX file.");
        byte[] magic = [0, 0, IdxHeader.UnsignedByte, dimensions];
        if (!bytes.AsSpan().StartsWith(magic))
        {
            string found = Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, magic.Length)));
            throw Fault(
                $"This is not an IDX file of {kind}", path, $"{bytes.Length} bytes, 0x{found}",
                bytes is [0x1F, 0x8B, ..] ? "It is a gzip file: unpack it first."
                    : $"An IDX file of {kind} begins with 0x{Convert.ToHexString(magic)}.");
        }

        var header = IdxHeader.Read(new MemoryStream(bytes), path, TensorLimits.Tensor);
        uint[] sides = [.. header.Lengths.Skip(1)];
        if (Array.Exists(sides, side => side is 0 or > MaxSide))
        {
            throw Fault(
                "The image size is out of range", path, string.Join(" x ", sides),
                $"Rows and columns are 1..{MaxSide}.");
        }

        // Three factors of 32, 12 and 12 bits: no overflow in 64.
        long expected = header.Bytes + header.Lengths.Aggregate(1L, (product, length) => product * length);
        if (bytes.Length != expected)
        {
            string what = bytes.Length < expected ? "The file is truncated" : "There are bytes after the last element";
            throw Fault(
                what, path, $"{bytes.Length} bytes", $"The header promises {expected} bytes: obtain the file again.");
        }

        return ([.. header.Lengths], bytes[header.Bytes..]);
    }

    private static InvalidInputException Fault(string what, string where, string value, string remedy) =>
        new(new Problem(what, where, value, remedy));
}
