using Hdl.Blocks.AerDecoder;
using Hdl.Blocks.AerEncoder;
using Hdl.Blocks.DeltaAccumulator;
using Hdl.Blocks.DeltaEncoder;
using Hdl.Blocks.NetworkInterface;
using Hdl.Blocks.NocRouter;
using Hdl.Blocks.Primitives.LanePacker;
using Hdl.Blocks.RateEncoder;
using Hdl.Blocks.RunLength;
using Hdl.Blocks.SparsityMap;
using Hdl.Blocks.SpikeCounter;
using Hdl.Blocks.TwSnnNode;
using Hdl.Blocks.UartLink;
using Hdl.Core.Generation;
using Hdl.Core.Golden;
using Hdl.Core.Processes;
using Hdl.Cosim;
using Hdl.Cosim.Mutation;

namespace Hdl.Blocks.Tests.Support;

/// <summary>Faults put into the emitted Verilog, which the scenarios must find.</summary>
public sealed class MutationTests
{
    private const double LeastShare = 0.95;

    [Theory]
    [InlineData("odd")]
    [InlineData("ragged")]
    [InlineData("held-lanes")]
    public async Task Faults_in_the_aer_encoder_are_found(string preset) => await AssertFoundAsync(new AerEncoderGenerator(), preset);

    [Theory]
    [InlineData("sources")]
    public async Task Faults_in_the_aer_decoder_are_found(string preset) => await AssertFoundAsync(new AerDecoderGenerator(), preset);

    [Theory]
    [InlineData("fast")]
    public async Task Faults_in_the_uart_link_are_found(string preset) => await AssertFoundAsync(new UartLinkGenerator(), preset);

    [Theory]
    [InlineData("small")]
    public async Task Faults_in_the_rate_encoder_are_found(string preset) => await AssertFoundAsync(new RateEncoderGenerator(), preset);

    [Theory]
    [InlineData("pair")]
    [InlineData("potential")]
    public async Task Faults_in_the_spike_counter_are_found(string preset) => await AssertFoundAsync(new SpikeCounterGenerator(), preset);

    [Theory]
    [InlineData("two-words")]
    [InlineData("lanes4")]
    public async Task Faults_in_the_delta_encoder_are_found(string preset) => await AssertFoundAsync(new DeltaEncoderGenerator(), preset);

    [Theory]
    [InlineData("two-words")]
    [InlineData("lanes4")]
    public async Task Faults_in_the_delta_accumulator_are_found(string preset) => await AssertFoundAsync(new DeltaAccumulatorGenerator(), preset);

    [Theory]
    [InlineData("default")]
    public async Task Faults_in_the_lane_packer_are_found(string preset) => await AssertFoundAsync(new LanePackerGenerator(), preset);

    [Theory]
    [InlineData("narrow")]
    [InlineData("split")]
    public async Task Faults_in_the_sparsity_map_compressor_are_found(string preset) =>
        await AssertFoundAsync(new SparsityMapCompressorGenerator(), preset);

    [Theory]
    [InlineData("split")]
    public async Task Faults_in_the_sparsity_map_decompressor_are_found(string preset) =>
        await AssertFoundAsync(new SparsityMapDecompressorGenerator(), preset);

    [Theory]
    [InlineData("quad")]
    public async Task Faults_in_the_run_length_encoder_are_found(string preset) =>
        await AssertFoundAsync(new RunLengthEncoderGenerator(), preset);

    [Theory]
    [InlineData("lanes8")]
    public async Task Faults_in_the_run_length_decoder_are_found(string preset) =>
        await AssertFoundAsync(new RunLengthDecoderGenerator(), preset);

    [Theory]
    [InlineData("axi-two-words")]
    public async Task Faults_in_the_AXI_form_of_the_delta_encoder_are_found(string preset) =>
        await AssertFoundAsync(new DeltaEncoderGenerator(), preset);

    [Theory]
    [InlineData("axi-odd")]
    public async Task Faults_in_the_AXI_form_of_the_delta_accumulator_are_found(string preset) =>
        await AssertFoundAsync(new DeltaAccumulatorGenerator(), preset);

    [Theory]
    [InlineData("corner")]
    [InlineData("two-stage")]
    public async Task Faults_in_the_router_are_found(string preset) => await AssertFoundAsync(new NocRouterGenerator(), preset);

    [Theory]
    [InlineData("network_interface")]
    [InlineData("twsnn_node")]
    public async Task Faults_in_a_node_are_found_or_explained(string target)
    {
        // Much in a node only ever repeats what another part of it says; so every fault that is not found must be explained here.
        MutationReport report = await AssertFoundAsync(target == "twsnn_node" ? new TwSnnNodeGenerator() : new NetworkInterfaceGenerator(), "small", 250, leastShare: 0.92);

        Assert.True(
            !report.Unexplained.Any(),
            $"not found and not explained:{Environment.NewLine}{string.Join(Environment.NewLine, report.Unexplained)}");
    }

    private static async Task<MutationReport> AssertFoundAsync(ITarget target, string presetName, int limit = 400, double leastShare = LeastShare)
    {
        Preset preset = target.Presets.Single(entry => entry.Name == presetName);
        var job = new CosimJob(
            target.Name,
            BlockBench.Generate(target, preset.Parameters),
            () => target.CreateGolden(preset.Parameters),
            target.CreateScenarios(preset.Parameters, new ScenarioOptions()));

        MutationReport report = await new MutationRunner(new CliWrapProcessRunner())
            .RunAsync(job, new MutationOptions
            {
                Limit = limit,
                CacheFolder = BlockBench.CacheFolder,
                Explanations = Explanations.Read(Reasons(target.Name), Reasons("shared_modules")),
            });

        Assert.Null(report.Baseline);
        Assert.True(report.Total >= 40, $"{report.Total} faults");
        Assert.True(
            report.KilledShare >= leastShare,
            $"{report.Kills.Count} of {report.Total} faults found; not found:{Environment.NewLine}{string.Join(Environment.NewLine, report.Survivors)}");
        return report;
    }

    private static string Reasons(string name) => Path.Combine(AppContext.BaseDirectory, "cocosim", "mutation", $"{name}.yaml");
}
