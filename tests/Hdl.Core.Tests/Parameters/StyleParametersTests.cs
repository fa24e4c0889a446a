using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Core.Tests.Parameters;

public sealed class StyleParametersTests
{
    private sealed record Plain : HdlParameters;

    [Theory]
    [InlineData("")]
    [InlineData("MIT\nmodule intruder; endmodule")]
    [InlineData("MIT */ `include \"x\"")]
    [InlineData("(MIT")]
    [InlineData("MIT)")]
    [InlineData("()")]
    [InlineData("..")]
    [InlineData("MIT AND")]
    [InlineData("OR MIT")]
    [InlineData("MIT or ISC")]
    [InlineData("MIT ISC")]
    [InlineData("MIT +")]
    [InlineData("MIT++")]
    [InlineData("MIT WITH")]
    [InlineData("MIT WITH ISC")]
    [InlineData("(MIT) WITH Classpath-exception-2.0")]
    [InlineData("MIT (ISC)")]
    [InlineData("Apache")]
    [InlineData("LicenseRef-")]
    [InlineData("LicenseRef-a_b")]
    [InlineData("DocumentRef-x:MIT")]
    [InlineData("Licence with a curly quote \u2019")]
    public void What_is_no_SPDX_expression_never_reaches_an_emitted_file(string license)
    {
        Problem problem = Assert.Single(new Plain { Style = new() { License = license } }.Validate());
        Assert.Equal("license", problem.Where);
    }

    [Fact]
    public void What_is_wrong_with_an_expression_is_said()
    {
        static string Remedy(string license) =>
            Assert.Single(new Plain { Style = new() { License = license } }.Validate()).Remedy;

        Assert.StartsWith("A parenthesis is left open.", Remedy("(MIT"), StringComparison.Ordinal);
        Assert.Contains("did you mean 'Apache-2.0'?", Remedy("Apache-2"), StringComparison.Ordinal);
        Assert.Contains("LicenseRef-NAME", Remedy("Proprietary"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MIT")]
    [InlineData("(MIT OR Apache-2.0) AND LGPL-2.1-or-later")]
    [InlineData("apache-2.0")]
    [InlineData("GPL-2.0+")]
    [InlineData("EPL-1.0+")]
    [InlineData("GPL-2.0-or-later WITH Classpath-exception-2.0 OR MIT")]
    [InlineData("LicenseRef-Our.own-1")]
    [InlineData("DocumentRef-spdx-tool-1.2:LicenseRef-MIT-Style-2 AND CERN-OHL-S-2.0")]
    [InlineData("((MIT))AND(ISC)")]
    public void An_SPDX_expression_is_taken(string license) =>
        Assert.Empty(new Plain { Style = new() { License = license } }.Validate());
}
