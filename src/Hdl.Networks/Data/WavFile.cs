using System.Buffers.Binary;
using System.Globalization;
using Hdl.Core.Files;
using Hdl.Core.Problems;

namespace Hdl.Networks.Data;

/// <summary>Recordings in WAV files: one channel of 16-bit samples, not compressed.</summary>
internal static class WavFile
{
    private const long MostBytes = 16L << 20;
    private const int ChunkHeader = 8;
    private const int FormatBytes = 16;
    private const int Pcm = 1;
    private const int Extensible = 0xFFFE;
    private const string Remedy = "Give a WAV file of one channel, 16-bit PCM.";

    /// <summary>The samples of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rate">Samples per second that it must have.</param>
    /// <exception cref="InvalidInputException">Missing, too long, truncated, or of another format.</exception>
    public static short[] Read(string path, int rate)
    {
        byte[] bytes = InputFile.Bytes(path, MostBytes, Remedy);
        ReadOnlySpan<byte> rest = bytes;
        if (!rest.StartsWith("RIFF"u8) || rest.Length < 12 || !rest[8..].StartsWith("WAVE"u8))
        {
            throw Fault(
                "Not a WAV file", path, $"begins with 0x{Convert.ToHexString(rest[..Math.Min(4, rest.Length)])}");
        }

        rest = rest[12..];
        bool known = false;
        while (rest.Length >= ChunkHeader)
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            if (length > rest.Length - ChunkHeader)
            {
                throw Fault(
                    "The file is truncated", path,
                    string.Create(CultureInfo.InvariantCulture, $"{rest.Length - ChunkHeader} of {length} bytes"));
            }

            ReadOnlySpan<byte> chunk = rest.Slice(ChunkHeader, (int)length);
            if (rest.StartsWith("fmt "u8))
            {
                CheckFormat(chunk, path, rate);
                known = true;
            }
            else if (rest.StartsWith("data"u8))
            {
                return known ? Samples(chunk, path) : throw Fault("Samples before their format", path, "no fmt chunk");
            }

            // Chunks begin at even places; what is missing behind the last one is no harm.
            rest = rest[Math.Min(rest.Length, ChunkHeader + (int)length + ((int)length & 1))..];
        }

        throw Fault("The file has no samples", path, "no data chunk");
    }

    private static void CheckFormat(ReadOnlySpan<byte> chunk, string path, int rate)
    {
        if (chunk.Length < FormatBytes)
        {
            throw Fault(
                "The format of the samples is truncated", path,
                string.Create(CultureInfo.InvariantCulture, $"{chunk.Length} bytes"));
        }

        int coding = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        uint found = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        if (coding is not (Pcm or Extensible) || channels != 1 || bits != 16)
        {
            throw Fault(
                "Samples of another format", path,
                string.Create(
                    CultureInfo.InvariantCulture, $"coding {coding}, {channels} channels, {bits} bits a sample"));
        }

        if (found != rate)
        {
            throw new InvalidInputException(new Problem(
                "Another sample rate", path, string.Create(CultureInfo.InvariantCulture, $"{found} per second"),
                string.Create(CultureInfo.InvariantCulture, $"Resample it to {rate} per second.")));
        }
    }

    private static short[] Samples(ReadOnlySpan<byte> bytes, string path)
    {
        if (bytes.Length % 2 != 0)
        {
            throw Fault(
                "Half a sample at the end", path,
                string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} bytes of samples"));
        }

        short[] samples = new short[bytes.Length / 2];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * i)..]);
        }

        return samples;
    }

    private static InvalidInputException Fault(string what, string where, string value) =>
        new(new Problem(what, where, value, Remedy));
}
