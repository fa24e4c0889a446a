namespace Hdl.Import.Onnx;

/// <summary>Finds a cycle.</summary>
internal static class OnnxCycle
{
    /// <summary>Names of the nodes of a cycle, the first one again at the end; null where there is none.</summary>
    /// <param name="nodes">All nodes.</param>
    /// <param name="makers">The node that makes each value.</param>
    public static IReadOnlyList<string>? Of(
        IReadOnlyList<OnnxNode> nodes, IReadOnlyDictionary<string, OnnxNode> makers)
    {
        // Nodes all of whose inputs are known go, again and again: what is left stands in a cycle or behind one.
        HashSet<OnnxNode> left = [.. nodes];
        for (int before = -1; before != left.Count;)
        {
            before = left.Count;
            foreach (OnnxNode node in nodes)
            {
                if (left.Contains(node) && Before(node) is null)
                {
                    left.Remove(node);
                }
            }
        }

        if (left.Count == 0)
        {
            return null;
        }

        List<OnnxNode> path = [nodes.First(left.Contains)];
        while (true)
        {
            OnnxNode next = Before(path[^1])!;
            int at = path.IndexOf(next);
            if (at >= 0)
            {
                return [next.Name, .. path[at..].AsEnumerable().Reverse().Select(node => node.Name)];
            }

            path.Add(next);
        }

        OnnxNode? Before(OnnxNode node) => node.Inputs
            .Select(input => makers.TryGetValue(input, out OnnxNode? maker) ? maker : null)
            .FirstOrDefault(maker => maker is not null && left.Contains(maker));
    }
}
