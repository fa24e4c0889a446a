namespace Hdl.Import.Nir;

/// <summary>A node of a graph.</summary>
/// <param name="Name">Its name, that of a subgraph before it and a dot.</param>
/// <param name="Type">What it is, as the file says: Conv2d, LIF.</param>
/// <param name="Numbers">Its parameters.</param>
/// <param name="Texts">Its parameters that are texts, such as padding.</param>
/// <param name="Graph">What it holds, where it is a graph itself.</param>
internal sealed record NirNode(
    string Name, string Type, IReadOnlyDictionary<string, FloatTensor> Numbers,
    IReadOnlyDictionary<string, string> Texts, NirGraph? Graph);

/// <summary>A graph as a file has it.</summary>
/// <param name="Nodes">Its nodes.</param>
/// <param name="Edges">From a node to a node, by names.</param>
internal sealed record NirGraph(IReadOnlyList<NirNode> Nodes, IReadOnlyList<(string From, string To)> Edges);
