using System.Security.Cryptography;
using System.Text;
using Hdl.Core.Designs;

namespace Hdl.Core.Tests.Designs;

public sealed class FileContentTests
{
    // Longer than the buffer, so that a line is cut in the middle.
    private static readonly FileContent Made = FileContent.FromLines(
        20_000, 8, () => Enumerable.Range(0, 20_000).Select(line => line.ToString("X8", null)));

    [Fact]
    public void Lines_that_are_made_give_the_bytes_of_the_text()
    {
        string text = string.Concat(Enumerable.Range(0, 20_000).Select(line => $"{line:X8}\n"));
        var stream = new MemoryStream();

        Made.WriteTo(stream);

        Assert.Equal(text, Encoding.ASCII.GetString(stream.ToArray()));
        Assert.Equal(text.Length, Made.Bytes);
        Assert.Equal(text, Made.Text);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text))), Made.Sha256());
        Assert.Equal(FileContent.FromString(text), Made);
    }

    [Fact]
    public void Contents_that_differ_in_one_line_are_not_equal()
    {
        var other = FileContent.FromLines(
            20_000, 8, () => Enumerable.Range(0, 20_000).Select(line => (line == 777 ? 0 : line).ToString("X8", null)));

        Assert.NotEqual(Made, other);
    }

    [Theory]
    [InlineData(3, 8)]
    [InlineData(4, 9)]
    public void Another_number_of_bytes_than_announced_is_a_defect(int count, int width)
    {
        var wrong = FileContent.FromLines(count, width, () => ["00000000", "11111111", "22222222", "33333333"]);

        Assert.Throws<InvalidOperationException>(() => wrong.WriteTo(Stream.Null));
    }

    [Fact]
    public void Lines_are_written_as_they_are_made_and_none_is_held()
    {
        long made = 0;
        long most = 0;
        long written = 0;
        string line = new('0', 999);
        var large = FileContent.FromLines(100_000, 999, () => Enumerable.Range(0, 100_000).Select(_ =>
        {
            most = Math.Max(most, made - written);
            made += 1000;
            return line;
        }));

        large.WriteTo(Stream.Null, bytes => written += bytes);

        Assert.Equal((100_000_000, 100_000_000), (large.Bytes, written));
        Assert.InRange(most, 1, 1_000_000);
    }
}
