using Hdl.Core.Verilog;

namespace Hdl.Core.Tests.Verilog;

public sealed class DeclarationOrderTests
{
    [Theory]
    [InlineData("wire a = b;\nreg b;", "line 3: 'b' is used above its declaration in line 4")]
    [InlineData(
        "always @(posedge clk_i) a <= 1'b0;\nreg [1:0] c, a;", "line 3: 'a' is used above its declaration in line 4")]
    [InlineData(
        "wire [Width - 1:0] a;\nlocalparam Width = 3;", "line 3: 'Width' is used above its declaration in line 4")]
    [InlineData("part u_part (\n.b(c));\nwire c;", "line 4: 'c' is used above its declaration in line 5")]
    public void A_name_that_is_used_above_its_declaration_is_told(string body, string problem) =>
        Assert.Equal([problem], DeclarationOrder.Problems(Module(body)));

    [Theory]
    [InlineData("wire b;\nwire a = b, d = a;")]
    [InlineData("`default_nettype none\nwire none;")]
    [InlineData("// b\nwire a; /* b\nb */ initial $display(\"b\");\nreg b;")]
    [InlineData("part u_part (.b(a));\nwire b;")]
    [InlineData("wire a = f(clk_i);\nfunction f;\ninput number;\nf = number;\nendfunction")]
    [InlineData("wire [3:0] a = 4'hb;\nreg b;")]
    [InlineData("wire a = clk_i;\nendmodule\nmodule n (input wire b);\nreg a;")]
    public void Others_are_not(string body) => Assert.Empty(DeclarationOrder.Problems(Module(body)));

    private static string Module(string body) => $"module m (\ninput wire clk_i, output reg q_o);\n{body}\nendmodule\n";
}
