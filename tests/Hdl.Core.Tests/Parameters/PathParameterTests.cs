using System.Text.Json;
using System.Xml.Linq;
using Hdl.Core.Configuration;
using Hdl.Core.Designs;
using Hdl.Core.Files;
using Hdl.Core.Golden;
using Hdl.Core.HandOff;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Problems;
using Hdl.Core.Templates;
using Hdl.Core.Tests.Writing;
using Hdl.Core.Writing;

namespace Hdl.Core.Tests.Parameters;

/// <summary>
/// A path is a path: whatever the file system takes; and what is emitted is ASCII from which nothing breaks out.
/// </summary>
public sealed class PathParameterTests
{
    private const string Hostile = "m\u00FCller's \u00E9*/ `x` $(id) \"{[exec a]}\" \\ -- \U0001F600 %; #.npz";

    private sealed record WithPath : HdlParameters
    {
        [Parameter("A file, or none", IsPath = true)]
        public string Model { get; init; } = "none";

        [Parameter("A text")]
        public string Text { get; init; } = "";
    }

    private sealed class PathTarget : Generator<WithPath>
    {
        public override string Name => "with_path";

        public override string Summary => "A module";

        public override IReadOnlyList<Preset> Presets => [new("default", "All defaults", new WithPath())];

        public override ModuleInterface Generate(WithPath parameters, DesignBuilder design)
        {
            design.Add(new DesignFile("with_path.v", DesignFileKind.Verilog, "module with_path;\nendmodule\n"));
            return new InterfaceBuilder("with_path", design.Style).Build();
        }

        protected override IReadOnlyList<Figure> Explain(WithPath parameters) => [];

        protected override IGoldenModel CreateGolden(WithPath parameters) => throw new NotSupportedException();

        protected override IEnumerable<Scenario> CreateScenarios(WithPath parameters, ScenarioOptions options) => [];
    }

    [Theory]
    [InlineData("m\u00FCller/ok.npz")]
    [InlineData("it's.npz")]
    [InlineData("a b/ok.npz")]
    [InlineData("C:\\nets\\ok.npz")]
    [InlineData(Hostile)]
    public void Every_path_is_taken(string path)
    {
        Assert.Equal(path, Bound(path).Model);
        Assert.Equal("path", ParameterSchema.Of(typeof(WithPath)).Find("model")!.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("a\0")]
    [InlineData("a\u0085b")]
    public void What_is_no_path_is_refused(string path)
    {
        var refusal = Assert.Throws<InvalidInputException>(() => Bound(path));
        Assert.Equal("Not a path", Assert.Single(refusal.Problems).What);
    }

    [Fact]
    public void Half_a_character_is_no_path() => Assert.Throws<InvalidInputException>(() => Bound($"a{'\uD83D'}b"));

    [Fact]
    public void Texts_that_are_no_paths_stay_as_strict_as_they_were() =>
        Assert.Throws<InvalidInputException>(() =>
            ParameterBinder.Bind(new WithPath(), [new Assignment("text", "it's", "--set", "--set")]));

    [Theory]
    [InlineData("nets/a.npz", "make gen TARGET=with_path SET=\"model=nets/a.npz\"")]
    [InlineData("my nets/a.npz", "make gen TARGET=with_path SET=\"model='my nets/a.npz'\"")]
    [InlineData("it's.npz", "make gen TARGET=with_path CONFIG=parameters.yaml")]
    [InlineData("m\u00FCller.npz", "make gen TARGET=with_path CONFIG=parameters.yaml")]
    [InlineData("a*/b.npz", "make gen TARGET=with_path CONFIG=parameters.yaml")]
    [InlineData("a--b.npz", "make gen TARGET=with_path CONFIG=parameters.yaml")]
    [InlineData("$(id).npz", "make gen TARGET=with_path CONFIG=parameters.yaml")]
    public void The_command_that_regenerates_holds_nothing_that_ends_a_comment_or_a_quote(
        string path, string command) => Assert.Equal(command, Make(path).Provenance.Command);

    [Fact]
    public void Every_emitted_file_is_ASCII_and_reads_back_as_the_same_path()
    {
        (Design design, Provenance provenance) = Make(Hostile);
        List<DesignFile> files = [.. design.Files, .. HandOffFiles.For(design, provenance)];
        string manifest = Manifest.Of(files, design.Top, provenance).ToJson();

        Assert.All(files, file => Assert.All(file.Text, c => Assert.InRange(c, '\n', '~')));
        Assert.All(manifest, c => Assert.InRange(c, '\n', '~'));

        string yaml = files.Single(file => file.Name == "parameters.yaml").Text;
        Assignment model = YamlConfiguration
            .Parse(yaml, "parameters.yaml")
            .Assignments.Single(entry => entry.Key == "model");
        Assert.Equal(Hostile, model.Text);

        using JsonDocument json = JsonDocument.Parse(manifest);
        Assert.Contains(
            json.RootElement.GetProperty("parameters").EnumerateArray(),
            entry => entry.GetProperty("value").GetString() == Hostile);

        string xml = files.Single(file => file.Name.EndsWith(".xml", StringComparison.Ordinal)).Text;
        string escaped = Hostile
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal);
        Assert.Contains(XDocument.Parse(xml).Descendants(), element => element.Value == $"\"{escaped}\"");

        // Nowhere else: in comments, scripts and constraints the path does not stand at all.
        Assert.All(
            files.Where(file =>
                !file.Name.EndsWith(".yaml", StringComparison.Ordinal)
                && !file.Name.EndsWith(".xml", StringComparison.Ordinal)),
            file => Assert.DoesNotContain("exec a", file.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_configuration_file_that_is_written_makes_the_same_files_again()
    {
        using var folder = new TemporaryFolder();
        (Design design, Provenance provenance) = Make(Hostile);
        new DesignWriter().Write(design, folder["a"], provenance);

        YamlConfiguration read = YamlConfiguration.Read(folder["a/parameters.yaml"]);
        var again = (WithPath)ParameterBinder.Bind(new WithPath(), read.Assignments);
        new DesignWriter().Write(Make(again.Model).Design, folder["b"], Make(again.Model).Provenance);

        Assert.Equal(TemporaryFolder.Snapshot(folder["a"]), TemporaryFolder.Snapshot(folder["b"]));
        Assert.NotEmpty(InputFile.Bytes(folder["a/manifest.json"], 1 << 20, "r"));
    }

    private static WithPath Bound(string path) =>
        (WithPath)ParameterBinder.Bind(new WithPath(), [new Assignment("model", path, "--set", "--set")]);

    private static (Design Design, Provenance Provenance) Make(string path)
    {
        var target = new PathTarget();
        WithPath parameters = Bound(path);
        var provenance = Provenance.Of(target, target.Presets[0], parameters);
        return (target.Generate(parameters, new NoTemplates(), provenance.Command), provenance);
    }

    private sealed class NoTemplates : ITemplateRenderer
    {
        public string Render(string template, ViewModel model, ViewModel ambient) => throw new NotSupportedException();
    }
}
