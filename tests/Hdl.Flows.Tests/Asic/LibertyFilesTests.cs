using System.IO.Compression;
using System.Text;
using Hdl.Core.Problems;
using Hdl.Flows.Asic;
using static Hdl.Flows.Tests.Asic.LibraryText;

namespace Hdl.Flows.Tests.Asic;

/// <summary>Libraries as they are given out: compressed, and in several files.</summary>
public sealed class LibertyFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hdl-liberty-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_compressed_file_of_several_members_is_one_library()
    {
        string text = Library([.. Plain, Gate("BUF", 3, "A")]);
        string path = Write("test.lib.gz", [.. Gzip(text[..200]), .. Gzip(text[200..])]);

        Assert.Equal(["BUF", "DFF", "INV", "ND2"], LibertyReader.Read([path]).Cells.Keys.Order());
    }

    [Fact]
    public void A_compressed_file_that_is_cut_off_damaged_or_no_library_is_refused()
    {
        byte[] whole = Gzip(Library(Plain));
        byte[] damaged = [.. whole];
        damaged[whole.Length / 2] ^= 0xFF;

        foreach (byte[] bytes in (byte[][])
                [
                    whole[..^40],
                    whole[..12],
                    damaged,
                    Gzip("module x; endmodule"),
                    Gzip(new string('\0', 300_000_000)),
                    Gzip(""),
                ])
        {
            Assert.Throws<InvalidInputException>(() => LibertyReader.Read([Write("x.lib.gz", bytes)]));
        }
    }

    [Fact]
    public void Cells_of_several_files_are_one_library_and_templates_of_one_name_are_kept_apart()
    {
        string first = Write("first.lib", Bytes(Named("first", Plain)));
        string other = Named("second", Gate("BUF", 3, "A"), Gate("NR2", 3, "!(A+B)"))
            .Replace("index_2 (\"1, 10\")", "index_2 (\"1, 20\")", StringComparison.Ordinal);
        string second = Write("second.lib.gz", Gzip("/* of the same corner */\n\n" + other));

        Liberty library = LibertyReader.Read([first, second]);

        Assert.Equal(("first", 5, $"{first}, {second}"), (library.Name, library.Cells.Count, library.Path));
        Assert.Equal(1.5, library.Cells["BUF"].Delay!.At(0.1, 10.5), 1e-9);
        var mapping = ToolLibrary.ForMapping(library);
        Liberty again = LibertyReader.Parse(mapping.Text, "merged.lib");
        Assert.Equal(library.Cells.Keys.Order(), again.Cells.Keys.Order());
        Assert.Equal(1.5, again.Cells["BUF"].Delay!.At(0.1, 10.5), 1e-9);
        Assert.Equal(2, again.Cells["INV"].Delay!.At(0.1, 10), 1e-9);

        // What a tool says of a line there is said of the user's file.
        int line =
            1
            + mapping
                .Text[..mapping.Text.IndexOf("cell (NR2)", StringComparison.Ordinal)]
                .Count(letter => letter == '\n');
        int own = 3 + other[..other.IndexOf("cell (NR2)", StringComparison.Ordinal)].Count(letter => letter == '\n');
        Assert.Equal(($"{second}:{own}", "NR2"), mapping.Find(line));
        Assert.Equal(($"{first}:3", ""), mapping.Find(3));
    }

    [Theory]
    [InlineData("time_unit : \"1ns\"", "time_unit : \"1ps\"", "time_unit")]
    [InlineData("(1, ff)", "(1, pf)", "capacitive_load_unit")]
    [InlineData("nom_voltage : 1.1", "nom_voltage : 0.9", "nom_voltage")]
    [InlineData("nom_voltage : 1.1", "nom_voltage : 1.10", "")]
    [InlineData("(1, ff)", "( 1,FF )", "")]
    public void Files_of_other_units_or_another_corner_are_refused(string text, string replacement, string named)
    {
        string first = Write("first.lib", Bytes(Library(Plain)));
        string second = Write(
            "second.lib", Bytes(Library(Gate("BUF", 3, "A")).Replace(text, replacement, StringComparison.Ordinal)));

        if (named.Length == 0)
        {
            Assert.Equal(4, LibertyReader.Read([first, second]).Cells.Count);
            return;
        }

        Problem refused = Assert.Single(
            Assert.Throws<InvalidInputException>(() => LibertyReader.Read([first, second])).Problems);
        Assert.StartsWith(named, refused.Value, StringComparison.Ordinal);
        Assert.Contains(second, refused.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_in_two_files_is_refused()
    {
        string path = Write("first.lib", Bytes(Library(Plain)));

        Assert.Contains(
            "two files", Assert.Throws<InvalidInputException>(() => LibertyReader.Read([path, path])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Tools_are_given_every_line_where_it_was()
    {
        string text = Library([.. Plain, Gate("BUF", 3, "A", more: "dont_use : true;"), Gate("NR2", 3, "!(A+B)")]);
        Liberty library = LibertyReader.Parse(text, "test.lib");
        var only = library.Used.Where(cell => cell.Name == "NR2").ToDictionary(cell => cell.Group!);

        foreach (string handed in (string[])
                [ToolLibrary.ForMapping(library).Text, ToolLibrary.ForTiming(library.Files[0], only, null).Text])
        {
            Assert.DoesNotContain("BUF", handed, StringComparison.Ordinal);
            string[] lines = handed.Split('\n');
            Assert.All(
                text.Split('\n').Index(),
                line => Assert.True(lines[line.Index] == line.Item || lines[line.Index].Trim().Length == 0));
            Assert.Equal(
                lines.IndexOf(lines.Single(line => line.Contains("NR2", StringComparison.Ordinal))),
                text.Split('\n').IndexOf("cell (NR2) {"));
        }
    }

    [Fact]
    public void A_flip_flop_that_captures_the_complement_is_handed_to_Yosys_as_one_that_does_not()
    {
        const string Inverted = """
            cell (DFFN) { area : 18;
              ff (IQ, IQN) { clear : "!S"; clear_preset_var1 : L; clear_preset_var2 : H; clocked_on : "CK"; next_state : "!D"; preset : "R'"; }
              pin (CK) { direction : input; } pin (D) { direction : input; } pin (R) { direction : input; } pin (S) { direction : input; }
              pin (QN) { direction : output; function : "IQ"; timing () { related_pin : "CK"; } } }
            """;

        Liberty library = LibertyReader.Parse(Library([.. Plain, Inverted]), "test.lib");
        Liberty handed = LibertyReader.Parse(ToolLibrary.ForMapping(library).Text, "test.lib");

        Assert.Equal(new LibertyState(false, "IQ", "IQN", "CK", "!D", "!S", "R'"), library.Cells["DFFN"].State);
        Assert.Equal(new LibertyState(false, "IQN", "IQ", "CK", "D", "R'", "!S"), handed.Cells["DFFN"].State);
        Assert.Equal("IQ", handed.Cells["DFFN"].Output!.Function);
        Assert.Equal("H", handed.Cells["DFFN"].Group!.Of("ff").Single().Attribute("clear_preset_var1"));
        Assert.Equal(library.Cells["DFF"].State, handed.Cells["DFF"].State);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Bytes(text));
        }

        return packed.ToArray();
    }

    private string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
