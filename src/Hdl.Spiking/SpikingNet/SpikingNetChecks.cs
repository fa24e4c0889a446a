using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;
using Hdl.Spiking.SpikeCounter;

namespace Hdl.Spiking.SpikingNet;

/// <summary>Which networks a chain can be made of.</summary>
internal static class SpikingNetChecks
{
    private const int MostClasses = 1024;
    private const int MostFlags = 4096;
    private const int MostSteps = 65_535;

    /// <summary>Every problem.</summary>
    public static IEnumerable<Problem> Problems(SpikingNetParameters parameters, SpikingNetwork network)
    {
        MapShape[] shapes = [.. network.Shapes()];
        MapShape output = shapes[^1];
        if (output.Height != 1 || output.Width != 1 || output.Channels > MostClasses)
        {
            yield return new Problem(
                "The last layer is no vector of classes", "model", $"{output}",
                $"End the network with a dense layer of at most {Text(MostClasses)} neurons.");
        }

        if (network is { Readout: Readout.Potential, Layers: [.., WeightedLayer read] })
        {
            SpikeCounterParameters counter = SpikingNetResolvedParameters.CounterOf(parameters, network);
            int spare = SpikeCounterParameters.ResultWidth - read.Neurons.PotentialWidth;
            if (counter.SumWidth > SpikeCounterParameters.ResultWidth)
            {
                yield return new Problem(
                    $"A sum of potentials of {Text(read.Neurons.PotentialWidth)} bits over {Text(counter.MaxSteps)} "
                    + $"steps takes {Text(counter.SumWidth)} bits, and a beat of the result has "
                    + Text(SpikeCounterParameters.ResultWidth),
                    "max-steps", parameters.MaxSteps is { } given ? Text(given) : $"none, {Text(counter.MaxSteps)}",
                    network.Steps <= 1 << spare
                        ? $"Choose at most {Text(Math.Min(1 << spare, MostSteps))}, or give the last layer fewer bits."
                        : $"Give the last layer of the model a potential_width of at most {Text(Widest(network))}.");
            }
        }

        var word = new EventWord(network.Input);
        if (parameters.Ports == PortStyle.Axi && word.Width > EventWord.Null
            && !SpikingNetResolvedParameters.TakesPixels(parameters, network))
        {
            yield return new Problem(
                $"Channel, column and row of an event take {Text(word.Width)} bits of a word", "model",
                $"inputs {network.Input}", $"A word has {Text(EventWord.Null)}: set ports=plain.");
        }

        foreach (Problem problem in Pixels(parameters, network))
        {
            yield return problem;
        }

        if (parameters.MaxSteps is { } most && most < network.Steps)
        {
            yield return new Problem(
                $"The network runs for {Text(network.Steps)} steps", "max-steps", Text(most),
                $"Choose at least {Text(network.Steps)}, or leave max-steps out.");
        }

        int weighted = network.Layers.Count(layer => layer is WeightedLayer);
        if (parameters.Folds.Count > weighted)
        {
            yield return new Problem(
                $"There are {Text(weighted)} layers with weights", "folds", string.Join(',', parameters.Folds),
                "Give no more numbers than layers.");
        }

        foreach ((int index, SpikingLayer layer) in network.Layers.Index())
        {
            string name = $"layer {Text(index + 1)}{(layer.Name.Length > 0 ? $" ({layer.Name})" : "")}";
            if (layer is PoolLayer { Kind: PoolKind.Or } && shapes[index + 1].Channels > MostFlags)
            {
                yield return new Problem(
                    $"A pooling of one event per step has words of a flag for each channel, at most {Text(MostFlags)}",
                    name, $"{shapes[index + 1]}", "Use sum_pool, or fewer channels.");
            }
        }

        if (network.Layers.Count > 0 && network.Layers[^1] is PoolLayer)
        {
            yield return new Problem(
                "The network ends in a pooling", "model", Text(network.Layers.Count), "End it with a dense layer.");
        }
    }

    private static IEnumerable<Problem> Pixels(SpikingNetParameters parameters, SpikingNetwork network)
    {
        if (!SpikingNetResolvedParameters.TakesPixels(parameters, network))
        {
            if (parameters.PixelsPerBeat is { } set)
            {
                yield return new Problem(
                    "There are no beats of pixels", "pixels-per-beat", Text(set), "Leave it out where events come in.");
            }

            yield break;
        }

        if (parameters.Ports == PortStyle.Plain)
        {
            yield return new Problem("Plain ports take events", "input", "pixels", "Set ports=axi, or input=events.");
        }

        if (network.Coding == PixelCoding.Poisson)
        {
            yield return new Problem(
                "Pixels are compared with levels or a threshold, not drawn", "input", "pixels, coding poisson",
                "Set input=events, or give a network of coding levels or threshold.");
        }

        var pixels = new PixelFormat(network, parameters.PixelsPerBeat ?? PixelFormat.Usual(network.Input));
        if (pixels.Bytes > PixelFormat.MostBytes)
        {
            yield return new Problem(
                $"A beat of pixels has more than {Text(PixelFormat.MostBytes)} bytes", "pixels-per-beat",
                $"{Text(pixels.PerBeat)}, {Text(pixels.Values)} bytes each", "Choose fewer, or input=events.");
        }

        if (parameters.PixelsPerBeat is { } perBeat && network.Input.Width % perBeat != 0)
        {
            yield return new Problem(
                $"The map has {Text(network.Input.Width)} columns, not a multiple", "pixels-per-beat", Text(perBeat),
                "Choose a divisor of the columns.");
        }
    }

    // With which the sums over the model's own steps fit.
    private static int Widest(SpikingNetwork network) =>
        SpikeCounterParameters.ResultWidth - FixedPoint.CeilLog2(network.Steps);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
