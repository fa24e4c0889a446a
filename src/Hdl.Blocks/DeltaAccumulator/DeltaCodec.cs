using Hdl.Blocks.Axi;
using Hdl.Blocks.DeltaEncoder;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;

namespace Hdl.Blocks.DeltaAccumulator;

/// <summary>
/// Delta coding as a codec: vectors through encoder and accumulator, at the thresholds that lose nothing.
/// </summary>
public sealed class DeltaCodec : ICodec
{
    private const int Phases = 4;

    /// <inheritdoc/>
    public string Name => "delta";

    /// <inheritdoc/>
    public CodecTrial Draw(int seed, long values)
    {
        var random = new Random(seed);
        int lanes = 1 << random.Next(5);
        int length = random.Next(1, random.Next(2) == 0 ? 40 : 1000);
        int width = random.Next(2, 33);
        var encoder = new DeltaEncoderParameters
        {
            Ports = PortStyle.Plain,
            Length = length,
            ValueWidth = width,
            Lanes = lanes,
        };
        var decoder = new DeltaAccumulatorParameters
        {
            Ports = PortStyle.Plain,
            Length = length,
            ValueWidth = width,
            Lanes = lanes,
        };
        var encoded = new DeltaEncoderPorts(encoder);
        var decoded = new DeltaAccumulatorPorts(decoder);
        int vectors = (int)(values / Phases / length) + 1;
        bool[] clears = [.. Enumerable.Range(0, Phases).Select(_ => random.Next(3) == 0)];
        List<Phase> phases = [];
        List<BeatSequence> expected = [];
        long[] value = new long[length];
        for (int phase = 0; phase < Phases; phase++)
        {
            var input = new BeatSequence(encoded.Vector);
            var output = new BeatSequence(decoded.Vector);
            double share = Math.Pow(random.NextDouble(), 2);
            int shift = random.Next(width);
            for (int vector = 0; vector < vectors; vector++)
            {
                for (int index = 0; index < length; index++)
                {
                    value[index] =
                        random.NextDouble() < share
                            ? FixedPoint.Wrap(random.NextInt64(), width) >> shift
                            : value[index];
                }

                // Lanes that carry no element may hold anything, and come back as 0.
                Add(input, encoded.Vector, encoder, value, () => (ulong)random.NextInt64());
                Add(output, decoded.Vector, encoder, value, () => 0);
            }

            phases.Add(new Phase
            {
                Inputs = new Dictionary<string, BeatSequence> { [encoded.Vector] = input },
                Levels = new Dictionary<string, ulong>
                {
                    [encoded.Theta] = (ulong)random.Next(2),
                    [encoded.Clear] = clears[phase] ? 1u : 0u,
                    [encoded.ErrorClear] = 0,
                },
            });
            expected.Add(output);
        }

        return new CodecTrial(new DeltaEncoderGenerator(), encoder, new DeltaAccumulatorGenerator(), decoder)
        {
            Input = new Scenario("round-trip", phases),
            Decode = (index, coded) => new Phase
            {
                Inputs = coded.Outputs,
                Levels = new Dictionary<string, ulong>
                {
                    [decoded.Clear] = clears[index] ? 1u : 0u,
                    [decoded.ErrorClear] = 0,
                },
            },
            Output = decoded.Vector,
            Expected = expected,
            Values = (long)Phases * vectors * length,
        };
    }

    private static void Add(
        BeatSequence beats, ItemStream stream, DeltaParameters parameters, long[] value, Func<ulong> spare)
    {
        for (int beat = 0; beat < parameters.Words; beat++)
        {
            Span<uint> words = beats.Append();
            for (int lane = 0; lane < parameters.Lanes; lane++)
            {
                int index = (beat * parameters.Lanes) + lane;
                ulong number = index < value.Length ? (ulong)value[index] : spare();
                beats.WriteItem(words, stream, lane, number);
            }

            beats.Write(words, stream.Last, beat == parameters.Words - 1 ? 1u : 0u);
        }
    }
}
