using Hdl.Core.Numerics;
using Hdl.Noc.NocMesh.Traffic;

namespace Hdl.Noc.NocMesh.Verification;

/// <summary>
/// A storm of memory reads: every node keeps asking random nodes (two flits, on virtual channels 0..V-2), and answers
/// what it is asked after a random time with a burst (on channel V-1). Responders are slow and refuse requests while
/// their queue is full, so that requests back up through the whole mesh; responses must get through all the same. With
/// one channel they share it, and the storm comes to a halt.
/// </summary>
public sealed class ReadStorm
{
    private const int CheckInterval = 1024;
    private const uint RequestHead = 0x1;
    private const uint ResponseHead = 0x1001;
    private const uint BurstRead = 0x400;
    private const int LengthBit = 22;
    private const int RequestFlits = 2;
    private const int StallChance = 16;
    private readonly INocSimulator _mesh;
    private readonly ReadStormOptions _options;
    private readonly PacketTracker _tracker;
    private readonly StormNode[] _nodes;
    private readonly int _channels;
    private CounterRandom _random;
    private long _cycle;
    private long _lastArrival;

    /// <summary>A storm that has not begun.</summary>
    /// <param name="mesh">A mesh after reset.</param>
    /// <param name="options">How fierce.</param>
    /// <param name="seed">What everything random is drawn from.</param>
    public ReadStorm(INocSimulator mesh, ReadStormOptions options, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(mesh);
        _mesh = mesh;
        _options = options;
        _tracker = new PacketTracker(mesh);
        _channels = mesh.VirtualChannels;
        _random = new CounterRandom(seed, 2, 0);
        _nodes = [.. Enumerable.Range(0, mesh.Size.Nodes).Select(_ => new StormNode(_channels))];
    }

    /// <summary>Reads that were answered.</summary>
    public long Answered { get; private set; }

    // Requests go round the channels below this one, responses take it.
    private int ResponseChannel => _channels - 1;

    /// <summary>Runs for some cycles, then lets every open read be answered.</summary>
    /// <param name="cycles">How many.</param>
    /// <param name="cancellation">Ends it.</param>
    public SoakOutcome Run(long cycles, CancellationToken cancellation)
    {
        bool alive = true;
        while (alive && (_cycle < cycles || _nodes.Any(node => node.IsBusy)))
        {
            if (_cycle % CheckInterval == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            for (int node = 0; node < _nodes.Length; node++)
            {
                SetReady(node);
                Inject(node, asks: _cycle < cycles);
            }

            foreach (ref readonly NocDelivery delivery in _mesh.Step())
            {
                _lastArrival = _cycle;
                Arrive(delivery);
            }

            _cycle++;
            alive = _cycle - _lastArrival < _options.Patience && _tracker.ErrorCount == 0;
        }

        List<string> errors = [.. _tracker.Errors];
        if (_tracker.ErrorCount == 0 && !alive)
        {
            errors.Add(
                $"deadlock: no flit arrived from cycle {_lastArrival} on, with {_mesh.InFlight} in the mesh and "
                + $"{_nodes.Sum(node => node.Open)} reads open");
        }
        else if (_tracker.UnderWay > 0 || _mesh.InFlight > 0)
        {
            errors.Add($"{_tracker.UnderWay} packets never arrived, {_mesh.InFlight} flits are left in the mesh");
        }

        return new SoakOutcome(_tracker.Flits, _tracker.FlitHops, _cycle, errors);
    }

    private void SetReady(int index)
    {
        StormNode node = _nodes[index];
        if (_options.StallResponses && _random.Next(StallChance) == 0)
        {
            node.TakesResponses = !node.TakesResponses;
        }

        // A request that has begun to arrive has its place already.
        uint ready = 0;
        for (int channel = 0; channel < _channels; channel++)
        {
            bool takes = channel == ResponseChannel && _channels > 1
                ? node.TakesResponses
                : node.Arriving[channel] || node.Held < _options.Queue;
            ready |= takes ? 1u << channel : 0;
        }

        _mesh.SetReady(index, ready);
    }

    private void Inject(int index, bool asks)
    {
        StormNode node = _nodes[index];
        if (!node.Response.IsActive
            && node.Queue.TryPeek(out Request request)
            && request.Ready <= _cycle
            && !(_channels == 1 && node.Request.IsActive))
        {
            node.Queue.Dequeue();
            node.Held--;
            uint head = ResponseHead | (request.Words > 1 ? BurstRead : 0) | ((uint)(request.Words - 1) << LengthBit);
            int length = RequestFlits + request.Words;
            node.Response.Begin(
                _tracker.Begin(index, request.From, ResponseChannel, _cycle, length, head), ResponseChannel, length);
        }

        if (asks
            && !node.Request.IsActive
            && node.Open < _options.Outstanding
            && !(_channels == 1 && node.Response.IsActive))
        {
            int channel = node.NextChannel++ % Math.Max(1, _channels - 1);
            int words = 1 + _random.Next(_options.MaxBurst);
            uint head = RequestHead | (words > 1 ? BurstRead : 0) | ((uint)(words - 1) << LengthBit);
            int packet = _tracker.Begin(index, _random.Next(_nodes.Length), channel, _cycle, RequestFlits, head);
            node.Request.Begin(packet, channel, RequestFlits);
            node.Open++;
        }

        // One flit per cycle; where both could go, in turn.
        (PacketCursor first, PacketCursor second) = node.ResponseFirst
            ? (node.Response, node.Request)
            : (node.Request, node.Response);
        if (first.TrySend(_mesh, _tracker, index) || second.TrySend(_mesh, _tracker, index))
        {
            node.ResponseFirst = !node.ResponseFirst;
        }
    }

    private void Arrive(in NocDelivery delivery)
    {
        StormNode node = _nodes[delivery.Node];
        bool isHead = (delivery.Flit & TrafficFlit.Head) != 0;
        bool isResponse =
            _channels > 1
                ? delivery.Channel == ResponseChannel
                : isHead && (delivery.Flit & ResponseHead) == ResponseHead;
        if (isHead && !isResponse)
        {
            node.Arriving[delivery.Channel] = true;
            node.Held++;
        }

        if (!_tracker.Arrive(delivery, out PacketTracker.Packet packet))
        {
            return;
        }

        if ((packet.Head & ResponseHead) == ResponseHead)
        {
            node.Open--;
            Answered++;
        }
        else
        {
            node.Arriving[delivery.Channel] = false;
            int words = 1 + (int)(packet.Head >> LengthBit);
            node.Queue.Enqueue(new Request(packet.Source, words, _cycle + 1 + _random.Next(_options.MaxDelay)));
        }
    }
}
