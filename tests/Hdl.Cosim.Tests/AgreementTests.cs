namespace Hdl.Cosim.Tests;

public sealed class AgreementTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_correct_stream_block_passes(bool allowStalls)
    {
        CosimReport report = await TestScenarios.RunAsync(TestScenarios.StreamRegister(allowStalls, 1000));

        Assert.Null(report.Failure);
        Assert.Equal(allowStalls ? 3 : 2, report.Scenarios[0].Passes);
        Assert.True(report.Transactions >= 4000);
    }

    [Fact]
    public async Task A_correct_block_passes_in_lockstep()
    {
        CosimReport report = await TestScenarios.RunAsync(TestScenarios.Accumulator(10_000));

        Assert.Null(report.Failure);
        Assert.True(report.Cycles >= 20_000);
    }

    [Fact]
    public async Task Ports_of_every_storage_size_and_memory_files_and_levels_agree()
    {
        CosimReport report = await TestScenarios.RunAsync(TestScenarios.WideXor(300));

        Assert.Null(report.Failure);
    }
}
