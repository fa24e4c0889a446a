using Hdl.Core.Ports;

namespace Hdl.Noc.NocRouter;

/// <summary>
/// Names of a router's signals: <c>from_east</c>, <c>to_local1</c>; channels are counted where there are several.
/// </summary>
/// <param name="parameters">The router.</param>
internal sealed class NocRouterNames(NocRouterParameters parameters)
{
    private static readonly string[] Letters = ["", "e", "w", "n", "s", "u", "d"];

    /// <summary>Input channels, port by port, in the order in which arbitration begins.</summary>
    public IEnumerable<(NocPort Port, int Channel)> Inputs =>
        parameters.Ports.SelectMany(port =>
            Enumerable.Range(0, parameters.Links.VirtualChannels).Select(channel => (port, channel)));

    /// <summary>
    /// <c>noc_router_ewnsud</c>: the ports it has beside Local; <c>noc_router_local</c> where there is no other.
    /// </summary>
    /// <param name="parameters">The router.</param>
    /// <param name="prefix">What the name begins with: <c>noc_router</c>, or the mesh's own.</param>
    public static string ModuleOf(NocRouterParameters parameters, string prefix)
    {
        string letters = string.Concat(parameters.Ports.Select(port => Letters[(int)port]));
        return $"{prefix}_{(letters.Length == 0 ? "local" : letters)}";
    }

    /// <summary>Signals of an input channel.</summary>
    public string From(NocPort port, int channel) =>
        Channel.Lane($"from_{NocTurns.NameOf(port)}", channel, parameters.Links.VirtualChannels);

    /// <summary>Signals of an output.</summary>
    public static string To(NocPort port) => $"to_{NocTurns.NameOf(port)}";

    /// <summary>Signals of an output channel.</summary>
    public string To(NocPort port, int channel) => Channel.Lane(To(port), channel, parameters.Links.VirtualChannels);

    /// <summary>Inputs from which packets may leave by an output.</summary>
    public List<NocPort> SourcesOf(NocPort output) =>
        [.. parameters.Ports.Where(input => NocTurns.IsLegal(input, output))];

    /// <summary>Outputs by which packets from an input may leave.</summary>
    public List<NocPort> OutputsOf(NocPort input) =>
        [.. parameters.Ports.Where(output => NocTurns.IsLegal(input, output))];
}
