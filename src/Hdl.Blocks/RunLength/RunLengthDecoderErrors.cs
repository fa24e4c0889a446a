using Hdl.Core.Golden;

namespace Hdl.Blocks.RunLength;

/// <summary>Every error of a decoder: each in a packet of its own, before good packets of the same length, then a clear.</summary>
internal static class RunLengthDecoderErrors
{
    public static IEnumerable<Phase> Phases(RunLengthDecoderParameters parameters, Random random)
    {
        int lanes = parameters.Lanes;
        int longest = RunLengthDecoderScenarios.Longest(parameters);
        int[] lengths = [0, 1, 2, lanes, lanes + 1, (3 * lanes) + 1, 4 * parameters.PairsPerBeat];
        foreach (int length in lengths.Distinct().Where(length => length <= longest))
        {
            foreach (BeatSequence bad in Bad(parameters, random, length))
            {
                int pixels = length > 0 ? length : 1 + random.Next(3 * lanes);
                BeatSequence good = RunLengthDecoderScenarios.Encoded(parameters, [RunLengthPackets.One(parameters, random, pixels)]);
                bad.AddRange(good);
                yield return RunLengthDecoderScenarios.Phase(bad, length);
                if (random.Next(4) == 0)
                {
                    // Errors stay without traffic and with good packets, and are lost while the clear is held.
                    yield return RunLengthDecoderScenarios.Phase(RunLengthBeats.Code(parameters), length);
                    yield return RunLengthDecoderScenarios.Phase(good, length);
                    yield return RunLengthDecoderScenarios.Phase(bad, length, clear: 1);
                }

                yield return RunLengthDecoderScenarios.Phase(RunLengthBeats.Code(parameters), length, clear: 1);
            }
        }
    }

    private static IEnumerable<BeatSequence> Bad(RunLengthDecoderParameters parameters, Random random, int length)
    {
        if (length > 0)
        {
            int lanes = parameters.Lanes;
            int[] pixels =
            [
                1, length - lanes, length - 1, length + 1, length + 2, length + lanes, length + (3 * parameters.PairsPerBeat),
                length + (7 * parameters.PairsPerBeat) + 1,
            ];
            foreach (int count in pixels.Distinct().Where(count => count > 0 && count != length))
            {
                yield return Sequence(parameters, RunLengthGolden.Encode(RunLengthPackets.One(parameters, random, count), parameters));
                yield return Sequence(parameters, RunLengthGolden.Encode([.. Full(length, count)], parameters));
            }

            foreach (List<RunLengthPair> pairs in Surplus(parameters, [.. RunLengthGolden.Encode([.. Full(length, length)], parameters)]))
            {
                yield return Sequence(parameters, pairs);
            }
        }

        foreach (BeatSequence bad in BadFrames(parameters, random))
        {
            yield return bad;
        }
    }

    // As many levels as the packet is long at most, then zeros.
    private static IEnumerable<ulong> Full(int length, int count) =>
        Enumerable.Range(0, count).Select(i => i < length ? 1UL + ((ulong)i & 1) : 0);

    // Behind the last pixel: padding that is not 0, in each place; a word of zeros; a word too many; a run too long.
    private static IEnumerable<List<RunLengthPair>> Surplus(RunLengthParameters parameters, List<RunLengthPair> pairs)
    {
        int perWord = parameters.PairsPerWord;
        int padding = (perWord - (pairs.Count % perWord)) % perWord;
        for (int place = 0; place < padding; place++)
        {
            yield return [.. pairs, .. new RunLengthPair[place], new RunLengthPair(1, 0)];
            yield return [.. pairs, .. new RunLengthPair[place], new RunLengthPair(0, 1UL << (parameters.ValueWidth - 1))];
        }

        yield return [.. pairs, .. new RunLengthPair[padding + 1]];
        yield return [.. pairs, .. new RunLengthPair[padding + parameters.PairsPerBeat + 1]];
        yield return [.. pairs.Take(pairs.Count - 1), new RunLengthPair(pairs[^1].Run + 1, pairs[^1].Level)];
        yield return [.. pairs.Take(pairs.Count - 1), new RunLengthPair(pairs[^1].Run + 1, 0)];
    }

    private static BeatSequence Sequence(RunLengthParameters parameters, IReadOnlyList<RunLengthPair> pairs)
    {
        BeatSequence beats = RunLengthBeats.Code(parameters);
        RunLengthBeats.AddCode(beats, parameters, pairs);
        return beats;
    }

    // End bits where they should not be, and not where they should; keeps with holes, of nothing, and partial without last.
    private static IEnumerable<BeatSequence> BadFrames(RunLengthDecoderParameters parameters, Random random)
    {
        int words = parameters.WordsPerBeat;
        ulong all = (1UL << words) - 1;
        ulong top = 1UL << (words - 1);
        yield return Frames(parameters, random, (all, 0, true));
        yield return Frames(parameters, random, (all, top, false), (1, 1, true));
        yield return Frames(parameters, random, (all, 0, false), (1, 0, true));
        for (int word = 0; word < words - 1; word++)
        {
            ulong bit = 1UL << word;
            yield return Frames(parameters, random, (all, top | bit, true));
            yield return Frames(parameters, random, (all, bit, false), (1, 1, true));
            yield return Frames(parameters, random, ((bit << 1) - 1, 0, true));
            yield return Frames(parameters, random, ((bit << 1) - 1, 0, false), (all, top, true));
            yield return Frames(parameters, random, (all & ~bit, top, true));
            yield return Frames(parameters, random, (all & ~bit, 0, false), (1, 1, true));
        }

        if (words > 1)
        {
            yield return Frames(parameters, random, (0, 0, true));
            yield return Frames(parameters, random, (all, 0, false), (0, all, true));
            yield return Frames(parameters, random, (0, all, false), (1, 1, true));
            yield return Frames(parameters, random, (all & ~top, 0, false), (top, top, true));

            // End bits of words that are not kept mean nothing.
            yield return Frames(parameters, random, (1, all, true));
        }
    }

    private static BeatSequence Frames(
        RunLengthDecoderParameters parameters, Random random, params (ulong Keep, ulong Ends, bool Last)[] frames)
    {
        BeatSequence beats = RunLengthBeats.Code(parameters);
        foreach ((ulong keep, ulong ends, bool last) in frames)
        {
            List<RunLengthPair> pairs = [.. Enumerable.Range(0, parameters.PairsPerBeat).Select(_ => new RunLengthPair(
                random.Next(2), 1 + (ulong)random.Next((1 << Math.Min(16, parameters.ValueWidth)) - 1)))];
            RunLengthBeats.AddCodeBeat(beats, parameters, pairs, keep, ends, last);
        }

        return beats;
    }
}
