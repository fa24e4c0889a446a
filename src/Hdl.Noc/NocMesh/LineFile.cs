using System.Globalization;
using System.Text;
using Hdl.Core.Files;
using Hdl.Core.Problems;

namespace Hdl.Noc.NocMesh;

/// <summary>Text files of one record a line, from anywhere: nothing that they hold is believed.</summary>
internal static class LineFile
{
    private const int Shown = 60;

    /// <summary>The lines that are not empty and no comment, with their numbers from 1.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">Longest file.</param>
    /// <param name="longestLine">Longest line.</param>
    /// <param name="remedy">What to give instead of a file that is none.</param>
    /// <exception cref="InvalidInputException">No regular file, unreadable, too long, not text, or cut off in its last
    /// line.</exception>
    public static IEnumerable<(int Number, string Line)> Read(
        string path, long maxBytes, int longestLine, string remedy)
    {
        byte[] bytes = InputFile.Bytes(path, maxBytes, remedy);
        if (bytes[^1] != (byte)'\n')
        {
            int last = bytes.AsSpan().Count((byte)'\n') + 1;
            throw new InvalidInputException(Fault(
                path, last, Encoding.Latin1.GetString(bytes[^Math.Min(bytes.Length, Shown)..]).Split('\n')[^1],
                "The file ends inside a line", "Obtain the rest of the file, or end its last line with a newline."));
        }

        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.Latin1);
        for (int number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length > longestLine || line.Any(c => c is (< ' ' and not '\t') or > '~'))
            {
                throw new InvalidInputException(Fault(path, number, line, "Not a line of plain text", remedy));
            }

            if (line.AsSpan().Trim() is { Length: > 0 } text && text[0] != '#')
            {
                yield return (number, line);
            }
        }
    }

    /// <summary>What is wrong with a line.</summary>
    public static Problem Fault(string path, int number, string line, string what, string remedy) =>
        new(
            what, string.Create(CultureInfo.InvariantCulture, $"{path}:{number}"),
            $"'{(line.Length > Shown ? $"{line[..Shown]}..." : line)}'", remedy);
}
