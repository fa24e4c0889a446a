namespace Hdl.Flows.Tests;

public sealed class IcarusProgramTests : IDisposable
{
    private const string Program = """
        S_0x55d0 .scope module, "top" "top" 2 1;
        v0x55e0_0 .net "a", 0 0, L_0x55f0;  1 drivers
        L_0x55f0 .functor AND 1, v0x55e0_0, v0x55e8_0, C4<1>, C4<1>;
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Other_addresses_make_no_other_program() =>
        Assert.True(AreSame(
            Program, Program.Replace("0x55f0", "0x7000", StringComparison.Ordinal)
                .Replace("0x55e", "0x8e", StringComparison.Ordinal)));

    [Theory]
    [InlineData("v0x55e0_0, v0x55e8_0", "v0x55e8_0, v0x55e8_0")]
    [InlineData("functor AND", "functor OR")]
    [InlineData("C4<1>;", "C4<1>;\n;")]
    [InlineData("L_0x55f0;  1", "L_0x55f8;  1")]
    [InlineData("2 1;", "3 1;")]
    public void Another_operand_operation_or_line_does(string before, string after)
    {
        string other = Program.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(Program, other);
        Assert.False(AreSame(Program, other));
        Assert.False(AreSame(other, Program));
    }

    private bool AreSame(string first, string second)
    {
        string[] paths = [Path.Combine(_folder.FullName, "first"), Path.Combine(_folder.FullName, "second")];
        File.WriteAllText(paths[0], first);
        File.WriteAllText(paths[1], second);
        return IcarusProgram.AreSame(paths[0], paths[1]);
    }
}
