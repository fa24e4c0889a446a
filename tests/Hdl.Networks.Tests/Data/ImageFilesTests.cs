using System.IO.Compression;
using System.Runtime.InteropServices;
using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Networks.Tensors;

namespace Hdl.Networks.Tests.Data;

public sealed class ImageFilesTests : IDisposable
{
    private static readonly DataInput SixInputs = new(DataForm.Pixels, 6, 10, 4);
    private static readonly byte[] Twelve = [.. Enumerable.Range(0, 12).Select(i => (byte)(20 * i))];

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public static TheoryData<int[]> Shapes => [[2, 6], [2, 2, 3], [2, 1, 2, 3], [2, 2, 3, 1]];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Images_of_any_shape_that_fits_are_read_in_their_order(int[] shape)
    {
        ImageSet set = Npz(Tensor.Of("images", shape, Twelve), Tensor.Of("labels", [2], [9, 0]));

        Assert.Equal((2, 6), (set.Count, set.PixelsPerImage));
        Assert.Equal(Twelve, set.Pixels);
        Assert.Equal([9, 0], set.Labels);
    }

    [Theory]
    [InlineData("x", "y")]
    [InlineData("X", "Y")]
    [InlineData("x_test", "y_test")]
    [InlineData("test_images", "test_labels")]
    [InlineData("data", "targets")]
    [InlineData("arr_0", "arr_1")]
    public void Arrays_are_found_by_their_names_in_any_order(string images, string labels)
    {
        ImageSet set = Npz(
            Tensor.Of("x_train", [1, 1], [1]), Tensor.Of(labels, [2, 1], [3, 4]), Tensor.Of(images, [2, 6], Twelve));

        Assert.Equal(Twelve, set.Pixels);
        Assert.Equal([3, 4], set.Labels);
    }

    [Fact]
    public void One_array_alone_is_images_without_labels_whatever_its_name()
    {
        ImageSet set = Npz(Tensor.Of("frames", [2, 6], Twelve));

        Assert.Equal((2, 0), (set.Count, set.Labels.Length));
        Assert.Equal(Twelve[6..], set[1].ToArray());
        Assert.Equal(1, set.Take(1).Count);
    }

    [Theory]
    [InlineData(0f, 0)]
    [InlineData(1f, 255)]
    [InlineData(0.5f, 128)]
    [InlineData(0.0019f, 0)]
    [InlineData(0.002f, 1)]
    public void Floats_become_the_nearest_of_256_levels(float value, byte expected)
    {
        byte[] bytes = MemoryMarshal.AsBytes(Enumerable.Repeat(value, 6).ToArray().AsSpan()).ToArray();

        Assert.Equal(Enumerable.Repeat(expected, 6), Npz(new Tensor("x", new('f', 4), [1, 6], bytes)).Pixels);
        Assert.Equal(
            Enumerable.Repeat(expected, 6),
            Npz(
                new Tensor(
                    "x", new('f', 8), [1, 6],
                    MemoryMarshal.AsBytes(Enumerable.Repeat((double)value, 6).ToArray().AsSpan()).ToArray())).Pixels);
    }

    [Fact]
    public void Truth_values_are_black_and_white() =>
        Assert.Equal(
            [0, 255, 0, 255, 255, 0],
            Npz(new Tensor("x", new('b', 1), [1, 6], new byte[] { 0, 1, 0, 1, 1, 0 })).Pixels);

    [Fact]
    public void Only_the_first_images_are_taken_with_their_labels()
    {
        string path = Written(Tensor.Of("x", [2, 6], Twelve), Tensor.Of("y", [2], [3, 4]));

        ImageSet set = ImageFiles.Read(new SampleFile(path) { Count = 1 }, SixInputs);

        Assert.Equal(Twelve[..6], set.Pixels);
        Assert.Equal([3], set.Labels);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Idx_files_with_labels_beside_them_are_read_and_transposed(bool compressed)
    {
        string path = Idx(
            "emnist-test-images-idx3-ubyte", IdxWriter.Images(2, 3, 2, [1, 4, 2, 5, 3, 6, 7, 10, 8, 11, 9, 12]),
            compressed);
        Idx("emnist-test-labels-idx1-ubyte", IdxWriter.Labels([7, 8]), compressed);

        ImageSet set = ImageFiles.Read(new SampleFile(path) { Transpose = true }, SixInputs);

        Assert.Equal((3, 2), (set.Width, set.Height));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], set.Pixels);
        Assert.Equal([7, 8], set.Labels);
        Assert.True(new SampleFile(path).IsLikelyTransposed);
        Assert.Contains("transposed", set.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_can_be_another_file()
    {
        string images = Idx("mine", IdxWriter.Images(2, 2, 3, Twelve), compressed: false);
        string labels = Idx("theirs.gz", IdxWriter.Labels([1, 2]), compressed: true);

        Assert.Empty(ImageFiles.Read(new SampleFile(images), SixInputs).Labels);
        Assert.Equal([1, 2], ImageFiles.Read(new SampleFile(images) { Labels = labels }, SixInputs).Labels);
    }

    [Fact]
    public void What_does_not_fit_is_one_error_that_says_what_where_and_what_to_do()
    {
        (string What, Tensor[] Arrays)[] cases =
        [
            ("The images do not fit the network", [Tensor.Of("x", [2, 5], new byte[10])]),
            ("The images do not fit the network", [Tensor.Of("x", [0, 6], Array.Empty<byte>())]),
            ("No array is called as images are", [Tensor.Of("a", [2, 6], Twelve), Tensor.Of("b", [1], [1])]),
            ("A pixel is outside 0..255", [Tensor.Of("x", [1, 6], [0, 1, 2, 3, 4, 256])]),
            ("A pixel is outside 0..255", [Tensor.Of("x", [1, 6], [0, 1, 2, 3, 4, -1])]),
            (
                "A pixel is outside 0..1",
                [
                    new Tensor(
                        "x", new('f', 4), [1, 6],
                        MemoryMarshal.AsBytes(((float[])[0, 0, 0, 0, 0, 1.01f]).AsSpan()).ToArray()),
                ]),
            (
                "A pixel is outside 0..1",
                [
                    new Tensor(
                        "x", new('f', 4), [1, 6],
                        MemoryMarshal.AsBytes(((float[])[0, 0, float.NaN, 0, 0, 1]).AsSpan()).ToArray()),
                ]),
            (
                "The numbers of images and labels differ",
                [Tensor.Of("x", [2, 6], Twelve), Tensor.Of("y", [3], [1, 2, 3])]),
            ("A label is no class of the network", [Tensor.Of("x", [2, 6], Twelve), Tensor.Of("y", [2], [1, 10])]),
            ("A label is no class of the network", [Tensor.Of("x", [2, 6], Twelve), Tensor.Of("y", [2], [1, -1])]),
            ("These are no labels", [Tensor.Of("x", [2, 6], Twelve), Tensor.Of("y", [2, 10], new byte[20])]),
        ];
        foreach ((string what, Tensor[] arrays) in cases)
        {
            Problem problem = Assert.Single(Assert.Throws<InvalidInputException>(() => Npz(arrays)).Problems);

            Assert.Equal(what, problem.What);
            Assert.All((string[])[problem.Where, problem.Value, problem.Remedy], text => Assert.NotEmpty(text));
        }
    }

    [Fact]
    public void More_images_than_there_are_and_images_without_rows_to_exchange_are_refused()
    {
        string path = Written(Tensor.Of("x", [2, 6], Twelve));

        Assert.Throws<InvalidInputException>(() => ImageFiles.Read(new SampleFile(path) { Count = 3 }, SixInputs));
        Assert.Throws<InvalidInputException>(() =>
            ImageFiles.Read(new SampleFile(path) { Transpose = true }, SixInputs));
    }

    private ImageSet Npz(params Tensor[] arrays) => ImageFiles.Read(new SampleFile(Written(arrays)), SixInputs);

    private string Written(params Tensor[] arrays)
    {
        string path = Path.Combine(_folder, "mine.npz");
        NpzWriter.Write(path, arrays);
        return path;
    }

    private string Idx(string name, byte[] content, bool compressed)
    {
        string path = Path.Combine(_folder, name);
        using Stream file = File.Create(path);
        using Stream stream = compressed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write(content);
        return path;
    }
}
