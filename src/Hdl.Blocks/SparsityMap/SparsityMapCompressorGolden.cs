using Hdl.Blocks.Primitives.LanePacker;
using Hdl.Core.Golden;

namespace Hdl.Blocks.SparsityMap;

/// <summary>
/// The compressor as transactions. A lane that is not kept counts as a pixel 0; the last beat has the pixels up to its
/// highest kept lane, at least one, every other beat has all lanes.
/// </summary>
/// <remarks>
/// Timing, exact, without stalls. Split: a beat of pixels is taken in every cycle; the map word that it completes is handed
/// over in the next one; its values go to the packer (<see cref="PackerTimelineGolden"/>) at once. Interleaved: see
/// <see cref="InterleavedTimelineGolden"/>.
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
        BeatSequence valueBeats = Sequence(parameters.ValueWidth, keeps: true);
        List<long> valueCycles = [];
        foreach ((int first, int count, bool last, long cycle) in timeline.Finish())
        {
            Append(valueBeats, values[first..(first + count)], last);
            valueCycles.Add(cycle);
        }

        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { ["map"] = maps, ["value"] = valueBeats },
            Cycles = new Dictionary<string, IReadOnlyList<long>> { ["map"] = mapCycles, ["value"] = valueCycles },
        };
    }

    private PhaseResult Interleave(List<Beat> beats)
    {
        var timeline = new InterleavedTimelineGolden(parameters);
        List<ulong> words = [];
        List<ulong> word = [];
        int from = 0;
        for (int beat = 0; beat < beats.Count; beat++)
        {
            word.AddRange(beats[beat].Pixels);
            bool complete = beats[beat].Last || word.Count >= parameters.MapWidth;
            if (parameters.BeatsPerWord == 1)
            {
                int maps = (word.Count + parameters.MapWidth - 1) / parameters.MapWidth;
                timeline.Add(maps + beats[beat].Nonzero, beats[beat].Last, complete);
            }
            else
            {
                timeline.Add((beat == from ? 1 : 0) + beats[beat].Nonzero, beats[beat].Last, complete);
            }

            if (complete)
            {
                foreach (ulong[] described in word.Chunk(parameters.MapWidth))
                {
                    (uint[] maps, ulong[] values) = SparsityMapGolden.Compress(described, parameters.MapWidth);
                    words.AddRange([maps[0], .. values]);
                }

                word.Clear();
                from = beat + 1;
            }
        }

        BeatSequence output = Sequence(parameters.WordWidth, _lanes > 1);
        List<long> cycles = [];
        int first = 0;
        foreach ((int count, bool last, long cycle) in timeline.Run())
        {
            Append(output, words[first..(first + count)], last);
            first += count;
            cycles.Add(cycle);
        }

        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { ["word"] = output },
            Cycles = new Dictionary<string, IReadOnlyList<long>> { ["word"] = cycles },
        };
    }

    private BeatSequence Sequence(int width, bool keeps) => new(keeps
        ? [new("data", _lanes * width), new("keep", _lanes), new("last", 1)]
        : [new("data", _lanes * width), new("last", 1)]);

    private void Append(BeatSequence output, List<ulong> items, bool last)
    {
        Span<uint> words = output.Append();
        int width = output.Fields[0].Width / _lanes;
        for (int item = 0; item < items.Count; item++)
        {
            output.WriteBits(words, 0, item * width, width, items[item]);
            if (output.Fields.Count == 3)
            {
                output.SetBit(words, 1, item);
            }
        }

        output.Write(words, output.Fields.Count - 1, last ? 1u : 0u);
    }

    private sealed record Beat(ulong[] Pixels, bool Last, bool IsBad)
    {
        public int Nonzero => Pixels.Count(pixel => pixel != 0);
    }
}
