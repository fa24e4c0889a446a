using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>
/// The network flit by flit, without a clock: spikes go where the nodes' lists send them, wherever that is. What is
/// said of it holds in any order of the flits as long as no flit comes to a node whose step is complete.
/// </summary>
/// <param name="configuration">Which network on which mesh.</param>
/// <param name="nodes">Its nodes by address.</param>
internal sealed class NocFlowGolden(
    TwSnnNocResolvedParameters configuration, IReadOnlyDictionary<int, NocNodeGolden> nodes)
{
    private readonly TernaryNetworkGolden _encoder = TwSnnGolden.CreateNetwork(configuration.Fixed);
    private readonly IReadOnlyList<NocClusterParameters> _outputs = configuration.Layer(
        configuration.Network.Layers.Count - 1);
    private readonly Queue<(int Kind, uint Data)> _flits = [];
    private readonly Queue<uint[]> _steps = [];
    private readonly Queue<(bool Error, bool Last)> _tags = [];
    private readonly HashSet<int> _ended = [];
    private readonly long[] _scores = new long[configuration.Fixed.Outputs];
    private bool[] _fired = new bool[configuration.Fixed.Outputs];
    private bool _waiting;
    private int _acks;

    /// <summary>Flits that the gateway dropped.</summary>
    public ushort Dropped { get; private set; }

    /// <summary>Whether a router dropped a flit.</summary>
    public bool Misrouted { get; private set; }

    /// <summary>Whether nothing is under way and nothing went wrong.</summary>
    public bool IsClean => _steps.Count == 0 && _tags.Count == 0 && !_waiting && Dropped == 0 && !Misrouted;

    /// <summary>One image, as far as it comes.</summary>
    /// <param name="pixels">All its pixels.</param>
    /// <param name="error">Whether it was too short or too long.</param>
    /// <param name="results">Receives results.</param>
    public void Run(ReadOnlySpan<byte> pixels, bool error, BeatSequence results)
    {
        for (int step = 0; step < configuration.Network.Steps; step++)
        {
            _encoder.EncodeStep(pixels, step);
            _steps.Enqueue([
                .. Enumerable
                    .Range(0, pixels.Length)
                    .Where(IsSpike)
                    .Select(input => Single(0, configuration.InputSources[input >> 8], input & 255)),
            ]);
            _tags.Enqueue((error, step == configuration.Network.Steps - 1));
        }

        SendStep();
        while (_flits.TryDequeue(out (int Kind, uint Data) flit))
        {
            Deliver(flit.Kind, flit.Data, results);
        }
    }

    /// <summary>
    /// Whether the nodes' tables are those that the placement asks for; of the constants, nothing is said.
    /// </summary>
    public bool IsPlaced =>
        configuration.Clusters.All(cluster =>
            Tables(cluster).All(entry => nodes[cluster.Address].Word(entry.Address) == entry.Data));

    private IEnumerable<(uint Address, uint Data)> Tables(NocClusterParameters cluster)
    {
        bool last = cluster.Layer == configuration.Network.Layers.Count - 1;
        IReadOnlyList<NocClusterParameters> before = cluster.Layer == 0 ? [] : configuration.Layer(cluster.Layer - 1);
        int[] predecessors = cluster.Layer == 0 ? [configuration.Gateway] : [.. before.Select(node => node.Address)];
        IReadOnlyList<int> destinations = NocGroups.Destinations(configuration, cluster.Layer + 1);
        yield return (0x5000_0003, (uint)cluster.Address);
        yield return (0x5000_0004, (uint)destinations.Count);
        yield return (0x5000_0005, last ? 1 : (uint)configuration.Layer(cluster.Layer + 1).Count);
        yield return (0x5000_0006, (uint)predecessors.Length);
        for (int entry = 0; entry < destinations.Count; entry++)
        {
            yield return (0x3000_0000u | (uint)entry, (uint)destinations[entry]);
        }

        for (int entry = 0; entry < predecessors.Length; entry++)
        {
            yield return (0x4000_0000u | (uint)entry, (uint)predecessors[entry]);
        }

        foreach ((int source, int first) in cluster.Layer == 0
                ? configuration.InputSources.Select((source, block) => (source, 256 * block))
                : before.Select(node => (node.Address, node.First)))
        {
            yield return (0x2000_0000u | (uint)source, 0x8000_0000u | (uint)first);
        }
    }

    // Type 0 spike, 1 end of step, 2 acknowledgement; whom it is for is added where it is sent.
    private static uint Single(int type, int source, int neuron = 0) =>
        ((uint)neuron << 22) | ((uint)source << 13) | ((uint)type << 10);

    private bool IsSpike(int input) => ((_encoder.Spikes[0][input >> 6] >> input) & 1) != 0;

    // The next step begins when all nodes of the first layer have acknowledged the one before.
    private void SendStep()
    {
        if (_waiting || !_steps.TryDequeue(out uint[]? spikes))
        {
            return;
        }

        foreach (uint spike in spikes.Append(Single(1, configuration.Gateway)))
        {
            foreach (int entry in NocGroups.Destinations(configuration, 0))
            {
                _flits.Enqueue((3, spike | ((uint)(entry >> 9) << 30) | ((uint)(entry & 511) << 1)));
            }
        }

        (_waiting, _acks) = (true, 0);
    }

    private void Deliver(int kind, uint data, BeatSequence results)
    {
        int destination = (int)((data >> 1) & 511);
        if (configuration.Parameters.Multicast && data >> 30 == 1)
        {
            foreach (int member in NocGroups.Members(configuration, destination))
            {
                Enter(member, kind, data);
            }
        }
        else if (destination == configuration.Gateway)
        {
            Receive(data, results);
        }
        else if (!IsInside(destination))
        {
            Misrouted = true;
        }
        else
        {
            Enter(destination, kind, data);
        }
    }

    // A router without a node swallows what comes.
    private void Enter(int node, int kind, uint data)
    {
        foreach ((int Kind, uint Data) sent in nodes.TryGetValue(node, out NocNodeGolden? golden)
                ? golden.Receive(kind, data)
                : [])
        {
            _flits.Enqueue(sent);
        }
    }

    private bool IsInside(int address)
    {
        MeshSize size = configuration.Parameters.Size;
        return (address & 7) < size.X && ((address >> 3) & 7) < size.Y && address >> 6 < size.Z;
    }

    private void Receive(uint data, BeatSequence results)
    {
        int source = (int)((data >> 13) & 511);
        int neuron = (int)((data >> 22) & 255);
        NocClusterParameters? output = _outputs.FirstOrDefault(cluster => cluster.Address == source);
        switch ((data >> 31, (data >> 10) & 7))
        {
            case (0, 0) when output is not null && output.First + neuron < _fired.Length:
                _fired[output.First + neuron] = true;
                break;
            case (0, 1) when output is not null && _ended.Add(source):
                Close(results);
                break;
            case (0, 2) when _waiting:
                _waiting = ++_acks < configuration.Layer(0).Count;
                SendStep();
                break;
            default:
                Dropped++;
                break;
        }
    }

    private void Close(BeatSequence results)
    {
        if (_ended.Count < _outputs.Count)
        {
            return;
        }

        (bool error, bool last) = _tags.Dequeue();
        for (int neuron = 0; neuron < _scores.Length; neuron++)
        {
            _scores[neuron] += _fired[neuron] ? 1 : 0;
        }

        _ended.Clear();
        _fired = new bool[_fired.Length];
        foreach (NocClusterParameters cluster in _outputs)
        {
            _flits.Enqueue((3, Single(2, configuration.Gateway) | ((uint)cluster.Address << 1)));
        }

        if (last)
        {
            foreach (long score in _scores)
            {
                results.Add((uint)score, 0);
            }

            results.Add((error ? 1UL << 31 : 0) | (uint)Array.IndexOf(_scores, _scores.Max()), 1);
            Array.Clear(_scores);
        }
    }
}
