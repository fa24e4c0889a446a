using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>What a network must be to be spread over a mesh, and the mesh to hold it.</summary>
internal static class TwSnnNocChecks
{
    private const int MostLayerNodes = 64;

    /// <summary>Everything that does not fit.</summary>
    /// <param name="parameters">What the user set.</param>
    /// <param name="network">The network, sound in itself.</param>
    /// <param name="places">Nodes needed: gateway and clusters.</param>
    public static IEnumerable<Problem> Problems(
        TwSnnNocParameters parameters, TwSnnResolvedParameters network, int places)
    {
        if (network.Network.Readout == Readout.Potential)
        {
            yield return new Problem(
                "Potentials do not travel over the network: flits carry spikes",
                "readout", "potential", "Use a network that is read by its spike counts (readout=spikes).");
        }

        if (network.Network.Membrane == Membrane.Persistent)
        {
            yield return new Problem(
                "Nodes do not know where an image ends, so no membrane can persist until then",
                "membrane", "persistent", "Use a network trained with membrane=per_step.");
        }

        if (parameters.Conventions.Overflow is not null)
        {
            yield return new Problem(
                "Spikes of several nodes come in no fixed order, so no sum may overflow",
                "overflow", "set", "Leave overflow out: it is proven then that none does.");
        }

        int inputs = network.Network.Layers.Max(layer => layer.Inputs);
        if (inputs > 4096)
        {
            yield return new Problem(
                "A node has no more inputs than that", "layers", Text(inputs), "Choose layers of 4096 at most.");
        }

        if (places > parameters.Size.Nodes)
        {
            yield return new Problem(
                $"The network needs {Text(places)} nodes, one of them for the host, and the mesh has "
                + $"{Text(parameters.Size.Nodes)}",
                "size", parameters.Size.ToString(), Remedy(places));
            yield break;
        }

        int most = network.Network.Layers.Max(layer => FixedPoint.CeilDivide(layer.Neurons, parameters.NeuronsPerNode));
        if (most > MostLayerNodes)
        {
            yield return new Problem(
                "A layer takes more nodes than a destination list holds", "layers", Text(most),
                $"Choose layers of {Text(MostLayerNodes * parameters.NeuronsPerNode)} neurons at most.");
        }

        foreach (Problem problem in PlacementProblems(parameters, places))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> PlacementProblems(TwSnnNocParameters parameters, int places)
    {
        IReadOnlyList<int> placement = parameters.Placement;
        string text = string.Join(',', placement);
        if (placement.Count > 0 && placement.Count != places)
        {
            yield return new Problem(
                $"The placement has not as many entries as there are places, {Text(places)}", "placement", text,
                "Name the node of the gateway, then that of each cluster; or leave placement out.");
        }

        foreach (int node in placement.Where(node => node >= parameters.Size.Nodes).Distinct())
        {
            yield return new Problem(
                $"An entry points nowhere: the mesh has the nodes 0 to {Text(parameters.Size.Nodes - 1)}",
                "placement",
                Text(node),
                "Nodes are counted x + X * (y + Y * z).");
        }

        foreach (
            int node in placement.GroupBy(node => node).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            yield return new Problem(
                "A node cannot hold two clusters", "placement", Text(node), "Name each node once.");
        }
    }

    // The smallest mesh that is nearly a square, or a cube where a square would need more than 8 a side.
    private static string Remedy(int places)
    {
        for (int z = 1; z <= MeshSize.Greatest; z++)
        {
            for (int side = 1; side <= MeshSize.Greatest; side++)
            {
                foreach (int x in new[] { side, side + 1 }.Where(x => x <= MeshSize.Greatest && x * side * z >= places))
                {
                    return $"Choose a larger mesh, size={new MeshSize(x, side, z)} for example.";
                }
            }
        }

        return "No mesh is that large: choose smaller layers.";
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
