using System.Runtime.CompilerServices;
using Hdl.Core.Numerics;
using Hdl.Networks.Spiking;

namespace Hdl.Spiking.SpikingConv;

/// <summary>Weights, thresholds and biases of a convolution.</summary>
/// <param name="Weights">[M][C / g][Kh][Kw], before the scale.</param>
/// <param name="Thresholds">One for each channel of the outputs.</param>
/// <param name="Biases">One for each channel of the outputs.</param>
public sealed record ConvWeights(sbyte[] Weights, int[] Thresholds, int[] Biases)
{
    private static readonly ConditionalWeakTable<SpikingConvParameters, ConvWeights> Drawn = [];

    /// <summary>The weights given, or random ones: the same seed and shape give the same.</summary>
    public static ConvWeights Of(SpikingConvParameters parameters) =>
        parameters.Weights ?? Drawn.GetValue(parameters, Draw);

    /// <summary>The weight of an output channel's kernel.</summary>
    /// <param name="parameters">The layer.</param>
    /// <param name="output">Channel of the outputs.</param>
    /// <param name="input">Channel of the inputs, within the group.</param>
    /// <param name="row">Row of the kernel.</param>
    /// <param name="column">Column of the kernel.</param>
    public int At(SpikingConvParameters parameters, int output, int input, int row, int column)
    {
        int inputs = parameters.Channels / parameters.Groups;
        int place = (((((output * inputs) + input) * parameters.Window.KernelHeight) + row)
            * parameters.Window.KernelWidth) + column;
        return Weights[place];
    }

    // Thresholds of a few weights: some neurons fire at each event, others seldom.
    private static ConvWeights Draw(SpikingConvParameters parameters)
    {
        var random = new Random(parameters.WeightSeed);
        bool ternary = parameters.WeightFormat == WeightFormat.Ternary;
        int greatest = ternary ? 1 : (int)FixedPoint.MaxSigned(parameters.WeightBits);
        int count = parameters.Outputs * (parameters.Channels / parameters.Groups)
            * parameters.Window.KernelHeight * parameters.Window.KernelWidth;
        var weights = new sbyte[count];
        for (int i = 0; i < count; i++)
        {
            // The most negative number of signed ones as well.
            weights[i] = (sbyte)random.Next(ternary ? -1 : -greatest - 1, greatest + 1);
        }

        long unit = ternary ? parameters.Scale : greatest;
        long most = FixedPoint.MaxSigned(parameters.Neurons.PotentialWidth);
        int[] Numbers(long from, long to) =>
        [
            .. Enumerable.Range(0, parameters.Outputs)
                .Select(_ => (int)Math.Clamp(random.NextInt64(from, to + 1), -most - 1, most)),
        ];
        return new ConvWeights(weights, Numbers(0, 3 * unit), Numbers(-unit, unit));
    }
}
