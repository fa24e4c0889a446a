using Hdl.Core.Problems;

namespace Hdl.Import.Nir;

/// <summary>Finds the chain that a graph is, once its subgraphs are inlined.</summary>
/// <param name="where">Name of the file.</param>
internal sealed class NirChain(string where)
{
    private const string Shapes = "A network is one chain of nodes from an Input to an Output.";

    private readonly Dictionary<string, NirNode> _nodes = [];
    private readonly Dictionary<string, List<string>> _next = [];
    private readonly Dictionary<string, List<string>> _before = [];

    /// <summary>The nodes in their order, Input and Output of the graph included, those of subgraphs not.</summary>
    /// <param name="graph">The graph.</param>
    /// <exception cref="InvalidInputException">A cycle, a branch, an unknown name: every one of them.</exception>
    public IReadOnlyList<NirNode> Of(NirGraph graph)
    {
        Add(graph, root: true);
        List<Problem> problems = [];
        foreach (NirNode node in _nodes.Values.Where(node => NirNodes.Refusal(node.Type) is not null))
        {
            problems.Add(new Problem(
                "A node is not supported", $"{where}, {node.Name}", node.Type, NirNodes.Refusal(node.Type)!));
        }

        if (Cycle() is { } cycle)
        {
            problems.Add(new Problem(
                "The graph has a cycle", where, string.Join(" -> ", cycle.Select(ImportFault.Short)),
                "Recurrent connections are not supported: layers follow each other."));
        }

        if (problems.Count > 0)
        {
            throw new InvalidInputException(problems);
        }

        return Walk();
    }

    private void Add(NirGraph graph, bool root)
    {
        foreach (NirNode node in graph.Nodes)
        {
            if (node.Graph is { } inner)
            {
                Add(inner, root: false);
            }
            else
            {
                // The ends of a subgraph are nothing but names for its neighbours.
                NirNode added = !root && node.Type is "Input" or "Output" && !root
                    ? node with { Type = NirNodes.Identity } : node;
                if (!_nodes.TryAdd(node.Name, added))
                {
                    throw ImportFault.Of("Two nodes have one name", where, node.Name, "Rename one of them.");
                }
            }
        }

        foreach ((string from, string to) in graph.Edges)
        {
            (string source, string target) = (End(graph, from, "Output"), End(graph, to, "Input"));
            List<string> next = _next.TryGetValue(source, out List<string>? known) ? known : _next[source] = [];
            if (!next.Contains(target))
            {
                next.Add(target);
                (_before.TryGetValue(target, out List<string>? before) ? before : _before[target] = []).Add(source);
            }
        }
    }

    // A subgraph's name stands for its Input or its Output.
    private string End(NirGraph graph, string name, string type)
    {
        NirNode node = graph.Nodes.FirstOrDefault(node => node.Name == name) ?? throw ImportFault.Of(
            "An edge names a node that does not exist", where, $"'{ImportFault.Short(name)}'",
            name.Length <= 80 ? Suggestion.Remedy(name, [.. graph.Nodes.Take(20).Select(node => node.Name)])
                : "Name a node of the graph.");
        return node.Graph is not { } inner ? name
            : inner.Nodes.Where(end => end.Type == type).ToList() is [var only] ? only.Name
            : throw ImportFault.Of($"A subgraph has not one {type}", $"{where}, {name}", "none, or several", Shapes);
    }

    private List<string>? Cycle()
    {
        // Nodes without one before them go first, again and again; what is left leads into a cycle.
        Dictionary<string, int> left = _nodes.Keys.ToDictionary(
            name => name, name => _before.GetValueOrDefault(name)?.Count ?? 0);
        var ready = new Queue<string>(left.Where(pair => pair.Value == 0).Select(pair => pair.Key));
        while (ready.TryDequeue(out string? name))
        {
            left.Remove(name);
            foreach (string next in (_next.GetValueOrDefault(name) ?? []).Where(next => --left[next] == 0))
            {
                ready.Enqueue(next);
            }
        }

        if (left.Count == 0)
        {
            return null;
        }

        // Backwards, every one that is left has one that is left before it.
        List<string> path = [left.Keys.Order(StringComparer.Ordinal).First()];
        while (true)
        {
            string before = _before[path[^1]].First(left.ContainsKey);
            int at = path.IndexOf(before);
            if (at >= 0)
            {
                return [before, .. path[at..].AsEnumerable().Reverse()];
            }

            path.Add(before);
        }
    }

    private List<NirNode> Walk()
    {
        string[] inputs = [.. _nodes.Values.Where(node => node.Type == "Input").Select(node => node.Name)];
        if (inputs.Length != 1)
        {
            throw ImportFault.Of(
                "The graph has not one Input", where, inputs.Length == 0 ? "none" : string.Join(", ", inputs.Take(8)),
                Shapes);
        }

        List<NirNode> chain = [];
        for (string? name = inputs[0]; name is not null;)
        {
            chain.Add(_nodes[name]);
            name = Only(_next.GetValueOrDefault(name), name, "leads to several nodes");
            _ = name is null ? null : Only(_before.GetValueOrDefault(name), name, "takes from several nodes");
        }

        if (chain[^1].Type != "Output")
        {
            throw ImportFault.Of("The chain does not end in an Output", where, chain[^1].Name, Shapes);
        }

        return chain.Count == _nodes.Count ? chain : throw ImportFault.Of(
            "Nodes lie beside the chain", where,
            string.Join(", ", _nodes.Keys.Except(chain.Select(node => node.Name)).Take(8)), Shapes);
    }

    private string? Only(List<string>? names, string node, string what) => names switch
    {
        null or [] => null,
        [var only] => only,
        _ => throw ImportFault.Of(
            $"A node {what}", $"{where}, {node}", string.Join(", ", names.Take(8)), Shapes),
    };
}
