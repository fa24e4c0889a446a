using System.IO.Compression;
using Hdl.Networks.Tensors;
using Hdl.Networks.Tests.Models;

namespace Hdl.Networks.Tests.Tensors;

public sealed class TensorFileTests : IDisposable
{
    private readonly string _path = NetworkExamples.TemporaryPath(".bin");

    public void Dispose() => File.Delete(_path);

    public static TheoryData<string, byte[], ulong[]> Types =>
        new()
        {
            { "|b1", [0, 1, 255], [0, 1, 1] },
            { "|u1", [0, 1, 255], [0, 1, 255] },
            { "|i1", [0, 1, 255], [0, 1, ulong.MaxValue] },
            { "<u2", [0, 0, 1, 0, 0xFF, 0xFF], [0, 1, 0xFFFF] },
            { ">u2", [0, 0, 0, 1, 0xFF, 0xFE], [0, 1, 0xFFFE] },
            { "<i2", [0, 0, 1, 0, 0xFE, 0xFF], [0, 1, ulong.MaxValue - 1] },
            { ">i4", [0, 0, 0, 0, 0, 0, 0, 1, 0xFF, 0xFF, 0xFF, 0xFE], [0, 1, ulong.MaxValue - 1] },
            { "<u4", [0, 0, 0, 0, 1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF], [0, 1, uint.MaxValue] },
            {
                "<i8",
                [.. BitConverter.GetBytes(0L), .. BitConverter.GetBytes(1L), .. BitConverter.GetBytes(-1L)],
                [0, 1, ulong.MaxValue]
            },
            {
                "<u8",
                [.. BitConverter.GetBytes(0L), .. BitConverter.GetBytes(1L), .. BitConverter.GetBytes(-1L)],
                [0, 1, ulong.MaxValue]
            },
            { "<f2", [0, 0, 0, 0x80, 0, 0x3C], [0, 0, 0x3C00] },
            { ">f4", [0, 0, 0, 0, 0x80, 0, 0, 0, 0x3F, 0x80, 0, 0], [0, 0, 0x3F80_0000] },
            {
                "<f8",
                [.. BitConverter.GetBytes(0.0), .. BitConverter.GetBytes(-0.0), .. BitConverter.GetBytes(1.0)],
                [0, 0, 0x3FF0_0000_0000_0000]
            },
        };

    [Theory]
    [MemberData(nameof(Types))]
    public void Elements_of_every_type_arrive(string descr, byte[] data, ulong[] expected)
    {
        (string name, ElementType type, int[] shape, ulong[] elements) = Assert.Single(
            Read(NetworkExamples.Npy(descr, "(3,)", data)));

        Assert.Equal(expected, elements);
        Assert.Equal((Path.GetFileName(_path), descr[1], descr[2] - '0'), (name, type.Kind, type.Size));
        Assert.Equal([3], shape);
    }

    [Theory]
    [InlineData("()", 1)]
    [InlineData("(0,)", 0)]
    [InlineData("(3, 0, 2147483647)", 0)]
    [InlineData("(2, 1, 3)", 6)]
    [InlineData("(1, 1, 1, 1, 1, 1, 1, 5)", 5)]
    public void Scalars_and_empty_tensors_and_many_axes_are_read(string shape, int count) =>
        Assert.Equal(count, Assert.Single(Read(NetworkExamples.Npy("|u1", shape, new byte[count]))).Elements.Length);

    [Fact]
    public void Fortran_order_is_turned_into_the_other()
    {
        // Element [i, j, k] of shape (2, 3, 4) is 100 i + 10 j + k.
        byte[] data =
        [
            .. from k in Enumerable.Range(0, 4)
            from j in Enumerable.Range(0, 3)
            from i in Enumerable.Range(0, 2)
            select (byte)((100 * i) + (10 * j) + k),
        ];

        ulong[] elements = Assert.Single(Read(NetworkExamples.Npy("|u1", "(2, 3, 4)", data, fortran: true))).Elements;

        Assert.Equal(
            from i in Enumerable.Range(0, 2)
            from j in Enumerable.Range(0, 3)
            from k in Enumerable.Range(0, 4)
            select (ulong)((100 * i) + (10 * j) + k),
            elements);
    }

    [Fact]
    public void A_tensor_longer_than_any_buffer_arrives_whole()
    {
        ulong[] expected = [.. Enumerable.Range(0, 300_000).Select(i => (ulong)(i % 65_521))];
        byte[] data = [.. expected.SelectMany(value => BitConverter.GetBytes((ushort)value))];

        Assert.Equal(expected, Assert.Single(Read(NetworkExamples.Npy("<u2", "(300000,)", data, major: 2))).Elements);
    }

    [Fact]
    public void Idx_files_of_every_type_are_read_also_compressed()
    {
        byte[] idx = [0, 0, 0x0B, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 5, 0xFF, 0xFE];
        ulong[] expected = [5, ulong.MaxValue - 1];

        Assert.Equal(expected, Assert.Single(Read(idx)).Elements);
        Assert.Equal(expected, Assert.Single(Read(Gzip(idx))).Elements);
        Assert.Equal([7UL], Assert.Single(Read([0, 0, 8, 1, 0, 0, 0, 1, 7])).Elements);
        Assert.Equal([0x3F80_0000UL], Assert.Single(Read([0, 0, 0x0D, 1, 0, 0, 0, 1, 0x3F, 0x80, 0, 0])).Elements);
        Assert.Equal(3, Assert.Single(Read(Gzip(NetworkExamples.Npy("|u1", "(3,)", [1, 2, 3])))).Elements.Length);
    }

    [Fact]
    public void Every_array_of_an_archive_is_read_under_its_name()
    {
        var arrays = new Dictionary<string, byte[]>
        {
            ["b"] = NetworkExamples.Npy("|u1", "(2,)", [1, 2]),
            ["a\e[31m/é"] = NetworkExamples.Npy("<i4", "(1,)", BitConverter.GetBytes(-7)),
        };
        string archive = NetworkExamples.Npz(arrays);
        byte[] bytes = File.ReadAllBytes(archive);
        File.Delete(archive);

        Assert.Equal(
            [("b", 2UL), ("a?[31m/é", unchecked((ulong)-7))],
            Read(bytes).Select(tensor => (tensor.Name, tensor.Elements[^1])));
    }

    [Fact]
    public void What_is_written_is_read_back_and_is_the_same_the_next_time()
    {
        Tensor[] tensors =
        [
            Tensor.Of("x", [2, 2], [0, 1, 2, 255]),
            Tensor.Of("y.z", [3], [int.MinValue, 0, 5]),
            Tensor.Of("empty", [0], Array.Empty<byte>()),
        ];
        NpzWriter.Write(_path, tensors);
        byte[] first = File.ReadAllBytes(_path);

        Assert.Equal(
            [
                [0, 1, 2, 255],
                [unchecked((ulong)int.MinValue), 0, 5],
                [],
            ],
            ReadFile().Select(tensor => tensor.Elements));
        NpzWriter.Write(_path, tensors);
        Assert.Equal(first, File.ReadAllBytes(_path));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    public void Headers_are_padded_so_that_elements_are_aligned_as_NumPy_does_it(int axes)
    {
        for (int length = 1; length < 100_000_000; length *= 7)
        {
            byte[] header = NpzWriter.Header(Tensor.Of("x", [.. Enumerable.Repeat(length, axes)], Array.Empty<byte>()));
            Assert.Equal(
                (0, (byte)'\n', header.Length - 10), (header.Length % 64, header[^1], header[8] + (256 * header[9])));
        }
    }

    private static byte[] Gzip(byte[] content)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return buffer.ToArray();
    }

    private List<(string Name, ElementType Type, int[] Shape, ulong[] Elements)> Read(byte[] content)
    {
        File.WriteAllBytes(_path, content);
        return ReadFile();
    }

    private List<(string Name, ElementType Type, int[] Shape, ulong[] Elements)> ReadFile()
    {
        List<(string, ElementType, int[], ulong[])> tensors = [];
        TensorFile.Read(
            _path, tensor => tensors.Add((tensor.Name, tensor.Type, [.. tensor.Shape], TensorElements.All(tensor))));
        int next = 0;
        TensorFile.Read(_path, tensor => Assert.Equal(tensors[next++].Item4, TensorElements.Held(tensor)));
        return tensors;
    }
}
