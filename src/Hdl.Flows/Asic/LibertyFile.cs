using System.IO.Compression;
using System.Text;
using Hdl.Core.Problems;

namespace Hdl.Flows.Asic;

/// <summary>One file of a library: its text and its groups.</summary>
/// <param name="Path">As the user named it.</param>
/// <param name="Text">What it says, unpacked.</param>
/// <param name="Root">The library's group.</param>
internal sealed record LibertyFile(string Path, string Text, LibertyGroup Root)
{
    /// <summary>Largest file that is read; the largest libraries in use have some 100 MB a corner.</summary>
    public const long MostBytes = 512L << 20;

    /// <summary>Most that a compressed file may hold.</summary>
    public const int MostUnpackedBytes = 256 << 20;

    private const int Head = 1 << 16;
    private const string Remedy =
        "Name a Liberty (.lib or .lib.gz) file of one corner, 512 MiB at most; the default one is of the Debian "
        + "package qflow-tech-osu018.";

    /// <summary>Opens a file, unpacking it where it is compressed with gzip, of one member or several.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">There is none, or it is no complete library.</exception>
    public static LibertyFile Open(string path)
    {
        byte[] bytes = InputFile.Bytes(path, MostBytes, Remedy);
        return Of(bytes is [0x1F, 0x8B, ..] ? Unpacked(bytes, path) : Encoding.UTF8.GetString(bytes), path);
    }

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="InvalidInputException">It is not Liberty, or ends in the middle.</exception>
    public static LibertyFile Of(string text, string path)
    {
        string whole = text.TrimStart('\uFEFF');
        LibertyGroup root = new LibertyScanner(whole, path).Read();
        return root.Kind == "library"
            ? new LibertyFile(path, whole, root)
            : throw Refused(
                "Not a Liberty library", path, $"begins with '{root.Kind}'",
                "Give a file that begins with library (name) { ... }.");
    }

    /// <summary>The text of a stretch of the file.</summary>
    public ReadOnlySpan<char> this[TextSpan at] => Text.AsSpan(at.Start, at.End - at.Start);

    private static string Unpacked(byte[] bytes, string path)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            byte[] buffer = new byte[Head];
            for (
                int read = gzip.ReadAtLeast(buffer, Head, throwOnEndOfStream: false);
                read > 0;
                read = gzip.ReadAtLeast(buffer, Head, throwOnEndOfStream: false))
            {
                // A file made to fill the memory is not unpacked first and looked at afterwards.
                if (unpacked.Length == 0
                    && !Encoding.Latin1.GetString(buffer, 0, read).Contains("library", StringComparison.Ordinal))
                {
                    throw Refused(
                        "Not a Liberty library", path, "no 'library' at the beginning of what is compressed", Remedy);
                }

                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > MostUnpackedBytes)
                {
                    throw Refused(
                        "The file is too long", path, $"more than {MostUnpackedBytes >> 20} MiB when unpacked", Remedy);
                }
            }

            return Encoding.UTF8.GetString(unpacked.GetBuffer(), 0, (int)unpacked.Length);
        }
        catch (InvalidDataException failure)
        {
            throw Refused("The compressed file is damaged", path, failure.Message, "Fetch or generate the file again.");
        }
    }

    private static InvalidInputException Refused(string what, string path, string value, string remedy) =>
        new(new Problem(what, path, value, remedy));
}
