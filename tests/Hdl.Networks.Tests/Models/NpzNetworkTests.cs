using Hdl.Core.Problems;
using Hdl.Networks.Models;

namespace Hdl.Networks.Tests.Models;

public sealed class NpzNetworkTests : IDisposable
{
    private static readonly TernaryNetwork Conventions = NetworkExamples.Small();
    private string _path = NetworkExamples.TemporaryPath(".npz");

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("|i1", 1)]
    [InlineData("<i4", 4)]
    [InlineData("<i8", 8)]
    [InlineData("<f4", 4)]
    [InlineData("<f8", 8)]
    public void Weights_of_every_type_arrive_input_by_input(string descr, int size)
    {
        Dictionary<string, byte[]> arrays = NetworkExamples.Layer();
        double[] values = [1, 0, -1, 0, 1, 1];
        arrays["layer1.weight"] = NetworkExamples.Npy(
            descr, "(2, 3)", [.. values.SelectMany(value => Encode(value, descr[1], size))], major: 2);

        TernaryNetwork network = Load(arrays);

        TernaryLayerWeights layer = Assert.Single(network.Layers);
        Assert.Equal(
            (3, 2, 3, 2, 4), (layer.Inputs, layer.Neurons, layer.WeightScale, layer.BiasScale, layer.Threshold));
        Assert.Equal(new sbyte[] { 1, 0, 0, 1, -1, 1 }, layer.Weights);
        Assert.Equal(new sbyte[] { -1, 1 }, layer.Bias);
        Assert.Equal(Conventions.Membrane, network.Membrane);
        Assert.Empty(network.Accuracy);
    }

    [Fact]
    public void Fortran_order_is_honoured()
    {
        Dictionary<string, byte[]> arrays = NetworkExamples.Layer();
        arrays["layer1.weight"] = NetworkExamples.Npy(
            "|i1", "(2, 3)", NetworkExamples.Bytes(1, 0, 0, 1, -1, 1), fortran: true);

        Assert.Equal(new sbyte[] { 1, 0, 0, 1, -1, 1 }, Load(arrays).Layers[0].Weights);
    }

    [Fact]
    public void Layers_that_do_not_chain_are_refused()
    {
        Dictionary<string, byte[]> arrays = NetworkExamples.Layer(1);
        foreach ((string name, byte[] content) in NetworkExamples.Layer(2))
        {
            arrays[name] = content;
        }

        Assert.Equal("The layers do not chain", Refused(arrays).What);
    }

    [Fact]
    public void A_missing_array_is_named_with_the_one_that_was_meant()
    {
        Dictionary<string, byte[]> arrays = NetworkExamples.Layer();
        arrays["layer1.weights"] = arrays["layer1.weight"];
        arrays.Remove("layer1.weight");

        InvalidInputException refused = Assert.Throws<InvalidInputException>(() => Load(arrays));

        Assert.Contains(refused.Problems, problem =>
            problem.What == "Missing array" && problem.Where.EndsWith("layer1.weight", StringComparison.Ordinal)
            && problem.Remedy.Contains("'layer1.weights'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_that_is_not_ternary_is_shown_with_its_element()
    {
        Dictionary<string, byte[]> arrays = NetworkExamples.Layer();
        arrays["layer1.weight"] = NetworkExamples.Npy("|i1", "(2, 3)", NetworkExamples.Bytes(1, 0, -1, 0, 2, 3));

        Problem problem = Refused(arrays);

        Assert.Equal(("Not ternary", "2"), (problem.What, problem.Value));
        Assert.EndsWith("layer1.weight[1, 1]", problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scale_that_is_not_an_integer_is_refused()
    {
        Dictionary<string, byte[]> arrays = NetworkExamples.Layer();
        arrays["layer1.a"] = NetworkExamples.Npy("<f8", "()", BitConverter.GetBytes(0.5));

        Assert.Equal(("Not an integer", "0.5"), (Refused(arrays).What, Refused(arrays).Value));
    }

    [Theory]
    [InlineData("|i1", "(3, 2, 1)", 6, "Wrong shape")]
    [InlineData("|i1", "(6,)", 6, "Wrong shape")]
    [InlineData("|i1", "(2, 3)", 5, "The tensor is truncated")]
    [InlineData("|i1", "(2, 3)", 7, "There are bytes after the last element")]
    [InlineData("|i1", "(8000, 8000)", 6, "The tensor is truncated")]
    [InlineData("|i1", "(32767, 32767)", 6, "The tensor is too large")]
    [InlineData("<i8", "(3000, 3000)", 6, "The tensor is too large")]
    [InlineData("|i1", "(99999, 99999)", 6, "An array shape that cannot be read")]
    [InlineData("|i1", "(-2, 3)", 6, "An array shape that cannot be read")]
    [InlineData(">i4", "(2, 3)", 24, "An element type that cannot be read")]
    [InlineData("|O", "(2, 3)", 6, "An element type that cannot be read")]
    [InlineData("<f2", "(2, 3)", 12, "An element type that cannot be read")]
    [InlineData("|b1", "(2, 3)", 6, "An element type that cannot be read")]
    [InlineData("<c8", "(2, 3)", 48, "An element type that cannot be read")]
    public void A_weight_array_of_another_form_is_refused(string descr, string shape, int bytes, string what)
    {
        Dictionary<string, byte[]> arrays = NetworkExamples.Layer();
        arrays["layer1.weight"] = NetworkExamples.Npy(descr, shape, new byte[bytes]);

        Assert.Equal(what, Refused(arrays).What);
    }

    [Fact]
    public void A_bias_of_another_length_is_refused()
    {
        Dictionary<string, byte[]> arrays = NetworkExamples.Layer();
        arrays["layer1.bias"] = NetworkExamples.Npy("|i1", "(4,)", [0, 0, 0, 0]);

        Assert.Equal(("Wrong shape", "(4,)"), (Refused(arrays).What, Refused(arrays).Value));
    }

    [Fact]
    public void An_array_truncated_anywhere_is_refused()
    {
        byte[] whole = NetworkExamples.Layer()["layer1.weight"];
        for (int length = 0; length < whole.Length; length++)
        {
            Dictionary<string, byte[]> arrays = NetworkExamples.Layer();
            arrays["layer1.weight"] = whole[..length];
            Assert.NotEmpty(Refused(arrays).Remedy);
        }
    }

    [Fact]
    public void An_archive_truncated_anywhere_is_refused()
    {
        string whole = NetworkExamples.Npz(NetworkExamples.Layer());
        byte[] bytes = File.ReadAllBytes(whole);
        File.Delete(whole);
        for (int length = 0; length < bytes.Length; length += 13)
        {
            File.WriteAllBytes(_path, bytes[..length]);
            Assert.NotEmpty(Assert.Throws<InvalidInputException>(() => NpzNetwork.Load(_path, Conventions)).Problems);
        }
    }

    [Fact]
    public void An_archive_that_unpacks_to_too_much_is_refused()
    {
        Dictionary<string, byte[]> arrays = NetworkExamples.Layer();
        arrays["layer1.weight"] = new byte[TernaryNetworkFile.MaxBytes + 1];
        Assert.Equal("Not a .npy array", Refused(arrays).What);

        arrays["layer1.weight"] = NetworkExamples.Npy("|i1", "(9000, 9000)", new byte[81_000_000]);
        Assert.Equal("The tensor is too large", Refused(arrays).What);
        Assert.Contains("67108864 bytes", Refused(arrays).Remedy, StringComparison.Ordinal);

        // Each within the limit, not both; the second is not unpacked.
        arrays["layer1.weight"] = NetworkExamples.Npy("|i1", "(7000, 7000)", new byte[49_000_000]);
        arrays["layer1.bias"] = NetworkExamples.Npy("<i8", "(3000, 1000)", []);
        Assert.Equal("The tensors are too large together", Refused(arrays).What);
        Assert.EndsWith("layer1.bias", Refused(arrays).Where, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_array_has_beyond_what_it_promises_is_not_unpacked()
    {
        Dictionary<string, byte[]> arrays = NetworkExamples.Layer();
        arrays["layer1.weight"] = [.. arrays["layer1.weight"], .. new byte[50_000_000]];
        string path = NetworkExamples.Npz(arrays);
        long before = GC.GetTotalAllocatedBytes(precise: true);

        InvalidInputException refused = Assert.Throws<InvalidInputException>(() => NpzNetwork.Load(path, Conventions));
        File.Delete(path);

        Assert.Equal("There are bytes after the last element", Assert.Single(refused.Problems).What);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 5_000_000);
    }

    [Fact]
    public void A_file_that_is_no_archive_is_refused()
    {
        File.WriteAllBytes(_path, NetworkExamples.Layer()["layer1.weight"]);

        Problem problem = Assert.Single(
            Assert.Throws<InvalidInputException>(() => NpzNetwork.Load(_path, Conventions)).Problems);

        Assert.Equal(
            ("Not an .npz archive", _path, "begins with 0x934E554D"), (problem.What, problem.Where, problem.Value));
        Assert.Contains("numpy.savez", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_byte_of_an_archive_may_change_and_it_is_read_or_refused()
    {
        string whole = NetworkExamples.Npz(NetworkExamples.Layer());
        byte[] bytes = File.ReadAllBytes(whole);
        File.Delete(whole);
        var random = new Random(1);
        int refused = 0;
        for (int at = 0; at < bytes.Length; at++)
        {
            byte[] changed = [.. bytes];
            changed[at] ^= (byte)random.Next(1, 256);
            File.WriteAllBytes(_path, changed);
            try
            {
                _ = NpzNetwork.Load(_path, Conventions);
            }
            catch (InvalidInputException failure)
            {
                refused++;
                Assert.All(failure.Problems, problem => Assert.NotEmpty(problem.Remedy));
            }
        }

        Assert.InRange(refused, bytes.Length / 4, bytes.Length);
    }

    [Fact]
    public void Names_are_looked_at_before_what_the_arrays_hold()
    {
        Dictionary<string, byte[]> arrays = NetworkExamples.Layer();
        arrays["note"] = NetworkExamples.Npy("<U4", "()", new byte[16]);

        Assert.Equal("Unknown array", Refused(arrays).What);
    }

    [Fact]
    public void Layers_from_zero_a_gap_and_transposed_weights_are_named()
    {
        Dictionary<string, byte[]> zero = new(NetworkExamples.Layer(0).Concat(NetworkExamples.Layer(1)));
        Assert.Equal(("Layers are numbered from 1", "layer0, layer1"), (Refused(zero).What, Refused(zero).Value));

        Dictionary<string, byte[]> gap = new(NetworkExamples.Layer(1).Concat(NetworkExamples.Layer(3)));
        Assert.Equal(("A layer is missing", "layer1, layer3"), (Refused(gap).What, Refused(gap).Value));
        Assert.EndsWith("layer2", Refused(gap).Where, StringComparison.Ordinal);

        Dictionary<string, byte[]> transposed = NetworkExamples.Layer();
        transposed["layer1.weight"] = NetworkExamples.Npy("|i1", "(3, 2)", new byte[6]);
        Assert.Equal(("The weights look transposed", "(3, 2)"), (Refused(transposed).What, Refused(transposed).Value));
        Assert.EndsWith("layer1.weight", Refused(transposed).Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sparse_matrix_of_SciPy_is_named()
    {
        byte[] array = NetworkExamples.Npy("|u1", "(1,)", [1]);
        string[] names = ["data", "indices", "indptr", "shape", "format"];

        Assert.Equal("A sparse matrix of SciPy", Refused(names.ToDictionary(name => name, _ => array)).What);
    }

    private TernaryNetwork Load(Dictionary<string, byte[]> arrays)
    {
        File.Delete(_path);
        _path = NetworkExamples.Npz(arrays);
        return NpzNetwork.Load(_path, Conventions);
    }

    private Problem Refused(Dictionary<string, byte[]> arrays) =>
        Assert.Single(Assert.Throws<InvalidInputException>(() => Load(arrays)).Problems);

    private static byte[] Encode(double value, char kind, int size) => (kind, size) switch
    {
        ('f', 4) => BitConverter.GetBytes((float)value),
        ('f', _) => BitConverter.GetBytes(value),
        (_, 1) => [(byte)(sbyte)value],
        (_, 4) => BitConverter.GetBytes((int)value),
        _ => BitConverter.GetBytes((long)value),
    };
}
