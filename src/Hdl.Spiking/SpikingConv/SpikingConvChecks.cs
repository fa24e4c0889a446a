using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Core.Verilog;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Spiking.SpikingConv;

/// <summary>What a convolution's parameters must satisfy together.</summary>
internal static class SpikingConvChecks
{
    private const int WidestMemory = 4096;
    private const int DeepestMemory = 1 << 20;

    /// <summary>Every problem; the width proof comes last and only where the rest is sound.</summary>
    public static IEnumerable<Problem> Problems(SpikingConvParameters parameters)
    {
        List<Problem> problems =
        [
            .. Identifier.CheckModule(parameters.Module), .. Window(parameters), .. Divisors(parameters),
            .. SpikingNeuronChecks.Problems(parameters.Neurons, parameters.Readout),
        ];
        if (parameters.ClearAfterLast
            && (parameters.TagWidth == 0 || parameters.Neurons.Membrane != Membrane.Persistent))
        {
            problems.Add(new Problem(
                "Only persistent potentials of a layer with tags can be cleared after a sequence", "clear-after-last",
                "true", "Set clear-after-last=false, or membrane=persistent and tag-width of 1 or more."));
        }

        if (problems.Count == 0)
        {
            problems.AddRange(Sizes(new SpikingConvResolvedParameters(parameters)));
        }

        if (problems.Count == 0)
        {
            problems.AddRange(ConvWidthProof.Problems(parameters));
        }

        return problems;
    }

    private static IEnumerable<Problem> Window(SpikingConvParameters parameters)
    {
        ConvWindowParameters window = parameters.Window;
        (string Axis, int Padding, int Kernel, int Size)[] axes =
        [
            ("y", window.PaddingY, window.KernelHeight, parameters.Height),
            ("x", window.PaddingX, window.KernelWidth, parameters.Width),
        ];
        foreach ((string axis, int padding, int kernel, int size) in axes)
        {
            string name = axis == "y" ? "kernel-height" : "kernel-width";
            if (padding >= kernel)
            {
                yield return new Problem(
                    "Outputs at the edge would see zeros alone", $"padding-{axis}", Text(padding),
                    $"Choose less than {name}, {Text(kernel)}.");
            }
            else if (kernel > size + (2 * padding))
            {
                yield return new Problem(
                    "The kernel is larger than the map with its zeros", name, Text(kernel),
                    $"Choose at most {Text(size + (2 * padding))}, or more padding.");
            }
        }
    }

    private static IEnumerable<Problem> Divisors(SpikingConvParameters parameters)
    {
        if (parameters.Outputs % parameters.Folds != 0)
        {
            yield return new Problem(
                $"The folds do not divide the {Text(parameters.Outputs)} outputs", "folds", Text(parameters.Folds),
                $"Choose a divisor, such as {Near(parameters.Outputs, parameters.Folds)}.");
        }

        if (parameters.Outputs % parameters.Groups != 0 || parameters.Channels % parameters.Groups != 0)
        {
            int both = (int)System.Numerics.BigInteger.GreatestCommonDivisor(parameters.Outputs, parameters.Channels);
            yield return new Problem(
                $"The groups do not divide the {Text(parameters.Channels)} channels and {Text(parameters.Outputs)} "
                + "outputs",
                "groups", Text(parameters.Groups),
                $"Choose a divisor of both, such as {Near(both, parameters.Groups)}.");
        }
    }

    /// <summary>Whether no word is wider than memories are.</summary>
    /// <param name="shape">A layer whose window and divisors are sound.</param>
    public static bool WordsFit(SpikingConvResolvedParameters shape) =>
        Words(shape).All(word => word.Width <= WidestMemory);

    private static (string What, int Width)[] Words(SpikingConvResolvedParameters shape) =>
    [
        ("A word of weights", shape.WeightWord), ("A word of membranes", shape.StateWord),
        (shape.Integrates ? "A word of potentials" : "A word of spikes", shape.GivenWord),
    ];

    private static IEnumerable<Problem> Sizes(SpikingConvResolvedParameters shape)
    {
        foreach ((string what, int width) in Words(shape).Where(width => width.Width > WidestMemory))
        {
            yield return new Problem(
                $"{what} would have {Text(width)} bits, more than {Text(WidestMemory)}", "folds",
                Text(shape.Parameters.Folds), "Choose more folds, or parallel=row or tap.");
        }

        if ((long)shape.Parameters.Channels * shape.Phases * shape.Iterations > DeepestMemory)
        {
            yield return new Problem(
                $"A bank of weights would have more than {Text(DeepestMemory)} rows", "channels",
                Text(shape.Parameters.Channels), "Choose fewer channels or folds, or parallel=kernel.");
        }

        if ((long)shape.Rows * shape.Columns * shape.Parameters.Folds > DeepestMemory)
        {
            yield return new Problem(
                $"A bank of membranes would have more than {Text(DeepestMemory)} words", "folds",
                Text(shape.Parameters.Folds), "Choose fewer folds, or parallel=kernel.");
        }

        if (shape.TermBits > shape.Parameters.Neurons.PotentialWidth)
        {
            yield return new Problem(
                "A single weight does not fit in the potential", "potential-width",
                Text(shape.Parameters.Neurons.PotentialWidth), $"Choose at least {Text(shape.TermBits)}.");
        }

        if (shape.Parameters.Weights is { } weights)
        {
            foreach (Problem problem in Given(shape.Parameters, weights))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<Problem> Given(SpikingConvParameters parameters, ConvWeights weights)
    {
        int count = parameters.Outputs * (parameters.Channels / parameters.Groups) * parameters.Window.KernelHeight
            * parameters.Window.KernelWidth;
        if (weights.Weights.Length != count || weights.Thresholds.Length != parameters.Outputs
            || weights.Biases.Length != parameters.Outputs)
        {
            yield return new Problem(
                "The weights are not those of this layer's shape", "weights",
                $"{Text(weights.Weights.Length)} weights, {Text(weights.Thresholds.Length)} thresholds, "
                + $"{Text(weights.Biases.Length)} biases",
                $"Give {Text(count)} weights, {Text(parameters.Outputs)} thresholds and biases.");
            yield break;
        }

        bool ternary = parameters.WeightFormat == WeightFormat.Ternary;
        long least = ternary ? -1 : FixedPoint.MinSigned(parameters.WeightBits);
        long greatest = ternary ? 1 : FixedPoint.MaxSigned(parameters.WeightBits);
        int strange = Array.FindIndex(weights.Weights, weight => weight < least || weight > greatest);
        if (strange >= 0)
        {
            yield return new Problem(
                "A weight does not fit in its bits", $"weights[{Text(strange)}]", Text(weights.Weights[strange]),
                $"Give {Text(least)}..{Text(greatest)}.");
        }

        int width = parameters.Neurons.PotentialWidth;
        foreach ((string name, int[] values) in new[]
            {
                ("thresholds", weights.Thresholds),
                ("biases", weights.Biases),
            })
        {
            int beyond = Array.FindIndex(values, value => FixedPoint.Saturate(value, width) != value);
            if (beyond >= 0)
            {
                yield return new Problem(
                    "Does not fit in the potential", $"{name}[{Text(beyond)}]", Text(values[beyond]),
                    $"Widen potential-width, now {Text(width)}, or rescale the layer.");
            }
        }
    }

    private static string Near(int number, int wanted) => string.Join(
        ", ",
        Enumerable.Range(1, number)
            .Where(candidate => number % candidate == 0)
            .OrderBy(candidate => Math.Abs(candidate - wanted))
            .Take(3)
            .Order()
            .Select(candidate => Text(candidate)));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
