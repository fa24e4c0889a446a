using Hdl.Core.Golden;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.NocMesh;

/// <summary>Writes what the nodes do to a mesh, cycle by cycle, by its protocol: the golden model runs along.</summary>
internal sealed class NocMeshStimulus
{
    private readonly NocMeshParameters _parameters;
    private readonly Random _random;
    private readonly NocMeshCycleGolden _golden;
    private readonly NocMeshPorts _ports;
    private readonly int _nodes;
    private readonly int _channels;
    private readonly bool _credit;
    private readonly Queue<ulong>[] _queues;
    private readonly int[] _credits;
    private readonly int[] _owed;
    private readonly int[] _offered;
    private readonly BeatSequence _outputs;

    /// <summary>A mesh after reset, and silent nodes.</summary>
    public NocMeshStimulus(NocMeshParameters parameters, Random random)
    {
        _parameters = parameters;
        _random = random;
        _golden = new NocMeshCycleGolden(parameters);
        _nodes = parameters.Size.Nodes;
        _channels = parameters.Links.VirtualChannels;
        _credit = parameters.Flow == NocFlow.Credit;
        _queues = [.. Enumerable.Range(0, _nodes * _channels).Select(_ => new Queue<ulong>())];
        (_credits, _owed, _offered) = (new int[_queues.Length], new int[_queues.Length], new int[_nodes]);
        Array.Fill(_credits, parameters.Links.Depth);
        Array.Fill(_offered, -1);
        _ports = new NocMeshPorts(parameters);
        Cycles = new BeatSequence(_ports.CycleFields);
        _outputs = new BeatSequence(_ports.AnswerFields);
        _outputs.Append();
    }

    /// <summary>The cycles so far.</summary>
    public BeatSequence Cycles { get; }

    /// <summary>Queues a packet at a node.</summary>
    public void Send(int node, int channel, params ReadOnlySpan<ulong> flits)
    {
        foreach (ulong flit in flits)
        {
            _queues[(node * _channels) + channel].Enqueue(flit);
        }
    }

    /// <summary>Runs some cycles.</summary>
    /// <param name="cycles">How many.</param>
    /// <param name="send">Probability that a node which may send does.</param>
    /// <param name="take">Probability that a channel of a node is ready, or returns a credit.</param>
    public void Run(int cycles, double send, double take)
    {
        for (int cycle = 0; cycle < cycles; cycle++)
        {
            Step(send, take);
        }
    }

    /// <summary>Runs until everything queued was sent, and until it must have arrived.</summary>
    public void Drain()
    {
        for (int limit = 20_000; _queues.Any(queue => queue.Count > 0) && limit > 0; limit--)
        {
            Step(1, 1);
        }

        int longest = _parameters.Size.X + _parameters.Size.Y + _parameters.Size.Z;
        Run(longest * (_parameters.Links.Depth + 2) * 2, 1, 1);
    }

    private void Step(double send, double take)
    {
        Span<uint> words = Cycles.Append();
        for (int node = 0; node < _nodes; node++)
        {
            Offer(node, send, words);
            for (int channel = 0; channel < _channels; channel++)
            {
                int lane = (node * _channels) + channel;
                if ((!_credit || _owed[lane] > 0) && _random.NextDouble() < take)
                {
                    Cycles.SetBit(words, _ports.OutAnswer, lane);
                }
            }
        }

        _golden.Step(words, _outputs[0]);
        int beat = Cycles.Count - 1;
        for (int node = 0; node < _nodes; node++)
        {
            Settle(node, beat);
        }
    }

    private void Offer(int node, double send, Span<uint> words)
    {
        uint room = _golden.Room(node);
        if (_offered[node] < 0 && _random.NextDouble() < send)
        {
            int first = _random.Next(_channels);
            for (int i = 0; i < _channels && _offered[node] < 0; i++)
            {
                int channel = (first + i) % _channels;
                int lane = (node * _channels) + channel;
                bool may = _credit ? _credits[lane] > 0 : (room >> channel & 1) != 0 || _channels == 1;
                _offered[node] = may && _queues[lane].Count > 0 ? channel : -1;
            }
        }

        ulong flit = _offered[node] >= 0
            ? _queues[(node * _channels) + _offered[node]].Peek()
            : (ulong)_random.NextInt64(1L << 34);
        if (_offered[node] >= 0)
        {
            Cycles.SetBit(words, _ports.InValid, (node * _channels) + _offered[node]);
        }

        Cycles.WriteBits(words, _ports.InKind, 2 * node, 2, flit >> 32);
        Cycles.WriteBits(words, _ports.InData, 32 * node, 32, (uint)flit);
    }

    private void Settle(int node, int beat)
    {
        for (int channel = 0; channel < _channels; channel++)
        {
            int lane = (node * _channels) + channel;
            bool answered = _outputs.GetBit(0, _ports.InAnswer, lane);
            if (_offered[node] == channel && (_credit || answered))
            {
                _queues[lane].Dequeue();
                _offered[node] = -1;
                _credits[lane]--;
            }

            if (_credit)
            {
                _credits[lane] += answered ? 1 : 0;
                bool left = _outputs.GetBit(0, _ports.OutValid, lane);
                bool returned = Cycles.GetBit(beat, _ports.OutAnswer, lane);
                _owed[lane] += (left ? 1 : 0) - (returned ? 1 : 0);
            }
        }
    }
}
