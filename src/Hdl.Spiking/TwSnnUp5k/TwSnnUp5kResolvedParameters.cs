using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>What follows from <see cref="TwSnnUp5kParameters"/> and the network they name.</summary>
public sealed record TwSnnUp5kResolvedParameters
{
    private const int MostRows = 1 << 16;

    private TwSnnUp5kResolvedParameters(TwSnnUp5kParameters parameters, TernaryNetwork network)
    {
        Parameters = parameters;
        Network = network;
    }

    /// <summary>What the user set.</summary>
    public TwSnnUp5kParameters Parameters { get; }

    /// <summary>The network.</summary>
    public TernaryNetwork Network { get; }

    /// <summary>Whether a trained network was given; false for model=none.</summary>
    public bool IsTrained => Parameters.Model != "none";

    /// <summary>Layers.</summary>
    public int Layers => Network.Layers.Count;

    /// <summary>Pixels of an image.</summary>
    public int Inputs => Network.Layers[0].Inputs;

    /// <summary>Classes.</summary>
    public int Outputs => Network.Layers[^1].Neurons;

    /// <summary>Processing elements P.</summary>
    public int Elements => Parameters.ProcessingElements;

    /// <summary>Time steps per image after reset.</summary>
    public int Steps => Parameters.Steps ?? Network.Steps;

    /// <summary>
    /// Width of the counters, signed: that of the layer with the most inputs, CeilLog2(inputs + 1) + 1.
    /// </summary>
    public int CountWidth => FixedPoint.CeilLog2(Network.Layers.Max(layer => layer.Inputs) + 1) + 1;

    /// <summary>Bytes of a row of weights in a command.</summary>
    public int RowBytes => Elements / 4;

    /// <summary>Rows of the weight memory.</summary>
    public int Rows => FirstRowOf(Layers);

    /// <summary>Thresholds: one per neuron, in the order of the layers.</summary>
    public int Thresholds => Network.Layers.Sum(layer => layer.Neurons);

    /// <summary>Folds of a layer: ceil(N / P).</summary>
    /// <param name="layer">0 for the first.</param>
    public int FoldsOf(int layer) => FixedPoint.CeilDivide(Network.Layers[layer].Neurons, Elements);

    /// <summary>Rows between two inputs of a layer, as a shift: the least power of two that holds the folds.</summary>
    /// <param name="layer">0 for the first.</param>
    public int ShiftOf(int layer) => FixedPoint.CeilLog2(FoldsOf(layer));

    /// <summary>First row of a layer in the weight memory; of the layer after the last, the number of rows.</summary>
    /// <param name="layer">0 for the first.</param>
    public int FirstRowOf(int layer) =>
        Enumerable.Range(0, layer).Sum(before => Network.Layers[before].Inputs << ShiftOf(before));

    /// <summary>Resolves parameters that are in their ranges.</summary>
    /// <exception cref="InvalidInputException">Everything that does not fit together.</exception>
    public static TwSnnUp5kResolvedParameters Of(TwSnnUp5kParameters parameters)
    {
        List<Problem> problems = [];
        TwSnnUp5kResolvedParameters? configuration = Resolve(parameters, problems);
        return problems.Count == 0 ? configuration! : throw new InvalidInputException(problems);
    }

    /// <summary>Everything that does not fit together in parameters that are in their ranges.</summary>
    public static IReadOnlyList<Problem> Problems(TwSnnUp5kParameters parameters)
    {
        List<Problem> problems = [];
        _ = Resolve(parameters, problems);
        return problems;
    }

    private static TwSnnUp5kResolvedParameters? Resolve(TwSnnUp5kParameters parameters, List<Problem> problems)
    {
        TernaryNetwork? network = Load(parameters, problems);
        if (network is null)
        {
            return null;
        }

        var configuration = new TwSnnUp5kResolvedParameters(parameters, network);
        problems.AddRange(Relations(configuration));
        return configuration;
    }

    // The network of twsnn with counting elements: it knows which models there are, and which of them can be counted.
    private static TernaryNetwork? Load(TwSnnUp5kParameters parameters, List<Problem> problems)
    {
        var wanted = new TwSnnParameters
        {
            Model = parameters.Model,
            Layers = parameters.Layers,
            WeightSeed = parameters.WeightSeed,
            MaxSteps = parameters.MaxSteps,
            Steps = parameters.Steps,
            PixelsPerBeat = 1,
            Datapath = TernaryPe.Datapath.Count,
            Weights = TernaryLayer.WeightStorage.Ram,
        };
        IReadOnlyList<Problem> found = TwSnnResolvedParameters.Problems(wanted);
        problems.AddRange(found);
        return found.Count == 0 ? TwSnnResolvedParameters.Of(wanted).Network : null;
    }

    private static IEnumerable<Problem> Relations(TwSnnUp5kResolvedParameters configuration)
    {
        TernaryNetwork network = configuration.Network;
        int elements = configuration.Elements;
        if (!int.IsPow2(elements))
        {
            yield return new Problem(
                "Not a power of two", "processing-elements", Text(elements), "Choose 4, 8, 16 or 32.");
        }

        if (network.Layers.Count < 2)
        {
            yield return new Problem(
                "A network of one layer has no spikes to hand on", "layers", string.Join(',', network.Shape),
                "Give at least one hidden layer.");
        }

        if (elements >= configuration.Inputs)
        {
            yield return new Problem(
                "As many processing elements as inputs", "processing-elements", Text(elements),
                $"Choose fewer than {Text(configuration.Inputs)}.");
        }

        if (configuration.Parameters.QuietClocks < 10 * configuration.Parameters.ClocksPerBit)
        {
            yield return new Problem(
                "The line counts as quiet before another byte can have come", "quiet-clocks",
                Text(configuration.Parameters.QuietClocks),
                $"A byte is 10 bits: give at least {Text(10 * configuration.Parameters.ClocksPerBit)} for "
                + $"{Text(configuration.Parameters.ClocksPerBit)} clocks per bit.");
        }

        if (configuration.Outputs > 255)
        {
            yield return new Problem(
                "A class is sent as one byte", "layers", Text(configuration.Outputs), "Give at most 255 outputs.");
        }

        if (network.Membrane != Membrane.PerStep
            || network.Coding != InputCoding.Poisson
            || network.Readout != Readout.Spikes)
        {
            yield return new Problem(
                "Only per-step membranes, Poisson coding and spike counts",
                "model",
                configuration.Parameters.Model,
                "Choose a network trained for these, such as mnist, or the target twsnn.");
        }

        if (configuration.Rows > MostRows)
        {
            yield return new Problem(
                "More rows of weights than commands can address",
                "layers",
                Text(configuration.Rows),
                $"Use at most {Text(MostRows)}: raise processing-elements, or use a smaller network.");
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
