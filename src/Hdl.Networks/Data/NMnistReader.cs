using System.Globalization;
using Hdl.Core.Problems;

namespace Hdl.Networks.Data;

/// <summary>
/// The <c>.bin</c> files of N-MNIST and N-Caltech101: 5 bytes an event, the column in 8 bits, the row in 8, polarity in
/// 1, microseconds in 23, most significant first. Row 240 marks that the time stamps after it have wrapped once more,
/// by 8192.
/// </summary>
internal static class NMnistReader
{
    private const int EventBytes = 5;
    private const int WrapRow = 240;
    private const int Wrap = 1 << 13;

    /// <summary>The events of a file.</summary>
    /// <exception cref="InvalidInputException">Not whole events.</exception>
    public static List<SensorEvent> Read(ReadOnlySpan<byte> bytes, string path)
    {
        if (bytes.Length % EventBytes != 0)
        {
            throw new InvalidInputException(new Problem(
                "The file does not end with a whole event", path,
                string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} bytes"),
                "An event of N-MNIST takes 5 bytes: obtain the file again."));
        }

        var events = new List<SensorEvent>(bytes.Length / EventBytes);
        long wrapped = 0;
        for (int at = 0; at < bytes.Length; at += EventBytes)
        {
            ReadOnlySpan<byte> word = bytes.Slice(at, EventBytes);
            if (word[1] == WrapRow)
            {
                wrapped += Wrap;
                continue;
            }

            int time = ((word[2] & 0x7F) << 16) | (word[3] << 8) | word[4];
            events.Add(new SensorEvent(word[0], word[1], word[2] >> 7 != 0, time + wrapped));
        }

        return events;
    }
}
