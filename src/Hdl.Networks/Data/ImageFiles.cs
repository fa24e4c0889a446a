using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Networks.Tensors;

namespace Hdl.Networks.Data;

/// <summary>
/// Images of the user's own, from <c>.npz</c>, <c>.npy</c> or IDX files, the last two also with gzip. Integers are
/// pixels as they are, 0..255; floating-point numbers are 0..1 and become floor(255 x + 1/2); truth values become 0 and
/// 255.
/// </summary>
public static class ImageFiles
{
    private const long MostBytes = 1L << 30;
    private const int Chunk = 4096;

    /// <summary>Reads images that fit a network, and their labels where there are any.</summary>
    /// <param name="file">Which.</param>
    /// <param name="input">What the network takes.</param>
    /// <exception cref="InvalidInputException">They cannot be read, or do not fit.</exception>
    public static ImageSet Read(SampleFile file, DataInput input)
    {
        (string images, string? labels) = SampleArrays.Find(file.Path);
        int total = 0;
        ImageSet set = SampleArrays.Read(file.Path, images, tensor =>
        {
            // Labels belong to all images of a file, also where only the first are taken.
            total = Samples(tensor, input.Inputs).Count;
            return Images(tensor, file, input, total);
        });
        string? labelFile = file.Labels ?? (labels is null ? Beside(file.Path) : null);
        return labelFile is null && labels is null
            ? set
            : set with
            {
                Labels = SampleArrays.Read(
                    labelFile ?? file.Path, labelFile is null ? labels : null,
                    tensor => SampleLabels.Read(tensor, input.Classes, total))[..set.Count],
            };
    }

    // MNIST and its relatives come as two files whose names differ in these words alone.
    private static string? Beside(string path)
    {
        string name = Path.GetFileName(path);
        string labels = name.Replace("images", "labels", StringComparison.Ordinal)
            .Replace("idx3", "idx1", StringComparison.Ordinal);
        string beside = Path.Combine(Path.GetDirectoryName(path) ?? "", labels);
        return labels != name && File.Exists(beside) ? beside : null;
    }

    private static ImageSet Images(TensorReader tensor, SampleFile file, DataInput input, int total)
    {
        IReadOnlyList<int> shape = Samples(tensor, input.Inputs).Shape;
        int count = Math.Min(file.Count ?? total, total);
        if (file.Count > total)
        {
            throw new InvalidInputException(new Problem(
                "More images than there are", "--images", Text(file.Count.Value), $"Choose 1..{Text(total)}."));
        }

        if ((long)count * input.Inputs > MostBytes)
        {
            throw tensor.Fault(
                "Too many images at once", $"{Text(count)} of {Text(input.Inputs)} pixels",
                $"Choose fewer: --images {Text(MostBytes / input.Inputs)}.");
        }

        byte[] pixels = Pixels(tensor, count * input.Inputs);
        (int height, int width)? size = Size(shape);
        if (file.Transpose)
        {
            (int rows, int columns) =
                size
                ?? throw tensor.Fault(
                    "Images without rows and columns cannot be transposed", $"shape {TensorShape.Text(tensor.Shape)}",
                    "Give them the shape (images, rows, columns).");
            pixels = Transposed(pixels, rows, columns);
            size = (columns, rows);
        }

        string name = TensorFile.Printable(Path.GetFileName(file.Path));
        (int high, int wide) = size ?? (1, input.Inputs);
        return new ImageSet(
            $"{name}{(tensor.IsNamed ? $", {tensor.Name}" : "")}{(file.Transpose ? ", transposed" : "")}", wide, high,
            pixels, []);
    }

    private static (int Count, IReadOnlyList<int> Shape) Samples(TensorReader tensor, int inputs)
    {
        IReadOnlyList<int> shape = tensor.Shape;
        long each = shape.Skip(1).Aggregate(1L, (product, length) => product * length);
        if (shape.Count > 1 && each == inputs && shape[0] > 0)
        {
            return (shape[0], [.. shape.Skip(1)]);
        }

        if (tensor.Count == inputs)
        {
            return (1, shape);
        }

        int side = (int)Math.Sqrt(inputs);
        string square =
            side * side == inputs ? $", (N, {Text(side)}, {Text(side)}) or (N, 1, {Text(side)}, {Text(side)})" : "";
        throw tensor.Fault(
            "The images do not fit the network",
            $"shape {TensorShape.Text(shape)}{(tensor.Count == 0 ? "" : $", {Text(each)} values per image")}",
            $"The network has {Text(inputs)} inputs: give images of shape (N, {Text(inputs)}){square}.");
    }

    /// <summary>Rows and columns; a square where the shape has neither.</summary>
    private static (int Height, int Width)? Size(IReadOnlyList<int> shape)
    {
        int[] lengths = [.. shape.Where(length => length != 1)];
        int side = lengths.Length == 1 ? (int)Math.Sqrt(lengths[0]) : 0;
        return lengths.Length == 2 ? (lengths[0], lengths[1])
            : side > 0 && side * side == lengths[0] && shape.Count == 1 ? (side, side)
            : null;
    }

    private static byte[] Transposed(byte[] pixels, int rows, int columns)
    {
        byte[] result = new byte[pixels.Length];
        for (int pixel = 0; pixel < pixels.Length; pixel++)
        {
            int within = pixel % (rows * columns);
            result[pixel - within + (within % columns * rows) + (within / columns)] = pixels[pixel];
        }

        return result;
    }

    private static byte[] Pixels(TensorReader tensor, int count)
    {
        byte[] pixels = new byte[count];
        ulong[] elements = new ulong[Chunk];
        for (int at = 0; at < count;)
        {
            int read = tensor.Read(elements.AsSpan(0, Math.Min(Chunk, count - at)));
            for (int i = 0; i < read; i++)
            {
                pixels[at + i] = Pixel(tensor, elements[i], at + i);
            }

            at += read;
        }

        if (tensor.Position == tensor.Count)
        {
            // The end is checked by the read that finds nothing more.
            tensor.Read(elements);
        }

        return pixels;
    }

    private static byte Pixel(TensorReader tensor, ulong element, long position)
    {
        ElementType type = tensor.Type;
        if (type.IsFloat)
        {
            double value = type.Number(element);
            return value is >= 0 and <= 1
                ? (byte)Math.Floor((255 * value) + 0.5)
                : throw tensor.Fault(
                    "A pixel is outside 0..1", value.ToString("R", CultureInfo.InvariantCulture),
                    "Floating-point numbers are 0..1 and become 0..255: scale them, e.g. x / 255, or save "
                    + "x.astype('uint8').",
                    TensorShape.Index(tensor.Shape, position));
        }

        return type.Kind == 'b' ? (byte)(255 * element)
            : element <= 255 ? (byte)element
            : throw tensor.Fault(
                "A pixel is outside 0..255",
                type.IsSigned ? Text((long)element) : element.ToString(CultureInfo.InvariantCulture),
                "Integers are taken as they are: scale them to 0..255.", TensorShape.Index(tensor.Shape, position));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
