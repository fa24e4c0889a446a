using Hdl.Blocks.UartLink;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Cosim;
using Hdl.Cosim.Mutation;
using Hdl.Spiking.TwSnnUp5k;

namespace Hdl.Spiking.Tests.TwSnnUp5k;

/// <summary>Faults put into the emitted Verilog, which the scenarios must find, or a reason must explain.</summary>
public sealed class MutationTests
{
    private static readonly ITemplateRenderer Renderer = new ScribanTemplateRenderer();
    private readonly TwSnnUp5kGenerator _target = new();

    [Theory]
    [InlineData("small", 250, 0.88)]
    [InlineData("small-bytes", 500, 0.9)]
    public async Task Faults_in_twsnn_up5k_are_found_or_explained(string preset, int limit, double leastShare)
    {
        MutationReport report = await MutateAsync(_target, Parameters(preset), limit, "twsnn_up5k.yaml");

        Assert.True(report.KilledShare >= leastShare, $"{report.Kills.Count} of {report.Total} faults found");
    }

    // The reasons of twsnn_up5k leave the faults of its serial line to the bench of uart_link.
    [Fact]
    public async Task Faults_of_the_serial_line_are_found_by_the_bench_of_uart_link()
    {
        HdlParameters parameters = Parameters("small");
        DesignFile line = Generate(_target, parameters).Files.Single(file => file.Name == "twsnn_up5k_uart.v");
        var uart = new UartLinkGenerator();
        var configuration = (TwSnnUp5kParameters)parameters;
        var same = new UartLinkParameters
        {
            Module = "twsnn_up5k_uart",
            ClocksPerBit = configuration.ClocksPerBit,
            QuietClocks = configuration.QuietClocks,
        };
        Assert.Equal(Body(line.Text), Body(Generate(uart, same).Files.Single(file => file.Name == line.Name).Text));

        await MutateAsync(uart, same, 10_000, "uart_link.yaml");
    }

    // Beside memories its registers are cleared at clock edges, alone at once.
    private static string Body(string text) =>
        text[text.IndexOf("`default_nettype", StringComparison.Ordinal)..]
            .Replace(" or negedge rst_ni", "", StringComparison.Ordinal);

    private HdlParameters Parameters(string preset) =>
        ((ITarget)_target).Presets.Single(entry => entry.Name == preset).Parameters;

    private static Design Generate(ITarget target, HdlParameters parameters) =>
        target.Generate(parameters, Renderer, $"make gen TARGET={target.Name}");

    private static async Task<MutationReport> MutateAsync(
        ITarget target, HdlParameters parameters, int limit, string reasons)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "cocosim", "mutation", reasons);
        Assert.True(File.Exists(path), path);
        var job = new CosimJob(
            target.Name, Generate(target, parameters), () => target.CreateGolden(parameters),
            [.. target.CreateScenarios(parameters, new ScenarioOptions())]);

        MutationReport report = await new MutationRunner(new CliWrapProcessRunner()).RunAsync(
            job,
            new MutationOptions
            {
                Limit = limit,
                Explanations = Explanations.Read(
                    path, Path.Combine(Path.GetDirectoryName(path)!, "shared_modules.yaml")),
                BriefWhereExplained = true,
            });

        Assert.Null(report.Baseline);
        Assert.True(report.Total >= Math.Min(limit, 250), $"{report.Total} faults");
        Assert.Equal([], report.Unexplained.Select(survivor => survivor.ToString()));
        return report;
    }
}
