using Hdl.Core.Generation;
using Hdl.Core.Golden;

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
        int lanes = 1 << random.Next(Math.Min(5, runWidth + 1));
        int pairs = random.Next(1, 9);
        int valueWidth = random.Next(2, 33);
        var encoder = new RunLengthEncoderParameters { ValueWidth = valueWidth, RunWidth = runWidth, PairsPerWord = pairs, Lanes = lanes };
        var decoder = new RunLengthDecoderParameters { ValueWidth = valueWidth, RunWidth = runWidth, PairsPerWord = pairs, Lanes = lanes };

        // A phase has packets of one length, which the decoder is told.
        int[] lengths = [.. Enumerable.Range(0, Phases).Select(_ => random.Next(1, random.Next(2) == 0 ? 64 : 1500))];
        ulong[][][] packets = [.. lengths.Select(length =>
            Enumerable.Range(0, (int)(values / Phases / length) + 1).Select(_ => RunLengthPackets.One(encoder, random, length)).ToArray())];
        return new CodecTrial(new RunLengthEncoderGenerator(), encoder, new RunLengthDecoderGenerator(), decoder)
        {
            Input = new Scenario("round-trip", [.. packets.Select(phase => new Phase
            {
                Inputs = new Dictionary<string, BeatSequence> { ["pixel"] = Pixels(encoder, phase) },
            })]),
            Decode = (index, coded) => new Phase
            {
                Inputs = coded.Outputs,
                Levels = new Dictionary<string, ulong> { ["length_i"] = (ulong)lengths[index] },
            },
            Output = "pixel",
            Expected = [.. packets.Select(phase => Pixels(encoder, phase))],
            Values = packets.Sum(phase => phase.Sum(packet => (long)packet.Length)),
        };
    }

    private static BeatSequence Pixels(RunLengthParameters parameters, ulong[][] packets)
    {
        BeatSequence beats = RunLengthBeats.Pixels(parameters);
        foreach (ulong[] packet in packets)
        {
            RunLengthBeats.AddPacket(beats, parameters, packet);
        }

        return beats;
    }
}
