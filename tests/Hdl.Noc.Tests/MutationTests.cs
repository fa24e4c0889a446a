using Hdl.Noc.NocRouter;

namespace Hdl.Noc.Tests;

/// <summary>Faults put into the emitted Verilog, which the scenarios must find.</summary>
public sealed class MutationTests
{
    [Theory]
    [InlineData("corner")]
    [InlineData("two-stage")]
    public async Task Faults_in_the_router_are_found(string preset) =>
        await BlockMutation.AssertFoundAsync(new NocRouterGenerator(), preset);
}
