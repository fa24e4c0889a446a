using Hdl.Core.Problems;
using Hdl.Networks.Data;

namespace Hdl.Networks.Tests.Data;

public sealed class IdxReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_shipped_images_are_the_first_of_the_test_set()
    {
        ImageSet images = TestImages.Mnist300();

        Assert.Equal((300, 28, 28), (images.Count, images.Width, images.Height));
        Assert.Equal(new byte[] { 7, 2, 1, 0, 4, 1, 4, 9, 5, 9 }, images.Labels[..10]);
        Assert.Equal(new byte[] { 0, 84, 185, 159, 151, 60 }, images[0][201..207].ToArray());
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        ImageSet images = Read(IdxWriter.Images(2, 1, 3, [1, 2, 3, 4, 5, 6]), IdxWriter.Labels([8, 9]));

        Assert.Equal((3, 1), (images.Width, images.Height));
        Assert.Equal(new byte[] { 4, 5, 6 }, images[1].ToArray());
        Assert.Equal(new byte[] { 8, 9 }, images.Labels);
    }

    [Fact]
    public void A_file_truncated_anywhere_is_refused()
    {
        byte[] images = IdxWriter.Images(2, 1, 3, [1, 2, 3, 4, 5, 6]);
        byte[] labels = IdxWriter.Labels([8, 9]);
        for (int length = 0; length < images.Length; length++)
        {
            Assert.NotEmpty(Refused(images[..length], labels).Remedy);
        }

        for (int length = 0; length < labels.Length; length++)
        {
            Assert.NotEmpty(Refused(images, labels[..length]).Remedy);
        }
    }

    [Theory]
    [InlineData(0, 0x01, "this is not an IDX file of images")]
    [InlineData(3, 0x01, "this is not an IDX file of images")]
    [InlineData(4, 0x7F, "the file is truncated")]
    [InlineData(4, 0xFF, "the file is truncated")]
    [InlineData(7, 0x01, "there are bytes after the last element")]
    [InlineData(8, 0xFF, "the image size is out of range")]
    [InlineData(11, 0x00, "the image size is out of range")]
    [InlineData(13, 0x01, "the image size is out of range")]
    public void A_header_that_lies_is_refused(int offset, byte value, string what)
    {
        byte[] images = IdxWriter.Images(2, 1, 3, [1, 2, 3, 4, 5, 6]);
        images[offset] = value;

        Assert.Equal(what, Refused(images, IdxWriter.Labels([8, 9])).What, ignoreCase: true);
    }

    [Fact]
    public void A_gzip_file_is_recognised() =>
        Assert.Contains(
            "gzip", Refused([0x1F, 0x8B, .. new byte[30]], IdxWriter.Labels([1])).Remedy, StringComparison.Ordinal);

    [Fact]
    public void Labels_of_other_images_are_refused() =>
        Assert.Contains(
            "differ", Refused(IdxWriter.Images(1, 1, 1, [1]), IdxWriter.Labels([1, 2])).What, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_refused()
    {
        var refused = Assert.Throws<InvalidInputException>(() =>
            IdxReader.Read("x", Path.Combine(_folder, "a"), Path.Combine(_folder, "b")));

        Assert.Contains("hdl data", Assert.Single(refused.Problems).Remedy, StringComparison.Ordinal);
    }

    private ImageSet Read(byte[] images, byte[] labels)
    {
        (string imageFile, string labelFile) = (Path.Combine(_folder, "images"), Path.Combine(_folder, "labels"));
        File.WriteAllBytes(imageFile, images);
        File.WriteAllBytes(labelFile, labels);
        return IdxReader.Read("x", imageFile, labelFile);
    }

    private Problem Refused(byte[] images, byte[] labels) =>
        Assert.Single(Assert.Throws<InvalidInputException>(() => Read(images, labels)).Problems);
}
