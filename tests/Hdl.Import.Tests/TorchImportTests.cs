using System.Runtime.InteropServices;
using Hdl.Core.Problems;
using Hdl.Import.Float;
using Hdl.Import.Torch;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;
using Hdl.Networks.Tensors;

namespace Hdl.Import.Tests;

public sealed class TorchImportTests : ImportTest
{
    private const string Layers = """
        input: 1x4x4
        neurons: {beta: 0.5, threshold: 1, reset: subtract, fires: above, moment: before_input}
        layers:
          net.0: {kind: conv2d, padding: 1, module: lif}
          net.1: {kind: max_pool, kernel: 2}
          fc: {kind: linear, reset: zero, fires: at-least, refractory: 2}
        """;

    [Fact]
    public void A_state_dict_and_its_layers_become_a_network()
    {
        Whole().Save(In("net.pt"));
        File.WriteAllText(In("net.yaml"), Layers);

        SpikingImport made = Load();

        Assert.Equal("1x4x4 > 1x4x4 > 1x2x2 > 2x1x1", string.Join(" > ", made.Network.Shapes()));
        var conv = Assert.IsType<FloatConv>(made.Reference.Layers[0]);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9f], conv.Weights);
        Assert.Equal((0.5, 1.0), (conv.Neurons.Beta, conv.Neurons.Thresholds[0]));
        Assert.Equal([0.5], conv.Neurons.Biases);
        Assert.Equal(PoolKind.Or, Assert.IsType<PoolLayer>(made.Network.Layers[1]).Kind);
        var fc = Assert.IsType<DenseLayer>(made.Network.Layers[2]);
        Assert.Equal((NeuronReset.Zero, FireComparison.AtLeast, 2), (
            fc.Neurons.Reset, fc.Neurons.Fires, fc.Neurons.Refractory));
        // The weights lie on a grid of 8 bits: 8 is 120, and none is rounded.
        Assert.Equal([15, 30, 45, 60, 75, 90, 105, 120], fc.Weights.Select(weight => (int)weight));
        Assert.Contains("Not used: lif.graded.", made.Network.Origin!.Assumptions);
    }

    [Fact]
    public void A_last_layer_can_be_read_by_its_potentials()
    {
        Whole().Save(In("net.pt"));
        File.WriteAllText(In("net.yaml"), $"readout: potential\n{Layers}");

        SpikingImport made = Load();

        Assert.Equal(Readout.Potential, made.Network.Readout);
        NeuronModel last = Assert.IsType<DenseLayer>(made.Network.Layers[2]).Neurons;
        Assert.Equal((0, NeuronReset.Zero, 0), (last.Thresholds.Count, last.Reset, last.Refractory));
        Assert.Equal((NeuronDecay.Factor, 128), (last.Decay, last.DecayAmount));
        SpikingNetworkFile.Save(made.Network, In("net.json"));
        Assert.Equal(Readout.Potential, SpikingNetworkFile.Load(In("net.json")).Readout);
    }

    [Theory]
    [InlineData("readout: potentials", "", "Not one of the choices")]
    [InlineData("readout: potential", "\n  flat: flatten", "Potentials are read out before the end of the network")]
    public void A_read_out_that_cannot_be_is_refused(string readout, string more, string what)
    {
        Whole().Save(In("net.pt"));
        File.WriteAllText(In("net.yaml"), $"{readout}\n{Layers}{more}\n");

        Assert.Equal(what, Refused(() => Load()).What);
    }

    [Fact]
    public void Parameters_of_neurons_are_taken_from_the_module_that_is_named()
    {
        Whole().Tensor("lif.beta", [], 0.25f).Tensor("lif.threshold", [1], 3).Save(In("net.pt"));
        File.WriteAllText(In("net.yaml"), Layers.Replace("beta: 0.5, threshold: 1, ", "")
            .Replace("reset: zero", "beta: 1, threshold: 1"));

        FloatNeurons neurons = Assert.IsType<FloatConv>(Load().Reference.Layers[0]).Neurons;

        Assert.Equal((0.25, 3.0), (neurons.Beta, neurons.Thresholds[0]));
    }

    [Fact]
    public void Arrays_of_NumPy_are_imported_likewise()
    {
        static Tensor Array(string name, int[] shape, params float[] values) =>
            new(name, new ElementType('f', 4), shape, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
        NpzWriter.Write(In("net.npz"), [Array("fc.weight", [1, 2], 1, -1)]);
        File.WriteAllText(In("net.yaml"), "input: 2\nneurons: {beta: 0, threshold: 1}\nlayers:\n  fc: linear\n");

        SpikingImport made = SpikingImporter.Load(In("net.npz"), In("net.yaml"), Settings with { Bits = null }, null);

        var dense = Assert.IsType<DenseLayer>(Assert.Single(made.Network.Layers));
        Assert.Equal([1, -1], dense.Weights.Select(weight => (int)weight));
        Assert.Contains(made.Network.Origin!.Assumptions, note => note.StartsWith("Neurons have reset: subtract"));
    }

    [Fact]
    public void Views_and_other_types_are_read_as_PyTorch_lays_them_out()
    {
        new TorchWriter()
            .View("t", [2, 2], 1, 5, Bytes(9f, 1, 2, 3, 4), stride: [1, 2])
            .View("d", [1], 0, 1, Bytes(2.5), "DoubleStorage")
            .View("h", [1], 0, 1, [0, 0x3C], "HalfStorage")
            .View("b", [1], 0, 1, [0x80, 0x3F], "BFloat16Storage")
            .View("l", [1], 0, 1, Bytes(-3L), "LongStorage")
            .Save(In("net.pt"));

        Dictionary<string, FloatTensor> read = TorchFile.Read(In("net.pt"));

        Assert.Equal([1, 3, 2, 4f], read["t"].Values);
        Assert.Equal([2.5f, 1, 1, -3], "dhbl".Select(name => read[$"{name}"].Values[0]));
    }

    [Theory]
    [InlineData("os", "system")]
    [InlineData("builtins", "eval")]
    [InlineData("System.IO", "File")]
    [InlineData("torch.nn", "Linear")]
    public void Whatever_is_no_tensor_is_refused_and_never_called(string module, string function)
    {
        Whole().Call("evil", module, function, $"touch {In("called")}").Save(In("net.pt"));

        Assert.Contains(
            Refused(() => TorchFile.Read(In("net.pt"))).What,
            (string[])["Not a tensor", "The pickle is damaged, or holds more than tensors"]);
        Assert.False(File.Exists(In("called")));
    }

    [Theory]
    [InlineData(3, 0, 2, 8)] // more elements than its storage
    [InlineData(2, 1, 2, 8)] // begins too late
    [InlineData(2, -1, 2, 8)]
    [InlineData(2, 0, 2, 4)] // less bytes than it says
    [InlineData(2, 0, 1 << 30, 8)]
    [InlineData(-1, 0, 2, 8)]
    [InlineData(1 << 30, 0, 2, 8)]
    public void Sizes_that_lie_are_refused(int length, int offset, int count, int bytes)
    {
        new TorchWriter().View("w", [length], offset, count, new byte[bytes]).Save(In("net.pt"));

        Assert.StartsWith(In("net.pt"), Refused(() => TorchFile.Read(In("net.pt"))).Where);
    }

    [Fact]
    public void Numbers_that_are_none_are_refused_with_their_place()
    {
        new TorchWriter().Tensor("w", [2], 1, float.NaN).Save(In("net.pt"));

        Assert.EndsWith("w[1]", Refused(() => TorchFile.Read(In("net.pt"))).Where);
    }

    [Fact]
    public void Truncated_and_damaged_archives_are_refused()
    {
        Whole().Save(In("whole.pt"));
        File.WriteAllText(In("net.yaml"), Layers);
        byte[] whole = File.ReadAllBytes(In("whole.pt"));
        var random = new Random(3);
        int refused = 0;
        for (int trial = 0; trial < 300; trial++)
        {
            byte[] bytes = trial < 100 ? whole[..(1 + (trial * whole.Length / 101))] : [.. whole];
            bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
            File.WriteAllBytes(In("net.pt"), bytes);
            try
            {
                Load();
            }
            catch (InvalidInputException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 150, 300);
    }

    [Theory]
    [InlineData(new byte[] { 0x80, 2, (byte)'}', (byte)'.' }, "An old form")]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 9, 9 }, "truncated")]
    public void Other_forms_are_refused_clearly(byte[] bytes, string message)
    {
        File.WriteAllBytes(In("net.pt"), bytes);
        File.WriteAllText(In("net.yaml"), Layers);

        Assert.Contains(message, Refused(() => Load()).What);
    }

    [Theory]
    [InlineData("input: 1x4x4", "inputs: 1x4x4", "Unknown key")]
    [InlineData("input: 1x4x4", "input: 1x4x-4", "Not numbers")]
    [InlineData("input: 1x4x4", "input: 99999x99999x99999", "No shape for inputs")]
    [InlineData("input: 1x4x4", "input: 1x6x4", "The layers do not chain")]
    [InlineData("kind: conv2d", "kind: conv3d", "Not a kind of layer")]
    [InlineData("kind: conv2d", "kind: linear", "A layer of kind linear has no padding")]
    [InlineData("net.0:", "net.5:", "Missing tensor")]
    [InlineData("padding: 1", "padding: 7", "The window does not fit")]
    [InlineData("kernel: 2", "kernel: 0", "The window does not fit")]
    [InlineData("beta: 0.5, ", "", "A layer's neurons have no beta")]
    [InlineData("beta: 0.5", "beta: 1.5", "Out of range")]
    [InlineData("beta: 0.5", "beta: x", "Not a number")]
    [InlineData("reset: zero", "reset: maybe", "Not one of the choices")]
    [InlineData("reset: zero", "rest: zero", "Unknown key")]
    public void A_description_that_is_wrong_is_refused_and_told_why(string right, string wrong, string message)
    {
        Whole().Save(In("net.pt"));
        File.WriteAllText(In("net.yaml"), Layers.Replace(right, wrong));

        Problem problem = Refused(() => Load());

        Assert.StartsWith(message, problem.What);
    }

    private static TorchWriter Whole() => new TorchWriter()
        .Tensor("net.0.weight", [1, 1, 3, 3], 1, 2, 3, 4, 5, 6, 7, 8, 9)
        .Tensor("net.0.bias", [1], 0.5f)
        .Tensor("fc.weight", [2, 4], 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f)
        .Tensor("lif.graded", [1], 1);

    private static byte[] Bytes<T>(params T[] values)
        where T : struct => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();

    private SpikingImport Load() => SpikingImporter.Load(In("net.pt"), In("net.yaml"), Settings, null);
}
