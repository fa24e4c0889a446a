using Hdl.Networks.Data;
using Hdl.Networks.Quantisation;

namespace Hdl.Training.Convolutions;

/// <summary>
/// Rounds a trained network to integers. Every layer has one scale for its weights and one for its activations, both
/// powers of two, each the one with the least square error: of the weights themselves, and of the activations that some
/// training images give in floating point. Biases have the scale of the sums that they are added to.
/// </summary>
internal static class ConvolutionQuantiser
{
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
        var search = new ScaleSearch(least, greatest);
        foreach (float weight in stage.Weights.AsSpan(0, stage.Taps * stage.Pitch))
        {
            search.Add(weight);
        }

        int scale = search.Exponent;
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
        ScaleSearch[] searches = Array.ConvertAll(stages, stage =>
        {
            (int least, int greatest) = Range(options.ValueWidth, stage.IsLast);
            return new ScaleSearch(least, greatest);
        });
        for (int image = 0; image < Math.Min(options.CalibrationImages, images.Count); image++)
        {
            shard.Forward(images[image]);
            for (int index = 0; index < stages.Length; index++)
            {
                foreach (float value in shard.Maps[index])
                {
                    searches[index].Add(value);
                }
            }
        }

        return Array.ConvertAll(searches, search => search.Exponent);
    }

    /// <summary>A half is rounded up, as the hardware does.</summary>
    private static double Round(double value, int exponent) => Math.Floor(Math.ScaleB(value, exponent) + 0.5);

    private static (int Least, int Greatest) Range(int width, bool signed) =>
        signed ? (-(1 << (width - 1)), (1 << (width - 1)) - 1) : (0, (1 << width) - 1);
}
