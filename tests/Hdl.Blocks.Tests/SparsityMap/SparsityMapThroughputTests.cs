using Hdl.Blocks.SparsityMap;
using Hdl.Core.Golden;

namespace Hdl.Blocks.Tests.SparsityMap;

/// <summary>
/// What packets cost in cycles. The golden models' cycles are those of the RTL: co-simulation compares them one by one.
/// </summary>
public sealed class SparsityMapThroughputTests
{
    // From a beat to the packets' last one: through the pipeline, and here and there a beat that waits for its partner.
    private const int Latency = 6;

    public static TheoryData<int, int> Shapes()
    {
        var data = new TheoryData<int, int>();
        foreach (int lanes in new[] { 1, 2, 4, 8, 16 })
        {
            foreach (int map in new[] { 8, 16, 32 })
            {
                data.Add(lanes, map);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Split_takes_and_gives_one_beat_of_pixels_in_every_cycle(int lanes, int map)
    {
        var parameters = new SparsityMapCompressorParameters
        {
            Lanes = lanes,
            MapWidth = map,
            Layout = SparsityMapLayout.Split,
        };
        var inverse = new SparsityMapDecompressorParameters
        {
            Lanes = lanes,
            MapWidth = map,
            Layout = SparsityMapLayout.Split,
        };
        foreach (double density in new[] { 0, 0.1, 0.5, 0.9, 0.97, 1 })
        {
            ulong[][] packets = Uniform(density, length: 32 * 7);
            PhaseResult compressed = Compress(parameters, packets);
            PhaseResult pixels = Decompress(inverse, compressed);
            int beats = packets.Sum(packet => packet.Length / lanes);

            // The last map word is ready in the cycle after the last pixels, the last values two cycles later.
            Assert.Equal(beats, compressed.Cycles["map"][^1]);
            Assert.Equal(beats + 2, compressed.Cycles["value"][^1]);
            Assert.Equal(Enumerable.Range(2, beats).Select(cycle => (long)cycle), pixels.Cycles["pixel"]);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Interleaved_packets_of_any_sparsity_take_as_long_as_their_pixels_or_their_words(int lanes, int map)
    {
        foreach (double density in new[] { 0, 0.05, 0.2, 0.5, 0.8, 0.9, 0.94, 0.97, 1 })
        {
            // By chance the end of the last packet is denser than the rest, and nothing comes that it could overlap
            // with.
            AssertWithin(lanes, map, Uniform(density, length: 512), slack: 4);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Interleaved_packets_may_be_sparse_here_and_dense_there(int lanes, int map)
    {
        int length = 16 * lanes * map;
        bool[][] shapes =
        [
            [.. Enumerable.Range(0, length).Select(pixel => pixel < length / 2)],
            [.. Enumerable.Range(0, length).Select(pixel => pixel >= length / 2)],
            [.. Enumerable.Range(0, length).Select(pixel => pixel * 16 / length % 2 == 1)],
        ];
        foreach (bool[] shape in shapes)
        {
            ulong[] packet = [.. shape.Select(one => one ? 3UL : 0)];

            // What the last packet's dense end takes longer cannot overlap with anything.
            AssertWithin(lanes, map, [.. Enumerable.Repeat(packet, 12)], slack: (length / map / lanes) + 1);
        }
    }

    private static void AssertWithin(int lanes, int map, ulong[][] packets, int slack)
    {
        var parameters = new SparsityMapCompressorParameters { Lanes = lanes, MapWidth = map };
        PhaseResult compressed = Compress(parameters, packets);
        PhaseResult pixels = Decompress(
            new SparsityMapDecompressorParameters
            {
                Lanes = lanes,
                MapWidth = map,
                MaxLength = 65_536,
            },
            compressed);
        long bound =
            packets.Sum(packet => Math.Max(Words(packet, lanes, map), (packet.Length + lanes - 1) / lanes)) + slack;

        // A word leaves once its map is complete.
        Assert.InRange(compressed.Cycles["word"][^1], 0, bound + parameters.BeatsPerWord + Latency);
        Assert.InRange(pixels.Cycles["pixel"][^1], 0, bound + Latency);
    }

    private static long Words(ulong[] packet, int lanes, int map)
    {
        (uint[] maps, ulong[] values) = SparsityMapGolden.Compress(packet, map);
        return (maps.Length + values.Length + lanes - 1) / lanes;
    }

    private static ulong[][] Uniform(double density, int length)
    {
        var random = new Random(1);
        return
        [
            .. Enumerable
                .Range(0, 20)
                .Select(_ =>
                    Enumerable.Range(0, length).Select(_ => random.NextDouble() < density ? 1UL : 0).ToArray()),
        ];
    }

    private static PhaseResult Compress(SparsityMapCompressorParameters parameters, ulong[][] packets) =>
        new SparsityMapCompressorGolden(parameters).Run(new Phase
        {
            Inputs = new Dictionary<string, BeatSequence> { ["pixel"] = PixelPackets.Beats(parameters, packets) },
        });

    private static PhaseResult Decompress(SparsityMapDecompressorParameters parameters, PhaseResult compressed) =>
        new SparsityMapDecompressorGolden(parameters).Run(new Phase { Inputs = compressed.Outputs });
}
