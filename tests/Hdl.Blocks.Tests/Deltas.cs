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
        ItemStream stream = new Streams(parameters).Vector;
        var beats = new BeatSequence(stream);
        foreach (long[] vector in vectors)
        {
            int count = FixedPoint.CeilDivide(vector.Length, parameters.Lanes);
            for (int beat = 0; beat < count; beat++)
            {
                Span<uint> words = beats.Append();
                for (int lane = 0; lane < parameters.Lanes && (beat * parameters.Lanes) + lane < vector.Length; lane++)
                {
                    long value = vector[(beat * parameters.Lanes) + lane];
                    beats.WriteItem(words, stream, lane, (ulong)value);
                }

                beats.Write(words, stream.Last, beat == count - 1 ? 1u : 0u);
            }
        }

        return beats;
    }

    /// <summary>Beats of pairs as given: every inner list is a beat, and the last beat of a packet is marked.</summary>
    public static BeatSequence Pairs(
        DeltaParameters parameters, params IEnumerable<((int Index, long Delta)[] Pairs, bool Last)> beats)
    {
        PairStream stream = new Streams(parameters).Pair;
        var sequence = new BeatSequence(stream);
        foreach (((int Index, long Delta)[] pairs, bool last) in beats)
        {
            Span<uint> words = sequence.Append();
            for (int slot = 0; slot < pairs.Length; slot++)
            {
                sequence.WritePair(words, stream, slot, pairs[slot].Index, pairs[slot].Delta);
            }

            sequence.Write(words, stream.Last, last ? 1u : 0u);
        }

        return sequence;
    }

    /// <summary>The packets of pairs among beats, after checks of what holds for every packet.</summary>
    public static List<List<(int Index, long Delta)>> Packets(DeltaParameters parameters, BeatSequence pairs)
    {
        PairStream stream = new Streams(parameters).Pair;
        List<List<(int Index, long Delta)>> packets = [[]];
        for (int beat = 0; beat < pairs.Count; beat++)
        {
            int kept = 0;
            for (int slot = 0; slot < parameters.Lanes; slot++)
            {
                (int Index, long Delta) pair = pairs.GetPair(stream, beat, slot);
                if (pairs.IsKept(stream, beat, slot))
                {
                    Assert.Equal(slot, kept++);
                    packets[^1].Add(pair);
                }
                else
                {
                    Assert.Equal((0, 0L), pair);
                }
            }

            bool last = pairs.IsLast(stream, beat);
            Assert.True(last || kept == parameters.Lanes);
            if (last)
            {
                Assert.True(kept > 0 || packets[^1].Count == 0);
                packets.Add([]);
            }
        }

        packets.RemoveAt(packets.Count - 1);
        Assert.All(
            packets,
            packet =>
                Assert.Equal(packet.Select(pair => pair.Index).Distinct().Order(), packet.Select(pair => pair.Index)));
        return packets;
    }

    /// <summary>The vectors among beats of an accumulator; lanes past their length must be 0.</summary>
    public static List<long[]> Values(DeltaParameters parameters, BeatSequence vectors)
    {
        ItemStream stream = new Streams(parameters).Vector;
        List<long> all = [];
        for (int beat = 0; beat < vectors.Count; beat++)
        {
            int word = beat % parameters.Words;
            for (int lane = 0; lane < parameters.Lanes; lane++)
            {
                ulong value = vectors.GetItem(stream, beat, lane);
                if ((word * parameters.Lanes) + lane < parameters.Length)
                {
                    all.Add(FixedPoint.Wrap((long)value, parameters.ValueWidth));
                }
                else
                {
                    Assert.Equal(0UL, value);
                }
            }

            Assert.Equal(word == parameters.Words - 1, vectors.IsLast(stream, beat));
        }

        return [.. all.Chunk(parameters.Length)];
    }

    public static PhaseResult Run(
        IStreamGolden golden, string stream, BeatSequence beats, params (string Port, ulong Value)[] levels) =>
        golden.Run(new Phase
        {
            Inputs = new Dictionary<string, BeatSequence> { [stream] = beats },
            Levels = levels.ToDictionary(level => level.Port, level => level.Value),
            AllowStalls = false,
        });

    // The streams of encoder and accumulator, whose directions do not matter here.
    private sealed class Streams : ModulePorts
    {
        public Streams(DeltaParameters parameters)
        {
            Vector = Input("vector", new ItemStream(parameters.Lanes, parameters.ValueWidth, keeps: false));
            Pair = Output("pair", new PairStream(parameters));
        }

        public ItemStream Vector { get; }

        public PairStream Pair { get; }
    }
}
