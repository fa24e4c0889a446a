namespace Hdl.Architecture.Tests;

/// <summary>Sources can be read side by side: 120 columns, which no formatter of the SDK looks at.</summary>
public sealed class SourceLineTests
{
    private const int MostColumns = 120;
    private const string Raw = "\"\"\"";

    public static TheoryData<string> Folders => ["src", "tests", "bench", "template"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Lines_of_C_sharp_have_120_columns_at_most(string folder)
    {
        List<string> offences = [];
        foreach (string path in Repository.Sources(folder))
        {
            bool raw = false;
            foreach ((int index, string line) in Repository.Read(path).Split('\n').Index())
            {
                // What stands in a text of several lines is Verilog, C or a library, with line ends of its own.
                bool quoted = raw || line.Contains(Raw, StringComparison.Ordinal);
                raw ^= line.Split(Raw).Length % 2 == 0;
                if (line.Length > MostColumns && !quoted)
                {
                    offences.Add($"{path}:{index + 1}: {line.Length} columns");
                }
            }
        }

        Assert.Empty(offences);
    }
}
