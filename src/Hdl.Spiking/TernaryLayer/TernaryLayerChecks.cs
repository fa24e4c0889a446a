using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TernaryLayer;

/// <summary>What a layer's parameters must satisfy together.</summary>
internal static class TernaryLayerChecks
{
    /// <summary>Every problem; the width proof comes last and only where the rest is sound.</summary>
    public static IEnumerable<Problem> Problems(TernaryLayerParameters parameters)
    {
        List<Problem> problems = [.. Identifier.CheckModule(parameters.Module), .. Shape(parameters)];
        if (problems.Count == 0 && parameters.Weights is { } weights)
        {
            problems.AddRange(Given(parameters, weights));
        }

        // The width of its counters comes from the weights.
        if (problems.Count == 0)
        {
            problems.AddRange(parameters.Element.Validate());
        }

        if (problems.Count == 0)
        {
            problems.AddRange(WidthProof.Problems(parameters));
        }

        return problems;
    }

    private static IEnumerable<Problem> Shape(TernaryLayerParameters parameters)
    {
        int elements = parameters.Elements;
        if (elements > parameters.Neurons || parameters.Neurons % elements != 0)
        {
            int[] near = [.. Enumerable.Range(1, parameters.Neurons)
                .Where(candidate => parameters.Neurons % candidate == 0)
                .OrderBy(candidate => Math.Abs(candidate - elements))
                .Take(3)
                .Order()];
            yield return new Problem(
                $"The elements do not divide the {Text(parameters.Neurons)} neurons",
                "processing-elements",
                Text(elements),
                $"Choose a divisor, such as {string.Join(", ", near.Select(Text))}.");
        }
        else if (elements > 2048)
        {
            yield return new Problem(
                "A row of weights would be wider than 4096 bits",
                "processing-elements",
                Text(elements),
                "Choose 2048 elements or fewer, a divisor of the neurons.");
        }

        if (parameters.CountFrom == CountFrom.Threshold && !parameters.CanCountFromThreshold)
        {
            yield return new Problem(
                "Only counters of one neuron each can begin at a threshold", "count-from", "threshold",
                "Leave count-from unset, or set datapath=count, membrane=per_step and as many processing elements as "
                + "neurons.");
        }

        if (parameters.Lanes > parameters.Inputs)
        {
            yield return new Problem(
                "More lanes than inputs", "lanes", Text(parameters.Lanes),
                $"Choose at most {Text(parameters.Inputs)}, the value of inputs.");
        }

        if (parameters.ClearAfterLast
            && (parameters.TagWidth == 0 || parameters.Dynamics.Membrane != Membrane.Persistent))
        {
            yield return new Problem(
                "Only persistent potentials of a layer with tags can be cleared after a sequence",
                "clear-after-last",
                "true",
                "Set clear-after-last=false, or membrane=persistent and tag-width of 1 or more.");
        }

        if (parameters.ReadBack
            && (parameters.WeightStorage == WeightStorage.Rom || parameters.Lanes > 1 || parameters.Folds > 1))
        {
            yield return new Problem(
                "Only weights in one RAM, with an element for each neuron, can be read back",
                "read-back",
                "true",
                "Set read-back=false, or weight-storage=ram, lanes=1 and as many elements as neurons.");
        }

        if (parameters.EmitPotential && parameters.Datapath == Datapath.Count)
        {
            yield return new Problem(
                "The count datapath has no potential to send out",
                "emit-potential",
                "true",
                "Set emit-potential=false, or datapath=potential.");
        }
    }

    private static IEnumerable<Problem> Given(TernaryLayerParameters parameters, TernaryLayerWeights weights)
    {
        if (weights.Inputs != parameters.Inputs
            || weights.Neurons != parameters.Neurons
            || weights.Weights.Length != parameters.Inputs * parameters.Neurons
            || weights.Bias.Length != parameters.Neurons)
        {
            yield return new Problem(
                "The weights are not those of this layer's shape", "weights",
                $"{Text(weights.Inputs)} x {Text(weights.Neurons)}, {Text(weights.Weights.Length)} weights, "
                + $"{Text(weights.Bias.Length)} biases",
                $"Give {Text(parameters.Inputs)} x {Text(parameters.Neurons)} weights and {Text(parameters.Neurons)} "
                + $"biases.");
            yield break;
        }

        int strange = Array.FindIndex(weights.Weights, IsNotTernary);
        if (strange >= 0)
        {
            (int input, int neuron) = Math.DivRem(strange, weights.Neurons);
            yield return NotTernary($"weight of input {Text(input)}, neuron {Text(neuron)}", weights.Weights[strange]);
        }

        strange = Array.FindIndex(weights.Bias, IsNotTernary);
        if (strange >= 0)
        {
            yield return NotTernary($"bias of neuron {Text(strange)}", weights.Bias[strange]);
        }

        foreach ((string name, int scale) in new[]
            {
                ("weight scale", weights.WeightScale),
                ("bias scale", weights.BiasScale),
            })
        {
            if (scale < 0 || scale >> parameters.Widths.ScaleWidth != 0)
            {
                yield return new Problem(
                    "Does not fit in scale-width unsigned bits", name, Text(scale),
                    "Widen scale-width, or rescale the layer.");
            }
        }

        if (parameters.Datapath == Datapath.Count && weights.WeightScale == 0)
        {
            yield return new Problem(
                "The count datapath divides by the weight scale", "weight scale", "0",
                "Give a scale of at least 1, or set datapath=potential.");
        }
    }

    private static bool IsNotTernary(sbyte value) => value is < -1 or > 1;

    private static Problem NotTernary(string where, int value) =>
        new("Not a ternary value", where, Text(value), "Give -1, 0 or +1.");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
