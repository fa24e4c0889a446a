using System.Diagnostics;
using System.IO.Compression;
using Hdl.Core.Problems;
using Hdl.Networks.Tensors;
using Hdl.Networks.Tests.Models;

namespace Hdl.Networks.Tests.Tensors;

/// <summary>Whatever a file holds, it is read or refused with one problem, soon and in bounded memory.</summary>
public sealed class HostileTensorTests : IDisposable
{
    private readonly string _path = NetworkExamples.TemporaryPath(".npz");

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("|O", "(2, 3)", 6, "An element type that cannot be read")]
    [InlineData("<c8", "(2, 3)", 48, "An element type that cannot be read")]
    [InlineData("<U4", "(2, 3)", 96, "An element type that cannot be read")]
    [InlineData("<M8[ns]", "(2, 3)", 48, "An element type that cannot be read")]
    [InlineData("<f16", "(2, 3)", 96, "An element type that cannot be read")]
    [InlineData("<i3", "(2, 3)", 18, "An element type that cannot be read")]
    [InlineData("<f99999999999", "(2, 3)", 18, "An element type that cannot be read")]
    [InlineData("|u1", "(2, 3)", 5, "The tensor is truncated")]
    [InlineData("|u1", "(2, 3)", 7, "There are bytes after the last element")]
    [InlineData("|u1", "()", 0, "The tensor is truncated")]
    [InlineData("|u1", "(0,)", 1, "There are bytes after the last element")]
    [InlineData("|u1", "(-2, 3)", 6, "An array shape that cannot be read")]
    [InlineData("|u1", "(2, x)", 6, "A damaged .npy header")]
    [InlineData("|u1", "(9999999999,)", 6, "An array shape that cannot be read")]
    [InlineData("|u1", "(1, 1, 1, 1, 1, 1, 1, 1, 1)", 1, "An array shape that cannot be read")]
    [InlineData("|u1", "(2147483647, 2147483647)", 6, "The tensor is too large")]
    [InlineData("<f8", "(2147483647, 2147483647, 2147483647, 2147483647, 2147483647)", 6, "The tensor is too large")]
    [InlineData("<u8", "(1000000000,)", 6, "The tensor is too large")]
    [InlineData("<u8", "(500000000,)", 6, "The tensor is truncated")]
    public void An_array_of_another_form_is_refused(string descr, string shape, int bytes, string what) =>
        Assert.Equal(what, Refused(NetworkExamples.Npy(descr, shape, new byte[bytes])).What);

    [Fact]
    public void A_structured_type_and_a_large_tensor_of_other_order_are_refused()
    {
        byte[] structured = NetworkExamples.Npy("|u1", "(1,)", [0]);
        byte[] fields =
        [
            0x93,
            .. "NUMPY"u8,
            1,
            0,
            0x46,
            0,
            .. "{'descr': [('a', '<i4')], 'fortran_order': False, 'shape': (1,), }    \n\n"u8,
            .. structured,
        ];

        Assert.Equal(
            ("An element type that cannot be read", "a structure"), (Refused(fields).What, Refused(fields).Value));
        Assert.Contains(
            "ascontiguousarray", Refused(NetworkExamples.Npy("<f8", "(20000, 20000)", [], fortran: true)).Remedy,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 1 }, "Not a file of tensors")]
    [InlineData(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 0 }, "Not a file of tensors")]
    [InlineData(new byte[] { 0x93, (byte)'N', (byte)'U', (byte)'M' }, "Not a .npy array")]
    [InlineData(
        new byte[] { 0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 9, 0, 0, 0 },
        "An unknown version of the .npy format")]
    [InlineData(
        new byte[] { 0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 2, 0, 0, 0 },
        "The array is truncated in its header")]
    [InlineData(
        new byte[] { 0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 2, 0, 255, 255, 255, 255 },
        "A damaged .npy header")]
    [InlineData(new byte[] { 0, 0, 0x0A, 1, 0, 0, 0, 1, 0 }, "An element type that cannot be read")]
    [InlineData(new byte[] { 0, 0, 8, 0, 0 }, "A number of dimensions that cannot be read")]
    [InlineData(new byte[] { 0, 0, 8, 9, 0 }, "A number of dimensions that cannot be read")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1 }, "The file ends inside its header")]
    [InlineData(new byte[] { 0, 0, 8, 1, 255, 255, 255, 255 }, "An array shape that cannot be read")]
    [InlineData(
        new byte[] { 0, 0, 8, 3, 127, 255, 255, 255, 127, 255, 255, 255, 127, 255, 255, 255 },
        "The tensor is too large")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 1, 2 }, "The tensor is truncated")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 1, 2 }, "There are bytes after the last element")]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0, 0 }, "Not a file of tensors")]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 0 }, "The file is truncated or damaged")]
    public void A_file_of_another_form_is_refused(byte[] content, string what) =>
        Assert.Equal(what, Refused(content).What);

    [Fact]
    public void What_is_no_regular_file_is_refused_at_once()
    {
        string folder = Directory.CreateTempSubdirectory("hdl-test-").FullName;
        string pipe = Path.Combine(folder, "pipe");
        string link = Path.Combine(folder, "link");
        string loop = Path.Combine(folder, "loop");
        Process.Start("mkfifo", [pipe]).WaitForExit();
        File.CreateSymbolicLink(link, pipe);
        File.CreateSymbolicLink(loop, loop);
        try
        {
            Assert.Equal(("Not a regular file", "a pipe"), (RefusedAt(pipe).What, RefusedAt(pipe).Value));
            Assert.Equal("Not a regular file", RefusedAt(link).What);
            Assert.Equal(
                ("Not a regular file", "a device"), (RefusedAt("/dev/zero").What, RefusedAt("/dev/zero").Value));
            Assert.Equal("This is a folder", RefusedAt(folder).What);
            Assert.Equal("No such file", RefusedAt(Path.Combine(folder, "none.npz")).What);
            Assert.Equal("The file cannot be read", RefusedAt(loop).What);
            Assert.NotEmpty(RefusedAt("").What);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Archives_without_arrays_or_with_one_twice_are_refused()
    {
        Assert.Equal("There is no tensor in the archive", Refused(Zip(("data.pkl", [1, 2, 3]))).What);
        Assert.Equal("There is no tensor in the archive", Refused(Zip()).What);
        byte[] array = NetworkExamples.Npy("|u1", "(1,)", [1]);
        Assert.Equal("An array is there twice", Refused(Zip(("a.npy", array), ("a.npy", array))).What);
        Assert.Equal(
            "There are too many tensors in the archive",
            Refused(Zip([.. Enumerable.Range(0, TensorFile.MaxTensors + 1).Select(i => ($"{i}.npy", array))])).What);
    }

    [Fact]
    public void An_archive_that_promises_too_much_in_all_is_refused()
    {
        byte[] large = NetworkExamples.Npy("|u1", "(2147483647,)", []);
        File.WriteAllBytes(_path, Zip(("a.npy", large), ("b.npy", large), ("c.npy", large)));

        Problem problem = Assert.Single(
            Assert.Throws<InvalidInputException>(() => TensorFile.Read(_path, _ => { })).Problems);

        Assert.Equal("The tensors are too large together", problem.What);
        Assert.EndsWith(", c", problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_that_unpacks_to_more_than_it_promises_is_not_unpacked()
    {
        // A thousand times its size when unpacked; the header speaks of one byte.
        byte[] bomb = Zip(("a.npy", [.. NetworkExamples.Npy("|u1", "(1,)", [1]), .. new byte[50_000_000]]));
        long before = GC.GetTotalAllocatedBytes(precise: true);

        Assert.Equal("There are bytes after the last element", Refused(bomb).What);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 5_000_000);
    }

    [Fact]
    public void A_file_truncated_anywhere_or_with_any_byte_changed_is_read_or_refused()
    {
        byte[] npz = Zip(
            ("a.npy", NetworkExamples.Npy("<i2", "(3, 2)", new byte[12])),
            ("b.npy", NetworkExamples.Npy("<f4", "(2,)", new byte[8])));
        byte[] npy = NetworkExamples.Npy("<i2", "(3, 2)", new byte[12], fortran: true);
        byte[] idx = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];
        byte[] gzip = Gzip(idx);
        var random = new Random(1);
        foreach (byte[] whole in (byte[][])[npz, npy, idx, gzip])
        {
            for (int length = 0; length < whole.Length; length++)
            {
                Assert.True(IsRefused(whole[..length]), $"{length} bytes");
            }

            for (int at = 0; at < whole.Length; at++)
            {
                byte[] changed = [.. whole];
                changed[at] ^= (byte)random.Next(1, 256);
                _ = IsRefused(changed);
            }
        }
    }

    [Fact]
    public void A_changed_element_of_an_archive_is_noticed()
    {
        byte[] stored = Zip(
            CompressionLevel.NoCompression, ("a.npy", NetworkExamples.Npy("|u1", "(3,)", [0xAB, 0xCD, 0xEF])));
        int at = stored.AsSpan().IndexOf((byte)0xAB);
        stored[at] ^= 1;

        Assert.Equal("The tensor is damaged: its checksum differs", Refused(stored).What);
    }

    [Fact]
    public void A_gzip_file_with_another_trailer_or_bytes_after_it_is_refused()
    {
        byte[] gzip = Gzip([0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3]);
        Assert.False(IsRefused(gzip));
        Assert.False(IsRefused([.. gzip, .. new byte[20]]));
        Assert.True(IsRefused([.. gzip, 1]));
        Assert.True(IsRefused([.. gzip, .. "12345678"u8]));
        for (int at = gzip.Length - 8; at < gzip.Length; at++)
        {
            byte[] changed = [.. gzip];
            changed[at] ^= 1;
            Assert.True(IsRefused(changed), $"byte {at}");
        }
    }

    [Fact]
    public void A_gzip_file_of_several_members_is_read_as_one_and_checked_to_its_end()
    {
        byte[] content = [0, 0, 8, 1, 0, 0, 0x75, 0x30, .. Enumerable.Range(0, 30_000).Select(i => (byte)(i * i >> 7))];
        foreach (int cut in (int[])[1, 2, 8, 9, 100, 8_192, 20_000, content.Length])
        {
            byte[] several = [.. Gzip(content[..cut]), .. Gzip(content[cut..])];
            Assert.False(IsRefused(several), $"cut at {cut}");
            Assert.True(IsRefused([.. several, 7]), $"cut at {cut}, a byte after it");
            Assert.True(IsRefused(several[..^1]), $"cut at {cut}, the last byte missing");
            several[^6] ^= 1;
            Assert.True(IsRefused(several), $"cut at {cut}, another checksum");
        }

        // As bgzip writes: blocks, then one of nothing.
        byte[] blocks =
        [
            .. content.Chunk(4_000).SelectMany(Gzip),
            0x1F,
            0x8B,
            8,
            0,
            0,
            0,
            0,
            0,
            0,
            0xFF,
            3,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
        ];
        Assert.False(IsRefused(blocks));
        Assert.True(IsRefused(blocks[..^9]));
    }

    [Theory]
    [InlineData("compressed", "indices", "indptr", "data", "format", "shape")]
    [InlineData("coordinates", "row", "col", "format", "shape", "data")]
    [InlineData("diagonals", "offsets", "format", "shape", "data")]
    public void A_sparse_matrix_of_SciPy_is_named(string form, params string[] arrays)
    {
        byte[] array = NetworkExamples.Npy("|u1", "(1,)", [1]);

        Problem problem = Refused(Zip([.. arrays.Select(name => ($"{name}.npy", array))]));

        Assert.Equal("A sparse matrix of SciPy", problem.What);
        Assert.Contains(form, problem.Value, StringComparison.Ordinal);
        Assert.Contains("toarray", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_element_type_with_anything_after_it_is_refused() =>
        Assert.Equal(
            "An element type that cannot be read", Refused(NetworkExamples.Npy("<f4junk", "(1,)", new byte[4])).What);

    [Fact]
    public void Names_show_nothing_that_reorders_or_breaks_a_line() =>
        Assert.Equal("a?b?c?d?e", TensorFile.Printable("a\u202Eb\u2028c\u2029d\u200Be"));

    private static byte[] Gzip(byte[] content)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return buffer.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries) => Zip(CompressionLevel.Fastest, entries);

    private static byte[] Zip(CompressionLevel level, params (string Name, byte[] Content)[] entries)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = archive.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return buffer.ToArray();
    }

    /// <summary>
    /// Whether it is refused, in pieces as well as whole; any other exception fails the test.
    /// </summary>
    private bool IsRefused(byte[] content)
    {
        File.WriteAllBytes(_path, content);
        bool refused = IsRefused(TensorElements.All);
        Assert.Equal(refused, IsRefused(TensorElements.Held));
        return refused;
    }

    private bool IsRefused(Func<TensorReader, ulong[]> read)
    {
        try
        {
            TensorFile.Read(_path, tensor => read(tensor));
            return false;
        }
        catch (InvalidInputException refused)
        {
            Assert.All(refused.Problems, problem => Assert.NotEmpty(problem.Remedy));
            return true;
        }
    }

    private Problem Refused(byte[] content)
    {
        File.WriteAllBytes(_path, content);
        return RefusedAt(_path);
    }

    private static Problem RefusedAt(string path)
    {
        Problem refused = RefusedAt(path, TensorElements.All);
        Assert.Equal(refused, RefusedAt(path, TensorElements.Held));
        return refused;
    }

    private static Problem RefusedAt(string path, Func<TensorReader, ulong[]> read) =>
        Assert.Single(
            Assert.Throws<InvalidInputException>(() => TensorFile.Read(path, tensor => read(tensor))).Problems);
}
