using Hdl.Blocks.DeltaAccumulator;
using Hdl.Blocks.DeltaEncoder;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Tests;

/// <summary>Vectors and packets of pairs as beats, and back.</summary>
internal static class Deltas
{
    public static DeltaAccumulatorParameters Inverse(DeltaEncoderParameters parameters) => new()
    {
        Length = parameters.Length,
        ValueWidth = parameters.ValueWidth,
        Lanes = parameters.Lanes,
        Delta = parameters.Delta,
    };

    public static BeatSequence Vectors(DeltaParameters parameters, params IEnumerable<long[]> vectors)
    {
        var beats = new BeatSequence(
            [new StreamField("vector_data_i", parameters.Lanes * parameters.ValueWidth), new StreamField("vector_last_i", 1)]);
        foreach (long[] vector in vectors)
        {
            int count = FixedPoint.CeilDivide(vector.Length, parameters.Lanes);
            for (int beat = 0; beat < count; beat++)
            {
                Span<uint> words = beats.Append();
                for (int lane = 0; lane < parameters.Lanes && (beat * parameters.Lanes) + lane < vector.Length; lane++)
                {
                    long value = vector[(beat * parameters.Lanes) + lane];
                    beats.WriteBits(words, 0, lane * parameters.ValueWidth, parameters.ValueWidth, (ulong)value);
                }

                beats.Write(words, 1, beat == count - 1 ? 1u : 0u);
            }
        }

        return beats;
    }

    /// <summary>Beats of pairs as given: every inner list is a beat, and the last beat of a packet is marked.</summary>
    public static BeatSequence Pairs(DeltaParameters parameters, params IEnumerable<((int Index, long Delta)[] Pairs, bool Last)> beats)
    {
        var sequence = new BeatSequence(
        [
            new StreamField("pair_index_i", parameters.Lanes * parameters.IndexWidth),
            new StreamField("pair_delta_i", parameters.Lanes * parameters.DeltaWidth),
            new StreamField("pair_keep_i", parameters.Lanes), new StreamField("pair_last_i", 1),
        ]);
        foreach (((int Index, long Delta)[] pairs, bool last) in beats)
        {
            Span<uint> words = sequence.Append();
            for (int slot = 0; slot < pairs.Length; slot++)
            {
                sequence.WriteBits(words, 0, slot * parameters.IndexWidth, parameters.IndexWidth, (ulong)pairs[slot].Index);
                sequence.WriteBits(words, 1, slot * parameters.DeltaWidth, parameters.DeltaWidth, (ulong)pairs[slot].Delta);
                sequence.SetBit(words, 2, slot);
            }

            sequence.Write(words, 3, last ? 1u : 0u);
        }

        return sequence;
    }

    /// <summary>The packets of pairs among beats, after checks of what holds for every packet.</summary>
    public static List<List<(int Index, long Delta)>> Packets(DeltaParameters parameters, BeatSequence pairs)
    {
        List<List<(int Index, long Delta)>> packets = [[]];
        for (int beat = 0; beat < pairs.Count; beat++)
        {
            int kept = 0;
            for (int slot = 0; slot < parameters.Lanes; slot++)
            {
                ulong index = pairs.GetBits(beat, 0, slot * parameters.IndexWidth, parameters.IndexWidth);
                ulong delta = pairs.GetBits(beat, 1, slot * parameters.DeltaWidth, parameters.DeltaWidth);
                if (pairs.GetBit(beat, 2, slot))
                {
                    Assert.Equal(slot, kept++);
                    packets[^1].Add(((int)index, FixedPoint.Wrap((long)delta, parameters.DeltaWidth)));
                }
                else
                {
                    Assert.Equal((0UL, 0UL), (index, delta));
                }
            }

            bool last = pairs.GetBit(beat, 3, 0);
            Assert.True(last || kept == parameters.Lanes);
            if (last)
            {
                Assert.True(kept > 0 || packets[^1].Count == 0);
                packets.Add([]);
            }
        }

        packets.RemoveAt(packets.Count - 1);
        Assert.All(packets, packet => Assert.Equal(packet.Select(pair => pair.Index).Distinct().Order(), packet.Select(pair => pair.Index)));
        return packets;
    }

    /// <summary>The vectors among beats of an accumulator; lanes past their length must be 0.</summary>
    public static List<long[]> Values(DeltaParameters parameters, BeatSequence vectors)
    {
        List<long> all = [];
        for (int beat = 0; beat < vectors.Count; beat++)
        {
            int word = beat % parameters.Words;
            for (int lane = 0; lane < parameters.Lanes; lane++)
            {
                ulong value = vectors.GetBits(beat, 0, lane * parameters.ValueWidth, parameters.ValueWidth);
                if ((word * parameters.Lanes) + lane < parameters.Length)
                {
                    all.Add(FixedPoint.Wrap((long)value, parameters.ValueWidth));
                }
                else
                {
                    Assert.Equal(0UL, value);
                }
            }

            Assert.Equal(word == parameters.Words - 1, vectors.GetBit(beat, 1, 0));
        }

        return [.. all.Chunk(parameters.Length)];
    }

    public static PhaseResult Run(IStreamGolden golden, string stream, BeatSequence beats, params (string Port, ulong Value)[] levels) =>
        golden.Run(new Phase
        {
            Inputs = new Dictionary<string, BeatSequence> { [stream] = beats },
            Levels = levels.ToDictionary(level => level.Port, level => level.Value),
            AllowStalls = false,
        });
}
