using System.Text;
using Hdl.Core.Problems;
using Hdl.Networks.Models;

namespace Hdl.Networks.Tests.Models;

public sealed class TernaryNetworkFileTests : IDisposable
{
    private readonly string _path = NetworkExamples.TemporaryPath(".json");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_saved_network_loads_as_it_was()
    {
        TernaryNetwork network = NetworkExamples.Small();

        TernaryNetworkFile.Save(network, _path);
        TernaryNetwork loaded = TernaryNetworkFile.Load(_path);

        Assert.Equivalent(network, loaded, strict: true);
        byte[] first = File.ReadAllBytes(_path);
        TernaryNetworkFile.Save(loaded, _path);
        Assert.Equal(first, File.ReadAllBytes(_path));
    }

    [Fact]
    public void The_file_states_every_convention()
    {
        string text = Saved();

        foreach (string line in new[]
            {
                "\"format\": \"hdl-ternary-network/1\"",
                "\"membrane\": \"persistent\"",
                "\"reset\": \"subtract\"",
                "\"leak_shift\": 3",
                "\"fires\": \"v > threshold\"",
                "\"rounding\": \"none\"",
                "\"overflow\": \"wrap\"",
                "\"potential_width\": 12",
                "\"coding\": \"threshold\"",
                "\"threshold_level\": 77",
                "\"seed\": 4660",
                "\"readout\": \"potential\"",
                "\"steps\": 7",
                "\"bias\": \"-+\"",
                "\"+.\"",
                "\"-+\"",
                "\".-\"",
            })
        {
            Assert.Contains(line, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Saving_leaves_no_temporary_file_and_an_invalid_network_leaves_the_old_file()
    {
        string text = Saved();
        TernaryNetwork broken = NetworkExamples.Small() with { Layers = [] };

        Assert.Throws<InvalidInputException>(() => TernaryNetworkFile.Save(broken, _path));

        Assert.Equal(text, File.ReadAllText(_path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(_path)!, Path.GetFileName(_path) + "*"));
    }

    [Theory]
    [InlineData("\"steps\": 7", "\"stepz\": 7", "conventions.stepz", "Did you mean 'steps'?")]
    [InlineData("\"steps\": 7", "\"stepz\": 7", "conventions.steps", "Every convention must be stated: add the field.")]
    [InlineData("hdl-ternary-network/1", "hdl-ternary-network/9", "format", "Use \"hdl-ternary-network/1\".")]
    [InlineData("v > threshold", "v >= threshold", "conventions.fires", "The hardware computes \"v > threshold\".")]
    [InlineData(
        "\"membrane\": \"persistent\"", "\"membrane\": \"sticky\"", "conventions.membrane",
        "Choose one of per_step, persistent.")]
    [InlineData("\"seed\": 4660", "\"seed\": 70000", "conventions.seed", "Choose 1..65535.")]
    [InlineData("\"seed\": 4660", "\"seed\": 0", "seed", "Choose 1..65535.")]
    [InlineData("\"seed\": 4660", "\"seed\": \"x\"", "conventions.seed", "Give an integer.")]
    [InlineData("\"leak_shift\": 3", "\"leak_shift\": 16", "leak_shift", "Choose 1..15.")]
    [InlineData("\"threshold\": -9", "\"threshold\": 2048", "layers[0].threshold", "Choose -2048..2047.")]
    [InlineData(
        "\"bias\": \"-+\"", "\"bias\": \"-2\"", "layers[0].bias, character 2",
        "Use '+' for +1, '.' for 0, '-' for -1.")]
    [InlineData("\"bias\": \"-+\"", "\"bias\": \"-\"", "layers[0].bias", "One character a neuron: 2.")]
    [InlineData("\"inputs\": 3", "\"inputs\": 4", "layers[0].weights", "One row an input: 4 rows.")]
    [InlineData("\"inputs\": 3", "\"inputs\": 2000000000", "layers[0]", "Choose 1..32767.")]
    [InlineData("\"neurons\": 2", "\"neurons\": 32767", "layers[0]", "Each weight takes one character.")]
    [InlineData(
        "\"name\": \"tiny\"", "\"name\": \"9tiny\"", "name",
        "and no word that Verilog, SystemVerilog or VHDL reserves.")]
    public void Each_fault_is_named_with_its_place_and_remedy(string good, string bad, string where, string remedy)
    {
        string text = Saved();
        Assert.Contains(good, text, StringComparison.Ordinal);
        int at = text.IndexOf(good, StringComparison.Ordinal);

        InvalidInputException refused = Refused(text[..at] + bad + text[(at + good.Length)..]);

        Assert.Contains(refused.Problems, problem =>
            problem.Where == $"model.json, {where}" && problem.Remedy.Contains(remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void Layers_that_do_not_chain_are_refused()
    {
        TernaryNetwork small = NetworkExamples.Small();
        TernaryNetwork network = small with { Layers = [small.Layers[0], small.Layers[0]] };

        Problem problem = Assert.Single(NetworkCheck.Problems(network, "model.json"));

        Assert.Equal("The layers do not chain", problem.What);
        Assert.Equal("model.json, layers[1].inputs", problem.Where);
    }

    [Fact]
    public void An_empty_layer_list_is_refused()
    {
        string text = Saved();
        int layers = text.IndexOf("\"layers\": [", StringComparison.Ordinal);

        InvalidInputException refused = Refused(text[..layers] + "\"layers\": [] }");

        Assert.Equal("The network has no layer", Assert.Single(refused.Problems).What);
    }

    [Fact]
    public void A_file_truncated_anywhere_is_refused()
    {
        string text = Saved().TrimEnd();
        for (int length = 0; length < text.Length; length += 7)
        {
            Assert.Contains(
                "truncated", Assert.Single(Refused(text[..length]).Problems).What, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_field_given_twice_is_refused() =>
        Assert.NotEmpty(
            Refused(Saved().Replace("\"steps\": 7", "\"steps\": 7, \"steps\": 8", StringComparison.Ordinal)).Problems);

    [Fact]
    public void A_missing_file_is_refused() =>
        Assert.Equal(
            "No such file",
            Assert.Single(Assert.Throws<InvalidInputException>(() => TernaryNetworkFile.Load(_path)).Problems).What);

    [Fact]
    public void An_oversized_file_is_refused_unread()
    {
        using (FileStream stream = File.Create(_path))
        {
            stream.SetLength(TernaryNetworkFile.MaxBytes + 1);
        }

        InvalidInputException refused = Assert.Throws<InvalidInputException>(() => TernaryNetworkFile.Load(_path));

        Assert.Equal("The file is too long", Assert.Single(refused.Problems).What);
    }

    [Fact]
    public void The_worst_case_counts_the_larger_of_both_signs_and_the_bias()
    {
        var layer = new TernaryLayerWeights
        {
            Inputs = 3,
            Neurons = 2,
            Weights = [1, -1, 1, -1, -1, -1],
            Bias = [0, 1],
            WeightScale = 10,
            BiasScale = 5,
            Threshold = 0,
        };

        Assert.Equal(new WorstCase(1, 35), WorstCase.Of(layer));
        Assert.Equal(7, WorstCase.Of(layer).Width);
    }

    private string Saved()
    {
        TernaryNetworkFile.Save(NetworkExamples.Small(), _path);
        return File.ReadAllText(_path);
    }

    private static InvalidInputException Refused(string json) =>
        Assert.Throws<InvalidInputException>(() =>
            TernaryNetworkFile.Parse(Encoding.UTF8.GetBytes(json), "model.json"));
}
