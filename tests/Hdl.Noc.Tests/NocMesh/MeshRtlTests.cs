using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Cosim;
using Hdl.Cosim.Mutation;
using Hdl.Flows;
using Hdl.Noc.NocMesh;

namespace Hdl.Noc.Tests.NocMesh;

/// <summary>The emitted mesh: clean, cycle by cycle as the simulator, and its bench finds faults.</summary>
public sealed class MeshRtlTests
{
    private static readonly NocMeshGenerator Target = new();

    // With the reset that they have all presets are tried as those of every target are.
    public static TheoryData<string, ResetStyle> Presets => new()
    {
        { "two-stage", ResetStyle.SyncHigh },
        { "multicast", ResetStyle.SyncHigh },
        { "line", ResetStyle.SyncLow },
        { "one", ResetStyle.SyncHigh },
    };

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task A_mesh_is_clean_in_all_tools_and_agrees_with_the_simulator_in_every_cycle(
        string preset, ResetStyle reset)
    {
        HdlParameters parameters = Parameters(preset, reset);
        Design design = Generate(parameters);
        LintReport lint = await new LintFlow(new CliWrapProcessRunner()).RunAsync(design);
        Assert.True(lint.Passed, lint.ToString());

        CosimReport report = await new CosimRunner(new CliWrapProcessRunner())
            .RunAsync(Target, parameters, design, new CosimOptions { Seed = 3 });
        Assert.True(report.Passed, report.Failure?.ToString());
        Assert.True(report.Cycles > 3000, $"{report.Cycles} cycles");
    }

    [Fact]
    public async Task The_scenarios_find_95_of_100_faults()
    {
        HdlParameters parameters = Parameters("line", ResetStyle.AsyncLow);
        var job = new CosimJob(
            Target.Name, Generate(parameters), () => ((ITarget)Target).CreateGolden(parameters),
            [.. ((ITarget)Target).CreateScenarios(parameters, new ScenarioOptions())]);

        MutationReport report = await new MutationRunner(new CliWrapProcessRunner())
            .RunAsync(job, new MutationOptions());

        Assert.Null(report.Baseline);
        Assert.True(report.Total >= 200, $"{report.Total} faults");
        Assert.True(
            report.KilledShare >= 0.95,
            $"{report.KilledShare:P1} of {report.Total}; alive:\n{string.Join('\n', report.Survivors)}");
    }

    [Theory]
    [InlineData("3x3x3", 27)]
    [InlineData("8x8x8", 27)]
    [InlineData("8x8x1", 9)]
    [InlineData("2x2x2", 8)]
    [InlineData("1x5x1", 3)]
    [InlineData("1x1x1", 1)]
    public void Routers_of_the_same_ports_are_one_module(string size, int modules)
    {
        Assert.True(MeshSize.TryParse(size, out MeshSize mesh));
        Design design = Generate(new NocMeshParameters { Size = mesh });

        IEnumerable<string> routers = design
            .Files.Select(file => file.Name)
            .Where(name => name.Contains("_router_", StringComparison.Ordinal));
        Assert.Equal(modules, routers.Count(name => name.EndsWith(".v", StringComparison.Ordinal)));
        Assert.Equal(mesh.Nodes, design.Files.Single(file => file.Name == "noc_mesh.v").Text.Split(" u_x").Length - 1);
    }

    [Fact]
    public void Generating_twice_gives_the_same_bytes() =>
        Assert.Equal(
            Generate(Parameters("multicast", ResetStyle.AsyncLow)).Files,
            Generate(Parameters("multicast", ResetStyle.AsyncLow)).Files);

    private static HdlParameters Parameters(string preset, ResetStyle reset)
    {
        HdlParameters parameters = Target.Presets.Single(candidate => candidate.Name == preset).Parameters;
        return parameters with { Style = parameters.Style with { ResetStyle = reset } };
    }

    private static Design Generate(HdlParameters parameters) =>
        ((ITarget)Target).Generate(parameters, new ScribanTemplateRenderer(), "make gen TARGET=noc_mesh");
}
