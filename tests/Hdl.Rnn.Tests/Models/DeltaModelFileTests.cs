using System.Text;
using Hdl.Core.Problems;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Tests.Models;

public sealed class DeltaModelFileTests
{
    [Theory]
    [InlineData(DeltaCell.Gru, true)]
    [InlineData(DeltaCell.Lstm, false)]
    public void A_saved_network_reads_as_it_was(DeltaCell cell, bool hiddenBias)
    {
        DeltaModel model = DeltaModels.Random(1, cell, hiddenBias: hiddenBias);
        string text = DeltaModels.Text(model);

        DeltaModel read = DeltaModels.Parse(text);

        Assert.Equal(text, DeltaModels.Text(read));
        Assert.Equivalent(model, read, strict: true);
        Assert.Equal(hiddenBias, read.HasHiddenBias);
        Assert.Equal(cell == DeltaCell.Gru ? "GRU, 3-4-5-3" : "LSTM, 3-4-5-3", read.Shape);
    }

    [Fact]
    public void What_is_not_needed_may_be_missing()
    {
        DeltaModel model = DeltaModels.Random(1) with
        {
            Command = null,
            Tuning = null,
            Accuracy = [],
            Readout = DeltaReadout.States,
            When = ReadoutWhen.Every,
        };

        DeltaModel read = DeltaModels.Parse(DeltaModels.Text(
            model with { Weights = model.Weights with { Readout = null } }));

        Assert.Null(read.Command);
        Assert.Null(read.Tuning);
        Assert.Null(read.Weights.Readout);
        Assert.Equal((0, 0), (read.Classes, read.Accuracy.Count));
    }

    [Theory]
    [InlineData("hdl-delta-network/1", "hdl-cnn/1", "format",
        "Use \"hdl-delta-network/1\", or give this one to nullhop.")]
    [InlineData("\"name\": \"tiny\"", "\"name\": \"9\"", "name", "and no word that Verilog")]
    [InlineData("\"cell\": \"gru\"", "\"cell\": \"rnn\"", "the file.cell", "one of gru, lstm.")]
    [InlineData("\"cell\": \"gru\"", "\"cell\": \"lstm\"", "the file.gate_order", "computes \"i,f,g,o\".")]
    [InlineData("\"r,u,c\"", "\"z,r,h\"", "the file.gate_order", "computes \"r,u,c\".")]
    [InlineData("\"half_even\"", "\"half_up\"", "the file.rounding", "computes \"half_even\".")]
    [InlineData("\"act_int\": 8", "\"act_int\": 9", "act_int", "Choose 2..8.")]
    [InlineData("\"act_frac\": 8", "\"act_frac\": 9", "act_int + act_frac", "Choose 6..16.")]
    [InlineData("\"weight_bits\": 8", "\"weight_bits\": 7", "weight_bits", "Choose 4, 8 or 16.")]
    [InlineData("\"weight_frac\": 7", "\"weight_frac\": 8", "weight_frac", "Choose 0..7.")]
    [InlineData("\"acc_bits\": 24", "\"acc_bits\": 16", "acc_bits", "Choose 17..48.")]
    [InlineData("\"acc_bits\": 24", "\"acc_bitz\": 24", "the file.acc_bitz", "Did you mean 'acc_bits'?")]
    [InlineData("\"acc_bits\": 24", "\"acc_bitz\": 24", "the file.acc_bits", "add the field")]
    [InlineData("\"gate_frac\": 4", "\"gate_frac\": 1", "gate_frac", "Choose 2..8.")]
    [InlineData("\"input_bits\": 9", "\"input_bits\": 17", "input_bits", "Choose 2..16.")]
    [InlineData("\"bias_columns\": 1", "\"bias_columns\": 3", "bias_columns", "Choose 1..2.")]
    [InlineData("\"prove\"", "\"saturate\"", "the file.overflow", "one of prove, wrap.")]
    [InlineData("\"argmax\"", "\"states\"", "readout", "states has none.")]
    [InlineData("\"last\"", "\"never\"", "the file.readout_when", "one of every, last.")]
    [InlineData("\"frame\"", "\"pixel\"", "sequence.step", "one of image_row, frame.")]
    [InlineData("\"steps\": 0", "\"steps\": 65536", "sequence.steps", "Choose 0..65535.")]
    [InlineData("\"input\": [8, 8]", "\"input\": [8]", "thresholds.input", "The shapes need 2.")]
    [InlineData("\"input\": [8, 8]", "\"input\": [8, 65536]", "thresholds.input[1]", "Choose 0..65535.")]
    [InlineData("\"hidden\": [12, 12]", "\"hidden\": [12, -1]", "thresholds.hidden[1]", "Choose 0..65535.")]
    [InlineData("\"hidden\": [12, 12]", "\"hidden\": 12", "thresholds.hidden", "Give an array.")]
    [InlineData("\"readout\": 0", "\"readout\": 65536", "thresholds.readout", "Choose 0..65535.")]
    [InlineData("\"correct\": 4", "\"correct\": 7", "accuracy[0].correct", "Choose 0..6.")]
    [InlineData("[12, 40, 50]", "[12, 91, 50]", "accuracy[0].layers.input", "Choose 0..90.")]
    [InlineData("[12, 40, 50]", "[12, 40]", "accuracy[0].columns[0]", "Give those of biases, inputs, hidden states.")]
    [InlineData("[12, 40, 50]", "[12, 40, 0.5]", "accuracy[0].columns[0]", "Give an integer.")]
    [InlineData("\"inputs\": 4", "\"inputs\": 3", "layers[1].inputs", "has 4 elements: both must be equal.")]
    [InlineData("\"inputs\": 3", "\"inputs\": 2000000000", "layers[0].inputs", "Choose 1..4096.")]
    [InlineData("\"hidden\": 4", "\"hidden\": 5", "layers[0].hidden_weights", "The shapes need 15.")]
    [InlineData("\"input_bias\": [", "\"input_bias\": [1, ", "layers[0].input_bias", "The shapes need 12.")]
    [InlineData("\"hidden_bias\": [", "\"hidden_bias\": [0.5, ", "layers[0].hidden_bias[0]", "Give an integer.")]
    [InlineData("\"bias\": [", "\"bias\": [3, ", "readout_layer.weights", "The shapes need 4.")]
    public void Each_fault_is_named_with_its_place_and_remedy(string good, string bad, string where, string remedy)
    {
        string text = DeltaModels.Text(DeltaModels.Random(1));
        int at = text.IndexOf(good, StringComparison.Ordinal);
        Assert.True(at >= 0, good);

        InvalidInputException refused = Refused(text[..at] + bad + text[(at + good.Length)..]);

        Assert.True(
            refused.Problems.Any(problem => problem.Where == $"model.json, {where}"
                && problem.Remedy.Contains(remedy, StringComparison.Ordinal)),
            string.Join("\n", refused.Problems.Select(problem => $"{problem.Where}: {problem.Remedy}")));
    }

    [Fact]
    public void A_bias_in_some_layers_alone_is_refused()
    {
        DeltaModel model = DeltaModels.Random(1);
        DeltaLayer[] layers = [model.Weights.Layers[0], model.Weights.Layers[1] with { HiddenBias = null }];

        InvalidInputException refused = Refused(
            DeltaModels.Text(model with { Weights = model.Weights with { Layers = layers } }));

        Assert.Equal("model.json, layers[1].hidden_bias", Assert.Single(refused.Problems).Where);
    }

    [Theory]
    [InlineData(1, 127, true)]
    [InlineData(1, 128, false)]
    [InlineData(1, -129, false)]
    [InlineData(2, 127 * 129, true)]
    [InlineData(2, -128 * 129, true)]
    [InlineData(2, (127 * 129) + 1, false)]
    public void Biases_have_the_range_of_their_columns(int columns, int bias, bool fits)
    {
        DeltaModel model = DeltaModels.Random(1) with { BiasColumns = columns };
        model.Weights.Layers[0].InputBias[2] = bias;
        string text = DeltaModels.Text(model);

        if (fits)
        {
            Assert.Equal(bias, DeltaModels.Parse(text).Weights.Layers[0].InputBias[2]);
        }
        else
        {
            Problem problem = Assert.Single(Refused(text).Problems);
            Assert.Equal("model.json, layers[0].input_bias, element 2", problem.Where);
            Assert.Equal(bias.ToString(System.Globalization.CultureInfo.InvariantCulture), problem.Value);
        }
    }

    [Fact]
    public void A_weight_out_of_range_is_refused()
    {
        DeltaModel model = DeltaModels.Random(1);
        model.Weights.Layers[1].HiddenWeights[1][2] = 128;

        Assert.Equal(
            "model.json, layers[1].hidden_weights, element 7",
            Assert.Single(Refused(DeltaModels.Text(model)).Problems).Where);
    }

    [Fact]
    public void A_file_that_was_cut_off_is_refused_wherever_that_was()
    {
        string text = DeltaModels.Text(DeltaModels.Random(1));
        for (int length = 0; length < text.Length - 2; length += 97)
        {
            Problem problem = Assert.Single(Refused(text[..length]).Problems);
            Assert.Equal("The file is truncated or not JSON", problem.What);
        }
    }

    [Fact]
    public void A_network_that_is_not_valid_is_not_saved()
    {
        string path = Path.Combine(Path.GetTempPath(), $"hdl-{Guid.NewGuid():N}.json");

        Assert.Throws<InvalidInputException>(() =>
            DeltaModelFile.Save(DeltaModels.Random(1) with { BiasColumns = 0 }, path));

        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Names_and_paths_are_told_apart()
    {
        string path = Path.Combine(Path.GetTempPath(), $"hdl-{Guid.NewGuid():N}.json");
        try
        {
            DeltaModelFile.Save(DeltaModels.Random(1), path);

            Assert.Equal("tiny", DeltaModelSource.Find(path).Name);
            Assert.True(DeltaModelSource.IsDelta(path));
            Assert.False(DeltaModelSource.IsDelta("mnist"));
            InvalidInputException refused = Assert.Throws<InvalidInputException>(() => DeltaModelSource.Find("mnits"));
            Assert.Equal("There is no such delta network", Assert.Single(refused.Problems).What);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static InvalidInputException Refused(string text) => Assert.Throws<InvalidInputException>(() =>
        DeltaModelFile.Parse(Encoding.UTF8.GetBytes(text), "model.json"));
}
