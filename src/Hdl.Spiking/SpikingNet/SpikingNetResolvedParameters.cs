using System.Globalization;
using System.Runtime.CompilerServices;
using Hdl.Blocks.Axi;
using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;
using Hdl.Spiking.SpikeCounter;
using Hdl.Spiking.SpikingConv;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.SpikingNet;

/// <summary>What follows from the parameters of a chain and the network that they name.</summary>
public sealed class SpikingNetResolvedParameters
{
    // Validation, generation and golden model each ask for the same record.
    private static readonly ConditionalWeakTable<SpikingNetParameters, Resolution> Known = [];

    private const int LeastSteps = 256;

    private SpikingNetResolvedParameters(SpikingNetParameters parameters, SpikingNetwork network)
    {
        Parameters = parameters;
        Network = network;
        Shapes = [.. network.Shapes()];
        Layers = [.. Enumerable.Range(0, network.Layers.Count).Select(Layer)];
    }

    /// <summary>What the user set.</summary>
    public SpikingNetParameters Parameters { get; }

    /// <summary>The network.</summary>
    public SpikingNetwork Network { get; }

    /// <summary>Most steps of a sample.</summary>
    public int MaxSteps => Counter.MaxSteps;

    /// <summary>Whether the sums of potentials are the scores, else the counts of spikes.</summary>
    public bool ReadsPotentials => Network.Readout == Readout.Potential;

    /// <summary>What gathers the scores.</summary>
    public SpikeCounterParameters Counter => CounterOf(Parameters, Network);

    /// <summary>How images come in; null where events do.</summary>
    public PixelFormat? Pixels => TakesPixels(Parameters, Network)
        ? new PixelFormat(Network, Parameters.PixelsPerBeat ?? PixelFormat.Usual(Network.Input)) : null;

    /// <summary>Whether images come in.</summary>
    /// <param name="parameters">What the user set.</param>
    /// <param name="network">The network.</param>
    public static bool TakesPixels(SpikingNetParameters parameters, SpikingNetwork network) =>
        (parameters.Input ?? (parameters.Ports == PortStyle.Axi && network.Coding != PixelCoding.Poisson
            ? TwSnnInput.Pixels : TwSnnInput.Events)) == TwSnnInput.Pixels;

    /// <summary>Shapes between the layers, of the inputs first.</summary>
    public IReadOnlyList<MapShape> Shapes { get; }

    /// <summary>Parameters of each layer's convolution; null for a pooling.</summary>
    public IReadOnlyList<SpikingConvParameters?> Layers { get; }

    /// <summary>Resolves parameters that are in their ranges.</summary>
    /// <exception cref="InvalidInputException">Everything that does not fit together.</exception>
    public static SpikingNetResolvedParameters Of(SpikingNetParameters parameters)
    {
        Resolution resolution = Known.GetValue(parameters, Resolution.Of);
        return resolution.Problems.Count == 0
            ? resolution.Resolved!
            : throw new InvalidInputException(resolution.Problems);
    }

    /// <summary>Everything that does not fit together in parameters that are in their ranges.</summary>
    public static IReadOnlyList<Problem> Problems(SpikingNetParameters parameters) =>
        Known.GetValue(parameters, Resolution.Of).Problems;

    /// <summary>What gathers the scores of a network that ends in a vector.</summary>
    internal static SpikeCounterParameters CounterOf(SpikingNetParameters parameters, SpikingNetwork network)
    {
        var counter = new SpikeCounterParameters
        {
            Style = parameters.Style,
            Neurons = network.Output.Size,
            MaxSteps = parameters.MaxSteps ?? Math.Max(LeastSteps, network.Steps),
        };
        return network.Readout == Readout.Spikes
            ? counter
            : counter with
            {
                Readout = Readout.Potential,
                PotentialWidth = ((WeightedLayer)network.Layers[^1]).Neurons.PotentialWidth,
            };
    }

    // Where folds are not said, the fewest with which every word is one that a memory can have.
    private SpikingConvParameters? Layer(int index) => Unfolded(index) switch
    {
        null => null,
        { Folds: > 0 } layer => layer,
        var layer => Enumerable.Range(1, layer.Outputs)
            .Where(folds => layer.Outputs % folds == 0)
            .Select(folds => layer with { Folds = folds })
            .First(folded => SpikingConvChecks.WordsFit(new SpikingConvResolvedParameters(folded))
                || folded.Folds == folded.Outputs),
    };

    private SpikingConvParameters? Unfolded(int index)
    {
        MapShape shape = Shapes[index];
        return Network.Layers[index] switch
        {
            ConvLayer conv => Convolution(conv, index, shape) with
            {
                Channels = shape.Channels,
                Height = shape.Height,
                Width = shape.Width,
                Outputs = conv.Outputs,
                Groups = conv.Groups,
                Window = Kernel(conv.Window),
                Parallel = Parameters.Parallel,
            },
            // A position of one row and one column, with a channel for each input.
            DenseLayer dense => Convolution(dense, index, shape) with
            {
                Channels = shape.Size,
                Height = 1,
                Width = 1,
                Outputs = dense.Outputs,
                Window = new()
                {
                    KernelHeight = 1,
                    KernelWidth = 1,
                    PaddingY = 0,
                    PaddingX = 0,
                },
            },
            _ => null,
        };
    }

    private SpikingConvParameters Convolution(WeightedLayer layer, int index, MapShape shape)
    {
        int place = Network.Layers.Take(index).Count(before => before is WeightedLayer);
        int folds = place < Parameters.Folds.Count ? Parameters.Folds[place] : 0;
        int outputs = LayerRanges.Outputs(layer);
        bool integrates = Network.Integrates(index);
        NeuronModel neurons = integrates ? Integrator(layer.Neurons) : Kept(layer.Neurons);
        return new SpikingConvParameters
        {
            Style = Parameters.Style,
            Module = $"{Parameters.Module}_layer{(index + 1).ToString(CultureInfo.InvariantCulture)}",
            Folds = folds,
            TagWidth = 1,
            WeightFormat = layer.Format,
            WeightBits = layer.Format == WeightFormat.Ternary ? 8 : layer.WeightBits,
            Scale = layer.Scale,
            Neurons = SpikingNeuronParameters.Of(neurons),
            Readout = integrates ? Readout.Potential : Readout.Spikes,
            // No sample leaves a trace in the next.
            ClearAfterLast = neurons.Membrane == Membrane.Persistent,
            EventsPerInput = (int)LayerRanges.MostEvents(Network)[index],
            Memory = Parameters.Memory,
            Weights = new ConvWeights(
                layer is DenseLayer ? ChannelFastest(layer.Weights, outputs, shape) : layer.Weights,
                Each(neurons.Thresholds, outputs), Each(neurons.Biases, outputs)),
        };
    }

    // Whatever is said of firing says nothing of neurons that never do.
    private static NeuronModel Integrator(NeuronModel neurons) => neurons with
    {
        Reset = NeuronReset.Zero,
        ResetValue = 0,
        Fires = FireComparison.Above,
        Thresholds = [],
        Refractory = 0,
    };

    // Of a potential that starts every step anew it does not matter what firing does to it; only neurons that wait keep
    // something, of a potential of which nothing is left: a factor of 0.
    private static NeuronModel Kept(NeuronModel neurons) => neurons switch
    {
        { Membrane: Membrane.Persistent } => neurons,
        { Refractory: 0 } => neurons with
        {
            Decay = NeuronDecay.None,
            DecayAmount = 0,
            Reset = NeuronReset.Zero,
            ResetValue = 0,
        },
        _ => neurons with
        {
            Membrane = Membrane.Persistent,
            Decay = NeuronDecay.Factor,
            DecayAmount = 0,
            DecayMoment = DecayMoment.BeforeInput,
        },
    };

    private static ConvWindowParameters Kernel(Window window) => new()
    {
        KernelHeight = window.KernelHeight,
        KernelWidth = window.KernelWidth,
        StrideY = window.StrideY,
        StrideX = window.StrideX,
        PaddingY = window.PaddingY,
        PaddingX = window.PaddingX,
    };

    private static int[] Each(IReadOnlyList<int> values, int outputs) => values.Count switch
    {
        0 => new int[outputs],
        1 => [.. Enumerable.Repeat(values[0], outputs)],
        _ => [.. values],
    };

    // Input (c * H + y) * W + x of the file is (y * W + x) * C + c in hardware.
    private static sbyte[] ChannelFastest(sbyte[] weights, int outputs, MapShape shape)
    {
        var permuted = new sbyte[weights.Length];
        int size = shape.Size;
        for (int address = 0; address < size; address++)
        {
            (int position, int c) = Math.DivRem(address, shape.Channels);
            int input = (c * shape.Height * shape.Width) + position;
            for (int output = 0; output < outputs; output++)
            {
                permuted[(output * size) + address] = weights[(output * size) + input];
            }
        }

        return permuted;
    }

    private sealed record Resolution(SpikingNetResolvedParameters? Resolved, IReadOnlyList<Problem> Problems)
    {
        public static Resolution Of(SpikingNetParameters parameters)
        {
            SpikingNetwork network;
            try
            {
                network = parameters.Model == "none"
                    ? DrawnNetwork.Create(parameters.WeightSeed)
                    : SpikingNetworkSource.Load(parameters.Model);
            }
            catch (InvalidInputException exception)
            {
                return new Resolution(null, exception.Problems);
            }

            List<Problem> problems = [.. SpikingNetChecks.Problems(parameters, network)];
            if (problems.Count > 0)
            {
                return new Resolution(null, problems);
            }

            var resolved = new SpikingNetResolvedParameters(parameters, network);
            foreach ((int index, SpikingConvParameters? layer) in resolved.Layers.Index())
            {
                string name = $"layer {(index + 1).ToString(CultureInfo.InvariantCulture)}"
                    + (parameters.Model == "none" ? "" : $" of {parameters.Model}");
                problems.AddRange((layer?.Validate() ?? []).Select(
                    problem => problem with { Where = $"{name}, {problem.Where}" }));
            }

            return new Resolution(problems.Count == 0 ? resolved : null, problems);
        }
    }
}
