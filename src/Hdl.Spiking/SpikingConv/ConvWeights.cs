using System.Runtime.CompilerServices;
using Hdl.Core.Numerics;
using Hdl.Networks.Models;
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

    // Thresholds of at most a few weights, and within reach: some neurons fire at each event, others seldom.
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
        bool kept = parameters.Neurons.Membrane == Membrane.Persistent;
        var thresholds = new int[parameters.Outputs];
        var biases = new int[parameters.Outputs];
        int taps = count / parameters.Outputs;
        for (int output = 0; output < parameters.Outputs; output++)
        {
            long up = 0;
            foreach (sbyte weight in weights.AsSpan(output * taps, taps))
            {
                up += Math.Max((int)weight, 0) * (ternary ? parameters.Scale : 1L);
            }

            // A neuron that fires without events leaves no step empty: only potentials that persist have some.
            long bias = random.NextInt64(-unit, kept ? unit + 1 : 1);
            long reach = Math.Max(0, Math.Min(Math.Min((up * 3 / 4) + bias, 4 * unit), most * 3 / 4));
            long threshold = kept && output == 0 ? -unit : random.NextInt64(kept ? -unit : 0, reach + 1);
            thresholds[output] = (int)Math.Clamp(threshold, -most - 1, most);
            biases[output] = (int)Math.Clamp(bias, -most - 1, most);
        }

        return new ConvWeights(weights, thresholds, biases);
    }
}
