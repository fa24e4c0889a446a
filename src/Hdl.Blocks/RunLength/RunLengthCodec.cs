using Hdl.Blocks.Axi;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Blocks.RunLength;

/// <summary>The run-length code as a codec: pixels through encoder and decoder.</summary>
public sealed class RunLengthCodec : ICodec
{
    private const int Phases = 4;

    /// <inheritdoc/>
    public string Name => "run_length";

    /// <inheritdoc/>
    public CodecTrial Draw(int seed, long values)
    {
        var random = new Random(seed);
        int runWidth = random.Next(1, 9);
        int lanes = 1 << random.Next(Math.Min(4, runWidth) + 1);
        int pairs = random.Next(1, 9);
        int valueWidth = random.Next(2, 33);
        var encoder = new RunLengthEncoderParameters
        {
            Ports = PortStyle.Plain,
            RunWidth = runWidth,
            Lanes = lanes,
            PairsPerWord = pairs,
            ValueWidth = valueWidth,
        };
        var decoder = new RunLengthDecoderParameters
        {
            Ports = PortStyle.Plain,
            RunWidth = runWidth,
            Lanes = lanes,
            PairsPerWord = pairs,
            ValueWidth = valueWidth,
        };

        var encoded = new RunLengthEncoderPorts(encoder);
        var decoded = new RunLengthDecoderPorts(decoder);

        // A phase has packets of one length, which the decoder is told.
        int[] lengths = [.. Enumerable.Range(0, Phases).Select(_ => random.Next(1, random.Next(2) == 0 ? 64 : 1500))];
        BeatSequence[] pixels =
        [
            .. lengths.Select(length => Draw(encoded.Pixel, encoder, random, length, (values / Phases / length) + 1)),
        ];
        return new CodecTrial(new RunLengthEncoderGenerator(), encoder, new RunLengthDecoderGenerator(), decoder)
        {
            Input = new Scenario("round-trip", [.. pixels.Select(beats => new Phase
            {
                Inputs = new Dictionary<string, BeatSequence> { [encoded.Pixel] = beats },
            })]),
            Decode = (index, coded) => new Phase
            {
                Inputs = coded.Outputs,
                Levels = new Dictionary<string, ulong> { [decoded.Length] = (ulong)lengths[index] },
            },
            Output = decoded.Pixel,
            Expected = pixels,
            Values = lengths.Sum(length => ((values / Phases / length) + 1) * length),
        };
    }

    private static BeatSequence Draw(
        ItemStream stream, RunLengthParameters parameters, Random random, int length, long packets)
    {
        var beats = new BeatSequence(stream);
        for (long packet = 0; packet < packets; packet++)
        {
            beats.AddPacket(stream, RunLengthPackets.One(parameters, random, length));
        }

        return beats;
    }
}
