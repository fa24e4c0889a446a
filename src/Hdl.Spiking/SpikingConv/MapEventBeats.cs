using Hdl.Core.Golden;

namespace Hdl.Spiking.SpikingConv;

/// <summary>Beats of events of a map.</summary>
public static class MapEventBeats
{
    /// <summary>Adds the beats of a step: a null beat for one without events.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="beats">Its beats.</param>
    /// <param name="events">Of the step, in their order.</param>
    /// <param name="tag">Of the step; not looked at where steps have none.</param>
    public static void AddStep(
        this MapEventStream stream, BeatSequence beats, IReadOnlyList<(int Y, int X, int Channel)> events, bool tag)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (events.Count == 0)
        {
            stream.Add(beats, default, last: true, isNull: true, tag);
        }

        for (int i = 0; i < events.Count; i++)
        {
            stream.Add(beats, events[i], i == events.Count - 1, isNull: false, tag);
        }
    }

    /// <summary>Adds a beat.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="beats">Its beats.</param>
    /// <param name="one">The event.</param>
    /// <param name="last">Whether it closes its step.</param>
    /// <param name="isNull">Whether it is none.</param>
    /// <param name="tag">Of the step; not looked at where steps have none.</param>
    public static void Add(
        this MapEventStream stream, BeatSequence beats, (int Y, int X, int Channel) one, bool last, bool isNull,
        bool tag)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(beats);
        Span<uint> beat = beats.Append();
        beats.Write(beat, stream.Y, (ulong)one.Y);
        beats.Write(beat, stream.X, (ulong)one.X);
        beats.Write(beat, stream.Channel, (ulong)one.Channel);
        beats.Write(beat, stream.Last, last ? 1u : 0u);
        beats.Write(beat, stream.Null, isNull ? 1u : 0u);
        if (stream.Tag is { } field)
        {
            beats.Write(beat, field, tag ? 1u : 0u);
        }
    }
}
