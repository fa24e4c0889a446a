using System.Globalization;
using System.IO.Compression;
using Hdl.Core.Files;
using Hdl.Core.Problems;
using Hdl.Networks.Models;

namespace Hdl.Networks.Tensors;

/// <summary>
/// A NumPy <c>.npz</c> file: a zip archive of <c>.npy</c> files. What its entries unpack to is bounded, whatever they
/// claim.
/// </summary>
internal static class NpzArchive
{
    private const string Extension = ".npy";

    /// <summary>The entries that are arrays, with their names, in the order of the file.</summary>
    /// <exception cref="InvalidInputException">A name is there twice, or they are parts of a sparse matrix.</exception>
    public static IReadOnlyList<(string Name, ZipArchiveEntry Entry)> Entries(ZipArchive archive, string path)
    {
        (string Name, ZipArchiveEntry Entry)[] entries =
        [
            .. archive.Entries.Where(entry => entry.FullName.EndsWith(Extension, StringComparison.Ordinal))
                .Select(entry => (entry.FullName[..^Extension.Length], entry)),
        ];
        if (entries.CountBy(entry => entry.Name).FirstOrDefault(names => names.Value > 1) is { Key: { } twice })
        {
            throw Fault(
                "An array is there twice", path, TensorFile.Printable(twice), "Save it again with numpy.savez.");
        }

        SparseMatrix.Refuse([.. entries.Select(entry => entry.Name)], path);
        return entries;
    }

    /// <summary>All arrays by name, unread.</summary>
    /// <exception cref="InvalidInputException">Missing, oversized, or not a whole zip archive.</exception>
    public static IReadOnlyDictionary<string, byte[]> Read(string path)
    {
        byte[] file = InputFile.Bytes(path, TernaryNetworkFile.MaxBytes, "Give the path of an .npz file.");
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            var arrays = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            long left = TernaryNetworkFile.MaxBytes;
            foreach ((string name, ZipArchiveEntry entry) in Entries(archive, path))
            {
                byte[] content = Unpack(entry, left, path);
                left -= content.Length;
                arrays.Add(name, content);
            }

            return arrays;
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            throw Fault(
                "The file is truncated or not an .npz archive", path, $"{Text(file.Length)} bytes",
                "Save it again with numpy.savez.");
        }
    }

    private static byte[] Unpack(ZipArchiveEntry entry, long left, string path)
    {
        using var stream = new ChecksumStream(entry.Open());
        using var content = new MemoryStream();
        byte[] chunk = new byte[81_920];
        for (int read = stream.Read(chunk); read > 0; read = stream.Read(chunk))
        {
            if (content.Length + read > left)
            {
                throw TooLarge(path, TernaryNetworkFile.MaxBytes + 1);
            }

            content.Write(chunk, 0, read);
        }

        return stream.Value == entry.Crc32
            ? content.ToArray()
            : throw Fault(
                "An array is damaged: its checksum differs", path, entry.FullName,
                "Obtain the file again, or save it again with numpy.savez.");
    }

    private static InvalidInputException TooLarge(string path, long bytes) => Fault(
        "The file is too large", path, $"{Text(bytes)} bytes or more",
        $"The arrays of a network may take {Text(TernaryNetworkFile.MaxBytes)} bytes in all.");

    private static InvalidInputException Fault(string what, string where, string value, string remedy) =>
        new(new Problem(what, where, value, remedy));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
