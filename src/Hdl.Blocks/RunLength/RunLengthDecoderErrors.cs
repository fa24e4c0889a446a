using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.RunLength;

/// <summary>
/// Every error of a decoder: each in a packet of its own, before good packets of the same length, then a clear.
/// </summary>
/// <param name="parameters">Code, lanes and width of the length.</param>
/// <param name="scenarios">Makes code and phases.</param>
internal sealed class RunLengthDecoderErrors(RunLengthDecoderParameters parameters, RunLengthDecoderScenarios scenarios)
{
    private readonly ItemStream _code = new RunLengthDecoderPorts(parameters).Code;

    public IEnumerable<Phase> Phases(Random random)
    {
        int lanes = parameters.Lanes;
        int longest = scenarios.Longest;
        int[] lengths = [0, 1, 2, lanes, lanes + 1, (3 * lanes) + 1, 4 * parameters.PairsPerBeat];
        foreach (int length in lengths.Distinct().Where(length => length <= longest))
        {
            foreach (BeatSequence bad in Bad(random, length))
            {
                int pixels = length > 0 ? length : 1 + random.Next(3 * lanes);
                BeatSequence good = scenarios.Encoded([RunLengthPackets.One(parameters, random, pixels)]);
                bad.AddRange(good);
                yield return scenarios.Phase(bad, length);
                if (random.Next(4) == 0)
                {
                    // Errors stay without traffic and with good packets, and are lost while the clear is held.
                    yield return scenarios.Phase(scenarios.Code(), length);
                    yield return scenarios.Phase(good, length);
                    yield return scenarios.Phase(bad, length, clear: 1);
                }

                yield return scenarios.Phase(scenarios.Code(), length, clear: 1);
            }
        }
    }

    private IEnumerable<BeatSequence> Bad(Random random, int length)
    {
        if (length > 0)
        {
            int lanes = parameters.Lanes;
            int[] pixels =
            [
                1,
                length - lanes,
                length - 1,
                length + 1,
                length + 2,
                length + lanes,
                length + (3 * parameters.PairsPerBeat),
                length + (7 * parameters.PairsPerBeat) + 1,
            ];
            foreach (int count in pixels.Distinct().Where(count => count > 0 && count != length))
            {
                ulong[] packet = RunLengthPackets.One(parameters, random, count);
                yield return scenarios.Code(RunLengthGolden.Encode(packet, parameters));
                yield return scenarios.Code(RunLengthGolden.Encode([.. Full(length, count)], parameters));
            }

            IReadOnlyList<RunLengthPair> full = RunLengthGolden.Encode([.. Full(length, length)], parameters);
            foreach (List<RunLengthPair> pairs in Surplus([.. full]))
            {
                yield return scenarios.Code(pairs);
            }
        }

        foreach (BeatSequence bad in BadFrames(random))
        {
            yield return bad;
        }
    }

    // As many levels as the packet is long at most, then zeros.
    private static IEnumerable<ulong> Full(int length, int count) =>
        Enumerable.Range(0, count).Select(i => i < length ? 1UL + ((ulong)i & 1) : 0);

    // Behind the last pixel: padding that is not 0, in each place; a word of zeros; a word too many; a run too long.
    private IEnumerable<List<RunLengthPair>> Surplus(List<RunLengthPair> pairs)
    {
        int perWord = parameters.PairsPerWord;
        int padding = (perWord - (pairs.Count % perWord)) % perWord;
        for (int place = 0; place < padding; place++)
        {
            yield return [.. pairs, .. new RunLengthPair[place], new RunLengthPair(1, 0)];
            yield return
            [
                .. pairs,
                .. new RunLengthPair[place],
                new RunLengthPair(0, 1UL << (parameters.ValueWidth - 1)),
            ];
        }

        yield return [.. pairs, .. new RunLengthPair[padding + 1]];
        yield return [.. pairs, .. new RunLengthPair[padding + parameters.PairsPerBeat + 1]];
        yield return [.. pairs.Take(pairs.Count - 1), new RunLengthPair(pairs[^1].Run + 1, pairs[^1].Level)];
        yield return [.. pairs.Take(pairs.Count - 1), new RunLengthPair(pairs[^1].Run + 1, 0)];
    }

    // End bits where they should not be, and not where they should; keeps with holes, of nothing, and partial without
    // last.
    private IEnumerable<BeatSequence> BadFrames(Random random)
    {
        int words = parameters.WordsPerBeat;
        ulong all = (1UL << words) - 1;
        ulong top = 1UL << (words - 1);
        yield return Frames(random, (all, 0, true));
        yield return Frames(random, (all, top, false), (1, 1, true));
        yield return Frames(random, (all, 0, false), (1, 0, true));
        for (int word = 0; word < words - 1; word++)
        {
            ulong bit = 1UL << word;
            yield return Frames(random, (all, top | bit, true));
            yield return Frames(random, (all, bit, false), (1, 1, true));
            yield return Frames(random, ((bit << 1) - 1, 0, true));
            yield return Frames(random, ((bit << 1) - 1, 0, false), (all, top, true));
            yield return Frames(random, (all & ~bit, top, true));
            yield return Frames(random, (all & ~bit, 0, false), (1, 1, true));
        }

        if (words > 1)
        {
            yield return Frames(random, (0, 0, true));
            yield return Frames(random, (all, 0, false), (0, all, true));
            yield return Frames(random, (0, all, false), (1, 1, true));
            yield return Frames(random, (all & ~top, 0, false), (top, top, true));

            // End bits of words that are not kept mean nothing.
            yield return Frames(random, (1, all, true));
        }
    }

    private BeatSequence Frames(Random random, params (ulong Keep, ulong Ends, bool Last)[] frames)
    {
        var beats = new BeatSequence(_code);
        foreach ((ulong keep, ulong ends, bool last) in frames)
        {
            List<RunLengthPair> pairs = [.. Enumerable.Range(0, parameters.PairsPerBeat).Select(_ => new RunLengthPair(
                random.Next(2), 1 + (ulong)random.Next((1 << Math.Min(16, parameters.ValueWidth)) - 1)))];
            RunLengthBeats.AddCodeBeat(beats, _code, parameters, pairs, keep, ends, last);
        }

        return beats;
    }
}
