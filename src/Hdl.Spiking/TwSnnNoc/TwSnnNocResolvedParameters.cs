using System.Globalization;
using System.Runtime.CompilerServices;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Noc.NocMesh;
using Hdl.Spiking.TernaryPe;
using Hdl.Spiking.TwSnn;
using Hdl.Spiking.TwSnnNode;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>
/// What follows from <see cref="TwSnnNocParameters"/>: the network, its clusters, and where they are placed.
/// </summary>
public sealed record TwSnnNocResolvedParameters
{
    // The mapper may take a while; once is enough for parameters that never change.
    private static readonly ConditionalWeakTable<TwSnnNocParameters, Resolution> Known = [];

    private TwSnnNocResolvedParameters(TwSnnNocParameters parameters, TwSnnResolvedParameters fixedNetwork, int gateway)
    {
        Parameters = parameters;
        Fixed = fixedNetwork;
        Gateway = gateway;
    }

    /// <summary>What the user set.</summary>
    public TwSnnNocParameters Parameters { get; }

    /// <summary>The same network as a fixed one.</summary>
    public TwSnnResolvedParameters Fixed { get; }

    /// <summary>Address of the host's node.</summary>
    public int Gateway { get; }

    /// <summary>Clusters, layer by layer.</summary>
    public IReadOnlyList<NocClusterParameters> Clusters { get; private init; } = [];

    /// <summary>Sources of the inputs, 256 inputs each: numbers that no node of the network has.</summary>
    public IReadOnlyList<int> InputSources { get; private init; } = [];

    /// <summary>The network, with every convention as the hardware implements it.</summary>
    public TernaryNetwork Network => Fixed.Network;

    /// <summary>Flits times hops per step, in hundredths.</summary>
    public long Cost { get; private init; }

    /// <summary>The mesh.</summary>
    public NocMeshParameters Mesh { get; private init; } = new();

    /// <summary>Clusters of one layer.</summary>
    /// <param name="layer">0 for the first.</param>
    public IReadOnlyList<NocClusterParameters> Layer(int layer) =>
        [.. Clusters.Where(cluster => cluster.Layer == layer)];

    /// <summary>Resolves parameters that are in their ranges.</summary>
    /// <exception cref="InvalidInputException">Everything that does not fit together.</exception>
    public static TwSnnNocResolvedParameters Of(TwSnnNocParameters parameters)
    {
        Resolution resolution = Known.GetValue(parameters, Resolution.Of);
        return resolution.Problems.Count == 0
            ? resolution.Configuration!
            : throw new InvalidInputException(resolution.Problems);
    }

    /// <summary>Everything that does not fit together in parameters that are in their ranges.</summary>
    public static IReadOnlyList<Problem> Problems(TwSnnNocParameters parameters) =>
        Known.GetValue(parameters, Resolution.Of).Problems;

    private static TwSnnNocResolvedParameters? Resolve(TwSnnNocParameters parameters, List<Problem> problems)
    {
        var fixedParameters = new TwSnnParameters
        {
            Style = parameters.Style,
            Module = parameters.Module,
            Model = parameters.Model,
            Layers = parameters.Layers,
            PixelsPerBeat = parameters.PixelsPerBeat,
            Datapath = parameters.Datapath,
            MaxSteps = Math.Max(16, parameters.Steps ?? 16),
            Steps = parameters.Steps,
            Widths = parameters.Widths,
            Conventions = parameters.Conventions,
            WeightSeed = parameters.WeightSeed,
        };
        problems.AddRange(TwSnnResolvedParameters.Problems(fixedParameters));
        if (problems.Count > 0)
        {
            return null;
        }

        TwSnnResolvedParameters network = TwSnnResolvedParameters.Of(fixedParameters);
        IReadOnlyList<(int Layer, int First, int Neurons)> split = NocMapper.Split(
            network.Network, parameters.NeuronsPerNode);
        problems.AddRange(TwSnnNocChecks.Problems(parameters, network, split.Count + 1));
        if (problems.Count > 0)
        {
            return null;
        }

        NocTraffic traffic = NocTraffic.Of(network.Network, split);
        int[] nodes = parameters.Placement.Count > 0
            ? [.. parameters.Placement] : NocMapper.Place(parameters.Size, split.Count + 1, traffic);
        TwSnnNocResolvedParameters configuration = Build(parameters, network, split, nodes) with
        {
            Cost = traffic.Cost(parameters.Size, nodes),
        };
        problems.AddRange(configuration.Clusters.SelectMany(cluster => cluster.Node.Validate()));
        return configuration;
    }

    private static TwSnnNocResolvedParameters Build(
        TwSnnNocParameters parameters, TwSnnResolvedParameters network,
        IReadOnlyList<(int Layer, int First, int Neurons)> split, int[] nodes)
    {
        int[] addresses = [.. nodes.Select(parameters.Size.AddressOf)];
        int[] inputs =
        [
            .. Enumerable.Range(0, 512).Except(addresses[1..]).Take(FixedPoint.CeilDivide(network.Inputs, 256)),
        ];
        int sources = 1 + Math.Max(inputs.Max(), addresses[1..].Max());
        bool counts = parameters.Datapath == Datapath.Count;
        int widest = split.GroupBy(cluster => cluster.Layer).Max(layer => layer.Count());
        var clusters = new List<NocClusterParameters>();
        for (int i = 0; i < split.Count; i++)
        {
            (int layer, int first, int neurons) = split[i];
            TernaryLayerWeights weights = network.Network.Layers[layer];
            clusters.Add(
                new NocClusterParameters(
                    layer,
                    first,
                    addresses[i + 1],
                    new TwSnnNodeParameters
                    {
                        Style = parameters.Style,
                        Module = string.Create(
                            CultureInfo.InvariantCulture, $"{parameters.Module}_i{weights.Inputs}_n{neurons}"),
                        Inputs = weights.Inputs,
                        Neurons = neurons,
                        Lists = new() { Sources = sources, Destinations = widest, Predecessors = widest },
                        Datapath = parameters.Datapath,
                        Widths = new()
                        {
                            // A count never overflows, whatever is said of potentials.
                            PotentialWidth = counts ? 32 : network.Network.PotentialWidth,
                            ScaleWidth = parameters.Widths.ScaleWidth,
                        },
                        Weights = Slice(weights, first, neurons),
                    }));
        }

        return new TwSnnNocResolvedParameters(parameters, network, addresses[0])
        {
            Clusters = clusters,
            InputSources = inputs,
            Mesh = NocGroups.Mesh(parameters, clusters),
        };
    }

    private static TernaryLayerWeights Slice(TernaryLayerWeights weights, int first, int neurons)
    {
        var codes = new sbyte[weights.Inputs * neurons];
        for (int input = 0; input < weights.Inputs; input++)
        {
            weights.Weights.AsSpan((input * weights.Neurons) + first, neurons).CopyTo(codes.AsSpan(input * neurons));
        }

        return weights with { Neurons = neurons, Weights = codes, Bias = weights.Bias[first..(first + neurons)] };
    }

    private sealed record Resolution(TwSnnNocResolvedParameters? Configuration, IReadOnlyList<Problem> Problems)
    {
        public static Resolution Of(TwSnnNocParameters parameters)
        {
            var problems = new List<Problem>();
            TwSnnNocResolvedParameters? configuration = Resolve(parameters, problems);
            return new Resolution(configuration, problems);
        }
    }
}
