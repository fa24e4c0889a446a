using Hdl.Blocks.Primitives.LanePacker;
using Hdl.Core.Golden;

namespace Hdl.Blocks.SparsityMap;

/// <summary>
/// The compressor as transactions. A lane that is not kept counts as a pixel 0; the last beat has the pixels up to its
/// highest kept lane, at least one, every other beat has all lanes.
/// </summary>
/// <remarks>
/// Timing, exact, without stalls. Split: a beat of pixels is taken in every cycle; the map word that it completes is
/// handed over in the next one; its values go to the packer (<see cref="PackerTimelineGolden"/>) at once. Interleaved:
/// see <see cref="InterleavedTimelineGolden"/>.
/// </remarks>
/// <param name="parameters">Widths, lanes, layout.</param>
public sealed class SparsityMapCompressorGolden(SparsityMapCompressorParameters parameters) : IStreamGolden
{
    private readonly SparsityMapCompressorPorts _ports = new(parameters);
    private readonly int _lanes = parameters.Lanes;
    private bool _error;
    private bool _clearing;

    /// <inheritdoc/>
    public void Reset() => (_error, _clearing) = (false, false);

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        List<Beat> beats = phase.Inputs.TryGetValue(_ports.Pixel, out BeatSequence? pixels) ? Read(pixels) : [];
        PhaseResult result = parameters.Layout == SparsityMapLayout.Split ? Split(beats) : Interleave(beats);
        if (_ports is not { ErrorClear: { } clear, Error: { } error })
        {
            return result;
        }

        _clearing = phase.Levels.TryGetValue(clear, out ulong level) ? level != 0 : _clearing;
        _error = !_clearing && (_error || beats.Exists(beat => beat.IsBad));
        return result with { Levels = new Dictionary<string, ulong> { [error] = _error ? 1u : 0u } };
    }

    private List<Beat> Read(BeatSequence pixels)
    {
        List<Beat> beats = [];
        for (int index = 0; index < pixels.Count; index++)
        {
            bool last = pixels.IsLast(_ports.Pixel, index);
            int highest = 0;
            int kept = 0;
            var values = new ulong[_lanes];
            for (int lane = 0; lane < _lanes; lane++)
            {
                if (pixels.IsKept(_ports.Pixel, index, lane))
                {
                    values[lane] = pixels.GetItem(_ports.Pixel, index, lane);
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
        var maps = new BeatSequence(_ports.Map);
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
                maps.AddItems(_ports.Map, [.. words.Select(map => (ulong)map)], beat.Last);
                mapCycles.Add(cycle + 1);
                values.AddRange(found);
                word.Clear();
            }

            timeline.Take(cycle, beat.Nonzero, beat.Last);
        }

        // Values of a word that is not complete yet are on their way as well.
        values.AddRange(word.Where(pixel => pixel != 0));
        var valueBeats = new BeatSequence(_ports.Value);
        List<long> valueCycles = [];
        foreach ((int first, int count, bool last, long cycle) in timeline.Finish())
        {
            valueBeats.AddItems(_ports.Value, [.. values[first..(first + count)]], last);
            valueCycles.Add(cycle);
        }

        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { [_ports.Map] = maps, [_ports.Value] = valueBeats },
            Cycles = new Dictionary<string, IReadOnlyList<long>>
            {
                [_ports.Map] = mapCycles,
                [_ports.Value] = valueCycles,
            },
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

        var output = new BeatSequence(_ports.Word);
        List<long> cycles = [];
        int first = 0;
        foreach ((int count, bool last, long cycle) in timeline.Run())
        {
            output.AddItems(_ports.Word, [.. words[first..(first + count)]], last);
            first += count;
            cycles.Add(cycle);
        }

        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { [_ports.Word] = output },
            Cycles = new Dictionary<string, IReadOnlyList<long>> { [_ports.Word] = cycles },
        };
    }

    private sealed record Beat(ulong[] Pixels, bool Last, bool IsBad)
    {
        public int Nonzero => Pixels.Count(pixel => pixel != 0);
    }
}
