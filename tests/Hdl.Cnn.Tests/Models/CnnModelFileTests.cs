using System.Text;
using Hdl.Cnn.Layers;
using Hdl.Cnn.Models;
using Hdl.Core.Problems;

namespace Hdl.Cnn.Tests.Models;

public sealed class CnnModelFileTests
{
    [Fact]
    public void A_saved_network_reads_as_it_was()
    {
        CnnModel model = CnnModels.Small();
        string text = CnnModels.Text(model);

        CnnModel read = CnnModels.Parse(text);

        Assert.Equal(text, CnnModels.Text(read));
        Assert.Equal(model.Layers.Select(layer => layer.Layer), read.Layers.Select(layer => layer.Layer));
        Assert.Equal((model.Name, model.Widths, model.Command), (read.Name, read.Widths, read.Command));
        Assert.Equal(model.Calibration, read.Calibration);
        Assert.Equivalent(model.Accuracy, read.Accuracy, strict: true);
        Assert.Equal("5x4x2, c3x2-3, pool 2, c3x2-2", read.Shape);
        foreach ((CnnModelLayer expected, CnnModelLayer found) in model.Layers.Zip(read.Layers))
        {
            Assert.Equal(expected.Weights.Biases, found.Weights.Biases);
            Assert.Equal(expected.Weights.Multipliers, found.Weights.Multipliers);
            Assert.All(
                Enumerable.Range(0, expected.Weights.Outputs),
                output => Assert.Equal(expected.Weights.Kernel(output), found.Weights.Kernel(output)));
        }
    }

    [Fact]
    public void What_is_not_needed_may_be_missing()
    {
        CnnModel model = CnnModels.Small();

        CnnModel read = CnnModels.Parse(CnnModels.Text(
            model with { Command = null, Calibration = null, Accuracy = [], Layers = [model.Layers[0]] }));

        Assert.Null(read.Command);
        Assert.Null(read.Calibration);
        Assert.Empty(read.Accuracy);
        Assert.False(read.Layers[0].Layer.Scaled);
    }

    [Theory]
    [InlineData("hdl-cnn/1", "hdl-cnn/2", "format", "Use \"hdl-cnn/1\".")]
    [InlineData("\"name\": \"tiny\"", "\"name\": \"9\"", "name", "and no word that Verilog")]
    [InlineData("\"stride\": 1", "\"strode\": 1", "layers[0].strode", "Did you mean 'stride'?")]
    [InlineData("\"stride\": 1", "\"strode\": 1", "layers[0].stride", "add the field")]
    [InlineData("\"stride\": 1", "\"stride\": 9", "layers[0], s", "Choose 1..3.")]
    [InlineData("\"stride\": 1", "\"stride\": \"one\"", "layers[0].stride", "Give an integer.")]
    [InlineData("\"relu\": true", "\"relu\": 1", "layers[0].relu", "Give true or false.")]
    [InlineData("\"pool_stride\": 1", "\"pool_stride\": 0", "layers[0], ps", "Choose 1..3.")]
    [InlineData("\"pool_stride\": 1", "\"pool_stride\": 3", "layers[0], ps", "Choose 1..pw, which is 2.")]
    [InlineData("\"rounding\": \"half_up\"", "\"rounding\": \"even\"", "layers[0].rounding", "one of floor, half_up.")]
    [InlineData("\"value_width\": 8", "\"value_width\": 17", "value_width", "Choose 4..16.")]
    [InlineData("\"weight_width\": 8", "\"weight_width\": 3", "weight_width", "Choose 4..16, or 2: ternary.")]
    [InlineData("\"accumulator_width\": 24", "\"accumulator_width\": 64", "accumulator_width", "Choose 16..48.")]
    [InlineData("\"width\": 4", "\"width\": 5", "layers[0]", "The input is 5 x 5 x 2: both must be equal.")]
    [InlineData("\"outputs\": 3", "\"outputs\": 2", "layers[0].weights", "One array for each output channel: 2.")]
    [InlineData("\"outputs\": 3", "\"outputs\": 2000000000", "layers[0]", "Each weight takes two characters.")]
    [InlineData("\"outputs\": 3", "\"outputs\": -1", "layers[0]", "Choose 1 output or more")]
    [InlineData("\"kernel_width\": 2", "\"kernel_width\": 1", "layers[0].weights[0]", "The layer needs 6.")]
    [InlineData("\"kernel_width\": 2", "\"kernel_width\": 70000", "layers[0]", "a kernel of 1..7")]
    [InlineData("\"biases\": [", "\"biases\": [1, ", "layers[0].biases", "The layer needs 3.")]
    [InlineData("\"biases\": [", "\"biases\": [1.5, ", "layers[0].biases", "The layer needs 3.")]
    [InlineData("\"multipliers\": [40000", "\"multipliers\": [70000", "layers[1], multiplier 0", "Choose 0..65535.")]
    [InlineData("\"out_signed\": false", "\"out_signed\": true", "layers[1].in_signed", "both must be equal.")]
    [InlineData("\"images\": 5", "\"images\": 0", "calibration.images", "Choose at least 1.")]
    [InlineData("\"correct\": 2", "\"correct\": 4", "accuracy[0]", "at most all of them as correct.")]
    [InlineData("\"zeros\": [7, ", "\"zeros\": [", "accuracy[0].zeros", "at most 120, 54, 6.")]
    [InlineData("\"zeros\": [7, ", "\"zeros\": [121, ", "accuracy[0].zeros", "at most 120, 54, 6.")]
    [InlineData("\"zeros\": [7, ", "\"zeros\": [\"7\", ", "accuracy[0].zeros", "Give integers.")]
    public void Each_fault_is_named_with_its_place_and_remedy(string good, string bad, string where, string remedy)
    {
        string text = CnnModels.Text(CnnModels.Small());
        int at = text.IndexOf(good, StringComparison.Ordinal);
        Assert.True(at >= 0, good);

        InvalidInputException refused = Refused(text[..at] + bad + text[(at + good.Length)..]);

        Assert.Contains(refused.Problems, problem =>
            problem.Where == $"model.json, {where}" && problem.Remedy.Contains(remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void Weights_out_of_range_are_refused()
    {
        CnnModel model = CnnModels.Small();
        CnnModel narrow = model with { Widths = model.Widths with { Weight = 7 } };

        Problem problem = CnnModelCheck.Problems(narrow, "model.json")[0];

        Assert.StartsWith("model.json, layers[0], weight ", problem.Where, StringComparison.Ordinal);
        Assert.Equal("Choose -64..63.", problem.Remedy);
    }

    [Fact]
    public void An_accumulator_that_can_overflow_is_refused_with_layer_channel_and_width()
    {
        // 255 * 18 * 127 = 582,930: 21 bits. Weights and bias of channel 1 alone are that great.
        CnnModel model = CnnModels.Small();
        ConvolutionLayer layer = model.Layers[1].Layer with { Scaled = false, BiasShift = 0 };
        int[] kernel = [.. Enumerable.Repeat(0, 18), .. Enumerable.Repeat(127, 18)];
        var weights = new ConvolutionWeights(2, kernel, [32767, 0], []);
        model = model with { Layers = [model.Layers[0], new CnnModelLayer(layer, weights)] };

        Assert.Empty(CnnModelCheck.Problems(model with { Widths = new LayerWidths(8, 8, 21) }, "model.json"));
        Problem problem = Assert.Single(
            CnnModelCheck.Problems(model with { Widths = new LayerWidths(8, 8, 20) }, "model.json"));

        Assert.Equal("model.json, layers[1], channel 1", problem.Where);
        Assert.Equal("21 bits are needed, accumulator_width is 20", problem.Value);
        Assert.Equal("Use an accumulator of 21 bits, or smaller weights.", problem.Remedy);
    }

    [Fact]
    public void Of_several_channels_that_overflow_the_widest_is_named()
    {
        CnnModel model = CnnModels.Small();
        ConvolutionLayer layer = model.Layers[1].Layer with { Scaled = false, BiasShift = 0 };
        int[] kernel = [.. Enumerable.Repeat(100, 18), .. Enumerable.Repeat(-127, 18)];
        var weights = new ConvolutionWeights(2, kernel, [0, -2_000_000], []);
        model = model with
        {
            Widths = new LayerWidths(8, 8, 18),
            Layers = [model.Layers[0], new CnnModelLayer(layer, weights)],
        };

        Problem problem = CnnModelCheck.Problems(model, "model.json")[^1];

        Assert.Equal("model.json, layers[1], channel 1", problem.Where);
        Assert.Equal(
            "23 bits are needed, accumulator_width is 18; so can 1 more of its channels", problem.Value);
    }

    [Fact]
    public void Layers_that_do_not_chain_are_refused()
    {
        CnnModel model = CnnModels.Small();

        Problem problem = CnnModelCheck.Problems(
            model with { Accuracy = [], Layers = [model.Layers[0], model.Layers[0]] }, "model.json")[0];

        Assert.Equal(("The layers do not chain", "model.json, layers[1]"), (problem.What, problem.Where));
        Assert.Contains("The layer before gives 3 x 2 x 3", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_without_layers_is_refused()
    {
        string text = CnnModels.Text(CnnModels.Small());
        int layers = text.IndexOf("\"layers\": [", StringComparison.Ordinal);

        Assert.Equal(
            "The network has no layer", Refused(text[..layers] + "\"layers\": [] }").Problems[^1].What);
    }

    [Fact]
    public void A_file_truncated_anywhere_is_refused()
    {
        string text = CnnModels.Text(CnnModels.Small()).TrimEnd();
        for (int length = 0; length < text.Length; length += 7)
        {
            Assert.Contains(
                "truncated", Assert.Single(Refused(text[..length]).Problems).What, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_damaged_file_is_read_or_refused_and_nothing_else()
    {
        byte[] text = Encoding.UTF8.GetBytes(CnnModels.Text(CnnModels.Small()));
        var random = new Random(5);
        int refused = 0;
        for (int run = 0; run < 3000; run++)
        {
            byte[] damaged = [.. text];
            for (int fault = 0; fault <= run % 3; fault++)
            {
                damaged[random.Next(damaged.Length)] = (byte)"0123456789-,[]{}\":.etnullx\u007f"[random.Next(27)];
            }

            try
            {
                Assert.NotEmpty(CnnModelFile.Parse(damaged, "model.json").Layers);
            }
            catch (InvalidInputException fault)
            {
                Assert.NotEmpty(fault.Problems);
                refused++;
            }
        }

        Assert.InRange(refused, 1000, 2999);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{ \"format\": 3 }")]
    [InlineData("{ \"format\": \"hdl-cnn/1\", \"layers\": 7, \"input\": [], \"accuracy\": {}, \"calibration\": 1 }")]
    [InlineData("{ \"format\": \"hdl-cnn/1\", \"layers\": [null, {}, []], \"accuracy\": [1, {}] }")]
    public void Anything_else_is_refused(string text) => Assert.NotEmpty(Refused(text).Problems);

    [Fact]
    public void An_invalid_network_is_not_written()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");

        Assert.Throws<InvalidInputException>(() => CnnModelFile.Save(CnnModels.Small() with { Layers = [] }, path));

        Assert.False(File.Exists(path));
    }

    private static InvalidInputException Refused(string text) =>
        Assert.Throws<InvalidInputException>(() => CnnModels.Parse(text));
}
