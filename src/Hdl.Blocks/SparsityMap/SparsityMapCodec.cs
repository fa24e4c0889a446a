using Hdl.Blocks.Axi;
using Hdl.Core.Designs;
using Hdl.Core.Golden;

namespace Hdl.Blocks.SparsityMap;

/// <summary>The sparsity map as a codec: pixels through compressor and decompressor.</summary>
public sealed class SparsityMapCodec : ICodec
{
    private const int Phases = 4;

    /// <inheritdoc/>
    public string Name => "sparsity_map";

    /// <inheritdoc/>
    public CodecTrial Draw(int seed, long values)
    {
        var random = new Random(seed);
        int lanes = 1 << random.Next(5);
        int mapWidth = 8 << random.Next(3);
        int valueWidth = random.Next(2, 33);
        SparsityMapLayout layout = random.Next(2) == 0 ? SparsityMapLayout.Interleaved : SparsityMapLayout.Split;
        int queue = random.Next(4, 33);
        var encoder = new SparsityMapCompressorParameters
        {
            Ports = PortStyle.Plain,
            Lanes = lanes,
            MapWidth = mapWidth,
            ValueWidth = valueWidth,
            Layout = layout,
            Queue = queue,
        };
        var decoder = new SparsityMapDecompressorParameters
        {
            Ports = PortStyle.Plain,
            Lanes = lanes,
            MapWidth = mapWidth,
            ValueWidth = valueWidth,
            Layout = layout,
            Queue = queue,
        };

        var encoded = new SparsityMapCompressorPorts(encoder);
        var decoded = new SparsityMapDecompressorPorts(decoder);

        // A phase has packets of one length, which the decompressor is told.
        int[] lengths = [.. Enumerable.Range(0, Phases).Select(_ => random.Next(1, random.Next(2) == 0 ? 64 : 1500))];
        ulong[][][] packets =
        [
            .. lengths.Select(length =>
                Enumerable
                    .Range(0, (int)(values / Phases / length) + 1)
                    .Select(_ => SparsityMapStimulus.Packet(encoder, random, length))
                    .ToArray()),
        ];
        return new CodecTrial(
            new SparsityMapCompressorGenerator(), encoder, new SparsityMapDecompressorGenerator(), decoder)
        {
            Input = new Scenario("round-trip", [.. packets.Select(phase => new Phase
            {
                Inputs = new Dictionary<string, BeatSequence>
                {
                    [encoded.Pixel] = SparsityMapStimulus.Pixels(encoded.Pixel, phase),
                },
            })]),
            Decode = (index, coded) => new Phase
            {
                Inputs = coded.Outputs,
                Levels = new Dictionary<string, ulong> { [decoded.Length] = (ulong)lengths[index] },
            },
            Output = decoded.Pixel,
            Expected = [.. packets.Select(phase => SparsityMapStimulus.Pixels(decoded.Pixel, phase))],
            Values = packets.Sum(phase => phase.Sum(packet => (long)packet.Length)),
        };
    }
}
