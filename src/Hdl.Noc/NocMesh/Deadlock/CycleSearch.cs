namespace Hdl.Noc.NocMesh.Deadlock;

/// <summary>Numbers the channels so that every dependency leads to a higher number, or finds a cycle.</summary>
internal static class CycleSearch
{
    private const int MostStarts = 200;

    /// <summary>
    /// Levels of the channels: 0 for those that nothing leads to, else one more than the highest that leads there. They
    /// exist exactly where there is no cycle, and are the numbering that the proof of Dally and Seitz asks for.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="protocol">Whether responses depend on requests.</param>
    /// <param name="cyclic">Channels on a cycle, or reachable from one; empty where there is no cycle.</param>
    /// <returns>By channel.</returns>
    public static int[] Levels(ChannelGraph graph, bool protocol, out IReadOnlyList<int> cyclic)
    {
        int[] levels = new int[graph.Count];
        int[] before = new int[graph.Count];
        List<int>[] successors =
        [
            .. Enumerable
                .Range(0, graph.Count)
                .Select(vertex => graph.IsUsed(vertex) ? graph.Successors(vertex, protocol).ToList() : []),
        ];
        foreach (int vertex in successors.SelectMany(targets => targets))
        {
            before[vertex]++;
        }

        var open = new Queue<int>(Enumerable.Range(0, graph.Count).Where(vertex => before[vertex] == 0));
        while (open.TryDequeue(out int vertex))
        {
            foreach (int target in successors[vertex])
            {
                levels[target] = Math.Max(levels[target], levels[vertex] + 1);
                if (--before[target] == 0)
                {
                    open.Enqueue(target);
                }
            }
        }

        cyclic = [.. Enumerable.Range(0, graph.Count).Where(vertex => before[vertex] > 0)];
        return levels;
    }

    /// <summary>
    /// A short cycle: the shortest one through any of the first <see cref="MostStarts"/> candidates, which bounds the
    /// search.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="protocol">Whether responses depend on requests.</param>
    /// <param name="cyclic">From <see cref="Levels"/>, not empty.</param>
    public static IReadOnlyList<int> Shortest(ChannelGraph graph, bool protocol, IReadOnlyList<int> cyclic)
    {
        HashSet<int> inside = [.. cyclic];
        IReadOnlyList<int> best = [];
        int starts = 0;
        foreach (int start in cyclic)
        {
            IReadOnlyList<int> cycle = Through(graph, protocol, inside, start);
            if (cycle.Count > 0 && (best.Count == 0 || cycle.Count < best.Count))
            {
                best = cycle;
            }

            // A start may be merely reachable from a cycle, without being on one: the limit applies only once a cycle
            // is found.
            if (++starts >= MostStarts && best.Count > 0)
            {
                break;
            }
        }

        return best;
    }

    // Breadth first from a channel until it is reached again.
    private static IReadOnlyList<int> Through(ChannelGraph graph, bool protocol, HashSet<int> inside, int start)
    {
        Dictionary<int, int> from = [];
        var open = new Queue<int>([start]);
        while (open.TryDequeue(out int vertex))
        {
            foreach (int target in graph.Successors(vertex, protocol))
            {
                if (inside.Contains(target) && from.TryAdd(target, vertex))
                {
                    open.Enqueue(target);
                }
            }

            if (from.TryGetValue(start, out int last))
            {
                List<int> cycle = [];
                for (int at = last; at != start; at = from[at])
                {
                    cycle.Add(at);
                }

                cycle.Add(start);
                cycle.Reverse();
                return cycle;
            }
        }

        return [];
    }
}
