using Hdl.Core.Verilog;

namespace Hdl.Core.Tests.Verilog;

public sealed class ReservedWordsTests
{
    [Theory]
    [InlineData("matches", "SystemVerilog")]
    [InlineData("pulsestyle_onevent", "Verilog")]
    [InlineData("implements", "SystemVerilog")]
    [InlineData("Signal", "VHDL")]
    [InlineData("assume_guarantee", "VHDL")]
    [InlineData("wire", "Verilog")]
    [InlineData("Wire", null)]
    [InlineData("agrees", null)]
    public void A_word_is_reserved_by_one_of_three_languages(string word, string? language) =>
        Assert.Equal(language, ReservedWords.LanguageOf(word));

    [Fact]
    public void A_name_of_a_user_is_refused_with_the_language_that_reserves_it()
    {
        Assert.Contains(
            "a reserved word of VHDL", Assert.Single(Identifier.Check("buffer", "name")).Value,
            StringComparison.Ordinal);
        Assert.Contains(
            "a reserved word of SystemVerilog", Assert.Single(Identifier.CheckModule("logic")).Value,
            StringComparison.Ordinal);
        Assert.Empty(Identifier.CheckModule("my_chip"));
    }

    // Comments, strings, directives, system tasks and literals name nothing; inside a module VHDL's words are free.
    [Fact]
    public void Names_are_found_in_code_alone()
    {
        const string Text = """
            // matches with logic
            `default_nettype none
            module m (
                input wire in,
                input wire [3:0] data_i
            );
              localparam Text = "final bit";
              wire matches = data_i == 4'bx; /* logic
                 static */
              wire out = $signed(data_i) > 0;
            endmodule
            """;

        Assert.Equal(["in", "matches"], ReservedWords.UsedIn(Text));
    }
}
