using System.Globalization;
using Hdl.Core.Golden;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>Where the mapper put what, and what it costs.</summary>
internal static class TwSnnNocExplanation
{
    /// <summary>The figures.</summary>
    public static IReadOnlyList<Figure> Of(TwSnnNocResolvedParameters configuration)
    {
        int nodes = configuration.Parameters.Size.Nodes;
        int places = configuration.Clusters.Count + 1;
        bool measured = SpikeActivity.IsMeasured(configuration.Network);
        List<Figure> figures =
        [
            new("network", string.Join('-', configuration.Network.Shape), "", configuration.Network.Name),
            new("mesh", configuration.Parameters.Size.ToString(), "", $"{Text(places)} of {Text(nodes)} nodes used"),
            new("time steps", Text(configuration.Network.Steps), "steps"),
            new(
                "spikes per step",
                Spikes(configuration),
                "",
                measured
                    ? "inputs, then each layer; measured on MNIST test images"
                    : $"inputs, then each layer; assumed: {Text(SpikeActivity.AssumedPercent)} % of all neurons"),
            new(
                "cost of the placement", Hundredths(configuration.Cost), "flits x hops per step",
                How(configuration, places)),
            new("gateway", Place(configuration.Gateway), "x, y, z", "the host's node"),
        ];
        foreach (NocClusterParameters cluster in configuration.Clusters)
        {
            figures.Add(new(
                $"layer {Text(cluster.Layer + 1)}, neurons "
                + $"{Text(cluster.First)}..{Text(cluster.First + cluster.Neurons - 1)}",
                Place(cluster.Address), "x, y, z",
                $"{Text(cluster.Node.Inputs)} inputs; sends to "
                + $"{List(NocGroups.Destinations(configuration, cluster.Layer + 1))}"));
        }

        NodeWords[] program = [.. NodeProgram.Of(configuration)];
        figures.Add(new(
            "sources of the inputs", string.Join(' ', configuration.InputSources.Select(Text)), "",
            "256 inputs each"));
        figures.Add(new(
            "packets that load it", Text(program.Length), "packets",
            $"{Text(program.Sum(words => words.Words.Count + 2))} flits"));
        figures.Add(new(
            "weight memory", Text(configuration.Clusters.Sum(cluster => 2 * cluster.Node.Inputs * cluster.Neurons)),
            "bits"));
        return figures;
    }

    private static string How(TwSnnNocResolvedParameters configuration, int places) =>
        configuration.Parameters.Placement.Count > 0 ? "given"
        : NocMapper.TriesAll(configuration.Parameters.Size, places) ? "the least of all placements"
        : "found by simulated annealing";

    private static string Spikes(TwSnnNocResolvedParameters configuration) => string.Join(
        ", ", SpikeActivity.Of(configuration.Network).Select(layer => Hundredths(layer.Sum(block => (long)block))));

    private static string List(IReadOnlyList<int> destinations) => string.Join(
        " and ", destinations.Select(entry => entry >> 9 == 1 ? $"group {Text(entry & 511)}" : $"({Place(entry)})"));

    private static string Place(int address) =>
        $"{Text(address & 7)}, {Text((address >> 3) & 7)}, {Text(address >> 6)}";

    private static string Hundredths(long value) => (value / 100.0).ToString("F1", CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
