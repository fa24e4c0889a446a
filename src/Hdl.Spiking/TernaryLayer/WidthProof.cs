using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>
/// Shows that no potential of a layer can leave its width, whatever the inputs: neuron by neuron, the worst case is
/// a * max(#plus, #minus) + b, reached when exactly the inputs of one sign spike. Where the weights come at run time,
/// every input may have the same sign.
/// </summary>
public static class WidthProof
{
    /// <summary>
    /// One problem where the proof fails, naming the worst neuron and the width that it needs; none where overflow is
    /// set.
    /// </summary>
    public static IEnumerable<Problem> Problems(TernaryLayerParameters parameters)
    {
        bool count = parameters.Datapath == Datapath.Count;
        if (parameters.Overflow is not null && !count)
        {
            yield break;
        }

        if (parameters.Dynamics.Membrane == Membrane.Persistent)
        {
            yield return new Problem(
                "A persistent membrane adds up over any number of steps: no width holds every sum",
                "overflow",
                "unset",
                "Set overflow=saturate (or wrap) to state that it may happen.");
            yield break;
        }

        bool loaded = parameters.WeightStorage == WeightStorage.Ram;
        if (loaded && !count)
        {
            yield break;
        }

        TernaryLayerWeights weights = LayerWeights.Of(parameters);
        (int neuron, long worst) = loaded
            ? (-1, ((long)weights.WeightScale * parameters.Inputs) + weights.BiasScale)
            : WorstCase(weights);
        int width = FixedPoint.SignedWidth(worst);
        if (width > parameters.Widths.PotentialWidth)
        {
            string who = neuron < 0
                ? "A neuron whose weights are all alike"
                : $"Neuron {neuron.ToString(CultureInfo.InvariantCulture)}";
            string remedy = count
                ? "Widen it (the count datapath pays nothing for it: it equals a potential that never overflows)."
                : "Widen it, or set overflow=saturate (or wrap) to state that it may happen.";
            yield return new Problem(
                $"{who} can reach {worst.ToString(CultureInfo.InvariantCulture)}, which takes "
                + $"{width.ToString(CultureInfo.InvariantCulture)} bits",
                "potential-width",
                parameters.Widths.PotentialWidth.ToString(CultureInfo.InvariantCulture),
                remedy);
        }
    }

    /// <summary>
    /// The neuron with the greatest magnitude that its potential can reach in one step, and that magnitude.
    /// </summary>
    public static (int Neuron, long Magnitude) WorstCase(TernaryLayerWeights weights)
    {
        (int Neuron, long Magnitude) worst = (0, -1);
        SignCounts signs = SignCounts.Of(weights);
        for (int neuron = 0; neuron < weights.Neurons; neuron++)
        {
            long magnitude =
                ((long)weights.WeightScale * Math.Max(signs.Plus[neuron], signs.Minus[neuron]))
                + (weights.Bias[neuron] == 0 ? 0 : weights.BiasScale);
            if (magnitude > worst.Magnitude)
            {
                worst = (neuron, magnitude);
            }
        }

        return worst;
    }
}
