using Hdl.Core.Golden;
using Hdl.Core.Ports;

namespace Hdl.Noc.NocRouter;

/// <summary>
/// Writes what neighbours do to a router, cycle by cycle. Senders keep to the protocol: what they may do next depends
/// on the router, so the golden model runs along.
/// </summary>
internal sealed class NocRouterStimulus
{
    private readonly NocRouterParameters _parameters;
    private readonly Random _random;
    private readonly NocRouterCycleGolden _golden;
    private readonly NocRouterPorts _names;
    private readonly IReadOnlyList<NocPort> _ports;
    private readonly int _channels;
    private readonly bool _credit;
    private readonly Queue<ulong>[] _queues;
    private readonly int[] _credits;
    private readonly int[] _owed;
    private readonly int[] _offered;
    private readonly BeatSequence _outputs;

    /// <summary>A router after reset, and silent neighbours.</summary>
    public NocRouterStimulus(NocRouterParameters parameters, Random random)
    {
        _parameters = parameters;
        _random = random;
        _golden = new NocRouterCycleGolden(parameters);
        _names = new NocRouterPorts(parameters);
        _ports = parameters.Ports;
        _channels = parameters.Links.VirtualChannels;
        _credit = parameters.Flow == NocFlow.Credit;
        _queues = [.. Enumerable.Range(0, _ports.Count * _channels).Select(_ => new Queue<ulong>())];
        _credits = new int[_queues.Length];
        Array.Fill(_credits, parameters.Links.Depth);
        _owed = new int[_queues.Length];
        _offered = new int[_ports.Count];
        Array.Fill(_offered, -1);
        Groups =
        [
            .. Enumerable.Range(0, parameters.MulticastGroups).Select(_ => (uint)random.Next(1, 1 << _ports.Count)),
        ];
        Cycles = new BeatSequence(_names.CycleFields);
        _outputs = new BeatSequence(_names.AnswerFields);
        _outputs.Append();
    }

    /// <summary>The cycles so far.</summary>
    public BeatSequence Cycles { get; }

    /// <summary>Outputs in the tree of each multicast group, a bit for each of the router's ports.</summary>
    public IReadOnlyList<uint> Groups { get; }

    /// <summary>Flits that senders still have.</summary>
    public int Waiting => _queues.Sum(queue => queue.Count);

    /// <summary>Queues a packet at an input.</summary>
    public void Send(NocPort input, int channel, params ReadOnlySpan<ulong> flits)
    {
        foreach (ulong flit in flits)
        {
            _queues[(_ports.ToList().IndexOf(input) * _channels) + channel].Enqueue(flit);
        }
    }

    /// <summary>Runs some cycles.</summary>
    /// <param name="cycles">How many.</param>
    /// <param name="send">Probability that a sender which may send does.</param>
    /// <param name="take">Probability that a channel's receiver is ready, or returns a credit.</param>
    public void Run(int cycles, double send, double take)
    {
        for (int cycle = 0; cycle < cycles; cycle++)
        {
            Step(send, take);
        }
    }

    /// <summary>
    /// Runs with all receivers ready until every flit was sent and time enough has passed for all to leave.
    /// </summary>
    public void Drain()
    {
        for (int limit = 100_000; Waiting > 0 && limit > 0; limit--)
        {
            Step(1, 1);
        }

        Run(_ports.Count * _channels * (_parameters.Links.Depth + 2) * 2, 1, 1);
    }

    private void Step(double send, double take)
    {
        Span<uint> words = Cycles.Append();
        WritePlace(words);
        for (int i = 0; i < _ports.Count; i++)
        {
            Offer(i, send, words);
        }

        for (int i = 0; i < _ports.Count; i++)
        {
            Cycles.Write(words, _names.Out[i].Answer, Answer(i, take));
        }

        _golden.Step(words, _outputs[0]);
        for (int i = 0; i < _ports.Count; i++)
        {
            Settle(i, Cycles.Count - 1);
        }
    }

    // What stands at an input: the flit from before where it was not taken, else perhaps a new one.
    private void Offer(int index, double send, Span<uint> words)
    {
        uint room = _credit ? Credited(index) : _golden.Room(_ports[index]);
        if (_offered[index] < 0 && _random.NextDouble() < send)
        {
            int first = _random.Next(_channels);
            for (int i = 0; i < _channels && _offered[index] < 0; i++)
            {
                int channel = (first + i) % _channels;
                bool may = (room >> channel & 1) != 0 || (_channels == 1 && !_credit);
                _offered[index] = may && _queues[(index * _channels) + channel].Count > 0 ? channel : -1;
            }
        }

        // Noise where nothing is offered.
        ulong flit = _offered[index] >= 0
            ? _queues[(index * _channels) + _offered[index]].Peek()
            : ((ulong)_random.Next(4) << 32) | (uint)_random.NextInt64(1L << 32);
        Cycles.Write(words, _names.In[index].Valid, _offered[index] >= 0 ? 1u << _offered[index] : 0);
        Cycles.Write(words, _names.In[index].Kind, flit >> 32);
        Cycles.Write(words, _names.In[index].Data, flit);
    }

    private uint Answer(int index, double take)
    {
        uint answer = 0;
        for (int channel = 0; channel < _channels; channel++)
        {
            bool may = !_credit || _owed[(index * _channels) + channel] > 0;
            answer |= may && _random.NextDouble() < take ? 1u << channel : 0;
        }

        return answer;
    }

    private void Settle(int index, int cycle)
    {
        ulong valid = Cycles.Get(cycle, _names.In[index].Valid);
        ulong answer = Cycles.Get(cycle, _names.Out[index].Answer);
        ulong freedOrReady = _outputs.Get(0, _names.In[index].Answer);
        ulong left = _outputs.Get(0, _names.Out[index].Valid);
        for (int channel = 0; channel < _channels; channel++)
        {
            int lane = (index * _channels) + channel;
            uint bit = 1u << channel;
            if ((valid & bit) != 0 && (_credit || (freedOrReady & bit) != 0))
            {
                _queues[lane].Dequeue();
                _offered[index] = -1;
                _credits[lane]--;
            }

            _credits[lane] += _credit && (freedOrReady & bit) != 0 ? 1 : 0;
            _owed[lane] += (_credit && (left & bit) != 0 ? 1 : 0) - (_credit && (answer & bit) != 0 ? 1 : 0);
        }
    }

    private uint Credited(int index)
    {
        uint room = 0;
        for (int channel = 0; channel < _channels; channel++)
        {
            room |= _credits[(index * _channels) + channel] > 0 ? 1u << channel : 0;
        }

        return room;
    }

    private void WritePlace(Span<uint> words)
    {
        (PortHandle? Port, int Place)[] axes =
            [(_names.X, _parameters.X), (_names.Y, _parameters.Y), (_names.Z, _parameters.Z)];
        foreach ((PortHandle? port, int place) in axes)
        {
            if (port is not null)
            {
                Cycles.Write(words, port, (ulong)place);
            }
        }

        for (int group = 0; group < Groups.Count; group++)
        {
            Cycles.WriteBits(words, _names.Groups!, group * _ports.Count, _ports.Count, Groups[group]);
        }
    }
}
