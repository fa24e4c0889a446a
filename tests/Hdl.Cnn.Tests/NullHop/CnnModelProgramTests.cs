using Hdl.Cnn.Layers;
using Hdl.Cnn.Models;
using Hdl.Cnn.NullHop;
using Hdl.Cnn.Tests.Models;
using Hdl.Core.Problems;

namespace Hdl.Cnn.Tests.NullHop;

public sealed class CnnModelProgramTests
{
    [Fact]
    public void Channels_that_do_not_fill_a_word_are_carried_as_zeros()
    {
        // 3 channels become a slice of 16, and the next layer's weights for the other 13 are 0.
        var parameters = new NullHopParameters { Scale = NullHopScale.Channel };
        CnnModel small = CnnModels.Small();
        CnnModelLayer first = small.Layers[0];
        CnnModel model = small with
        {
            Layers =
            [
                new(
                    first.Layer with { Scaled = true, Shift = 22 },
                    CnnModels.Random(first.Layer, 1, [40_000, 50_000, 60_000])),
                small.Layers[1],
            ],
        };
        var random = new Random(4);
        FeatureMap[] frames =
        [
            .. Enumerable.Range(0, 3).Select(_ =>
                new FeatureMap(5, 4, 2, [.. Enumerable.Range(0, 40).Select(_ => random.Next(256))])),
        ];

        IReadOnlyList<LayerCase> layers = CnnModelProgram.Layers(model, parameters, frames);

        Assert.Equal([16], layers[1].Slices);
        IReadOnlyList<MapPacket> packets = Run(parameters, layers);
        var inference = new CnnInference(model);
        foreach ((int index, FeatureMap frame) in frames.Index())
        {
            inference.Run(frame.Values);
            (FeatureMap outputs, _) = new MapPackets(parameters).Decode(
                [packets[index]], 1, [16], raw: false, signed: true);
            Assert.Equal(inference.Map(1), outputs.Values[..2]);
        }
    }

    [Fact]
    public void An_accelerator_with_other_widths_is_refused()
    {
        var parameters = new NullHopParameters { ValueWidth = 16, WeightWidth = 4, AccumulatorWidth = 16 };

        var refused = Assert.Throws<InvalidInputException>(() => CnnModelProgram.Layers(
            CnnModels.Small(), parameters, [new FeatureMap(5, 4, 2)]));

        Assert.Equal(
            ["accumulator-width", "scale", "value-width", "weight-width"],
            refused.Problems.Select(problem => problem.Where).Order());
    }

    /// <summary>The packets of the last layer: each layer takes those of the one before.</summary>
    internal static IReadOnlyList<MapPacket> Run(NullHopParameters parameters, IReadOnlyList<LayerCase> layers)
    {
        var reference = new NullHopReference(parameters);
        var program = new NullHopProgram(parameters);
        int commands = 0;
        IReadOnlyList<MapPacket> packets = [];
        foreach (LayerCase layer in layers)
        {
            program.Add(layer);
            packets = packets.Count > 0 ? packets : [.. program.Input];
            NullHopResult result = reference.Run(program.Commands.Skip(commands), packets);
            Assert.Equal((NullHopErrors.None, packets.Count), (result.Errors, result.Consumed));
            Assert.Empty(result.Refusals);
            (commands, packets) = (program.Commands.Count, result.Packets);
        }

        return packets;
    }
}
