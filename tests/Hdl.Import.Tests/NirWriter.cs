using PureHDF;

namespace Hdl.Import.Tests;

/// <summary>Writes small NIR graphs.</summary>
internal sealed class NirWriter
{
    private readonly List<(string From, string To)> _edges = [];
    private readonly H5Group _nodes = [];
    private string? _last;

    /// <summary>A node behind the last one.</summary>
    public NirWriter Then(string name, string type, params (string Name, object Value)[] parameters)
    {
        Node(name, type, parameters);
        if (_last is not null)
        {
            _edges.Add((_last, name));
        }

        _last = name;
        return this;
    }

    public NirWriter Node(string name, string type, params (string Name, object Value)[] parameters)
    {
        H5Group node = new() { ["type"] = type };
        foreach ((string parameter, object value) in parameters)
        {
            node[parameter] = value;
        }

        _nodes[name] = node;
        return this;
    }

    public NirWriter Edge(string from, string to)
    {
        _edges.Add((from, to));
        return this;
    }

    /// <summary>A graph as a node of this one.</summary>
    public NirWriter Then(string name, NirWriter inner)
    {
        H5Group graph = inner.Graph();
        _nodes[name] = graph;
        _edges.Add((_last!, name));
        _last = name;
        return this;
    }

    public void Save(string path) =>
        new H5File { ["node"] = Graph(), ["version"] = "0.2.0" }.Write(path);

    private H5Group Graph()
    {
        string[,] edges = new string[_edges.Count, 2];
        foreach ((int index, (string from, string to)) in _edges.Index())
        {
            (edges[index, 0], edges[index, 1]) = (from, to);
        }

        return new H5Group { ["type"] = "NIRGraph", ["nodes"] = _nodes, ["edges"] = edges };
    }

    /// <summary>Input, Linear of the weights, LIF, Output.</summary>
    public static NirWriter Simple(float[,] weights, double tau = 0.0025) => new NirWriter()
        .Then("input", "Input", ("shape", new long[] { weights.GetLength(1) }))
        .Then("fc", "Linear", ("weight", weights))
        .Then("lif", "LIF", Lif(weights.GetLength(0), tau))
        .Then("output", "Output", ("shape", new long[] { weights.GetLength(0) }));

    public static (string Name, object Value)[] Lif(int count, double tau = 0.0025) =>
    [
        ("tau", Enumerable.Repeat(tau, count).ToArray()), ("r", Enumerable.Repeat(1.0, count).ToArray()),
        ("v_leak", new double[count]), ("v_threshold", Enumerable.Repeat(0.1, count).ToArray()),
    ];
}
