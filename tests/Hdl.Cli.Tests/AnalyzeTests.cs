using System.Text.Json;
using System.Xml.Linq;
using Hdl.Networks.Tensors;

namespace Hdl.Cli.Tests;

public sealed class AnalyzeTests : CommandTest
{
    private static readonly string Images = Path.Combine(
        HdlProcess.Repository, "tests", "data", "mnist-300-images.idx3-ubyte");

    [Fact]
    public void Every_tensor_has_a_row_of_sizes_and_one_of_ratios()
    {
        NpzWriter.Write(
            In("x.npz"),
            [
                Tensor.Of("half", [2, 16], [.. Enumerable.Range(0, 32).Select(i => (byte)(i % 2))]),
                Tensor.Of("none", [0], Array.Empty<byte>()),
            ]);

        Outcome outcome = Hdl("analyze", "x.npz");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        string[][] rows =
        [
            .. outcome
                .Output.Split('\n')
                .Where(line => line.StartsWith("  half ", StringComparison.Ordinal))
                .Select(Cells),
        ];
        // Two rows of 16 pixels, 8 of them 0: a map word and 8 values each; 8 pairs in 3 words of 64 bits each.
        Assert.Equal(["half", "(2, 16)", "uint8", "16", "50.00 %", "16", "512", "288", "384", "288", "32"], rows[0]);
        Assert.Equal(
            ["half", "1.78x", "1.33x", "1.78x", "16.00x", "0.0 %", "+33.3 %", "6.25 %", "map"],
            [.. rows[1][..8], rows[1][9]]);
        Assert.Contains("  none     (0,)      uint8   0 ", outcome.Output);
        Assert.Contains(
            "map smaller than raw above 6.25 %, run length above 25.00 %; run length smaller than map at 81.35 % to "
            + "100.00 %",
            outcome.Output);
        Assert.DoesNotContain('\e', outcome.Output);
    }

    [Fact]
    public void The_same_figures_exist_as_json()
    {
        Outcome outcome = Hdl("analyze", Images, "--json", "--packet", "sample", "--value-width", "fit");

        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        JsonElement tensor = Assert.Single(document.RootElement.EnumerateArray());
        long nonZeros = tensor.GetProperty("non_zeros").GetInt64();
        Assert.Equal(300 * 784, tensor.GetProperty("pixels").GetInt64());
        Assert.Equal(8, tensor.GetProperty("value_width").GetInt32());
        Assert.Equal((300 * 784) + (8 * nonZeros), tensor.GetProperty("map_bits").GetInt64());
        Assert.Equal("map", tensor.GetProperty("smallest").GetString());
    }

    [Fact]
    public void Tensors_of_several_files_are_told_apart_and_drawn_together()
    {
        NpzWriter.Write(In("x.npz"), [Tensor.Of("a", [4], [0, 1, 0, 0])]);

        Outcome outcome = Hdl("analyze", "x.npz", Images, "--plot", "plots/x.svg");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("  x.npz: a ", outcome.Output);
        Assert.Contains("  data/mnist-300-images.idx3-ubyte ", outcome.Output);
        Assert.EndsWith("written: plots/x.svg\n", outcome.Output);
        Assert.Equal("svg", XElement.Load(In("plots/x.svg")).Name.LocalName);
    }

    [Fact]
    public void Options_change_what_is_measured()
    {
        string Row(params string[] options) => HdlHere(["analyze", Images, "--json", .. options]).Output;

        string plain = Row();
        Assert.Equal(
            plain,
            Row(
                "--value-width", "16", "--map-width", "16", "--run-width", "5", "--pairs-per-word", "3", "--packet",
                "1"));
        Assert.Equal(Row("--packet", "sample"), Row("--packet", "2"));
        Assert.Equal(Row("--packet", "tensor"), Row("--packet", "8"));
        string[][] changes =
        [
            ["--value-width", "9"],
            ["--map-width", "8"],
            ["--run-width", "4"],
            ["--pairs-per-word", "1"],
            ["--packet", "sample"],
        ];
        Assert.All(changes, change => Assert.NotEqual(plain, Row(change)));
    }

    [Theory]
    [InlineData("No such file", "npz", "none.npz")]
    [InlineData("This is a folder", "npz", ".")]
    [InlineData("Not a regular file", "npz", "/dev/null")]
    [InlineData("Not a file of tensors", "npz", "text")]
    [InlineData("Not the name of a file", "npz", "")]
    [InlineData("The values do not fit", "--value-width 8 or more", "x.npz", "--value-width", "7")]
    [InlineData("Not a choice", "Choose 1..64, or fit", "x.npz", "--value-width", "65")]
    [InlineData("Not a choice", "Choose 1..64, or fit", "x.npz", "--value-width", "wide")]
    [InlineData("Not a choice", "Choose 1..8, row, sample or tensor", "x.npz", "--packet", "0")]
    [InlineData("--map-width must be 8 or 16 or 32", "--help", "x.npz", "--map-width", "12")]
    [InlineData("--run-width must be 1..8", "--help", "x.npz", "--run-width", "9")]
    [InlineData("--pairs-per-word must be 1..8", "--help", "x.npz", "--pairs-per-word", "0")]
    [InlineData("Not the name of a file", "--plot", "x.npz", "--plot", ".")]
    [InlineData("Required argument", "--help")]
    public void Bad_input_is_explained_and_nothing_is_written(string what, string remedy, params string[] arguments)
    {
        NpzWriter.Write(In("x.npz"), [Tensor.Of("a", [2], [0, 255])]);
        File.WriteAllText(In("text"), "no tensor at all");

        Outcome outcome = HdlHere(["analyze", .. arguments]);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(what, outcome.Error);
        Assert.Contains(remedy, outcome.Error);
        Assert.DoesNotContain("   at ", outcome.Error);
        Assert.Equal(2, Directory.GetFileSystemEntries(Root).Length);
    }

    [Theory]
    [InlineData("one of the input files", "x.npz")]
    [InlineData("one of the input files", "./sub/../x.npz")]
    [InlineData("one of the input files", "link")]
    [InlineData("one of the input files", "folder-link/x.npz")]
    [InlineData("Not a regular file", "/dev/null")]
    [InlineData("Not a regular file", "pipe")]
    [InlineData("The folder of the output is a file", "x.npz/y.svg")]
    [InlineData("The folder of the output is a file", "x.npz/y/z.svg")]
    [InlineData("The output cannot be written", "/proc/none/y.svg")]
    [InlineData("Not the name of a file", "none/")]
    public void Output_that_cannot_or_must_not_be_replaced_is_refused(string what, string plot)
    {
        NpzWriter.Write(In("x.npz"), [Tensor.Of("a", [2], [0, 255])]);
        Directory.CreateDirectory(In("sub"));
        File.CreateSymbolicLink(In("link"), In("x.npz"));
        Directory.CreateSymbolicLink(In("folder-link"), Root);
        using (var make = System.Diagnostics.Process.Start("mkfifo", In("pipe")))
        {
            make.WaitForExit();
        }

        byte[] before = File.ReadAllBytes(In("x.npz"));

        Outcome outcome = HdlHere("analyze", "x.npz", "--plot", plot);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(what, outcome.Error);
        Assert.Contains("--plot", outcome.Error);
        Assert.Contains($"'{plot}'", outcome.Error);
        Assert.Equal(before, File.ReadAllBytes(In("x.npz")));
        Assert.Equal(5, Directory.GetFileSystemEntries(Root).Length);
    }

    [Fact]
    public void Maps_of_a_network_are_recorded_and_can_be_analysed()
    {
        // The images that ship with the sources are found from the repository.
        using HdlProcess process = HdlProcess.Start(
            HdlProcess.Repository, "maps", "mnist", "--images", "50", "--steps", "2", "-o", In("maps.npz"));
        Outcome outcome = process.Wait();
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("50 images of mnist-shipped, T = 2, 16 pixels per beat", outcome.Output);

        using JsonDocument document = JsonDocument.Parse(Hdl("analyze", "maps.npz", "--json").Output);
        JsonElement[] tensors = [.. document.RootElement.EnumerateArray()];

        Assert.Equal(8, tensors.Length);
        Assert.Equal(
            "[50,2,256]",
            string.Concat(tensors[3].GetProperty("shape").GetRawText().Where(c => !char.IsWhiteSpace(c))));
        Assert.Equal(tensors[2].GetProperty("non_zeros").GetInt64(), tensors[3].GetProperty("non_zeros").GetInt64());
        Assert.All(tensors, tensor => Assert.InRange(tensor.GetProperty("zeros").GetDouble(), 0.5, 1));
    }

    [Theory]
    [InlineData("There is no such network", "mnist_t1", "maps", "mnits")]
    [InlineData("The images have not been obtained", "hdl data mnist", "maps", "mnist", "--images", "1000")]
    [InlineData("The images have not been obtained", "hdl data fashion-mnist", "maps", "fashion", "--images", "1")]
    [InlineData("No such data set", "Did you mean 'mnist'?", "maps", "mnist", "--data", "mnits")]
    [InlineData("--images must be at least 1", "--help", "maps", "mnist", "--images", "0")]
    [InlineData("--pixels-per-beat must be 1..32767", "--help", "maps", "mnist", "--pixels-per-beat", "0")]
    [InlineData("Not the name of a file", "--output", "maps", "mnist", "-o", ".")]
    public void Maps_that_cannot_be_recorded_are_explained(string what, string remedy, params string[] arguments)
    {
        Outcome outcome = HdlHere(arguments);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(what, outcome.Error);
        Assert.Contains(remedy, outcome.Error);
        Assert.Empty(Snapshot(Root));
    }

    private static string[] Cells(string line) =>
        line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
