using Hdl.Noc.NocMesh.Traffic;

namespace Hdl.Noc.NocMesh.Measurement;

/// <summary>
/// Measures a mesh at one load. A point is saturated where the window's packets do not all arrive within the drain
/// limit; and, without draining it, where less was handed over in the window than created by more than 5 % and by more
/// than four standard deviations of a count of that size. Every flit is checked on arrival.
/// </summary>
public static class NocMeasurement
{
    private const int Batches = 20;
    private const double Shortfall = 0.05;
    private const double Deviations = 4;
    private const int CancellationInterval = 1024;

    /// <summary>Runs the three phases.</summary>
    /// <param name="configuration">What the mesh is, for the result.</param>
    /// <param name="mesh">A mesh after reset.</param>
    /// <param name="source">A fresh source for each node.</param>
    /// <param name="load">What the sources offer; null for a trace, whose packets are drained whatever their
    /// rate.</param>
    /// <param name="options">The phases.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InvalidOperationException">A flit was lost, doubled, changed or came out of order.</exception>
    public static NocPoint Run(
        NocConfiguration configuration, INocSimulator mesh, Func<int, PacketSource> source, double? load,
        MeasurementOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mesh);
        ArgumentNullException.ThrowIfNull(options);
        var run = new Phases(mesh, source, options);
        run.Until(options.WarmUp, cancellation);
        (long packetsBefore, long flitsBefore) = run.Injector.Created(run.Cycle);
        long end = options.WarmUp + (long)options.Window;
        long handedOver = run.Tracker.Flits;
        run.Until(end, cancellation);
        handedOver = run.Tracker.Flits - handedOver;
        (long packets, long flits) = run.Injector.Created(end);
        double waiting = flits - run.Injector.Entered;
        (packets, flits) = (packets - packetsBefore, flits - flitsBefore);

        double missing = flits - handedOver;
        bool saturated = load is not null && missing > Shortfall * flits && missing > Deviations * Math.Sqrt(flits);
        saturated = saturated || !run.Drain(packets, end + options.DrainLimit, cancellation);
        double nodeCycles = (double)mesh.Size.Nodes * options.Window;
        return new NocPoint
        {
            Configuration = configuration,
            Load = load,
            Offered = flits / nodeCycles,
            Accepted = handedOver / nodeCycles,
            Saturated = saturated,
            Latency = saturated || packets == 0 ? null : run.Latency,
            HalfWidth = saturated ? null : run.Means.HalfWidth(),
            Waiting = waiting / mesh.Size.Nodes,
            Cycles = run.Cycle,
        };
    }

    private sealed class Phases
    {
        private readonly INocSimulator _mesh;
        private readonly MeasurementOptions _options;

        public Phases(INocSimulator mesh, Func<int, PacketSource> source, MeasurementOptions options)
        {
            _mesh = mesh;
            _options = options;
            Tracker = new PacketTracker(mesh);
            Injector = new Injector(mesh, Tracker, [.. Enumerable.Range(0, mesh.Size.Nodes).Select(source)]);
        }

        public PacketTracker Tracker { get; }

        public Injector Injector { get; }

        public LatencyHistogram Latency { get; } = new();

        public BatchMeans Means { get; } = new(Batches);

        public long Cycle { get; private set; }

        public void Until(long cycle, CancellationToken cancellation)
        {
            while (Cycle < cycle)
            {
                Step(cancellation);
            }
        }

        /// <summary>
        /// Goes on until so many packets of the window have arrived; false where the limit comes first.
        /// </summary>
        public bool Drain(long packets, long limit, CancellationToken cancellation)
        {
            while (Latency.Count < packets && Cycle < limit)
            {
                Step(cancellation);
            }

            return Latency.Count == packets;
        }

        private void Step(CancellationToken cancellation)
        {
            if (Cycle % CancellationInterval == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            Injector.Inject(Cycle);
            foreach (ref readonly NocDelivery delivery in _mesh.Step())
            {
                if (Tracker.Arrive(delivery, out PacketTracker.Packet packet))
                {
                    Count(packet.Created - _options.WarmUp, (int)(Cycle - packet.Created));
                }
            }

            if (Tracker.ErrorCount > 0)
            {
                throw new InvalidOperationException($"cycle {Cycle}: {Tracker.Errors[0]}");
            }

            Cycle++;
        }

        private void Count(long sinceStart, int latency)
        {
            if (sinceStart >= 0 && sinceStart < _options.Window)
            {
                Latency.Add(latency);
                Means.Add((int)(sinceStart * Batches / _options.Window), latency);
            }
        }
    }
}
