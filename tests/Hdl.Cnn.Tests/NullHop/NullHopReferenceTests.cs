using Hdl.Cnn.Layers;
using Hdl.Cnn.NullHop;
using Hdl.Cnn.Tests.Layers;

namespace Hdl.Cnn.Tests.NullHop;

public sealed class NullHopReferenceTests
{
    public static TheoryData<string> Parameters => [.. TestParameters.Names];

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Programs_of_random_layers_give_the_packets_that_the_formulas_say(string name)
    {
        NullHopParameters parameters = TestParameters.Of(name);
        var layers = new RandomLayers(parameters, 11);
        foreach (LayerCase[] several in layers.Take(layers.Corners + 60).Chunk(7))
        {
            // Several layers in one program, one after the other in one accelerator.
            var program = new NullHopProgram(parameters);
            foreach (LayerCase layer in several)
            {
                program.Add(layer);
            }

            NullHopResult result = new NullHopReference(parameters).Run(program.Commands, program.Input);

            Assert.Equal(NullHopErrors.None, result.Errors);
            Assert.Empty(result.Refusals);
            Assert.Equal(program.Input.Count, result.Consumed);
            Assert.Equal(program.Commands.OfType<NullHopLoad>().Count(), result.Loads);
            int next = 0;
            foreach (LayerCase layer in several)
            {
                foreach (List<ulong> packet in Expected(parameters, layer))
                {
                    Assert.True(packet.SequenceEqual(result.Packets[next++].Words), layer.Name);
                }
            }

            Assert.Equal(result.Packets.Count, next);
            CheckBeats(parameters, result);
        }
    }

    [Fact]
    public void A_program_worked_out_by_hand()
    {
        // One pixel of two channels, 3 and 0; three outputs: 3 * 2 + 1 = 7, 3 * -1 = -3, 3 * 50 + 100 = 250.
        var parameters = new NullHopParameters { ParamBits = 128 };
        var descriptor = new Descriptor
        {
            Height = 1,
            Width = 1,
            Channels = 2,
            Slices = [2],
            OutHeight = 1,
            OutWidth = 1,
            PooledHeight = 1,
            PooledWidth = 1,
            LastChannels = 3,
            AccumulateFirst = true,
            AccumulateLast = true,
            Frames = 1,
            WeightBase = 5,
            BiasBase = 2,
            Loads = 2,
        };
        NullHopCommand[] commands =
        [
            new NullHopLoad(LoadKind.Weight, 0, 5, 2, [[0x32FF02, 0, 0, 0], [0x070707, 0, 0, 0]]),
            new NullHopLoad(LoadKind.Bias, 0, 2, 1, [[1, 0, 100, 99], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]),
            new NullHopPush(descriptor.Pack()),
        ];

        NullHopResult result = new NullHopReference(parameters).Run(commands, [new MapPacket([0b01, 3])]);

        // Map words of 8 for 16 channels; the fourth channel has a bias, but is not one of the layer.
        Assert.Equal([0b101, 7, 250, 0], Assert.Single(result.Packets).Words);
        Assert.Equal((0b1111u, true), Assert.Single(result.Beats.Select(beat => (beat.Keep, beat.Last))));
        result = new NullHopReference(parameters).Run(
            [.. commands[..2], new NullHopPush((descriptor with { OutSigned = true, OutRaw = true }).Pack())],
            [new MapPacket([0b01, 3])]);
        Assert.Equal(
            [7, 0xFD, 127, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], Assert.Single(result.Packets).Words);
    }

    [Fact]
    public void The_output_of_a_layer_is_the_input_of_the_next()
    {
        NullHopParameters parameters = TestParameters.Of("default");
        var layers = new RandomLayers(parameters, 2);
        LayerCase first = layers.Take(layers.Corners).Single(layer => layer.Name == "17 output channels");
        IReadOnlyList<int> slices = PassPlan.Slices(parameters, first.Layer.Outputs);
        Assert.Equal([32], slices);
        var program = new NullHopProgram(parameters);
        program.Add(first with { Layer = first.Layer with { OutSigned = false } });
        NullHopResult result = new NullHopReference(parameters).Run(program.Commands, program.Input);

        (FeatureMap map, NullHopErrors errors) = new MapPackets(parameters).Decode(
            result.Packets, first.Layer.PooledWidth, slices, raw: false, signed: false);

        Assert.Equal(NullHopErrors.None, errors);
        Assert.Equal(
            LayerMath.Run(
                first.Layer with { OutSigned = false }, parameters.Widths, first.Frames[0], first.Weights).Values,
            map.Slice(0, 17).Values);
        Assert.True(map.Slice(17, 15).Values.IndexOfAnyExcept(0) < 0);
    }

    [Fact]
    public void A_network_of_the_shape_that_ships_stays_resident()
    {
        // c3-16, pool, c3-32, pool, c3-64, fc-10 on 28 x 28: 1,017 rows of weights, two frames.
        var parameters = new NullHopParameters();
        ConvolutionLayer[] shapes =
        [
            Valid(28, 1, 16, 3, 2), Valid(13, 16, 32, 3, 2), Valid(5, 32, 64, 3, 1), Valid(3, 64, 10, 3, 1),
        ];
        var random = new Random(3);
        int Number(int least, int greatest) => random.Next(least, greatest + 1);
        FeatureMap[] frames = [Image(), Image()];
        FeatureMap Image() => new(28, 28, 1, [.. Enumerable.Range(0, 784).Select(_ => Math.Max(0, Number(-255, 255)))]);
        var reference = new NullHopReference(parameters);
        var program = new NullHopProgram(parameters);
        (int commands, int input) = (0, 0);
        IReadOnlyList<MapPacket> packets = [];
        foreach (ConvolutionLayer shape in shapes)
        {
            var weights = new ConvolutionWeights(
                shape.Outputs, [.. Enumerable.Range(0, shape.Outputs * shape.Taps).Select(_ => Number(-128, 127))],
                [.. Enumerable.Range(0, shape.Outputs).Select(_ => Number(-500, 500))], []);
            program.Add(new LayerCase("shipped", shape, weights, frames) { Slices = [shape.Channels] });
            packets = packets.Count > 0 ? packets : [.. program.Input];

            // The packets of a layer go into the next as they came out.
            NullHopResult result = reference.Run(program.Commands.Skip(commands), packets);
            Assert.Equal(packets.Select(packet => packet.Words), program.Input.Skip(input).Select(p => p.Words));
            Assert.Equal((NullHopErrors.None, packets.Count), (result.Errors, result.Consumed));
            (commands, input, packets) = (program.Commands.Count, program.Input.Count, result.Packets);
            frames = [.. frames.Select(frame => LayerMath.Run(shape, parameters.Widths, frame, weights))];
        }

        Assert.Empty(program.Commands.OfType<NullHopWait>());
        Assert.Equal(1017 - 576, (int)program.Descriptors[^1].WeightBase);
        Assert.Equal(2, packets.Count);
        (FeatureMap scores, _) = new MapPackets(parameters).Decode([packets[1]], 1, [16], raw: false, signed: false);
        Assert.Equal(frames[1].Values, scores.Values[..10]);
        Assert.True(scores.Values[..10].ContainsAnyExcept(0, 255));
    }

    private static ConvolutionLayer Valid(int size, int channels, int outputs, int kernel, int pool) => new()
    {
        Height = size,
        Width = size,
        Channels = channels,
        Outputs = outputs,
        KernelHeight = kernel,
        KernelWidth = kernel,
        OutHeight = size - kernel + 1,
        OutWidth = size - kernel + 1,
        PoolWindow = pool,
        PoolStride = pool,
        Relu = true,
        Round = true,
        Shift = 11,
    };

    private static IEnumerable<List<ulong>> Expected(NullHopParameters parameters, LayerCase layer)
    {
        int[][,,] outputs =
        [
            .. layer.Frames.Select(frame => NaiveLayer.Run(
                layer.Layer, parameters.ValueWidth, parameters.AccumulatorWidth, frame, layer.Weights)),
        ];

        // Greedily: as many words as there are clusters, then the greatest power of two that is left.
        int left = (layer.Layer.Outputs + 15) / 16;
        int first = 0;
        while (left > 0)
        {
            int words = parameters.Macs / 16;
            while (words > left)
            {
                words /= 2;
            }

            foreach (int[,,] output in outputs)
            {
                for (int y = 0; y < output.GetLength(0); y++)
                {
                    (int row, int start) = (y, first);
                    yield return NaivePackets.Row(
                        (x, c) => start + c < layer.Layer.Outputs ? output[row, x, start + c] : 0,
                        output.GetLength(1), 16 * words, parameters.ValueWidth, parameters.MapBits, layer.OutRaw);
                }
            }

            first += 16 * words;
            left -= words;
        }
    }

    private static void CheckBeats(NullHopParameters parameters, NullHopResult result)
    {
        int beat = 0;
        foreach (MapPacket packet in result.Packets)
        {
            for (int word = 0; word < packet.Words.Count; word++)
            {
                int lane = word % parameters.OutputWords;
                Assert.Equal(packet.Words[word], result.Beats[beat].Words[lane]);
                Assert.True(((result.Beats[beat].Keep >> lane) & 1) != 0);
                bool last = word == packet.Words.Count - 1;
                if (last || lane == parameters.OutputWords - 1)
                {
                    Assert.Equal(last, result.Beats[beat].Last);
                    Assert.Equal((2u << lane) - 1, result.Beats[beat].Keep);
                    beat++;
                }
            }
        }

        Assert.Equal(result.Beats.Count, beat);
    }
}
