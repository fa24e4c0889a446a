using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using Hdl.Core.Files;
using Hdl.Core.Problems;
using Hdl.Networks.Models;

namespace Hdl.Networks.Tensors;

/// <summary>A NumPy <c>.npz</c> file: a zip archive of <c>.npy</c> files. What its entries unpack to is bounded, whatever they claim.</summary>
internal static class NpzArchive
{
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
            foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => entry.FullName.EndsWith(".npy", StringComparison.Ordinal)))
            {
                byte[] content = Unpack(entry, left, path);
                left -= content.Length;
                if (!arrays.TryAdd(entry.FullName[..^4], content))
                {
                    throw Fault("An array is there twice", path, entry.FullName, "Save it again with numpy.savez.");
                }
            }

            return arrays;
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            throw Fault("The file is truncated or not an .npz archive", path, $"{Text(file.Length)} bytes", "Save it again with numpy.savez.");
        }
    }

    private static byte[] Unpack(ZipArchiveEntry entry, long left, string path)
    {
        using Stream stream = entry.Open();
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

        byte[] bytes = content.ToArray();
        return Crc32.HashToUInt32(bytes) == entry.Crc32
            ? bytes
            : throw Fault("An array is damaged: its checksum differs", path, entry.FullName, "Obtain the file again, or save it again with numpy.savez.");
    }

    private static InvalidInputException TooLarge(string path, long bytes) => Fault(
        "The file is too large", path, $"{Text(bytes)} bytes or more",
        $"The arrays of a network may take {Text(TernaryNetworkFile.MaxBytes)} bytes in all.");

    private static InvalidInputException Fault(string what, string where, string value, string remedy) =>
        new(new Problem(what, where, value, remedy));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
