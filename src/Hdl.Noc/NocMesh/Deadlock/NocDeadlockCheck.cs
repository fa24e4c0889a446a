using System.Globalization;
using System.Text;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.NocMesh.Deadlock;

/// <summary>What the check of a routing function found.</summary>
/// <param name="Text">The report, lines ended by LF.</param>
/// <param name="Problems">Why the routing must not be built; empty where it is sound.</param>
public sealed record NocDeadlockReport(string Text, IReadOnlyList<Problem> Problems);

/// <summary>
/// Freedom from deadlock: a wormhole network cannot deadlock where its channel-dependency graph has no cycle (Dally and
/// Seitz), and endpoints that answer requests add the edges from the ejection of a request to the injection of its
/// response.
/// </summary>
public static class NocDeadlockCheck
{
    private const int LongestCycle = 40;
    private const int ChannelsALine = 4;

    /// <summary>Checks the routing of the routers that a mesh is made of, multicast groups included.</summary>
    /// <param name="parameters">The mesh; valid.</param>
    public static NocDeadlockReport Run(NocMeshParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        int groups = parameters.Groups.Count;
        string trees = groups == 0 ? "" : $" and the trees of {Plural(groups, "multicast group")}";
        NocDeadlockReport report = Run(
            new RouterRouting(parameters), $"dimension order x, y, z{trees}", $"mesh {parameters.Size}");
        return parameters.RegisteredLinks && report.Problems.Count == 0
            ? report with
            {
                Text = report.Text + Registers(parameters.Flow),
            }
            : report;
    }

    /// <summary>Checks a routing function.</summary>
    /// <param name="routing">The function.</param>
    /// <param name="name">What the report calls it.</param>
    /// <param name="where">What problems call the place to mend.</param>
    public static NocDeadlockReport Run(INocRouting routing, string name, string where)
    {
        ArgumentNullException.ThrowIfNull(routing);
        ChannelGraph graph = ChannelGraph.Build(routing);
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        string channels = Plural(routing.VirtualChannels, "virtual channel");
        Line($"Channel-dependency graph of a {routing.Size} mesh, {channels}, {name}");
        if (graph.Faults.Count > 0)
        {
            return Refused(graph, routing.Size, where, text);
        }

        bool separate = routing.VirtualChannels > 1;
        int[] levels = CycleSearch.Levels(graph, separate, out IReadOnlyList<int> cyclic);
        string requests = separate ? $", {Requests(graph)} from a request to its response" : "";
        Line($"{graph.Used} channels, {graph.Edges} dependencies of the routing{requests}");
        if (cyclic.Count > 0)
        {
            IReadOnlyList<int> cycle = CycleSearch.Shortest(graph, separate, cyclic);
            string names = Names(graph, cycle);
            Line($"CYCLE of {cycle.Count} channels:");
            text.Append(names);
            int[] around = [.. graph.DestinationsAround(cycle).Take(1)];
            string value =
                around.Length > 0
                    ? $"packets for {MeshNames.Destination(routing.Size, around[0])} go round for ever: {cycle.Count} "
                        + $"channels"
                    : $"a cycle of {cycle.Count} channels";
            return new NocDeadlockReport(
                text.ToString(),
                [
                    new Problem(
                        "The routing can deadlock: its channel-dependency graph has a cycle",
                        where,
                        value,
                        around.Length > 0
                            ? "Let every way lead on towards its destination."
                            : "Forbid one of the turns, as dimension order does, or change to another virtual channel "
                                + "on the way.")
                    {
                        Excerpt = names,
                    },
                ]);
        }

        Line($"No cycle: every dependency leads to a channel of a higher level. Levels:");
        Levels(graph, levels, Line);
        Protocol(graph, routing.VirtualChannels, text);
        return new NocDeadlockReport(text.ToString(), []);
    }

    private static NocDeadlockReport Refused(ChannelGraph graph, MeshSize size, string where, StringBuilder text)
    {
        foreach (RoutingFault fault in graph.Faults)
        {
            text.Append($"WRONG at {MeshNames.Node(size, fault.Node)}: {fault.What}\n");
        }

        return new NocDeadlockReport(
            text.ToString(),
            [
                .. graph.Faults.Select(fault => new Problem(
                    "The routing does not reach every node", where,
                    $"at {MeshNames.Node(size, fault.Node)}: {fault.What.ToLower(CultureInfo.InvariantCulture)}",
                    "Name a port that leads on towards the destination, and Local at the destination alone.")),
            ]);
    }

    // Registers lengthen a channel; they do not join two.
    private static string Registers(NocFlow flow) =>
        flow == NocFlow.Credit
            ? "Registers on the links hold a flit for a cycle: its sender has counted a place for it at the other "
                + "end.\n"
            : "Registers on the links are two places more of each channel, apart from those of the others: no "
                + "dependency is added.\n";

    private static int Requests(ChannelGraph graph) =>
        Enumerable
            .Range(0, graph.Count)
            .Count(vertex =>
                graph.IsUsed(vertex) && graph.PortOf(vertex) == NocPort.Local && graph.Successors(vertex, true).Any());

    // The levels of all channels of a direction, lowest to highest.
    private static void Levels(ChannelGraph graph, int[] levels, Action<FormattableString> line)
    {
        var groups = Enumerable
            .Range(0, graph.Count)
            .Where(graph.IsUsed)
            .GroupBy(vertex => (Port: graph.PortOf(vertex), Channel: graph.ChannelOf(vertex)))
            .OrderBy(group => group.Key.Channel)
            .ThenBy(group =>
                group.Key.Port is null ? -1
                : group.Key.Port == NocPort.Local ? MeshNames.PortCount
                : (int)group.Key.Port);
        foreach (var group in groups)
        {
            string port =
                group.Key.Port is null ? "injection"
                : group.Key.Port == NocPort.Local ? "ejection"
                : group.Key.Port.ToString()!;
            (int least, int greatest) = (group.Min(vertex => levels[vertex]), group.Max(vertex => levels[vertex]));
            line($"  VC{group.Key.Channel} {port,-9} {group.Count(),5} channels, level {least}..{greatest}");
        }
    }

    private static void Protocol(ChannelGraph graph, int virtualChannels, StringBuilder text)
    {
        if (virtualChannels > 1)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"Requests on VC0{(virtualChannels > 2 ? $"..VC{virtualChannels - 2}" : "")}, responses on "
                + $"VC{virtualChannels - 1}: a node may hold back requests until its responses have left.\n");
            text.Append("Responses must be taken whatever waits: a node asks only for what it has room for.\n");
            return;
        }

        text.Append(
            "Requests and responses share the one virtual channel: request/reply traffic needs endpoints that always "
            + "take\n");
        text.Append(
            "what arrives. Were a node to hold back requests until its responses have left, there would be a cycle:\n");
        CycleSearch.Levels(graph, protocol: true, out IReadOnlyList<int> cyclic);
        text.Append(Names(graph, CycleSearch.Shortest(graph, protocol: true, cyclic)));
    }

    /// <summary>A cycle in words, a few channels a line, the first one again at the end.</summary>
    private static string Names(ChannelGraph graph, IReadOnlyList<int> cycle)
    {
        string[] names = [.. cycle.Take(LongestCycle).Select(graph.NameOf)];
        string end = cycle.Count > LongestCycle
            ? string.Create(CultureInfo.InvariantCulture, $"({cycle.Count - LongestCycle} more) -> {names[0]}")
            : names.Length > 0 ? names[0] : "";
        return string.Concat(
            names
                .Append(end)
                .Chunk(ChannelsALine)
                .Select((line, index) => $"  {(index > 0 ? "-> " : "")}{string.Join(" -> ", line)}\n"));
    }

    private static string Plural(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
