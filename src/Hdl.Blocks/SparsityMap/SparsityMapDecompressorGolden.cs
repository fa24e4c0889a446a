using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.SparsityMap;

/// <summary>
/// The decompressor as transactions, whatever the packets look like. A beat of values or words counts as full unless it
/// has <c>last</c>, and with it up to its first gap; a beat of words has at least one. A packet ends at its length, or
/// at its last map word where the length is 0 or more than the map words stand for.
/// </summary>
/// <remarks>
/// Error bits: 0, a map bit past the end; 1, <c>last</c> elsewhere than the length says, or a beat that keeps what it
/// should not; 2, a value or (split) map word missing, read as 0; 3, a value or word left over.
/// Timing: see <see cref="DecompressorTimelineGolden"/>; for packets without faults alone.
/// </remarks>
/// <param name="parameters">Widths, lanes, layout.</param>
public sealed class SparsityMapDecompressorGolden(SparsityMapDecompressorParameters parameters) : IStreamGolden
{
    private const uint Tail = 1;
    private const uint Framing = 2;
    private const uint Missing = 4;
    private const uint Surplus = 8;

    private readonly SparsityMapDecompressorPorts _ports = new(parameters);
    private readonly int _lanes = parameters.Lanes;
    private readonly int _mapWidth = parameters.MapWidth;
    private ulong _length;
    private bool _clearing;
    private uint _errors;

    /// <inheritdoc/>
    public void Reset() => (_length, _clearing, _errors) = (0, false, 0);

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        _length = phase.Levels.GetValueOrDefault(_ports.Length, _length);
        _clearing = phase.Levels.TryGetValue(_ports.ErrorClear, out ulong level) ? level != 0 : _clearing;
        uint found = 0;
        var pixels = new BeatSequence(_ports.Pixel);
        var timeline = new DecompressorTimelineGolden(parameters);
        if (parameters.Layout == SparsityMapLayout.Split)
        {
            List<(List<ulong> Maps, bool Bad)> maps = Maps(phase);
            List<Items> values = Packets(phase, _ports.Value, leastOne: false);
            foreach (((List<ulong> words, bool bad), Items items) in maps.Zip(values))
            {
                found |= bad || items.IsBad ? Framing : 0;
                found |= Split(words, items, pixels);
            }
        }
        else
        {
            foreach (Items items in Packets(phase, _ports.Word, leastOne: true))
            {
                found |= items.IsBad ? Framing : 0;
                timeline.Begin(items.Count);
                found |= Interleaved(items, pixels, timeline);
            }
        }

        _errors = _clearing ? 0 : _errors | found;
        IReadOnlyList<long> cycles = parameters.Layout == SparsityMapLayout.Split
            ? [.. Enumerable.Range(2, pixels.Count).Select(cycle => (long)cycle)]
            : timeline.Finish();
        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { [_ports.Pixel] = pixels },
            Cycles = found != 0
                ? new Dictionary<string, IReadOnlyList<long>>()
                : new Dictionary<string, IReadOnlyList<long>> { [_ports.Pixel] = cycles },
            Levels = new Dictionary<string, ulong> { [_ports.Error] = _errors },
        };
    }

    private uint Split(List<ulong> maps, Items values, BeatSequence pixels)
    {
        uint found = 0;
        int described = maps.Count * _mapWidth;
        int length = _length == 0 ? described : (int)Math.Min(_length, (ulong)described);
        if (_length != 0 && ((int)_length + _mapWidth - 1) / _mapWidth != maps.Count)
        {
            found |= Framing;
        }

        // Bits past the end count where they come in the map words, or the beat of map words, that the packet ends in.
        int unit = Math.Max(_mapWidth, _lanes);
        for (int pixel = length; pixel < Math.Min(described, (length + unit - 1) / unit * unit); pixel++)
        {
            found |= Bit(maps[pixel / _mapWidth], pixel) ? Tail : 0;
        }

        var packet = new ulong[length];
        int next = 0;
        for (int pixel = 0; pixel < length; pixel++)
        {
            if (Bit(maps[pixel / _mapWidth], pixel))
            {
                found |= next < values.Count ? 0 : Missing;
                packet[pixel] = next < values.Count ? values.Values[next] : 0;
                next++;
            }
        }

        pixels.AddPacket(_ports.Pixel, packet);
        return found | (next < values.Count ? Surplus : 0);
    }

    private uint Interleaved(Items words, BeatSequence pixels, DecompressorTimelineGolden timeline)
    {
        uint found = 0;
        List<ulong> packet = [];
        int next = 0;
        bool more = true;
        while (more)
        {
            ulong map = Read(words, ref next, ref found);
            int begin = packet.Count;
            int count = _length == 0 ? _mapWidth : (int)Math.Min((ulong)_mapWidth, _length - (ulong)begin);
            for (int bit = 0; bit < _mapWidth; bit++)
            {
                bool one = Bit(map, bit);
                if (bit < count)
                {
                    packet.Add(one ? Read(words, ref next, ref found) & Mask(parameters.ValueWidth) : 0);
                    if (packet.Count % _lanes == 0 || bit == count - 1)
                    {
                        timeline.Reach(packet.Count, next);
                    }
                }
                else
                {
                    found |= one ? Tail : 0;
                }
            }

            bool complete = _length != 0 && (ulong)packet.Count == _length;
            more = !complete && next < words.Count;
            found |= !complete && !more && _length != 0 ? Framing : 0;
        }

        pixels.AddPacket(_ports.Pixel, [.. packet]);
        timeline.End(packet.Count);
        return found | (next < words.Count ? Surplus : 0);
    }

    private static ulong Read(Items words, ref int next, ref uint found)
    {
        found |= next < words.Count ? 0 : Missing;
        return next < words.Count ? words.Values[next++] : 0;
    }

    private bool Bit(ulong map, int pixel) => ((map >> (pixel % _mapWidth)) & 1) != 0;

    private static ulong Mask(int width) => (1UL << width) - 1;

    // The map words of each packet; a word that a beat does not keep reads as 0, and is none at the end of the packet.
    private List<(List<ulong> Maps, bool Bad)> Maps(Phase phase)
    {
        BeatSequence beats = phase.Inputs.GetValueOrDefault(_ports.Map) ?? new BeatSequence(_ports.Map);
        int perBeat = parameters.WordsPerBeat;
        List<(List<ulong>, bool)> packets = [];
        List<ulong> maps = [];
        bool bad = false;
        for (int beat = 0; beat < beats.Count; beat++)
        {
            bool last = beats.IsLast(_ports.Map, beat);
            for (int word = 0; word < perBeat; word++)
            {
                bool kept = beats.IsKept(_ports.Map, beat, word);
                bad |= !kept && (word == 0 || !last);
                if (kept || word == 0 || !last)
                {
                    maps.Add(kept ? beats.GetItem(_ports.Map, beat, word) : 0);
                }
            }

            if (last)
            {
                packets.Add((maps, bad));
                (maps, bad) = ([], false);
            }
        }

        return packets;
    }

    private List<Items> Packets(Phase phase, ItemStream stream, bool leastOne)
    {
        BeatSequence beats = phase.Inputs.GetValueOrDefault(stream) ?? new BeatSequence(stream);
        List<Items> packets = [];
        List<ulong> values = [];
        bool bad = false;
        for (int beat = 0; beat < beats.Count; beat++)
        {
            bool last = beats.IsLast(stream, beat);
            bool counts = true;
            for (int lane = 0; lane < _lanes; lane++)
            {
                bool kept = beats.IsKept(stream, beat, lane);
                counts &= kept || !last || (leastOne && lane == 0);
                bad |= kept != counts;
                if (counts)
                {
                    values.Add(beats.GetItem(stream, beat, lane));
                }
            }

            if (last)
            {
                packets.Add(new Items(values, bad));
                (values, bad) = ([], false);
            }
        }

        return packets;
    }

    private sealed record Items(List<ulong> Values, bool IsBad)
    {
        public int Count => Values.Count;
    }
}
