using Hdl.Core.Parameters;

namespace Hdl.Core.Tests.Parameters;

public sealed class StyleParametersTests
{
    private sealed record Plain : HdlParameters;

    [Theory]
    [InlineData("")]
    [InlineData("MIT\nmodule intruder; endmodule")]
    [InlineData("MIT */ `include \"x\"")]
    [InlineData("Licence with a curly quote \u2019")]
    public void What_is_no_SPDX_expression_never_reaches_an_emitted_file(string license)
    {
        Problem problem = Assert.Single(new Plain { Style = new() { License = license } }.Validate());
        Assert.Equal("license", problem.Where);
    }

    [Theory]
    [InlineData("MIT")]
    [InlineData("(MIT OR Apache-2.0) AND LGPL-2.1-or-later")]
    public void An_SPDX_expression_is_taken(string license) =>
        Assert.Empty(new Plain { Style = new() { License = license } }.Validate());
}
