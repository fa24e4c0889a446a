namespace Hdl.Import.Onnx;

/// <summary>The nodes between a graph's input and its output, where they are a chain.</summary>
internal static class OnnxChain
{
    /// <summary>A node, and which of its inputs the chain comes in by.</summary>
    /// <param name="Node">The node.</param>
    /// <param name="Input">The input's number.</param>
    public sealed record Link(OnnxNode Node, int Input);

    /// <summary>Walks from the output to the input; the first node comes first.</summary>
    /// <exception cref="Hdl.Core.Problems.InvalidInputException">Two branches meet in a node.</exception>
    public static IReadOnlyList<Link> Of(OnnxGraph graph)
    {
        List<Link> chain = [];
        for (string name = graph.Output; name != graph.Input.Name;)
        {
            OnnxNode node = graph.Maker(name) ?? throw ImportFault.Of(
                "The output does not depend on the input", graph.Path, name, "Export it again.");
            int[] open = [.. node.Inputs.Index()
                .Where(input => input.Item.Length > 0 && graph.Constant(input.Item) is null)
                .Select(input => input.Index)];
            if (open.Length != 1 || node.Outputs[0] != name)
            {
                throw ImportFault.Of(
                    open.Length > 1 ? "Branches are not supported" : "The output does not depend on the input",
                    node.Where, string.Join(", ", open.Select(node.Input).Take(4)),
                    "Give a chain of layers, each taking what the one before gives.");
            }

            chain.Insert(0, new Link(node, open[0]));
            name = node.Input(open[0]);
        }

        return chain;
    }
}
