using Hdl.Blocks.Primitives.LanePacker;
using Hdl.Core.Golden;

namespace Hdl.Blocks.SparsityMap;

/// <summary>
/// The compressor as transactions. A lane that is not kept counts as a pixel 0; the last beat has the pixels up to its
/// highest kept lane, at least one, every other beat has all lanes.
/// </summary>
/// <remarks>
/// Timing, exact, without stalls. Split: a beat of pixels is taken in every cycle; the map word that it completes is handed
/// over in the next one; its values go to the packer (<see cref="PackerTimelineGolden"/>) at once. Interleaved: where a beat
/// has whole map words, it goes to the packer at once, each map word in front of its values; where a map word has several
/// beats, these wait in a queue of one map word's beats and two more until the word is complete, and go to the packer from
/// the cycle after that on. The queue takes no beat in a cycle at whose start it is full.
/// </remarks>
/// <param name="parameters">Widths, lanes, layout.</param>
public sealed class SparsityMapCompressorGolden(SparsityMapCompressorParameters parameters) : IStreamGolden
{
    private readonly int _lanes = parameters.Lanes;
    private bool _error;
    private bool _clearing;

    /// <inheritdoc/>
    public void Reset() => (_error, _clearing) = (false, false);

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        List<Beat> beats = phase.Inputs.TryGetValue("pixel", out BeatSequence? pixels) ? Read(pixels) : [];
        _clearing = phase.Levels.TryGetValue("error_clear_i", out ulong level) ? level != 0 : _clearing;
        _error = !_clearing && (_error || beats.Exists(beat => beat.IsBad));
        PhaseResult result = parameters.Layout == SparsityMapLayout.Split ? Split(beats) : Interleave(beats);
        return _lanes == 1 ? result : result with { Levels = new Dictionary<string, ulong> { ["error_o"] = _error ? 1u : 0u } };
    }

    private List<Beat> Read(BeatSequence pixels)
    {
        List<Beat> beats = [];
        int width = parameters.ValueWidth;
        int lastField = _lanes > 1 ? 2 : 1;
        for (int index = 0; index < pixels.Count; index++)
        {
            bool last = pixels.GetBit(index, lastField, 0);
            int highest = 0;
            int kept = 0;
            var values = new ulong[_lanes];
            for (int lane = 0; lane < _lanes; lane++)
            {
                if (_lanes == 1 || pixels.GetBit(index, 1, lane))
                {
                    values[lane] = pixels.GetBits(index, 0, lane * width, width);
                    highest = lane;
                    kept++;
                }
            }

            bool bad = kept != highest + 1 || (!last && kept < _lanes);
            beats.Add(new Beat(last ? values[..(highest + 1)] : values, last, bad));
        }

        return beats;
    }

    private PhaseResult Split(List<Beat> beats)
    {
        int wordsPerBeat = parameters.WordsPerBeat;
        var maps = new BeatSequence(wordsPerBeat > 1
            ? [new("data", wordsPerBeat * parameters.MapWidth), new("keep", wordsPerBeat), new("last", 1)]
            : [new("data", parameters.MapWidth), new("last", 1)]);
        List<long> mapCycles = [];
        var timeline = new PackerTimelineGolden(_lanes);
        List<ulong> values = [];
        List<ulong> word = [];
        for (int cycle = 0; cycle < beats.Count; cycle++)
        {
            Beat beat = beats[cycle];
            word.AddRange(beat.Pixels);
            if (beat.Last || word.Count >= parameters.MapWidth)
            {
                (uint[] words, ulong[] found) = SparsityMapGolden.Compress([.. word], parameters.MapWidth);
                Span<uint> target = maps.Append();
                for (int index = 0; index < words.Length; index++)
                {
                    maps.WriteBits(target, 0, index * parameters.MapWidth, parameters.MapWidth, words[index]);
                    if (wordsPerBeat > 1)
                    {
                        maps.SetBit(target, 1, index);
                    }
                }

                maps.Write(target, maps.Fields.Count - 1, beat.Last ? 1u : 0u);
                mapCycles.Add(cycle + 1);
                values.AddRange(found);
                word.Clear();
            }

            timeline.Take(cycle, beat.Nonzero, beat.Last);
        }

        // Values of a word that is not complete yet are on their way as well.
        values.AddRange(word.Where(pixel => pixel != 0));
        (BeatSequence valueBeats, List<long> valueCycles) = Pack(timeline, values, parameters.ValueWidth, keeps: true);
        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { ["map"] = maps, ["value"] = valueBeats },
            Cycles = new Dictionary<string, IReadOnlyList<long>> { ["map"] = mapCycles, ["value"] = valueCycles },
        };
    }

    private PhaseResult Interleave(List<Beat> beats)
    {
        var timeline = new PackerTimelineGolden(_lanes);
        List<ulong> words = [];
        List<long> taken = [];
        List<long> left = [];
        int depth = parameters.BeatsPerWord + 2;
        for (int from = 0; from < beats.Count;)
        {
            // The beats of one map word, or one beat of several.
            int to = from;
            while (to - from < parameters.BeatsPerWord - 1 && to < beats.Count - 1 && !beats[to].Last)
            {
                to++;
            }

            for (int beat = from; beat <= to; beat++)
            {
                taken.Add(Math.Max(beat > 0 ? taken[beat - 1] + 1 : 0, beat >= depth ? left[beat - depth] + 1 : 0));
            }

            if (parameters.BeatsPerWord > 1 && to - from < parameters.BeatsPerWord - 1 && !beats[to].Last)
            {
                break;
            }

            for (int beat = from; beat <= to; beat++)
            {
                ulong[] pixels = beats[beat].Pixels;
                int maps = 0;
                for (int pixel = 0; pixel < pixels.Length; pixel++)
                {
                    if (parameters.BeatsPerWord == 1 ? pixel % parameters.MapWidth == 0 : beat == from && pixel == 0)
                    {
                        ulong[] described = parameters.BeatsPerWord == 1
                            ? pixels[pixel..Math.Min(pixels.Length, pixel + parameters.MapWidth)]
                            : [.. beats[from..(to + 1)].SelectMany(part => part.Pixels)];
                        words.Add(SparsityMapGolden.Compress(described, parameters.MapWidth).Maps[0]);
                        maps++;
                    }

                    if (pixels[pixel] != 0)
                    {
                        words.Add(pixels[pixel]);
                    }
                }

                long before = left.Count > 0 ? left[^1] + 1 : 0;
                long offered = parameters.BeatsPerWord == 1 ? before : Math.Max(before, taken[to] + 1);
                left.Add(timeline.Take(offered, maps + beats[beat].Nonzero, beats[beat].Last));
            }

            from = to + 1;
        }

        (BeatSequence wordBeats, List<long> cycles) = Pack(timeline, words, parameters.WordWidth, keeps: _lanes > 1);
        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { ["word"] = wordBeats },
            Cycles = new Dictionary<string, IReadOnlyList<long>> { ["word"] = cycles },
        };
    }

    private (BeatSequence Beats, List<long> Cycles) Pack(PackerTimelineGolden timeline, List<ulong> items, int width, bool keeps)
    {
        var output = new BeatSequence(keeps
            ? [new("data", _lanes * width), new("keep", _lanes), new("last", 1)]
            : [new("data", _lanes * width), new("last", 1)]);
        List<long> cycles = [];
        foreach ((int first, int count, bool last, long cycle) in timeline.Finish())
        {
            Span<uint> words = output.Append();
            for (int item = 0; item < count; item++)
            {
                output.WriteBits(words, 0, item * width, width, items[first + item]);
                if (keeps)
                {
                    output.SetBit(words, 1, item);
                }
            }

            output.Write(words, output.Fields.Count - 1, last ? 1u : 0u);
            cycles.Add(cycle);
        }

        return (output, cycles);
    }

    private sealed record Beat(ulong[] Pixels, bool Last, bool IsBad)
    {
        public int Nonzero => Pixels.Count(pixel => pixel != 0);
    }
}
