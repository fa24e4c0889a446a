using Hdl.Core.Numerics;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Training.Spiking;

/// <summary>Turns trained layers into the integer network that hardware computes, spike for spike.</summary>
internal static class SpikingExport
{
    public static SpikingNetwork Export(SpikingOptions options, IReadOnlyList<SpikingStage> stages)
    {
        SpikeGeometry first = stages[0].Geometry;
        List<SpikingLayer> layers = [];
        foreach (SpikingStage stage in stages)
        {
            bool dense = options.Layers[stage.Index].IsDense;
            string number = FormattableString.Invariant($"{stage.Index + 1}");
            layers.Add(dense ? Dense(stage, $"dense{number}") : Convolution(stage, $"conv{number}"));
            if (stage.Geometry.Pool is > 1 and int pool)
            {
                layers.Add(new PoolLayer
                {
                    Name = $"pool{number}",
                    Kind = PoolKind.Or,
                    Window = new Window { KernelHeight = pool, KernelWidth = pool, StrideY = pool, StrideX = pool },
                });
            }
        }

        return new SpikingNetwork
        {
            Name = options.Name,
            Input = new MapShape(first.Channels, first.InputHeight, first.InputWidth),
            Coding = PixelCoding.Levels,
            Levels = options.Levels,
            Readout = Readout.Potential,
            Steps = 1,
            Layers = layers,
        };
    }

    private static ConvLayer Convolution(SpikingStage stage, string name)
    {
        SpikeGeometry geometry = stage.Geometry;
        var layer = new ConvLayer
        {
            Name = name,
            Format = WeightFormat.Ternary,
            WeightBits = 2,
            Outputs = geometry.Outputs,
            Window = new Window
            {
                KernelHeight = geometry.KernelHeight,
                KernelWidth = geometry.KernelWidth,
                PaddingY = geometry.Padding,
                PaddingX = geometry.Padding,
            },
            Weights = Weights(stage),
            Neurons = Neurons(stage),
        };
        return layer with { Neurons = Fitted(layer) };
    }

    private static DenseLayer Dense(SpikingStage stage, string name)
    {
        var layer = new DenseLayer
        {
            Name = name,
            Format = WeightFormat.Ternary,
            WeightBits = 2,
            Outputs = stage.Geometry.Outputs,
            Weights = Weights(stage),
            Neurons = Neurons(stage),
        };
        return layer with { Neurons = Fitted(layer) };
    }

    /// <summary>From rows of outputs for each (y, x, c) to [output][c][y][x], of both kinds of layers.</summary>
    private static sbyte[] Weights(SpikingStage stage)
    {
        SpikeGeometry geometry = stage.Geometry;
        var weights = new sbyte[geometry.Outputs * geometry.Taps];
        int window = geometry.KernelHeight * geometry.KernelWidth;
        for (int tap = 0; tap < geometry.Taps; tap++)
        {
            int at = (tap % geometry.Channels * window) + (tap / geometry.Channels);
            for (int output = 0; output < geometry.Outputs; output++)
            {
                weights[(output * geometry.Taps) + at] = (sbyte)stage.Rows[(tap * geometry.Pitch) + output];
            }
        }

        return weights;
    }

    // n is an integer: it is above a threshold where it is above the integer below that.
    private static NeuronModel Neurons(SpikingStage stage) => new()
    {
        Membrane = Membrane.PerStep,
        Thresholds = stage.IsLast
            ? [0]
            : [.. stage.Thresholds.Take(stage.Geometry.Outputs).Select(value => (int)MathF.Floor(value))],
        Biases = stage.IsLast ? stage.Biases : [],
    };

    /// <summary>With potentials as narrow as the proof and the thresholds allow.</summary>
    private static NeuronModel Fitted(WeightedLayer layer)
    {
        long highest = layer.Neurons.Thresholds.Max();
        int widest = Math.Max(LayerRanges.Widest(layer, 1).Range!.Value.Width, FixedPoint.UnsignedWidth(highest) + 1);
        return layer.Neurons with { PotentialWidth = Math.Max(2, widest) };
    }
}
