using Hdl.Core.Numerics;

namespace Hdl.Noc.NocMesh.Traffic;

/// <summary>
/// The packets of one node in the order of their creation, behind an infinite queue. The queue takes no memory: what is
/// created is a function of the seed or of the trace alone, so that a packet is worked out when the one before it has
/// left.
/// </summary>
public abstract class PacketSource
{
    /// <summary>No packet comes any more.</summary>
    public const long Never = long.MaxValue;

    private const int ProbabilityBits = 53;

    /// <summary>
    /// Cycle in which the oldest packet of the queue was, or the next will be, created; <see cref="Never"/> for none.
    /// </summary>
    public long Created { get; protected set; } = Never;

    /// <summary>Node that packet goes to.</summary>
    public int Destination { get; protected set; }

    /// <summary>Flits of that packet, 1 or more.</summary>
    public int Length { get; protected set; }

    /// <summary>The packet has left the queue.</summary>
    public abstract void Next();

    /// <summary>The packets that were created before a cycle and are in the queue, and their flits.</summary>
    /// <param name="cycle">The cycle.</param>
    public abstract (long Packets, long Flits) Waiting(long cycle);

    /// <summary>A probability as <see cref="Happens"/> takes it.</summary>
    /// <param name="probability">0..1.</param>
    internal static ulong Threshold(double probability) =>
        (ulong)Math.Round(Math.Clamp(probability, 0, 1) * (1UL << ProbabilityBits));

    /// <summary>Draws whether something happens.</summary>
    /// <param name="threshold">See <see cref="Threshold"/>.</param>
    /// <param name="random">The sequence to draw from.</param>
    internal static bool Happens(ulong threshold, ref CounterRandom random) =>
        random.Next() >> (64 - ProbabilityBits) < threshold;
}
/// <summary>In every cycle a packet is created with the same probability: a Bernoulli process.</summary>
public sealed class BernoulliSource : PacketSource
{
    private readonly TrafficPattern _pattern;
    private readonly int _node;
    private readonly ulong _threshold;
    private CounterRandom _random;

    /// <summary>A node's packets.</summary>
    /// <param name="pattern">Where they go.</param>
    /// <param name="node">The node.</param>
    /// <param name="load">Flits per cycle, more than 0 and at most 1.</param>
    /// <param name="length">Flits of a packet, 1 or more.</param>
    /// <param name="seed">What is drawn from, together with the node.</param>
    public BernoulliSource(TrafficPattern pattern, int node, double load, int length, ulong seed)
    {
        _pattern = pattern;
        _node = node;
        // A load too small for a single packet in 2^53 cycles would be waited for without end.
        _threshold = Math.Max(1, Threshold(load / length));
        _random = new CounterRandom(seed, 0, (ulong)node);
        Length = length;
        Created = -1;
        Next();
    }

    /// <inheritdoc/>
    public override void Next()
    {
        do
        {
            Created++;
        }
        while (!Happens(_threshold, ref _random));
        Destination = _pattern.Destination(_node, ref _random);
    }

    /// <inheritdoc/>
    public override (long Packets, long Flits) Waiting(long cycle)
    {
        // The same draws again, on a copy.
        CounterRandom random = _random;
        long packets = 0;
        for (long created = Created; created < cycle;)
        {
            packets++;
            do
            {
                created++;
            }
            while (created < cycle && !Happens(_threshold, ref random));
            _ = _pattern.Destination(_node, ref random);
        }

        return (packets, packets * Length);
    }
}

/// <summary>The packets that a trace gives a node.</summary>
public sealed class TraceSource : PacketSource
{
    private readonly IReadOnlyList<TraceEntry> _entries;
    private int _next;

    /// <summary>A node's packets.</summary>
    /// <param name="entries">Those of this node, cycles ascending.</param>
    public TraceSource(IReadOnlyList<TraceEntry> entries)
    {
        _entries = entries;
        Next();
    }

    /// <inheritdoc/>
    public override void Next()
    {
        if (_next == _entries.Count)
        {
            Created = Never;
            return;
        }

        TraceEntry entry = _entries[_next++];
        (Created, Destination, Length) = (entry.Cycle, entry.Destination, entry.Length);
    }

    /// <inheritdoc/>
    public override (long Packets, long Flits) Waiting(long cycle)
    {
        long packets = 0;
        long flits = 0;
        for (
            int i = Created == Never ? _entries.Count : _next - 1; i < _entries.Count && _entries[i].Cycle < cycle; i++)
        {
            packets++;
            flits += _entries[i].Length;
        }

        return (packets, flits);
    }
}
