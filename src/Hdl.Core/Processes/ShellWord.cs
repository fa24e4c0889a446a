namespace Hdl.Core.Processes;

/// <summary>Words of commands that are shown to be copied into a shell.</summary>
public static class ShellWord
{
    /// <summary>A text as one word of a POSIX shell, always in quotes.</summary>
    /// <param name="text">Any text.</param>
    public static string Quoted(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().ContainsAny("\"$`\\!")
            ? $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'"
            : $"\"{text}\"";
    }
}
