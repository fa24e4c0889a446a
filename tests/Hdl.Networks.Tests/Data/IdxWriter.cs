using System.Buffers.Binary;
using Hdl.Networks.Data;

namespace Hdl.Networks.Tests.Data;

/// <summary>Writes the IDX format of <see cref="IdxReader"/>.</summary>
internal static class IdxWriter
{
    /// <summary>An IDX file of images.</summary>
    /// <param name="count">Number of images.</param>
    /// <param name="rows">Rows an image.</param>
    /// <param name="columns">Columns an image.</param>
    /// <param name="pixels">count x rows x columns bytes.</param>
    public static byte[] Images(int count, int rows, int columns, ReadOnlySpan<byte> pixels) =>
        File([0x0803, count, rows, columns], pixels);

    /// <summary>An IDX file of labels.</summary>
    /// <param name="labels">One byte an image.</param>
    public static byte[] Labels(ReadOnlySpan<byte> labels) => File([0x0801, labels.Length], labels);

    private static byte[] File(ReadOnlySpan<int> header, ReadOnlySpan<byte> content)
    {
        byte[] file = new byte[(4 * header.Length) + content.Length];
        for (int i = 0; i < header.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 * i), header[i]);
        }

        content.CopyTo(file.AsSpan(4 * header.Length));
        return file;
    }
}
