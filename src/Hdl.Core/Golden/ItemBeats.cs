using Hdl.Core.Ports;

namespace Hdl.Core.Golden;

/// <summary>Items in the beats of a stream that carries several per beat (<see cref="ItemStream"/>).</summary>
public static class ItemBeats
{
    /// <summary>One item of a beat, whether or not it is kept.</summary>
    public static ulong GetItem(this BeatSequence beats, ItemStream stream, int beat, int item) =>
        beats.GetBits(beat, stream.Data, item * stream.ItemWidth, stream.ItemWidth);

    /// <summary>Whether an item is there; where the stream has no keep, it is.</summary>
    public static bool IsKept(this BeatSequence beats, ItemStream stream, int beat, int item) =>
        stream.Keep is not { } keep || beats.GetBit(beat, keep, item);

    /// <summary>Bit i: item i is there.</summary>
    public static ulong KeepOf(this BeatSequence beats, ItemStream stream, int beat) =>
        stream.Keep is { } keep ? beats.Get(beat, keep) : 1;

    /// <summary>Whether a beat closes its packet.</summary>
    public static bool IsLast(this BeatSequence beats, ItemStream stream, int beat) =>
        beats.GetBit(beat, stream.Last, 0);

    /// <summary>Writes an item, 0 so far, in the words of a beat, and leaves its keep as it is.</summary>
    /// <param name="beats">Of the stream.</param>
    /// <param name="words">The words of the beat.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="item">Which item.</param>
    /// <param name="value">The number; it is truncated to the bits of an item.</param>
    public static void WriteItem(this BeatSequence beats, Span<uint> words, ItemStream stream, int item, ulong value) =>
        beats.WriteBits(words, stream.Data, item * stream.ItemWidth, stream.ItemWidth, value);

    /// <summary>Says of an item that it is there.</summary>
    public static void KeepItem(this BeatSequence beats, Span<uint> words, ItemStream stream, int item)
    {
        if (stream.Keep is { } keep)
        {
            beats.SetBit(words, keep, item);
        }
    }

    /// <summary>Says which items of a beat are there, and whether it closes its packet.</summary>
    /// <param name="beats">Of the stream.</param>
    /// <param name="words">The words of the beat.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="keep">Bit i: item i is there; nothing where the stream has no keep.</param>
    /// <param name="last">Whether the beat closes its packet.</param>
    public static void CloseBeat(this BeatSequence beats, Span<uint> words, ItemStream stream, ulong keep, bool last)
    {
        if (stream.Keep is { } field)
        {
            beats.Write(words, field, keep);
        }

        beats.Write(words, stream.Last, last ? 1u : 0u);
    }

    /// <summary>Appends a beat whose first items are there.</summary>
    /// <param name="beats">Of the stream.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="items">At most as many as a beat has.</param>
    /// <param name="last">Whether the beat closes its packet.</param>
    public static void AddItems(this BeatSequence beats, ItemStream stream, ReadOnlySpan<ulong> items, bool last) =>
        beats.AddItems(stream, items, (1UL << items.Length) - 1, last);

    /// <summary>Appends a beat of items, with any keep.</summary>
    /// <param name="beats">Of the stream.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="items">At most as many as a beat has.</param>
    /// <param name="keep">Bit i: item i is there; nothing where the stream has no keep.</param>
    /// <param name="last">Whether the beat closes its packet.</param>
    public static void AddItems(
        this BeatSequence beats, ItemStream stream, ReadOnlySpan<ulong> items, ulong keep, bool last)
    {
        Span<uint> words = beats.Append();
        for (int item = 0; item < items.Length; item++)
        {
            beats.WriteItem(words, stream, item, items[item]);
        }

        beats.CloseBeat(words, stream, keep, last);
    }

    /// <summary>Appends a packet: full beats, the rest with <c>last</c>; of no items, a beat that keeps none.</summary>
    public static void AddPacket(this BeatSequence beats, ItemStream stream, ReadOnlySpan<ulong> items)
    {
        int first = 0;
        for (; items.Length - first > stream.Items; first += stream.Items)
        {
            beats.AddItems(stream, items.Slice(first, stream.Items), last: false);
        }

        beats.AddItems(stream, items[first..], last: true);
    }
}
