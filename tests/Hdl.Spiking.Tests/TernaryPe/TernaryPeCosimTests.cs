using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Processes;
using Hdl.Cosim;
using Hdl.Cosim.Mutation;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.Tests.TernaryPe;

public sealed class TernaryPeCosimTests
{
    private static readonly TernaryPeGenerator Target = new();
    private static readonly TernaryPeParameters Keep = new() { Dynamics = new() { Membrane = Membrane.Persistent } };

    private static readonly Dictionary<string, TernaryPeParameters> Matrix = new()
    {
        ["default"] = new(),
        ["count"] = new() { Datapath = Datapath.Count },
        ["lanes 8"] = new() { Lanes = 8 },
        ["count, lanes 8"] = new() { Datapath = Datapath.Count, Lanes = 8 },
        ["leak"] = Keep with { Dynamics = Keep.Dynamics with { Reset = MembraneReset.Subtract, LeakShift = 4 } },
        ["narrowest"] = new() { Widths = new() { PotentialWidth = 2, ScaleWidth = 1 } },
        ["narrowest, wrap"] = new() { Widths = new() { PotentialWidth = 2, ScaleWidth = 1 }, Overflow = Overflow.Wrap },
        ["widest"] = new() { Widths = new() { PotentialWidth = 32, ScaleWidth = 16 }, Lanes = 32 },
        ["wrap"] = new() { Widths = new() { PotentialWidth = 11 }, Overflow = Overflow.Wrap, Lanes = 2 },
        ["saturate, keep"] = Keep with
        {
            Widths = new() { PotentialWidth = 10 },
            Dynamics = Keep.Dynamics with { Reset = MembraneReset.Subtract },
        },
        ["wrap, keep, zero, leak"] = Keep with
        {
            Widths = new() { PotentialWidth = 10 },
            Overflow = Overflow.Wrap,
            Dynamics = Keep.Dynamics with { LeakShift = 15 },
        },
        ["wrap, keep, subtract"] = Keep with
        {
            Widths = new() { PotentialWidth = 10 },
            Overflow = Overflow.Wrap,
            Dynamics = Keep.Dynamics with { Reset = MembraneReset.Subtract },
            Lanes = 2,
        },
        ["shared by 3"] = new() { Widths = new() { PotentialWidth = 12 }, Contexts = 3, Lanes = 2 },
        ["shared by 4, keep"] = Keep with
        {
            Widths = new() { PotentialWidth = 12 },
            Contexts = 4,
            Dynamics = Keep.Dynamics with { Reset = MembraneReset.Subtract, LeakShift = 1 },
        },
        ["count, shared by 5"] = new() { Datapath = Datapath.Count, Inputs = 3, Contexts = 5 },
        ["count of one input"] = new() { Datapath = Datapath.Count, Inputs = 1 },
    };

    public static TheoryData<string> Names() => [.. Matrix.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_clean_in_all_tools_and_agrees_with_its_golden_model_cycle_by_cycle(string name)
    {
        TernaryPeParameters parameters = Matrix[name];
        await TargetChecks.LintsAsync(TargetChecks.Generate(Target, parameters));
        CosimReport report = await TargetChecks.CosimulateAsync(Target, parameters);
        Assert.True(report.Passed, report.Failure?.ToString());
        Assert.True(report.Transactions > 4000);
    }

    [Theory]
    [InlineData("default")]
    [InlineData("count, shared by 5")]
    public async Task With_a_synchronous_reset_it_is_clean_and_agrees_too(string name)
    {
        HdlParameters parameters = BlockBench.WithReset(Matrix[name], ResetStyle.SyncHigh);
        await TargetChecks.LintsAsync(TargetChecks.Generate(Target, parameters));
        CosimReport report = await TargetChecks.CosimulateAsync(Target, parameters, seed: 2);
        Assert.True(report.Passed, report.Failure?.ToString());
    }

    [Theory]
    [InlineData("default")]
    [InlineData("count")]
    [InlineData("lanes 8")]
    [InlineData("saturate, keep")]
    [InlineData("shared by 3")]
    public async Task The_scenarios_find_95_of_100_faults(string name)
    {
        TernaryPeParameters parameters = Matrix[name];
        var job = new CosimJob(
            Target.Name,
            TargetChecks.Generate(Target, parameters),
            () => new TernaryPeGolden(parameters),
            [.. ((ITarget)Target).CreateScenarios(parameters, new ScenarioOptions())]);
        MutationReport report = await new MutationRunner(new CliWrapProcessRunner())
            .RunAsync(job, new MutationOptions());
        Assert.Null(report.Baseline);
        Assert.True(report.Total >= 40, $"{report.Total} faults");
        Assert.True(
            report.KilledShare >= 0.95,
            $"{report.KilledShare:P1} of {report.Total}; alive:\n{string.Join('\n', report.Survivors)}");
    }
}
