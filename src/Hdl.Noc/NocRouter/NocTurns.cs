namespace Hdl.Noc.NocRouter;

/// <summary>The turns that dimension order leaves: x first, then y, then z, never back.</summary>
internal static class NocTurns
{
    /// <summary>Dimension of a port: 0 x, 1 y, 2 z; -1 for Local.</summary>
    public static int Dimension(NocPort port) => port == NocPort.Local ? -1 : ((int)port - 1) / 2;

    /// <summary>Whether packets that came in at a port may leave by another.</summary>
    public static bool IsLegal(NocPort input, NocPort output) =>
        input == NocPort.Local
        || output == NocPort.Local
        || output == input.Opposite()
        || Dimension(output) > Dimension(input);

    /// <summary>Signal name of a port: local, east, ...</summary>
    public static string NameOf(NocPort port) => port.ToString().ToLowerInvariant();

    /// <summary>What a port leads to: <c>the East neighbour</c>.</summary>
    public static string PlaceOf(NocPort port) => port == NocPort.Local ? "the node" : $"the {port} neighbour";
}
