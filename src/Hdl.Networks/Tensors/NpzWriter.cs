using System.Globalization;
using System.IO.Compression;
using System.Text;
using Hdl.Core.Files;

namespace Hdl.Networks.Tensors;

/// <summary>
/// Writes <c>.npz</c> archives that NumPy reads: the same tensors give the same bytes on one machine.
/// </summary>
public static class NpzWriter
{
    private const int Alignment = 64;
    private const int Chunk = 1 << 20;

    // The first moment that a zip archive can name.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes an archive, whole or not at all.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="tensors">Its arrays.</param>
    /// <param name="cancellationToken">Ends the work; the earlier file stays.</param>
    public static void Write(string path, IEnumerable<Tensor> tensors, CancellationToken cancellationToken = default) =>
        OutputFile.Write(
            path,
            stream =>
            {
                using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
                foreach (Tensor tensor in tensors)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    ZipArchiveEntry entry = archive.CreateEntry($"{tensor.Name}.npy", CompressionLevel.Fastest);
                    entry.LastWriteTime = Epoch;
                    using Stream content = entry.Open();
                    content.Write(Header(tensor));
                    for (int at = 0; at < tensor.Bytes.Length; at += Chunk)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        content.Write(tensor.Bytes.Span[at..Math.Min(tensor.Bytes.Length, at + Chunk)]);
                    }
                }
            });

    /// <summary>The header of version 1, padded so that the elements begin at a multiple of 64 bytes.</summary>
    internal static byte[] Header(Tensor tensor)
    {
        char order = tensor.Type.Size == 1 ? '|' : tensor.Type.BigEndian ? '>' : '<';
        string descr = string.Create(
            CultureInfo.InvariantCulture, $"{order}{tensor.Type.Kind}{tensor.Type.Size}");
        string text = $"{{'descr': '{descr}', 'fortran_order': False, 'shape': {TensorShape.Text(tensor.Shape)}, }}";
        const int fixedPart = 10;
        int length = ((fixedPart + text.Length + Alignment) / Alignment * Alignment) - fixedPart;
        byte[] header =
        [
            0x93,
            .. "NUMPY"u8,
            1,
            0,
            (byte)length,
            (byte)(length >> 8),
            .. Encoding.ASCII.GetBytes(text.PadRight(length - 1)),
            (byte)'\n',
        ];
        return header;
    }
}
