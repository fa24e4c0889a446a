using System.Text.RegularExpressions;
using Hdl.Cosim.Building;

namespace Hdl.Cosim.Tests;

public sealed class CompilationUnitTests : IDisposable
{
    private const string Shim = "/shim.cpp";
    private readonly string _folder = Directory.CreateTempSubdirectory("hdl-unit-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public void Every_file_is_in_one_unit_and_only_what_runs_once_is_not_optimised(int parts)
    {
        FileInfo[] files = [Of("a.cpp", 900), Of("a__Slow.cpp", 800), Of("b.cpp", 500), Of("b__Slow.cpp", 10)];

        IReadOnlyList<string> units = CompilationUnit.Of(files, parts, Shim);

        Assert.Equal(Math.Min(parts, files.Length), units.Count);
        Assert.Equal(
            files.Select(file => file.FullName).Append(Shim).Order(StringComparer.Ordinal),
            units.SelectMany(Included).Order(StringComparer.Ordinal));
        Assert.All(
            units,
            unit =>
            {
                string[] halves = unit.Split("#pragma GCC optimize(\"O0\")\n");
                Assert.Equal(2, halves.Length);
                Assert.DoesNotContain("__Slow", halves[0], StringComparison.Ordinal);
                Assert.All(Included(halves[1]), path => Assert.EndsWith("__Slow.cpp", path, StringComparison.Ordinal));
            });
        Assert.Contains(Shim, Included(units[0]));
    }

    [Fact]
    public void Units_take_about_equally_long()
    {
        FileInfo[] files = [Of("a.cpp", 1000), Of("a__Slow.cpp", 800), Of("b.cpp", 500), Of("c.cpp", 100)];

        IReadOnlyList<string> units = CompilationUnit.Of(files, 2, Shim);

        Assert.Equal(["a.cpp", "shim.cpp"], Included(units[0]).Select(Path.GetFileName));
        Assert.Equal(["b.cpp", "c.cpp", "a__Slow.cpp"], Included(units[1]).Select(Path.GetFileName));
    }

    private FileInfo Of(string name, int bytes)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, new byte[bytes]);
        return new FileInfo(path);
    }

    private static IEnumerable<string> Included(string text) =>
        Regex.Matches(text, "#include \"(.*)\"").Select(match => match.Groups[1].Value);
}
