using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Hdl.Core.Designs;

/// <summary>
/// What an emitted file holds: a text, lines that are made each time they are needed, or bytes. Contents of memories
/// can be a gigabyte of lines; they are never held as a whole.
/// </summary>
public sealed class FileContent : IEquatable<FileContent>
{
    private const int BufferBytes = 1 << 16;

    private readonly string? _text;
    private readonly byte[]? _bytes;
    private readonly Func<IEnumerable<string>> _lines;
    private string? _sha256;

    private FileContent(string? text, long bytes, Func<IEnumerable<string>> lines) =>
        (_text, Bytes, _lines) = (text, bytes, lines);

    private FileContent(byte[] bytes) => (_bytes, Bytes, _lines) = (bytes, bytes.Length, () => []);

    /// <summary>Length in bytes, known before anything is made.</summary>
    public long Bytes { get; }

    /// <summary>All of it; where it is made in lines this makes and holds them all.</summary>
    /// <exception cref="InvalidOperationException">It is no text.</exception>
    public string Text => _bytes is null
        ? _text ?? string.Concat(_lines())
        : throw new InvalidOperationException("The file is no text.");

    /// <summary>A text in ASCII.</summary>
    public static implicit operator FileContent(string text) => FromString(text);

    /// <summary>A text in ASCII.</summary>
    public static FileContent FromString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new FileContent(text, text.Length, () => [text]);
    }

    /// <summary>Lines of one length.</summary>
    /// <param name="count">How many.</param>
    /// <param name="width">Characters of each, its line end left out.</param>
    /// <param name="lines">Makes them in order, without line ends; the same each time.</param>
    public static FileContent FromLines(int count, int width, Func<IEnumerable<string>> lines) =>
        new(null, count * (width + 1L), () => lines().Select(line => line + "\n"));

    /// <summary>Bytes that are no text: an image for a memory or a processor.</summary>
    public static FileContent FromBytes(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return new FileContent(bytes);
    }

    /// <summary>SHA-256 in lower-case hexadecimal; computed once.</summary>
    /// <param name="made">Told of bytes as they are made.</param>
    public string Sha256(Action<int>? made = null)
    {
        if (_sha256 is null)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Produce(bytes =>
            {
                hash.AppendData(bytes);
                made?.Invoke(bytes.Length);
            });
            _sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        return _sha256;
    }

    /// <summary>Writes all of it.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="made">Told of bytes as they are written.</param>
    public void WriteTo(Stream stream, Action<int>? made = null) => Produce(bytes =>
    {
        stream.Write(bytes);
        made?.Invoke(bytes.Length);
    });

    /// <inheritdoc/>
    public bool Equals(FileContent? other) =>
        other is not null
        && Bytes == other.Bytes
        && (
            ReferenceEquals(this, other)
            || (_text is not null && other._text is not null ? _text == other._text : Sha256() == other.Sha256()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FileContent);

    /// <inheritdoc/>
    public override int GetHashCode() => Bytes.GetHashCode();

    private delegate void Sink(ReadOnlySpan<byte> bytes);

    private void Produce(Sink sink)
    {
        if (_bytes is not null)
        {
            sink(_bytes);
            return;
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long all = 0;
            int filled = 0;
            foreach (string piece in _lines())
            {
                for (int at = 0; at < piece.Length;)
                {
                    int taken = Math.Min(piece.Length - at, buffer.Length - filled);
                    filled += Encoding.ASCII.GetBytes(piece.AsSpan(at, taken), buffer.AsSpan(filled));
                    at += taken;
                    if (filled == buffer.Length)
                    {
                        sink(buffer);
                        all += filled;
                        filled = 0;
                    }
                }
            }

            sink(buffer.AsSpan(0, filled));
            if (all + filled != Bytes)
            {
                throw new InvalidOperationException($"{all + filled} bytes were made where {Bytes} were announced.");
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
