using Hdl.Cosim.Mutation;
using Hdl.Spiking.AerDecoder;
using Hdl.Spiking.AerEncoder;
using Hdl.Spiking.NetworkInterface;
using Hdl.Spiking.RateEncoder;
using Hdl.Spiking.SpikeCounter;
using Hdl.Spiking.SpikingNet;
using Hdl.Spiking.TwSnnNode;

namespace Hdl.Spiking.Tests;

/// <summary>Faults put into the emitted Verilog, which the scenarios must find.</summary>
public sealed class MutationTests
{
    [Theory]
    [InlineData("odd")]
    [InlineData("ragged")]
    [InlineData("held-lanes")]
    public async Task Faults_in_the_aer_encoder_are_found(string preset) =>
        await BlockMutation.AssertFoundAsync(new AerEncoderGenerator(), preset);

    [Theory]
    [InlineData("sources")]
    public async Task Faults_in_the_aer_decoder_are_found(string preset) =>
        await BlockMutation.AssertFoundAsync(new AerDecoderGenerator(), preset);

    [Theory]
    [InlineData("small")]
    public async Task Faults_in_the_rate_encoder_are_found(string preset) =>
        await BlockMutation.AssertFoundAsync(new RateEncoderGenerator(), preset);

    [Theory]
    [InlineData("pair")]
    [InlineData("potential")]
    public async Task Faults_in_the_spike_counter_are_found(string preset) =>
        await BlockMutation.AssertFoundAsync(new SpikeCounterGenerator(), preset);

    [Fact]
    public async Task Faults_where_potentials_are_read_out_are_found_or_explained()
    {
        // A vector has no row and no column, one channel in has no number: much is the same whatever its value.
        MutationReport report = await BlockMutation.AssertFoundAsync(
            new SpikingNetGenerator(), "potentials", 250, leastShare: 0.85);

        Assert.True(
            !report.Unexplained.Any(),
            $"not found and not explained:{Environment.NewLine}{string.Join(Environment.NewLine, report.Unexplained)}");
    }

    [Theory]
    [InlineData("network_interface")]
    [InlineData("twsnn_node")]
    public async Task Faults_in_a_node_are_found_or_explained(string target)
    {
        // Much in a node only ever repeats what another part of it says; so every fault that is not found must be
        // explained here.
        MutationReport report = await BlockMutation.AssertFoundAsync(
            target == "twsnn_node" ? new TwSnnNodeGenerator() : new NetworkInterfaceGenerator(), "small", 250,
            leastShare: 0.92);

        Assert.True(
            !report.Unexplained.Any(),
            $"not found and not explained:{Environment.NewLine}{string.Join(Environment.NewLine, report.Unexplained)}");
    }
}
