using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Hdl.Networks.Tensors;

/// <summary>
/// Whether a gzip file is whole. The library checks every member that it reads to its end, but a file that is cut off,
/// or that goes on with something else, ends for it like a whole one; the last 8 bytes, checksum and length of the last
/// member, tell.
/// </summary>
internal static class GzipEnd
{
    private const int Trailer = 8;
    private const int MostPadding = 1 << 16;

    // What a member of no bytes is compressed to.
    private static ReadOnlySpan<byte> Nothing => [3, 0];

    /// <summary>
    /// Whether the file ends with the last member of what was unpacked. Zeros may follow, as on tapes.
    /// </summary>
    /// <param name="file">The file; its position is changed.</param>
    /// <param name="checksum">Of everything that was unpacked.</param>
    /// <param name="count">Its length.</param>
    public static bool Fits(FileStream file, uint checksum, long count)
    {
        byte[] tail = new byte[Math.Min(file.Length, MostPadding + Trailer)];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        int zeros = tail.Length - tail.AsSpan().LastIndexOfAnyExcept((byte)0) - 1;

        // A single member, the usual case: its checksum is that of everything.
        for (int padding = 0; padding <= zeros && padding + Trailer <= tail.Length; padding++)
        {
            if (Read(tail, padding) == (checksum, (uint)count))
            {
                return true;
            }
        }

        (uint last, uint length) = Read(tail, 0);
        return (last, length) == (0, 0)
            ? tail.AsSpan(0, tail.Length - Trailer).EndsWith(Nothing)
            : length < count && IsLast(file, last, count - length);
    }

    private static (uint Checksum, uint Length) Read(byte[] tail, int padding)
    {
        ReadOnlySpan<byte> trailer = tail.AsSpan(tail.Length - Trailer - padding, Trailer);
        return (
            BinaryPrimitives.ReadUInt32LittleEndian(trailer), BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]));
    }

    // Several members: unpacked once more to sum up the last one alone.
    private static bool IsLast(FileStream file, uint checksum, long start)
    {
        file.Position = 0;
        using var content = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        byte[] chunk = new byte[81_920];
        var crc = new Crc32();
        long at = 0;
        for (int read = content.Read(chunk); read > 0; read = content.Read(chunk))
        {
            crc.Append(chunk.AsSpan((int)Math.Clamp(start - at, 0, read), read - (int)Math.Clamp(start - at, 0, read)));
            at += read;
        }

        return crc.GetCurrentHashAsUInt32() == checksum;
    }
}
