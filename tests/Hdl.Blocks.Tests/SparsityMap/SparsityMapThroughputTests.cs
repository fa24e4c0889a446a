using Hdl.Blocks.SparsityMap;
using Hdl.Core.Golden;

namespace Hdl.Blocks.Tests.SparsityMap;

/// <summary>What a packet costs in cycles. The golden model's cycles are those of the RTL: co-simulation compares them one by one.</summary>
public sealed class SparsityMapThroughputTests
{
    [Fact]
    public void Experiment()
    {
        foreach (int lanes in new[] { 1, 4, 16 })
        {
            foreach (int map in new[] { 8, 16 })
            {
                var parameters = new SparsityMapCompressorParameters { Lanes = lanes, MapWidth = map };
                foreach (double density in new[] { 0.2, 0.5, 0.8, 0.9, 0.94, 1 })
                {
                    var random = new Random(1);
                    ulong[][] packets = [.. Enumerable.Range(0, 50).Select(_ => Enumerable.Range(0, 512).Select(_ => random.NextDouble() < density ? 1UL : 0).ToArray())];
                    (long cycles, long bound, long words, long beats) = Cost(parameters, packets);
                    Console.WriteLine($"L {lanes} M {map} density {density}: {cycles} against {bound} words {words} beats {beats}");
                }
            }
        }
    }

    private static (long, long, long, long) Cost(SparsityMapCompressorParameters parameters, ulong[][] packets)
    {
        var golden = new SparsityMapCompressorGolden(parameters);
        PhaseResult result = golden.Run(new Phase
        {
            Inputs = new Dictionary<string, BeatSequence> { ["pixel"] = PixelPackets.Beats(parameters, packets) },
            AllowStalls = false,
        });
        long bound = 0;
        long allWords = 0;
        long allBeats = 0;
        foreach (ulong[] packet in packets)
        {
            (uint[] maps, ulong[] values) = SparsityMapGolden.Compress(packet, parameters.MapWidth);
            long words = (maps.Length + values.Length + parameters.Lanes - 1) / parameters.Lanes;
            long beats = (packet.Length + parameters.Lanes - 1) / parameters.Lanes;
            bound += Math.Max(words, beats);
            allWords += words;
            allBeats += beats;
        }

        IReadOnlyList<long> cycles = result.Cycles["word"];
        return (cycles[^1], bound, allWords, allBeats);
    }
}
