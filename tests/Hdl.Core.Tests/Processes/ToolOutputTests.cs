using System.Text;
using Hdl.Core.Processes;

namespace Hdl.Core.Tests.Processes;

public sealed class ToolOutputTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a\n", "a")]
    [InlineData("a\nb", "a", "b")]
    [InlineData("\n\n", "", "")]
    [InlineData("10 %\r20 %\r\ndone\n", "10 %", "20 %", "done")]
    [InlineData("µ\r", "µ")]
    public async Task Lines_end_with_either_character_or_both(string text, params string[] expected)
    {
        var lines = new List<string>();
        var output = new ToolOutput(lines.Add, new Lock());

        await output.ReadAsync(new Trickle(text), CancellationToken.None);

        Assert.Equal(expected, lines);
        Assert.Equal(string.Concat(expected.Select(line => line + "\n")), output.ToString());
    }

    [Theory]
    [InlineData((1 << 20) - 1, 1)]
    [InlineData(1 << 20, 2)]
    [InlineData((1 << 20) + 1, 2)]
    public async Task A_line_without_an_end_is_cut(int length, int expected)
    {
        var lines = new List<string>();

        await new ToolOutput(lines.Add, new Lock()).ReadAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(new string('x', length) + '\n')), CancellationToken.None);

        Assert.Equal(expected, lines.Count);
        Assert.Equal(length, lines.Sum(line => line.Length));
    }

    // One byte a read.
    private sealed class Trickle(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..1], cancellationToken);
    }
}
