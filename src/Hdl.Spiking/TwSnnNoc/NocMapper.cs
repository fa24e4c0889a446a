using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Networks.Models;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>
/// Splits layers in clusters and finds nodes for them: the best of all placements where they can be tried, else what
/// simulated annealing from a fixed seed finds. The same network and mesh give the same placement.
/// </summary>
internal static class NocMapper
{
    private const int MostTried = 50_000;
    private const int AnnealingSteps = 60_000;
    private const int Restarts = 3;

    /// <summary>Clusters of at most so many neurons, those of a layer as equal as can be.</summary>
    public static IReadOnlyList<(int Layer, int First, int Neurons)> Split(TernaryNetwork network, int most)
    {
        var clusters = new List<(int, int, int)>();
        for (int layer = 0; layer < network.Layers.Count; layer++)
        {
            int neurons = network.Layers[layer].Neurons;
            int count = FixedPoint.CeilDivide(neurons, most);
            for (int cluster = 0; cluster < count; cluster++)
            {
                int first = (int)((long)neurons * cluster / count);
                clusters.Add((layer, first, (int)((long)neurons * (cluster + 1) / count) - first));
            }
        }

        return clusters;
    }

    /// <summary>Whether all placements are tried.</summary>
    public static bool TriesAll(MeshSize mesh, int places)
    {
        long count = 1;
        for (int place = 0; place < places && count <= MostTried; place++)
        {
            count *= mesh.Nodes - place;
        }

        return count <= MostTried;
    }

    /// <summary>Nodes of the gateway and of the clusters.</summary>
    /// <param name="mesh">The mesh, with enough nodes.</param>
    /// <param name="places">Gateway and clusters.</param>
    /// <param name="traffic">What is sent.</param>
    public static int[] Place(MeshSize mesh, int places, NocTraffic traffic) =>
        TriesAll(mesh, places) ? TryAll(mesh, places, traffic) : Anneal(mesh, places, traffic);

    private static int[] TryAll(MeshSize mesh, int places, NocTraffic traffic)
    {
        int[] best = [];
        long least = long.MaxValue;
        var nodes = new int[places];
        var used = new bool[mesh.Nodes];
        Try(0);
        return best;

        void Try(int place)
        {
            if (place == places)
            {
                long cost = traffic.Cost(mesh, nodes);
                if (cost < least)
                {
                    (least, best) = (cost, [.. nodes]);
                }

                return;
            }

            for (int node = 0; node < mesh.Nodes; node++)
            {
                if (!used[node])
                {
                    (nodes[place], used[node]) = (node, true);
                    Try(place + 1);
                    used[node] = false;
                }
            }
        }
    }

    // Two nodes change what they hold, one of them perhaps nothing; the temperature falls from an average flow to
    // nothing.
    private static int[] Anneal(MeshSize mesh, int places, NocTraffic traffic)
    {
        int[] best = [.. Enumerable.Range(0, places)];
        long least = traffic.Cost(mesh, best);
        for (int restart = 0; restart < Restarts; restart++)
        {
            var random = new Random(1 + restart);
            int[] order = [.. Enumerable.Range(0, mesh.Nodes)];
            random.Shuffle(order);
            long cost = traffic.Cost(mesh, order);
            double start = Math.Max(1.0, cost / (double)traffic.Flows.Count);
            for (int step = 0; step < AnnealingSteps; step++)
            {
                int first = random.Next(places);
                int second = random.Next(mesh.Nodes);
                (order[first], order[second]) = (order[second], order[first]);
                long changed = traffic.Cost(mesh, order);
                double temperature = start * (AnnealingSteps - step) / AnnealingSteps;
                if (changed <= cost || random.NextDouble() < Math.Exp((cost - changed) / temperature))
                {
                    cost = changed;
                }
                else
                {
                    (order[first], order[second]) = (order[second], order[first]);
                }

                if (cost < least)
                {
                    (least, best) = (cost, order[..places]);
                }
            }
        }

        return best;
    }
}
