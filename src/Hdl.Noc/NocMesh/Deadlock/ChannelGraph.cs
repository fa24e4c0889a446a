using System.Numerics;
using Hdl.Core.Parameters;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.NocMesh.Deadlock;

/// <summary>
/// The channel-dependency graph (Dally and Seitz, Deadlock-Free Message Routing in Multiprocessor Interconnection
/// Networks, 1987). Its vertices are the virtual channels of every link, of every local input (injection) and of every
/// local output (ejection); an edge leads from a channel to each that a packet in it may wait for. All edges of a
/// vertex end at one node: they are a set of bits.
/// </summary>
internal sealed class ChannelGraph
{
    private const int MostFaults = 10;
    private readonly INocRouting _routing;
    private readonly MeshSize _size;
    private readonly int _channels;
    private readonly int _injections;
    private readonly uint[] _next;
    private readonly int[] _visited;
    private readonly int[] _ends;
    private readonly List<RoutingFault> _faults = [];

    private ChannelGraph(INocRouting routing)
    {
        _routing = routing;
        _size = routing.Size;
        _channels = routing.VirtualChannels;
        _injections = _size.Nodes * MeshNames.PortCount * _channels;
        Count = _injections + (_size.Nodes * _channels);
        _next = new uint[Count];
        _visited = new int[Count];
        _ends = new int[_size.Nodes * MeshNames.PortCount];
        for (int link = 0; link < _ends.Length; link++)
        {
            _ends[link] = MeshNames.Neighbour(_size, link / MeshNames.PortCount, (NocPort)(link % MeshNames.PortCount));
        }
    }

    /// <summary>Numbers that a vertex can have, from 0; not all belong to a channel that is used.</summary>
    public int Count { get; }

    /// <summary>Ways that lead nowhere, off the mesh, or to the wrong node; the first few.</summary>
    public IReadOnlyList<RoutingFault> Faults => _faults;

    /// <summary>Channels that some packet can be in.</summary>
    public int Used => _visited.Count(visited => visited > 0);

    /// <summary>Dependencies of the routing; those of the protocol not counted.</summary>
    public int Edges => _next.Sum(BitOperations.PopCount);

    /// <summary>Asks a routing function for every way there is.</summary>
    public static ChannelGraph Build(INocRouting routing)
    {
        var graph = new ChannelGraph(routing);
        for (int destination = 0; destination < routing.Destinations && graph._faults.Count < MostFaults; destination++)
        {
            graph.Follow(destination);
        }

        return graph;
    }

    /// <summary>Whether packets can be in a channel.</summary>
    public bool IsUsed(int vertex) => _visited[vertex] > 0;

    /// <summary>Direction of a channel, Local for ejection; null for injection.</summary>
    public NocPort? PortOf(int vertex) =>
        vertex >= _injections ? null : (NocPort)(vertex / _channels % MeshNames.PortCount);

    /// <summary>The virtual channel.</summary>
    public int ChannelOf(int vertex) => vertex % _channels;

    /// <summary>The node whose output, or local input, a channel is.</summary>
    public int NodeOf(int vertex) =>
        vertex >= _injections ? (vertex - _injections) / _channels : vertex / (_channels * MeshNames.PortCount);

    /// <summary>In words: <c>x1y0z0 East VC0</c>.</summary>
    public string NameOf(int vertex)
    {
        string port = PortOf(vertex) switch
        {
            null => "injection",
            NocPort.Local => "ejection",
            var link => link.ToString()!,
        };
        return $"{MeshNames.Node(_size, NodeOf(vertex))} {port} VC{ChannelOf(vertex)}";
    }

    /// <summary>The channels that a packet in one may wait for.</summary>
    /// <param name="vertex">The one.</param>
    /// <param name="protocol">Whether the response to a request counts: from the ejection of a request to the injection
    /// of its response.</param>
    public IEnumerable<int> Successors(int vertex, bool protocol)
    {
        if (PortOf(vertex) == NocPort.Local)
        {
            int response = _channels - 1;
            // Where there is but one channel, requests and responses share it.
            return protocol && (ChannelOf(vertex) != response || _channels == 1)
                ? [_injections + (NodeOf(vertex) * _channels) + response]
                : [];
        }

        return Routed(vertex);
    }

    /// <summary>Destinations whose packets go along every step of a cycle.</summary>
    public IEnumerable<int> DestinationsAround(IReadOnlyList<int> cycle) =>
        Enumerable
            .Range(0, _routing.Destinations)
            .Where(destination =>
                Enumerable
                    .Range(0, cycle.Count)
                    .All(i =>
                    {
                        (int from, int to) = (cycle[i], cycle[(i + 1) % cycle.Count]);
                        return PortOf(from) is { } port and not NocPort.Local
                            && PortOf(to) is { } output
                            && (
                                _routing.Outputs(NodeOf(to), port.Opposite(), ChannelOf(from), destination)
                                    >> (int)output
                                & 1) != 0;
                    }));

    private IEnumerable<int> Routed(int vertex)
    {
        int node = EndOf(vertex);
        for (uint bits = _next[vertex]; bits != 0; bits &= bits - 1)
        {
            yield return (node * MeshNames.PortCount * _channels) + BitOperations.TrailingZeroCount(bits);
        }
    }

    private int EndOf(int vertex) => vertex >= _injections ? NodeOf(vertex) : _ends[vertex / _channels];

    // Every channel that a packet to the destination can be in, from any node.
    private void Follow(int destination)
    {
        int mark = destination + 1;
        var open = new Stack<int>();
        for (int vertex = _injections; vertex < Count; vertex++)
        {
            if ((_routing.Injections >> ChannelOf(vertex) & 1) != 0)
            {
                _visited[vertex] = mark;
                open.Push(vertex);
            }
        }

        while (open.TryPop(out int vertex) && _faults.Count < MostFaults)
        {
            int node = EndOf(vertex);
            NocPort input = (PortOf(vertex) ?? NocPort.Local).Opposite();
            uint outputs = _routing.Outputs(node, input, ChannelOf(vertex), destination);
            if (outputs == 0)
            {
                Fault(node, destination, "lead nowhere");
            }

            for (; outputs != 0; outputs &= outputs - 1)
            {
                var output = (NocPort)BitOperations.TrailingZeroCount(outputs);
                int end = MeshNames.Neighbour(_size, node, output);
                if (end < 0)
                {
                    Fault(node, destination, $"leave {output}, off the edge of the mesh");
                }
                else if (output == NocPort.Local && destination < _size.Nodes && node != destination)
                {
                    Fault(node, destination, "are delivered there, to the wrong node");
                }
                else
                {
                    Continue(vertex, node, output, mark, open);
                }
            }
        }
    }

    private void Continue(int vertex, int node, NocPort output, int mark, Stack<int> open)
    {
        uint channels = _routing.Channels(node, output, ChannelOf(vertex));
        for (; channels != 0; channels &= channels - 1)
        {
            int bit = ((int)output * _channels) + BitOperations.TrailingZeroCount(channels);
            int target = (node * MeshNames.PortCount * _channels) + bit;
            _next[vertex] |= 1u << bit;
            if (_visited[target] != mark)
            {
                _visited[target] = mark;
                if (output != NocPort.Local)
                {
                    open.Push(target);
                }
            }
        }
    }

    private void Fault(int node, int destination, string what)
    {
        var fault = new RoutingFault(
            node, destination, $"Packets for {MeshNames.Destination(_size, destination)} {what}");
        if (!_faults.Contains(fault))
        {
            _faults.Add(fault);
        }
    }
}

/// <summary>A place where packets go wrong.</summary>
/// <param name="Node">Where.</param>
/// <param name="Destination">What they are for.</param>
/// <param name="What">What happens to them.</param>
internal sealed record RoutingFault(int Node, int Destination, string What);
