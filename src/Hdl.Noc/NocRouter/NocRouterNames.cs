using System.Globalization;
using Hdl.Core.Ports;

namespace Hdl.Noc.NocRouter;

/// <summary>Names of a router's signals: <c>from_east</c>, <c>to_local1</c>; channels are counted where there are several.</summary>
/// <param name="parameters">The router.</param>
internal sealed class NocRouterNames(NocRouterParameters parameters)
{
    private static readonly string[] Letters = ["", "e", "w", "n", "s", "u", "d"];

    /// <summary>Input channels, port by port, in the order in which arbitration begins.</summary>
    public IEnumerable<(NocPort Port, int Channel)> Inputs =>
        parameters.Ports.SelectMany(port => Enumerable.Range(0, parameters.VirtualChannels).Select(channel => (port, channel)));

    /// <summary><c>noc_router_ewnsud</c>: the ports it has beside Local; <c>noc_router_local</c> where there is no other.</summary>
    /// <param name="parameters">The router.</param>
    /// <param name="prefix">What the name begins with: <c>noc_router</c>, or the mesh's own.</param>
    public static string ModuleOf(NocRouterParameters parameters, string prefix)
    {
        string letters = string.Concat(parameters.Ports.Select(port => Letters[(int)port]));
        return $"{prefix}_{(letters.Length == 0 ? "local" : letters)}";
    }

    /// <summary>Signals of an input channel.</summary>
    public string From(NocPort port, int channel) => Channel.Lane($"from_{NocTurns.NameOf(port)}", channel, parameters.VirtualChannels);

    /// <summary>Kind of the flit that stands at an input; at the local one it is made fit.</summary>
    public static string Kind(NocPort port) => port == NocPort.Local ? "{local_last, local_head}" : $"in_{NocTurns.NameOf(port)}_kind_i";

    /// <summary>Whether the flit that stands at an input begins a packet.</summary>
    public static string Head(NocPort port) => port == NocPort.Local ? "local_head" : $"in_{NocTurns.NameOf(port)}_kind_i[0]";

    /// <summary>Signals of an output.</summary>
    public static string To(NocPort port) => $"to_{NocTurns.NameOf(port)}";

    /// <summary>Signals of an output channel.</summary>
    public string To(NocPort port, int channel) => Channel.Lane(To(port), channel, parameters.VirtualChannels);

    /// <summary>Inputs from which packets may leave by an output.</summary>
    public IReadOnlyList<NocPort> SourcesOf(NocPort output) => [.. parameters.Ports.Where(input => NocTurns.IsLegal(input, output))];

    /// <summary>Outputs by which packets from an input may leave.</summary>
    public IReadOnlyList<NocPort> OutputsOf(NocPort input) => [.. parameters.Ports.Where(output => NocTurns.IsLegal(input, output))];

    /// <summary>A request, grant or held bit of an input at an output's channel.</summary>
    public string Bit(NocPort output, int channel, string signal, NocPort input)
    {
        IReadOnlyList<NocPort> sources = SourcesOf(output);
        return $"{To(output, channel)}_{signal}{Select(sources.ToList().IndexOf(input), sources.Count)}";
    }

    /// <summary><c>[2]</c>, or nothing for a scalar.</summary>
    public static string Select(int index, int count) =>
        count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"[{index}]");

    /// <summary>A scalar repeated to a width.</summary>
    public static string Repeat(string scalar, int count) =>
        count == 1 ? scalar : string.Create(CultureInfo.InvariantCulture, $"{{{count}{{{scalar}}}}}");
}
