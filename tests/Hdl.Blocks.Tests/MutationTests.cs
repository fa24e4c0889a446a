using Hdl.Blocks.DeltaAccumulator;
using Hdl.Blocks.DeltaEncoder;
using Hdl.Blocks.Primitives.LanePacker;
using Hdl.Blocks.RunLength;
using Hdl.Blocks.SparsityMap;
using Hdl.Blocks.UartLink;

namespace Hdl.Blocks.Tests;

/// <summary>Faults put into the emitted Verilog, which the scenarios must find.</summary>
public sealed class MutationTests
{
    [Theory]
    [InlineData("fast")]
    public async Task Faults_in_the_uart_link_are_found(string preset) =>
        await BlockMutation.AssertFoundAsync(new UartLinkGenerator(), preset);

    [Theory]
    [InlineData("two-words")]
    [InlineData("lanes4")]
    public async Task Faults_in_the_delta_encoder_are_found(string preset) =>
        await BlockMutation.AssertFoundAsync(new DeltaEncoderGenerator(), preset);

    [Theory]
    [InlineData("two-words")]
    [InlineData("lanes4")]
    public async Task Faults_in_the_delta_accumulator_are_found(string preset) =>
        await BlockMutation.AssertFoundAsync(new DeltaAccumulatorGenerator(), preset);

    [Theory]
    [InlineData("default")]
    public async Task Faults_in_the_lane_packer_are_found(string preset) =>
        await BlockMutation.AssertFoundAsync(new LanePackerGenerator(), preset);

    [Theory]
    [InlineData("narrow")]
    [InlineData("split")]
    public async Task Faults_in_the_sparsity_map_compressor_are_found(string preset) =>
        await BlockMutation.AssertFoundAsync(new SparsityMapCompressorGenerator(), preset);

    [Theory]
    [InlineData("split")]
    public async Task Faults_in_the_sparsity_map_decompressor_are_found(string preset) =>
        await BlockMutation.AssertFoundAsync(new SparsityMapDecompressorGenerator(), preset);

    [Theory]
    [InlineData("quad")]
    public async Task Faults_in_the_run_length_encoder_are_found(string preset) =>
        await BlockMutation.AssertFoundAsync(new RunLengthEncoderGenerator(), preset);

    [Theory]
    [InlineData("lanes8")]
    public async Task Faults_in_the_run_length_decoder_are_found(string preset) =>
        await BlockMutation.AssertFoundAsync(new RunLengthDecoderGenerator(), preset);

    [Theory]
    [InlineData("axi-two-words")]
    public async Task Faults_in_the_AXI_form_of_the_delta_encoder_are_found(string preset) =>
        await BlockMutation.AssertFoundAsync(new DeltaEncoderGenerator(), preset);

    [Theory]
    [InlineData("axi-odd")]
    public async Task Faults_in_the_AXI_form_of_the_delta_accumulator_are_found(string preset) =>
        await BlockMutation.AssertFoundAsync(new DeltaAccumulatorGenerator(), preset);
}
