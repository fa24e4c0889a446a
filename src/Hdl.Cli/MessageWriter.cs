using System.Text;

namespace Hdl.Cli;

/// <summary>
/// Messages for a person who may no longer be there: what a terminal that is gone, or a full disk, does not take is
/// dropped. A message that cannot be shown is no reason to end otherwise than without it.
/// </summary>
/// <param name="inner">Where messages go.</param>
internal sealed class MessageWriter(TextWriter inner) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Try(inner.Flush);

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException)
        {
            // Nobody to tell.
        }
    }
}
