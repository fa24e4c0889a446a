using Hdl.Networks.Data;

namespace Hdl.Training.Convolutions;

/// <summary>
/// Rounds a trained network to integers. Every layer has one scale for its weights and one for its activations, both
/// powers of two, each the one with the least square error: of the weights themselves, and of the activations that some
/// training images give in floating point. Biases have the scale of the sums that they are added to.
/// </summary>
internal static class ConvolutionQuantiser
{
    /// <summary>Exponents that are tried: 2^-4 .. 2^19 steps per 1.0.</summary>
    private const int Least = -4;

    private const int Tried = 24;

    private static readonly double[] Steps = [.. Enumerable.Range(Least, Tried).Select(e => Math.ScaleB(1, e))];

    public static TrainedConvolutions Quantise(
        ConvolutionOptions options, ConvolutionStage[] stages, ConvolutionShard shard, ImageSet images)
    {
        int[] activations = ActivationExponents(options, stages, shard, images);
        int input = int.Log2(ConvolutionShard.PixelScale);
        var layers = new TrainedConvolution[stages.Length];
        for (int index = 0; index < stages.Length; index++)
        {
            layers[index] = Quantise(options, stages[index], input, activations[index]);
            input = layers[index].OutputExponent;
        }

        return new TrainedConvolutions(layers);
    }

    private static TrainedConvolution Quantise(
        ConvolutionOptions options, ConvolutionStage stage, int input, int output)
    {
        (int least, int greatest) = Range(options.WeightWidth, signed: true);
        var weights = new int[stage.Shape.Outputs * stage.Taps / stage.InputPitch * stage.Channels];
        Span<double> errors = stackalloc double[Tried];
        foreach (float weight in stage.Weights.AsSpan(0, stage.Taps * stage.Pitch))
        {
            AddErrors(errors, weight, least, greatest);
        }

        int scale = Best(errors);
        int next = 0;
        for (int channel = 0; channel < stage.Shape.Outputs; channel++)
        {
            for (int tap = 0; tap < stage.Taps; tap++)
            {
                if (tap % stage.InputPitch < stage.Channels)
                {
                    double weight = stage.Weights[(tap * stage.Pitch) + channel];
                    weights[next++] = (int)Math.Clamp(Round(weight, scale), least, greatest);
                }
            }
        }

        var biases = new int[stage.Shape.Outputs];
        for (int channel = 0; channel < biases.Length; channel++)
        {
            biases[channel] = (int)Math.Clamp(
                Round(stage.Biases[channel], input + scale), int.MinValue, int.MaxValue);
        }

        // Finer than the sums themselves no activation can be.
        output = Math.Min(output, input + scale);
        return new TrainedConvolution
        {
            Shape = stage.Shape,
            Channels = stage.Channels,
            Weights = weights,
            Biases = biases,
            Shift = input + scale - output,
            OutputExponent = output,
        };
    }

    private static int[] ActivationExponents(
        ConvolutionOptions options, ConvolutionStage[] stages, ConvolutionShard shard, ImageSet images)
    {
        double[][] errors = Array.ConvertAll(stages, _ => new double[Tried]);
        for (int image = 0; image < Math.Min(options.CalibrationImages, images.Count); image++)
        {
            shard.Forward(images[image]);
            for (int index = 0; index < stages.Length; index++)
            {
                (int least, int greatest) = Range(options.ValueWidth, stages[index].IsLast);
                foreach (float value in shard.Maps[index])
                {
                    AddErrors(errors[index], value, least, greatest);
                }
            }
        }

        return Array.ConvertAll(errors, layer => Best(layer));
    }

    private static void AddErrors(Span<double> errors, double value, int least, int greatest)
    {
        if (value == 0)
        {
            return;
        }

        for (int i = 0; i < errors.Length; i++)
        {
            double rounded = Math.Clamp(Math.Floor((value * Steps[i]) + 0.5), least, greatest);
            double error = value - (rounded / Steps[i]);
            errors[i] += error * error;
        }
    }

    /// <summary>A half is rounded up, as the hardware does.</summary>
    private static double Round(double value, int exponent) => Math.Floor(Math.ScaleB(value, exponent) + 0.5);

    private static int Best(ReadOnlySpan<double> errors)
    {
        int best = 0;
        for (int i = 1; i < errors.Length; i++)
        {
            best = errors[i] < errors[best] ? i : best;
        }

        return Least + best;
    }

    private static (int Least, int Greatest) Range(int width, bool signed) =>
        signed ? (-(1 << (width - 1)), (1 << (width - 1)) - 1) : (0, (1 << width) - 1);
}
