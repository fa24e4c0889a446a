using System.Globalization;
using System.Runtime.ExceptionServices;
using Hdl.Core.Golden;
using Hdl.Noc.NocMesh.Traffic;

namespace Hdl.Noc.NocMesh.Measurement;

/// <summary>
/// Measures meshes at loads. Points do not depend on each other: they run side by side and come out in their order, the
/// same for any number of threads.
/// </summary>
public sealed record NocSweep
{
    /// <summary>The meshes, all of one size.</summary>
    public required IReadOnlyList<NocConfiguration> Configurations { get; init; }

    /// <summary>Flits per node and cycle, each more than 0 and at most 1; not used with a trace.</summary>
    public required IReadOnlyList<double> Loads { get; init; }

    /// <summary>Where packets go; null with a trace.</summary>
    public required TrafficPattern? Pattern { get; init; }

    /// <summary>Packets instead of a pattern; null for none.</summary>
    public TrafficTrace? Trace { get; init; }

    /// <summary>Flits of a packet of the pattern.</summary>
    public int PacketLength { get; init; } = 1;

    /// <summary>What everything random is drawn from.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The phases; of a trace, the window is the trace.</summary>
    public MeasurementOptions Options { get; init; } = new();

    /// <summary>Measures every mesh at every load.</summary>
    /// <param name="progress">Told of each point as it is finished, from any thread, one at a time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Configurations in their order, loads ascending within each.</returns>
    public IReadOnlyList<NocPoint> Run(Action<NocPoint>? progress, CancellationToken cancellation)
    {
        (NocConfiguration Configuration, double? Load)[] work =
        [
            .. from configuration in Configurations
               from load in Points
               select (configuration, load),
        ];
        var points = new NocPoint[work.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = cancellation };
        object one = new();
        try
        {
            Parallel.For(0, work.Length, parallel, index =>
            {
                (NocConfiguration configuration, double? load) = work[index];
                NocPoint point = Measure(configuration, configuration.Simulator(), load, cancellation);
                points[index] = point;
                lock (one)
                {
                    progress?.Invoke(point);
                }
            });
        }
        catch (AggregateException failure)
        {
            cancellation.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(failure.InnerExceptions[0]);
        }

        return points;
    }

    /// <summary>
    /// What the traffic of one mesh does at its ports, a scenario a load, for the RTL to go through: the same packets
    /// in the same cycles as in <see cref="Run"/>, warm-up and drain included. Named <c>load-0.3</c>, or <c>trace</c>.
    /// </summary>
    /// <param name="configuration">The mesh.</param>
    /// <param name="recorded">Told of each point, with the flits that were handed over, before its scenario is
    /// used.</param>
    /// <param name="cancellation">Ends it.</param>
    public IEnumerable<Scenario> Record(
        NocConfiguration configuration, Action<NocPoint, long> recorded, CancellationToken cancellation)
    {
        foreach (double? load in Points)
        {
            var mesh = new RecordingSimulator(configuration.Parameters);
            NocPoint point = Measure(configuration, mesh, load, cancellation);
            recorded(point, mesh.Delivered);
            string name = load is null ? "trace" : string.Create(CultureInfo.InvariantCulture, $"load-{load:0.###}");
            yield return new Scenario(name, [new Phase { Cycles = mesh.Cycles }]);
        }
    }

    private IReadOnlyList<double?> Points => Trace is null ? [.. Loads.Order().Select(load => (double?)load)] : [null];

    private NocPoint Measure(
        NocConfiguration configuration, INocSimulator mesh, double? load, CancellationToken cancellation) =>
        Trace is null
            ? NocMeasurement.Run(
                configuration, mesh, node => new BernoulliSource(Pattern!, node, load!.Value, PacketLength, Seed), load,
                Options, cancellation)
            : NocMeasurement.Run(
                configuration,
                mesh,
                Trace.Source,
                null,
                Options with
                {
                    WarmUp = 0,
                    Window = (int)Trace.Cycles,
                },
                cancellation);
}
