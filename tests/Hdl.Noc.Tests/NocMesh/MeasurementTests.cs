using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Noc.NocMesh.Measurement;
using Hdl.Noc.NocMesh.Traffic;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.Tests.NocMesh;

public sealed class MeasurementTests
{
    private static readonly MeshSize Cube = new(4, 4, 4);

    [Theory]
    [InlineData(1, NocPipeline.OneStage, NocFlow.ValidReady, 1)]
    [InlineData(1, NocPipeline.TwoStage, NocFlow.ValidReady, 1)]
    [InlineData(2, NocPipeline.OneStage, NocFlow.Credit, 1)]
    [InlineData(4, NocPipeline.TwoStage, NocFlow.Credit, 1)]
    public void A_lone_flit_takes_the_routers_on_its_way(int channels, NocPipeline pipeline, NocFlow flow, int length)
    {
        var size = new MeshSize(3, 2, 4);
        var configuration = new NocConfiguration(size, channels, 4, pipeline, flow);
        for (int source = 0; source < size.Nodes; source += 5)
        {
            for (int destination = 0; destination < size.Nodes; destination++)
            {
                int routers = size.RoutersBetween(source, destination);
                Assert.Equal(
                    (routers * configuration.CyclesPerRouter) + length - 1,
                    LatencyOfOne(configuration, source, destination, length));
            }
        }
    }

    [Theory]
    [InlineData(1, NocPipeline.OneStage, NocFlow.ValidReady, 8)]
    [InlineData(3, NocPipeline.TwoStage, NocFlow.ValidReady, 8)]
    [InlineData(2, NocPipeline.OneStage, NocFlow.Credit, 8)]
    public void Registered_links_take_a_cycle_each_and_leave_no_gap(
        int channels, NocPipeline pipeline, NocFlow flow, int length)
    {
        var size = new MeshSize(3, 2, 4);
        var configuration = new NocConfiguration(size, channels, 4, pipeline, flow, RegisteredLinks: true);
        for (int destination = 0; destination < size.Nodes; destination++)
        {
            int routers = size.RoutersBetween(5, destination);
            int expected = (routers * configuration.CyclesPerRouter) + routers - 1 + length - 1;
            Assert.Equal(expected, LatencyOfOne(configuration, 5, destination, length));
        }
    }

    [Fact]
    public void The_last_flit_of_a_lone_packet_follows_the_first_without_a_gap()
    {
        var configuration = new NocConfiguration(Cube, 2, 4, NocPipeline.OneStage, NocFlow.ValidReady);

        Assert.Equal(10 + 8 - 1, LatencyOfOne(configuration, 0, 63, 8));
    }

    [Theory]
    [InlineData(TrafficKind.Uniform)]
    [InlineData(TrafficKind.Transpose)]
    [InlineData(TrafficKind.BitComplement)]
    [InlineData(TrafficKind.Neighbour)]
    public void Latency_at_little_load_is_that_of_the_way(TrafficKind kind)
    {
        TrafficPattern pattern = TrafficPattern.Create(kind, Cube);
        NocPoint point = Measure(pattern, 0.01, window: 8000);

        Assert.False(point.Saturated);
        Assert.InRange(point.Latency!.Mean, pattern.MeanRouters() - 0.15, pattern.MeanRouters() + 0.25);
        Assert.InRange(point.HalfWidth!.Value, 0, 0.2);
        Assert.Equal(point.Latency.Count / (64.0 * 8000), point.Offered, 9);
    }

    [Fact]
    public void What_is_offered_below_saturation_is_accepted_and_beyond_it_latency_is_not_given()
    {
        var pattern = new UniformTraffic(Cube);
        NocPoint below = Measure(pattern, 0.4, window: 3000);
        NocPoint beyond = Measure(pattern, 1, window: 3000);

        Assert.False(below.Saturated);
        Assert.InRange(below.Offered, 0.39, 0.41);
        Assert.InRange(below.Accepted, 0.39, 0.41);
        Assert.True(below.Latency!.Mean > pattern.MeanRouters());
        Assert.True(beyond.Saturated);
        Assert.Null(beyond.Latency);
        Assert.Equal(1, beyond.Offered, 9);
        Assert.InRange(beyond.Accepted, 0.5, 0.7);
        // What is created and neither handed over nor in a buffer waits.
        Assert.InRange(beyond.Waiting, 0.25 * 3500, 0.5 * 3500);
    }

    [Fact]
    public void More_packets_than_can_be_drained_in_time_are_saturation()
    {
        NocPoint point = Run(
            new UniformTraffic(Cube),
            0.3,
            new MeasurementOptions
            {
                WarmUp = 100,
                Window = 1000,
                DrainLimit = 2,
            });

        Assert.True(point.Saturated);
    }

    [Fact]
    public void The_figures_do_not_depend_on_threads_but_on_the_seed()
    {
        NocSweep sweep = new()
        {
            Configurations =
            [
                new(new MeshSize(3, 3, 2), 1, 2, NocPipeline.OneStage, NocFlow.ValidReady),
                new(new MeshSize(3, 3, 2), 2, 4, NocPipeline.TwoStage, NocFlow.Credit),
            ],
            Loads = [0.1, 0.5],
            Pattern = new UniformTraffic(new MeshSize(3, 3, 2)),
            PacketLength = 3,
            Threads = 1,
            Options = new MeasurementOptions { WarmUp = 100, Window = 500 },
        };
        string Text(NocSweep asked) => NocSweepCsv.Text(asked.Run(null, CancellationToken.None));
        string one = Text(sweep);

        Assert.Equal(one, Text(sweep with { Threads = 4 }));
        Assert.NotEqual(one, Text(sweep with { Seed = 2 }));
        Assert.Equal(5, one.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_trace_is_sent_as_it_stands()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "0,0,63\n0,63,0,4\n5,0,0\n");
        TrafficTrace trace = TrafficTrace.Read(path, Cube);
        File.Delete(path);
        NocSweep sweep = new() { Configurations = [Plain], Loads = [], Pattern = null, Trace = trace };

        NocPoint point = Assert.Single(sweep.Run(null, CancellationToken.None));

        Assert.Equal((3, 13, 1), (point.Latency!.Count, point.Latency.Max, point.Latency.Quantile(0.01)));
        Assert.Equal(6 / (64.0 * 6), point.Offered, 9);
    }

    [Fact]
    public void Quantiles_are_those_of_the_sorted_latencies()
    {
        var histogram = new LatencyHistogram();
        var random = new CounterRandom(3, 0, 0);
        List<int> all = [];
        for (int i = 0; i < 999; i++)
        {
            int latency = random.Next(random.Next(2) == 0 ? 20 : 3000);
            all.Add(latency);
            histogram.Add(latency);
        }

        all.Sort();
        Assert.Equal(all.Average(), histogram.Mean, 9);
        Assert.Equal((all[499], all[989], all[^1]), (histogram.Quantile(0.5), histogram.Quantile(0.99), histogram.Max));
        Assert.Equal((all[0], all[^1]), (histogram.Quantile(1e-9), histogram.Quantile(1)));
    }

    [Fact]
    public void The_interval_of_batch_means_is_that_of_the_textbook()
    {
        // Means 2, 4, 9: deviation sqrt(13), t(2) = 4.303.
        var means = new BatchMeans(5);
        foreach ((int batch, double value) in new[] { (0, 1.0), (0, 3.0), (2, 4.0), (4, 9.0) })
        {
            means.Add(batch, value);
        }

        Assert.Equal(4.303 * Math.Sqrt(13.0 / 3), means.HalfWidth()!.Value, 6);
        Assert.Null(new BatchMeans(5).HalfWidth());
    }

    [Fact]
    public void Ninety_five_of_a_hundred_intervals_hold_the_mean()
    {
        const int trials = 2000;
        var random = new CounterRandom(7, 0, 0);
        int holding = 0;
        for (int trial = 0; trial < trials; trial++)
        {
            var means = new BatchMeans(20);
            double sum = 0;
            for (int i = 0; i < 20 * 25; i++)
            {
                double value = random.NextSigned();
                means.Add(i / 25, value);
                sum += value;
            }

            holding += Math.Abs(sum / 500) <= means.HalfWidth() ? 1 : 0;
        }

        // Five standard deviations of the count.
        Assert.InRange(holding, (0.95 * trials) - 49, (0.95 * trials) + 49);
    }

    private static NocConfiguration Plain => new(Cube, 1, 4, NocPipeline.OneStage, NocFlow.ValidReady);

    private static NocPoint Measure(TrafficPattern pattern, double load, int window) =>
        Run(pattern, load, new MeasurementOptions { WarmUp = 500, Window = window });

    private static NocPoint Run(TrafficPattern pattern, double load, MeasurementOptions options) =>
        NocMeasurement.Run(
            Plain, Plain.Simulator(), node => new BernoulliSource(pattern, node, load, 1, 1), load, options,
            CancellationToken.None);

    private static int LatencyOfOne(NocConfiguration configuration, int source, int destination, int length)
    {
        INocSimulator mesh = configuration.Simulator();
        NocPoint point = NocMeasurement.Run(
            configuration,
            mesh,
            node => new TraceSource(node == source ? [new TraceEntry(3, source, destination, length)] : []),
            null,
            new MeasurementOptions { WarmUp = 0, Window = 10, DrainLimit = 200 },
            CancellationToken.None);
        Assert.Equal(1, point.Latency!.Count);
        return point.Latency.Max;
    }
}
