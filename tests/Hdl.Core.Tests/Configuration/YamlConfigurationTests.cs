using System.Text;
using Hdl.Core.Configuration;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Core.Tests.Parameters;

namespace Hdl.Core.Tests.Configuration;

public sealed class YamlConfigurationTests
{
    [Fact]
    public void Flat_keys_sections_lists_and_a_preset_are_read()
    {
        YamlConfiguration file = YamlConfiguration.Parse(
            """
            # a comment
            preset: small
            lanes: 4
            layers: [784, 256]
            neuron:
              reset-mode: ~
              leak: {seed: 0xACE1}
            network: '~'
            """,
            "x.yaml");

        Assert.Equal("small", file.Preset);
        Assert.Equal(
            [
                ("lanes", "4"),
                ("layers", "784,256"),
                ("neuron.reset-mode", "none"),
                ("neuron.leak.seed", "0xACE1"),
                ("network", "~"),
            ],
            file.Assignments.Select(assignment => (assignment.Key, assignment.Text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    public void An_empty_file_assigns_nothing(string text) =>
        Assert.Empty(YamlConfiguration.Parse(text, "x.yaml").Assignments);

    [Theory]
    [InlineData("lanes: [4\n", "Not valid YAML", "x.yaml:2:1", "1 | lanes: [4\n  |          ^")]
    [InlineData("lanes: 4\nlanes: 8\n", "Not valid YAML", "x.yaml:2:1", "2 | lanes: 8\n  | ^^^^^")]
    [InlineData("lanes: 4\n\tdebug: true\n", "Not valid YAML", "x.yaml:2:1", "2 |  debug: true\n  | ^")]
    [InlineData("a: 1\nb: 2\nstyle:\n\tlicense: MIT\n", "Not valid YAML", "x.yaml:4:1", "4 |  license: MIT\n  | ^")]
    [InlineData("a: 1\r\nb:\r\n  c: 2\r\n  \td: 3\r\n", "Not valid YAML", "x.yaml:4:3", "4 |    d: 3\n  |   ^")]
    [InlineData("a: 1\nb: 2\fc\n", "A control character", "x.yaml:2:5", "2 | b: 2\fc\n  |     ^")]
    [InlineData("a: 1\r\nb: 2\r\n\u0085c: 3\n", "A control character", "x.yaml:3:1", "3 | \u0085c: 3\n  | ^")]
    [InlineData(
        "a: 1\nlayers: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1\n", "Nested too deep",
        "x.yaml:2:73", "2 | layers: [[[")]
    [InlineData("lanes\n", "Not a mapping", "x.yaml:1:1", "1 | lanes\n  | ^^^^^")]
    [InlineData("- lanes\n", "Not a mapping", "x.yaml:1:1", "1 | - lanes\n  | ^^^^^^^")]
    [InlineData("layers: [[1], 2]\n", "Not a value", "x.yaml:1:9", "1 | layers: [[1], 2]\n  |         ^^^^^^^^")]
    [InlineData("preset: [a]\n", "Not a value", "x.yaml:1:9", "1 | preset: [a]\n  |         ^^^")]
    [InlineData("[a]: 3\n", "Not a key", "x.yaml:1:1", "1 | [a]: 3\n  | ^^^^^^")]
    public void What_cannot_be_read_is_shown_with_line_column_and_caret(
        string text, string what, string where, string excerpt)
    {
        Problem problem = Assert.Single(
            Assert.Throws<InvalidInputException>(() => YamlConfiguration.Parse(text, "x.yaml")).Problems);

        Assert.Equal((what, where), (problem.What, problem.Where));
        Assert.StartsWith(excerpt, problem.Excerpt);
    }

    [Theory]
    [InlineData("lanes: 4\nlaness: 8\n", "x.yaml:2:1: laness", "2 | laness: 8\n  | ^^^^^^^^^")]
    [InlineData(
        "lanes: 4\ndebug:  maybe # or not\n", "x.yaml:2:1: debug", "2 | debug:  maybe # or not\n  | ^^^^^^^^^^^^^")]
    [InlineData("debug: true\nlanes: 900\n", "x.yaml:2:1: lanes", "2 | lanes: 900\n  | ^^^^^^^^^^")]
    [InlineData("neuron:\n  leak:\n    seed: 0\n", "x.yaml:3:5: neuron.leak.seed", "3 |     seed: 0\n  |     ^^^^^^^")]
    [InlineData("lanes: 3\r\n", "x.yaml:1:1: lanes", "1 | lanes: 3\n  | ^^^^^^^^")]
    public void What_is_wrong_with_a_value_is_shown_where_it_was_written(string text, string where, string excerpt)
    {
        var refusal = Assert.Throws<InvalidInputException>(() =>
            ParameterBinder.Bind(new SampleParameters(), YamlConfiguration.Parse(text, "x.yaml").Assignments));

        Problem problem = Assert.Single(refusal.Problems);
        Assert.Equal((where, excerpt), (problem.Where, problem.Excerpt));
    }

    [Fact]
    public void A_file_of_another_encoding_with_its_mark_is_read()
    {
        string path = Path.GetTempFileName();
        try
        {
            foreach (Encoding encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
            {
                File.WriteAllText(path, "lanes: 4\n", encoding);
                Assert.Equal(
                    ("lanes", "4"),
                    YamlConfiguration.Read(path).Assignments.Select(entry => (entry.Key, entry.Text)).Single());
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("no-such.yaml", "missing")]
    [InlineData(".", "a folder")]
    public void A_file_that_cannot_be_read_is_named(string path, string value)
    {
        Problem problem = Assert.Single(
            Assert.Throws<InvalidInputException>(() => YamlConfiguration.Read(path)).Problems);

        Assert.Equal((path, value), (problem.Where, problem.Value));
    }
}
