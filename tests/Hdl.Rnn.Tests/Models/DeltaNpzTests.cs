using System.Runtime.InteropServices;
using Hdl.Core.Problems;
using Hdl.Networks.Tensors;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Tests.Models;

public sealed class DeltaNpzTests : IDisposable
{
    private static readonly DeltaImportOptions Options = new() { Name = "imported" };

    private readonly string _folder = Directory.CreateTempSubdirectory("hdl-test-").FullName;

    private string Npz => Path.Combine(_folder, "net.npz");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("delta_mnist", "")]
    [InlineData("delta_lstm_mnist", "rnn.")]
    [InlineData("delta_spoken", "model.gru.")]
    public void The_numbers_of_a_shipped_network_become_its_integers_again(string name, string prefix)
    {
        DeltaModel shipped = DeltaModelSource.Find(name);
        NpzWriter.Write(Npz, Arrays(shipped, prefix));

        DeltaModel imported = DeltaNpz.Load(Npz, Options with
        {
            Name = name,
            ImageRows = shipped.Sequence.Steps,
            InputThreshold = 32,
            HiddenThreshold = 32,
        });

        Assert.Equivalent(
            shipped with { Command = null, Attribution = null, Tuning = null, Accuracy = [] }, imported, strict: true);
    }

    [Fact]
    public void Layers_chain_and_weights_are_rounded_half_to_even()
    {
        DeltaModel drawn = DeltaModels.Random(
            7, DeltaCell.Lstm, new DeltaFormats(8, 8, 8, 7, 24, 4), true, 3, 5, 4);
        Tensor[] arrays = [.. Arrays(drawn, "")];
        arrays[0] = Floats("weight_ih_l0", [20, 3], [.. Enumerable.Range(0, 60).Select(i => (i - 30.5) / 64)]);
        NpzWriter.Write(Npz, arrays);

        DeltaModel fine = DeltaNpz.Load(Npz, Options with { WeightFrac = 6 });
        DeltaModel coarse = DeltaNpz.Load(Npz, Options with { WeightFrac = 5 });

        Assert.Equal([5, 4], fine.Weights.Layers.Select(layer => layer.Hidden));
        Assert.Equal([-30, -30, -28], fine.Weights.Layers[0].InputWeights[0]);
        Assert.Equal([-15, -15, -14], coarse.Weights.Layers[0].InputWeights[0]);
    }

    [Fact]
    public void As_many_bits_as_fit_are_behind_the_point()
    {
        Assert.Equal(7, Frac(0.99f, 1));
        Assert.Equal(6, Frac(1.5f, 1));
        Assert.Equal(7, Frac(0.99f, 2, bias: 3));
        Assert.Equal(5, Frac(0.99f, 1, bias: 3));

        int Frac(float weight, int columns, float bias = 0)
        {
            Write(("weight_ih_l0", [3, 1], [weight, 0, 0]), ("weight_hh_l0", [3, 1], [0, 0, 0]),
                ("bias_ih_l0", [3], [bias, 0, 0]));
            DeltaModel model = DeltaNpz.Load(Npz, Options with { BiasColumns = columns });
            Assert.Equal(DeltaReadout.States, model.Readout);
            Assert.Null(model.Weights.Layers[0].HiddenBias);
            Assert.Equal(
                (int)(bias * Math.Pow(2, model.Formats.WeightFrac)), model.Weights.Layers[0].InputBias[0]);
            return model.Formats.WeightFrac;
        }
    }

    [Fact]
    public void What_makes_no_network_is_refused_by_name()
    {
        (string, int[], float[]) ih = ("weight_ih_l0", [6, 1], new float[6]);
        (string, int[], float[]) hh = ("weight_hh_l0", [6, 2], new float[12]);
        Refused("Missing array", "weight_ih_l0", ("fc.weight", [2, 2], new float[4]));
        Refused("Missing array", "weight_hh_l0", ih);
        Refused("Neither a GRU nor an LSTM", "weight_hh_l0", ih, ("weight_hh_l0", [2, 2], new float[4]));
        Refused("Neither a GRU nor an LSTM", "weight_hh_l0", ih, ("weight_hh_l0", [5, 2], new float[10]));
        Refused("The layers do not chain", "weight_ih_l0", ("weight_ih_l0", [5, 1], new float[5]), hh);
        Refused("The layers do not chain", "bias_hh_l0", ih, hh, ("bias_hh_l0", [5], new float[5]));
        Refused(
            "The layers do not chain", "weight_ih_l1", ih, hh, ("weight_ih_l1", [3, 4], new float[12]),
            ("weight_hh_l1", [3, 1], new float[3]));
        Refused("The layers do not chain", "fc.weight", ih, hh, ("fc.weight", [2, 3], new float[6]));
        Refused("The layers do not chain", "fc.bias", ih, hh, ("fc.weight", [2, 2], new float[4]),
            ("fc.bias", [3], new float[3]));
        Refused("Several layers behind the recurrent ones", "b.weight", ih, hh, ("a.weight", [2, 2], new float[4]),
            ("b.weight", [2, 2], new float[4]));
        Refused("Unknown array", "weight_ih_l0_reverse", ih, hh, ("weight_ih_l0_reverse", [6, 1], new float[6]));
        Refused("Unknown array", "weight_hr_l0", ih, hh, ("weight_hr_l0", [6, 1], new float[6]));
        Refused("Wrong shape", "weight_hh_l0", ih, ("weight_hh_l0", [12], new float[12]));
        Refused("Not a number", "weight_ih_l0[4, 0]", hh, ("weight_ih_l0", [6, 1], [0, 0, 0, 0, float.NaN, 0]));
        Refused("A weight does not fit", "weight_ih_l0[1, 0]", hh, ("weight_ih_l0", [6, 1], [0, 999, 0, 0, 0, 0]));
    }

    [Fact]
    public void A_sum_that_cannot_fit_is_refused_with_its_row_and_width()
    {
        Write(
            ("weight_ih_l0", [3, 4], [.. Enumerable.Repeat(0.9f, 12)]), ("weight_hh_l0", [3, 1], new float[3]));

        InvalidInputException refused = Assert.Throws<InvalidInputException>(
            () => DeltaNpz.Load(Npz, Options with { AccBits = 17 }));

        Problem problem = Assert.Single(refused.Problems);
        Assert.Equal("A sum may not fit", problem.What);
        Assert.Contains("layers[0], row 0 (gate r, element 0)", problem.Where, StringComparison.Ordinal);
        Assert.Contains("acc_bits 17", problem.Value, StringComparison.Ordinal);
        Assert.Equal(
            DeltaOverflow.Wrap,
            DeltaNpz.Load(Npz, Options with { AccBits = 17, Overflow = DeltaOverflow.Wrap }).Overflow);
    }

    [Theory]
    [InlineData(1, 6, "It is transposed")]
    [InlineData(5, 1, "need 6 rows")]
    public void Wrong_rows_of_the_first_layer_are_told_from_a_transposed_matrix(int rows, int columns, string remedy)
    {
        Write(
            ("weight_ih_l0", [rows, columns], new float[rows * columns]), ("weight_hh_l0", [6, 2], new float[12]));

        Problem problem = Assert.Single(
            Assert.Throws<InvalidInputException>(() => DeltaNpz.Load(Npz, Options)).Problems);

        Assert.Contains(remedy, problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Integers_are_refused()
    {
        NpzWriter.Write(Npz, [Tensor.Of("weight_ih_l0", [3, 1], new int[3])]);

        Assert.Equal("Weights are not floating point", Assert.Single(
            Assert.Throws<InvalidInputException>(() => DeltaNpz.Load(Npz, Options)).Problems).What);
    }

    private void Refused(string what, string where, params (string, int[], float[])[] arrays)
    {
        Write(arrays);
        Problem problem = Assert.Single(
            Assert.Throws<InvalidInputException>(() => DeltaNpz.Load(Npz, Options)).Problems);
        Assert.Equal((what, $"{Npz}, {where}"), (problem.What, problem.Where));
    }

    private void Write(params (string Name, int[] Shape, float[] Values)[] arrays) => NpzWriter.Write(
        Npz, arrays.Select(array => Floats(array.Name, array.Shape, [.. array.Values.Select(value => (double)value)])));

    private static IEnumerable<Tensor> Arrays(DeltaModel model, string prefix)
    {
        double one = 1 << model.Formats.WeightFrac;
        foreach ((int number, DeltaLayer layer) in model.Weights.Layers.Index())
        {
            int rows = layer.InputBias.Length;
            yield return Scaled($"{prefix}weight_ih_l{number}", [rows, layer.Inputs], layer.InputWeights);
            yield return Scaled($"{prefix}weight_hh_l{number}", [rows, layer.Hidden], layer.HiddenWeights);
            yield return Scaled($"{prefix}bias_ih_l{number}", [rows], [layer.InputBias]);
            yield return Scaled($"{prefix}bias_hh_l{number}", [rows], [layer.HiddenBias!]);
        }

        DeltaReadoutLayer readout = model.Weights.Readout!;
        yield return Scaled("fc.weight", [readout.Bias.Length, readout.Weights[0].Length], readout.Weights);
        yield return Scaled("fc.bias", [readout.Bias.Length], [readout.Bias]);

        Tensor Scaled(string name, int[] shape, int[][] rows) =>
            Floats(name, shape, [.. rows.SelectMany(row => row).Select(weight => weight / one)]);
    }

    private static Tensor Floats(string name, int[] shape, double[] values) => new(
        name, new ElementType('f', 4), shape,
        MemoryMarshal.AsBytes(values.Select(value => (float)value).ToArray().AsSpan()).ToArray());
}
