using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Spiking.SpikingConv;

/// <summary>Shows that no potential of a convolution can leave its width, see <see cref="LayerRanges"/>.</summary>
internal static class ConvWidthProof
{
    /// <summary>One problem where the proof fails; none where overflow is set.</summary>
    public static IEnumerable<Problem> Problems(SpikingConvParameters parameters)
    {
        if (parameters.Neurons.Overflow is not null)
        {
            yield break;
        }

        int width = parameters.Neurons.PotentialWidth;
        (int channel, PotentialRange? range) = Widest(parameters);
        if (range is not { } bounds)
        {
            yield return new Problem(
                $"Nothing bounds the potential of channel {Text(channel)}: it may add up over any number of steps",
                "overflow", "unset", "Set overflow=saturate (or wrap), or a decay.");
        }
        else if (bounds.Width > width)
        {
            yield return new Problem(
                $"Channel {Text(channel)} can reach {Text(bounds.Least)}..{Text(bounds.Most)}, which takes "
                + $"{Text(bounds.Width)} bits",
                "potential-width", Text(width),
                "Widen it, or set overflow=saturate (or wrap) to state that it may happen.");
        }
    }

    /// <summary>The channel that needs the most bits, and its interval; none where nothing bounds it.</summary>
    /// <param name="parameters">Parameters that are sound otherwise.</param>
    public static (int Channel, PotentialRange? Range) Widest(SpikingConvParameters parameters)
    {
        ConvWeights weights = ConvWeights.Of(parameters);
        return LayerRanges.Widest(
            new ConvLayer
            {
                Outputs = parameters.Outputs,
                Window = parameters.Window.Window,
                Groups = parameters.Groups,
                Scale = parameters.WeightFormat == WeightFormat.Ternary ? parameters.Scale : 1,
                Weights = weights.Weights,
                Neurons = parameters.Neurons.Model(weights.Thresholds, weights.Biases),
            },
            parameters.EventsPerInput, integrates: parameters.Readout == Readout.Potential);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
