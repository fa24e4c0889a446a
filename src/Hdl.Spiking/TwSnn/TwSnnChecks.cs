using System.Globalization;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryLayer;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TwSnn;

/// <summary>Relations between the parameters of a resolved configuration.</summary>
internal static class TwSnnChecks
{
    /// <summary>Everything that does not fit together.</summary>
    public static IEnumerable<Problem> Problems(TwSnnResolvedParameters configuration)
    {
        TwSnnParameters parameters = configuration.Parameters;
        TernaryNetwork network = configuration.Network;
        if (network.Steps > parameters.MaxSteps)
        {
            yield return new Problem(
                "More time steps than the hardware counts",
                "steps",
                Text(network.Steps),
                $"Choose at most {Text(parameters.MaxSteps)}, or raise max-steps.");
        }

        if (parameters.Memory == MemoryForm.Macro && parameters.Weights == WeightStorage.Rom)
        {
            yield return new Problem(
                "SRAM macros cannot hold weights that are never written", "memory", "macro",
                "Set weights=ram as well.");
        }

        if (network.Layers.Count > TwSnnRegisters.MaxLayers)
        {
            yield return new Problem(
                "More layers than the register map has room for",
                "layers",
                Text(network.Layers.Count),
                $"Use {Text(TwSnnRegisters.MaxLayers)} at most.");
        }

        if (parameters.ProcessingElements.Count > network.Layers.Count)
        {
            yield return new Problem(
                "More entries than layers",
                "processing-elements",
                string.Join(',', parameters.ProcessingElements),
                $"Give {Text(network.Layers.Count)} at most.");
        }

        IReadOnlyList<Problem> input = parameters.Input == TwSnnInput.Pixels
            ? InputStage.RateParameters(configuration).Validate()
            : InputStage.DecoderParameters(configuration).Validate();
        foreach (Problem problem in input)
        {
            yield return problem;
        }

        foreach (Problem problem in TwSnnGenerator.CounterParameters(configuration).Validate())
        {
            yield return problem with { Where = $"output layer: {problem.Where}" };
        }

        for (int layer = 0; layer < network.Layers.Count; layer++)
        {
            foreach (Problem problem in LayerProblems(configuration, layer))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<Problem> LayerProblems(TwSnnResolvedParameters configuration, int layer)
    {
        TernaryLayerWeights weights = configuration.Network.Layers[layer];
        string where = $"layer {Text(layer + 1)}";
        int needed = FixedPoint.SignedWidth(Math.Abs((long)weights.Threshold));
        if (configuration.DatapathOf(layer) == Datapath.Potential && needed > configuration.Network.PotentialWidth)
        {
            yield return new Problem(
                "The threshold does not fit in the potential's width",
                $"{where}: potential-width",
                Text(configuration.Network.PotentialWidth),
                $"Choose {Text(needed)} bits or more.");
        }

        // The blocks know their own limits; what they refuse is told with the layer it concerns.
        foreach (Problem problem in LayerStage.LayerParameters(configuration, layer).Validate()
            .Concat(LayerStage.EncoderParameters(configuration, layer).Validate()))
        {
            yield return problem with { Where = $"{where}: {problem.Where}" };
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
