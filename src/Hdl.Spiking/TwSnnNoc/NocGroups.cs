using System.Globalization;
using Hdl.Noc.NocMesh;
using Hdl.Noc.NocRouter;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>Multicast groups: one for each layer of several nodes, in the order of the layers.</summary>
internal static class NocGroups
{
    /// <summary>The mesh, with the groups it needs.</summary>
    public static NocMeshParameters Mesh(TwSnnNocParameters parameters, IReadOnlyList<NocClusterParameters> clusters)
    {
        string[] groups =
        [
            .. Layers(clusters)
                .Select(layer => string.Join('+', clusters.Where(cluster => cluster.Layer == layer).Select(Place))),
        ];
        return new NocMeshParameters
        {
            Style = parameters.Style,
            Module = $"{parameters.Module}_mesh",
            Size = parameters.Size,
            Links = new NocLinkParameters(parameters.Hop) { VirtualChannels = parameters.VirtualChannels },
            RegisteredLinks = parameters.RegisteredLinks,
            Multicast = parameters.Multicast && groups.Length > 0 ? string.Join('/', groups) : "none",
        };
    }

    /// <summary>The destination list of whoever sends to a layer: addresses, or a group with bit 9 set.</summary>
    public static IReadOnlyList<int> Destinations(TwSnnNocResolvedParameters configuration, int layer)
    {
        if (layer == configuration.Network.Layers.Count)
        {
            return [configuration.Gateway];
        }

        int group = Array.IndexOf(Layers(configuration.Clusters), layer);
        return configuration.Parameters.Multicast && group >= 0
            ? [(1 << 9) | group] : [.. configuration.Layer(layer).Select(cluster => cluster.Address)];
    }

    /// <summary>Nodes of a group, by its number.</summary>
    public static IEnumerable<int> Members(TwSnnNocResolvedParameters configuration, int group) =>
        configuration.Layer(Layers(configuration.Clusters)[group]).Select(cluster => cluster.Address);

    private static int[] Layers(IReadOnlyList<NocClusterParameters> clusters) =>
        [.. clusters.GroupBy(cluster => cluster.Layer).Where(layer => layer.Count() > 1).Select(layer => layer.Key)];

    private static string Place(NocClusterParameters cluster) => string.Create(
        CultureInfo.InvariantCulture, $"{cluster.Address & 7}.{(cluster.Address >> 3) & 7}.{cluster.Address >> 6}");
}
