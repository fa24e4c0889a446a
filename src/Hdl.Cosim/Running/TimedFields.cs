using Hdl.Core.Golden;

namespace Hdl.Cosim.Running;

/// <summary>Fields of received beats that timing decides (<see cref="PhaseResult.Ranges"/>).</summary>
internal static class TimedFields
{
    /// <summary>The first range that a received field is not in; null where all are.</summary>
    /// <param name="buffer">The stream.</param>
    /// <param name="ranges">Its ranges.</param>
    /// <param name="from">The first beat that is looked at.</param>
    /// <param name="end">The one behind the last.</param>
    public static FieldRange? Outside(StreamBuffers buffer, IReadOnlyList<FieldRange> ranges, long from, long end)
    {
        foreach (FieldRange range in ranges.Where(range => range.Beat >= from && range.Beat < end))
        {
            var received = new BeatSequence(buffer.Stream.Fields);
            buffer.Received(range.Beat, 1).CopyTo(received.Append());
            if (!range.Contains(received.Get(0, range.Field)))
            {
                return range;
            }
        }

        return null;
    }

    /// <summary>Words of expected beats in which fields that have a range are what was received.</summary>
    /// <param name="buffer">The stream.</param>
    /// <param name="ranges">Its ranges.</param>
    /// <param name="expected">Words of the beats.</param>
    /// <param name="from">The first of them.</param>
    public static uint[] AsReceived(
        StreamBuffers buffer, IReadOnlyList<FieldRange> ranges, ReadOnlySpan<uint> expected, long from)
    {
        uint[] words = expected.ToArray();
        foreach (FieldRange range in ranges)
        {
            long first = (range.Beat - from) * buffer.WordsPerBeat;
            if (first >= 0 && first < words.Length)
            {
                int offset = buffer.Beats.OffsetOf(range.Field);
                int count = BeatSequence.WordsOf(buffer.Stream.Fields[range.Field].Width);
                buffer.Received(range.Beat, 1).Slice(offset, count).CopyTo(words.AsSpan((int)first + offset));
            }
        }

        return words;
    }
}
