using Hdl.Core.Parameters;
using Hdl.Noc.NocMesh.Measurement;
using Hdl.Noc.NocMesh.Traffic;
using Hdl.Noc.NocMesh.Verification;
using Hdl.Noc.NocRouter;

namespace Hdl.Noc.Tests.NocMesh;

public sealed class SoakTests
{
    private static readonly MeshSize Size = new(3, 3, 2);

    public static TheoryData<Fault, int, int> Faults
    {
        get
        {
            var data = new TheoryData<Fault, int, int>();
            foreach (Fault fault in Enum.GetValues<Fault>().Where(fault => fault != Fault.None))
            {
                data.Add(fault, 1, 501);
                // Packets of several flits are not swapped by exchanging one.
                if (fault != Fault.Swapped)
                {
                    data.Add(fault, 3, 700);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void One_flit_gone_wrong_is_found(Fault fault, int length, int when)
    {
        SoakOutcome outcome = Soak(new FaultyMesh(Mesh(2, NocPipeline.OneStage), fault, when), length);

        Assert.NotEmpty(outcome.Errors);
    }

    [Fact]
    public void Every_bit_of_a_flit_is_checked()
    {
        // The fault changes the bit of its own number, modulo 32.
        Assert.All(
            Enumerable.Range(640, 32),
            when => Assert.NotEmpty(
                Soak(new FaultyMesh(Mesh(2, NocPipeline.OneStage), Fault.DataBit, when), 1).Errors));
    }

    [Fact]
    public void The_messages_say_what_happened()
    {
        string First(Fault fault) => Soak(new FaultyMesh(Mesh(2, NocPipeline.OneStage), fault, 501), 1).Errors[0];

        Assert.Contains("came twice", First(Fault.Doubled));
        Assert.Contains("before 1 older packets", First(Fault.Swapped));
        Assert.Contains("before 1 older packets", First(Fault.Lost));
        Assert.Contains("is for node", First(Fault.OtherNode));
        Assert.Contains("came twice or was changed", First(Fault.KindBit));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_mesh_without_a_fault_passes(int length)
    {
        SoakOutcome outcome = Soak(new FaultyMesh(Mesh(2, NocPipeline.TwoStage), Fault.None, 0), length);

        Assert.Empty(outcome.Errors);
        Assert.True(outcome.FlitHops >= 10_000);
    }

    [Fact]
    public void All_patterns_pass_in_meshes_of_random_parameters()
    {
        for (int trial = 0; trial < 15; trial++)
        {
            (SoakOutcome outcome, string what) = NocTrafficSoak.Trial(11, trial, 20_000, CancellationToken.None);

            Assert.True(outcome.Errors.Count == 0, $"{what}: {string.Join('\n', outcome.Errors)}");
            Assert.True(outcome.FlitHops > 5_000, what);
        }
    }

    [Theory]
    [InlineData(2, NocPipeline.OneStage, NocFlow.ValidReady)]
    [InlineData(2, NocPipeline.TwoStage, NocFlow.Credit)]
    [InlineData(3, NocPipeline.OneStage, NocFlow.Credit)]
    [InlineData(4, NocPipeline.TwoStage, NocFlow.ValidReady)]
    public void A_storm_of_reads_is_answered(int channels, NocPipeline pipeline, NocFlow flow)
    {
        var storm = new ReadStorm(
            new NocConfiguration(Size, channels, 4, pipeline, flow).Simulator(), new ReadStormOptions(), 1);

        SoakOutcome outcome = storm.Run(20_000, CancellationToken.None);

        Assert.Empty(outcome.Errors);
        Assert.True(storm.Answered > 500, $"{storm.Answered}");
    }

    [Fact]
    public void With_one_channel_the_storm_comes_to_a_halt_which_is_found()
    {
        SoakOutcome outcome = new ReadStorm(Mesh(1, NocPipeline.OneStage), new ReadStormOptions(), 1).Run(
            100_000, CancellationToken.None);

        Assert.Contains("deadlock", Assert.Single(outcome.Errors));
    }

    [Fact]
    public void With_one_channel_it_goes_on_where_responders_always_take_requests()
    {
        var storm = new ReadStorm(
            Mesh(1, NocPipeline.OneStage), new ReadStormOptions { Queue = 1000, Outstanding = 8 }, 1);

        Assert.Empty(storm.Run(20_000, CancellationToken.None).Errors);
        Assert.True(storm.Answered > 500);
    }

    [Fact]
    public void A_storm_finds_flits_gone_wrong()
    {
        Assert.All(
            [Fault.Lost, Fault.Doubled, Fault.DataBit],
            fault =>
                Assert.NotEmpty(
                    new ReadStorm(new FaultyMesh(Mesh(2, NocPipeline.OneStage), fault, 500), new ReadStormOptions(), 1)
                        .Run(5000, CancellationToken.None)
                        .Errors));
    }

    private static INocSimulator Mesh(int channels, NocPipeline pipeline) =>
        new NocConfiguration(Size, channels, 4, pipeline, NocFlow.ValidReady).Simulator();

    private static SoakOutcome Soak(INocSimulator mesh, int length)
    {
        TrafficPattern pattern = PermutationTraffic.BitComplement(Size);
        PacketSource[] sources =
        [
            .. Enumerable.Range(0, Size.Nodes).Select(node => new BernoulliSource(pattern, node, 0.3, length, 4)),
        ];
        return new TrafficSoak(mesh, sources, 0.7, 2).Run(10_000, CancellationToken.None);
    }
}
