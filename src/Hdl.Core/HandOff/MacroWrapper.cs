using System.Text.RegularExpressions;
using Hdl.Core.Designs;

namespace Hdl.Core.HandOff;

/// <summary>
/// The module in which a macro of a memory compiler is put, with a place for its test pins: they differ from compiler
/// to compiler and end at the tool that inserts memory test, so that none of them goes through the design.
/// </summary>
internal static partial class MacroWrapper
{
    private const string BlackBox = "// Black box: the macro takes its place.";

    /// <summary>Name of the file.</summary>
    public static string NameOf(MemoryMacro macro) => $"{macro.Module}_wrapper.v";

    /// <summary>Its text, from that of the black box.</summary>
    /// <param name="macro">The macro.</param>
    /// <param name="stub">The black box: banner, parameters and ports.</param>
    public static string Of(MemoryMacro macro, string stub)
    {
        string[] ports = [.. Port().Matches(stub).Select(port => port.Groups["name"].Value)];
        bool initialised = stub.Contains("parameter InitFile", StringComparison.Ordinal);
        const string Test = """
                // Test pins of the macro: how many, and what they are at rest.
                parameter TestWidth = 1,
                parameter [TestWidth-1:0] TestRest = {TestWidth{1'b0}}
            """;
        string head = stub[..stub.IndexOf("\n\nendmodule", StringComparison.Ordinal)]
            .Replace(BlackBox, $"""
                // To be filled in: the macro of the memory compiler, pin by pin, in place of
                // {macro.Module}_cell.
                // Its test pins hang on the wire test, at rest here. Memory test takes that wire over, or it
                // becomes a port.
                """, StringComparison.Ordinal)
            .Replace("(* blackbox *)\n", "", StringComparison.Ordinal);
        head = initialised
            ? head.Replace(
                $"module {macro.Module} #(\n", $"module {macro.Module} #(\n{Test},\n", StringComparison.Ordinal)
            : head.Replace(
                $"module {macro.Module} (\n", $"module {macro.Module} #(\n{Test}\n) (\n", StringComparison.Ordinal);
        string parameters = initialised
            ? "#(\n      .TestWidth(TestWidth),\n      .InitFile(InitFile)\n  )"
            : "#(\n      .TestWidth(TestWidth)\n  )";
        return $"""
            {head}

              (* keep = "true" *) wire [TestWidth-1:0] test;

              assign test = TestRest;

              {macro.Module}_cell {parameters} u_cell (
            {string.Join(",\n", ports.Select(port => $"      .{port}({port})").Append("      .test_i(test)"))}
              );

            endmodule

            `default_nettype wire

            """;
    }

    [GeneratedRegex(@"^ +(?:input|output) +wire .*?(?<name>\w+),?$", RegexOptions.Multiline)]
    private static partial Regex Port();
}
