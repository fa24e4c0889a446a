using System.Globalization;
using System.IO.Compression;
using Hdl.Core.Files;
using Hdl.Core.Problems;

namespace Hdl.Networks.Tensors;

/// <summary>
/// A file of tensors, recognised by its first bytes: an <c>.npz</c> archive or a <c>.npy</c> array of NumPy, or an IDX
/// file; the last two also compressed with gzip. Nothing that a file claims is believed: what is held in memory is
/// bounded, and so is what is unpacked.
/// </summary>
public static class TensorFile
{
    /// <summary>Most bytes of the tensors of a file, unpacked: 4 GiB.</summary>
    public const long MaxBytes = 4L << 30;

    /// <summary>Most tensors of a file.</summary>
    public const int MaxTensors = 4096;

    private const int LongestName = 80;
    private const string Formats = "Give an .npz or .npy file of NumPy, or an IDX file.";

    /// <summary>Reads a file, tensor by tensor in the order of the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="each">Reads one tensor; the reader is good until it returns.</param>
    /// <exception cref="InvalidInputException">No such file, not a regular one, none of the formats, too large,
    /// truncated, damaged, or a type that cannot be read.</exception>
    public static void Read(string path, Action<TensorReader> each)
    {
        ArgumentNullException.ThrowIfNull(each);
        try
        {
            using FileStream file = InputFile.Open(path, TensorLimits.Tensor.FileBytes, Formats);
            TensorFormat format = FormatOf(file, out string found);
            file.Position = 0;
            switch (format)
            {
                case TensorFormat.Zip:
                    using (var archive = new NpzArchive(file, path, TensorLimits.Tensor))
                    {
                        archive.Read(each);
                    }

                    break;
                case TensorFormat.Gzip:
                    ReadCompressed(file, path, each);
                    break;
                default:
                    each(Open(format, file, path, Path.GetFileName(path), found));
                    break;
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            throw Damaged(path, failure);
        }
    }

    /// <summary>A name that may come from anywhere, fit for terminals, tables and pictures: one short line.</summary>
    /// <param name="name">The name.</param>
    public static string Printable(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string shown = name.Length > LongestName ? $"{name[..LongestName]}..." : name;
        return string.Concat(shown.Select(c => IsPlain(c) ? c : '?'));
    }

    /// <summary>A file whose parts cannot be found.</summary>
    /// <param name="path">The file.</param>
    /// <param name="failure">What the library that unpacks it says.</param>
    internal static InvalidInputException Damaged(string path, Exception failure) => Fault(
        "The file is truncated or damaged", path, failure.Message, "Obtain the file again, or save it again.");

    // Neither control characters nor what reorders, hides or breaks a line.
    private static bool IsPlain(char c) =>
        c < '\uFFFE'
        && char.GetUnicodeCategory(c)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Surrogate
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator);

    /// <summary>What the first bytes of a stream say that it is; they are read.</summary>
    /// <param name="stream">At its beginning.</param>
    /// <param name="found">What they are, for messages.</param>
    internal static TensorFormat FormatOf(Stream stream, out string found)
    {
        byte[] head = new byte[4];
        int count = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        found = $"begins with 0x{Convert.ToHexString(head.AsSpan(0, count))}";
        return count < head.Length ? TensorFormat.Unknown : head switch
        {
            [(byte)'P', (byte)'K', 3, 4] or [(byte)'P', (byte)'K', 5, 6] => TensorFormat.Zip,
            [0x1F, 0x8B, ..] => TensorFormat.Gzip,
            [0x93, (byte)'N', (byte)'U', (byte)'M'] => TensorFormat.Npy,
            [0, 0, >= 0x08 and <= 0x0E, _] => TensorFormat.Idx,
            _ => TensorFormat.Unknown,
        };
    }

    private static TensorReader Open(
        TensorFormat format, Stream stream, string where, string name, string found, Func<bool>? isIntact = null)
    {
        switch (format)
        {
            case TensorFormat.Npy:
                var npy = NpyHeader.Read(stream, where, TensorLimits.Tensor);
                return new TensorReader(
                    stream, Printable(name), npy.Type, npy.Shape, where, npy.FortranOrder, isIntact);
            case TensorFormat.Idx:
                var idx = IdxHeader.Read(stream, where, TensorLimits.Tensor);
                IReadOnlyList<int> shape = idx.Shape(where, TensorLimits.Tensor);
                return new TensorReader(stream, Printable(name), idx.Type, shape, where, isIntact: isIntact);
            default:
                throw Fault("Not a file of tensors", where, found, Formats);
        }
    }

    private static void ReadCompressed(FileStream file, string path, Action<TensorReader> each)
    {
        TensorFormat format;
        string found;
        using (var probe = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true))
        {
            format = FormatOf(probe, out found);
        }

        file.Position = 0;
        using var content = new ChecksumStream(new GZipStream(file, CompressionMode.Decompress, leaveOpen: true));
        string name = Path.GetFileName(path);
        each(Open(
            format, content, path, name.EndsWith(".gz", StringComparison.Ordinal) ? name[..^3] : name,
            $"unpacked, it {found}", () => GzipEnd.Fits(file, content.Value, content.Count)));
    }

    private static InvalidInputException Fault(string what, string where, string value, string remedy) =>
        new(new Problem(what, where, value, remedy));
}
