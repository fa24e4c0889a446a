using Hdl.Core.Numerics;
using Hdl.Noc.NocMesh.Traffic;

namespace Hdl.Noc.NocMesh.Verification;

/// <summary>What a soak found.</summary>
/// <param name="Flits">Flits that arrived as they should.</param>
/// <param name="FlitHops">Links between routers that they passed.</param>
/// <param name="Cycles">Cycles simulated.</param>
/// <param name="Errors">Everything wrong, the first few in words; empty where all is well.</param>
public sealed record SoakOutcome(long Flits, long FlitHops, long Cycles, IReadOnlyList<string> Errors);

/// <summary>
/// Sends traffic through a mesh whose consumers stall at random, and checks that every flit arrives exactly once,
/// unchanged, in order within (source, destination, virtual channel); at the end the mesh must run empty.
/// </summary>
/// <param name="mesh">A mesh after reset.</param>
/// <param name="sources">A source for each node.</param>
/// <param name="readiness">Share of the time that a consumer takes flits of a channel, more than 0 and at most
/// 1.</param>
/// <param name="seed">What the stalls are drawn from.</param>
public sealed class TrafficSoak(INocSimulator mesh, IReadOnlyList<PacketSource> sources, double readiness, ulong seed)
{
    private const int CheckInterval = 1024;
    private const int MeanStall = 8;

    // Nothing that arrives for so long is a deadlock: with everybody ready, a packet needs some hundred cycles at most.
    private const int Patience = 20_000;

    private readonly PacketTracker _tracker = new(mesh);
    private CounterRandom _random = new(seed, 1, 0);
    private long _cycle;
    private long _lastArrival;

    /// <summary>Runs for some flit-hops, then lets the mesh run empty.</summary>
    /// <param name="flitHops">How many, at least.</param>
    /// <param name="cancellation">Ends it.</param>
    public SoakOutcome Run(long flitHops, CancellationToken cancellation)
    {
        var injector = new Injector(mesh, _tracker, sources);
        // A pattern that crosses no link, and a trace, end by the number of cycles.
        long most = Math.Max(10_000, 4 * flitHops / mesh.Size.Nodes);
        while (_tracker.FlitHops < flitHops && _cycle < most && Goes(cancellation))
        {
            DrawStalls();
            injector.Inject(_cycle);
            Step();
        }

        for (int node = 0; node < mesh.Size.Nodes; node++)
        {
            mesh.SetReady(node, uint.MaxValue);
        }

        // Packets that have begun are sent to their end, no others.
        while ((injector.Busy || mesh.InFlight > 0) && Goes(cancellation))
        {
            injector.Finish();
            Step();
        }

        List<string> errors = [.. _tracker.Errors];
        if (_tracker.ErrorCount > errors.Count)
        {
            errors.Add($"{_tracker.ErrorCount - errors.Count} more wrong flits");
        }

        if (injector.Busy || mesh.InFlight > 0)
        {
            errors.Add(
                $"cycle {_cycle}: no flit arrived for {Patience} cycles, with {mesh.InFlight} in the mesh: a "
                + $"deadlock, or flits out of nowhere");
        }

        if (_tracker.UnderWay > 0)
        {
            errors.Add($"{_tracker.UnderWay} packets never arrived");
        }

        return new SoakOutcome(_tracker.Flits, _tracker.FlitHops, _cycle, errors);
    }

    private bool Goes(CancellationToken cancellation)
    {
        if (_cycle % CheckInterval == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return _cycle - _lastArrival < Patience && _tracker.ErrorCount == 0;
    }

    private void DrawStalls()
    {
        for (int node = 0; node < mesh.Size.Nodes; node++)
        {
            if (_random.Next(MeanStall) != 0)
            {
                continue;
            }

            uint ready = 0;
            for (int channel = 0; channel < mesh.VirtualChannels; channel++)
            {
                ready |= PacketSource.Happens(PacketSource.Threshold(readiness), ref _random) ? 1u << channel : 0;
            }

            mesh.SetReady(node, ready);
        }
    }

    private void Step()
    {
        foreach (ref readonly NocDelivery delivery in mesh.Step())
        {
            _tracker.Arrive(delivery, out _);
            _lastArrival = _cycle;
        }

        _cycle++;
    }
}
