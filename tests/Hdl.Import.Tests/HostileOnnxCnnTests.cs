using System.Text;
using Hdl.Core.Problems;
using Hdl.Import.Cnn;
using Hdl.Import.Onnx;

namespace Hdl.Import.Tests;

public sealed class HostileOnnxCnnTests : ImportTest
{
    private static readonly long[] Kernel = [2, 2];

    [Fact]
    public void The_graph_of_these_tests_is_read()
    {
        CnnImport made = Load(Net());

        Assert.Equal("4x4x1, c2-2, c3-3", made.Model.Shape);
    }

    [Fact]
    public void Without_samples_nothing_is_assumed() =>
        Assert.Equal("Scales of values are chosen with samples", Refused(() => Load(Net(), samples: false)).What);

    [Fact]
    public void Every_truncation_is_refused()
    {
        byte[] whole = Net();
        for (int length = 0; length < whole.Length; length += 3)
        {
            byte[] part = whole[..length];
            Refused(() => Load(part));
        }
    }

    [Fact]
    public void A_damaged_file_is_read_or_refused_and_nothing_else()
    {
        byte[] whole = Net();
        var random = new Random(5);
        int refused = 0;
        for (int trial = 0; trial < 2000; trial++)
        {
            byte[] bytes = [.. whole];
            for (int flips = random.Next(1, 4); flips > 0; flips--)
            {
                bytes[random.Next(whole.Length)] = (byte)(random.Next(2) == 0 ? 0xFF : random.Next(256));
            }

            try
            {
                Load(bytes);
            }
            catch (InvalidInputException failure)
            {
                Assert.NotEmpty(failure.Problems);
                refused++;
            }
        }

        Assert.InRange(refused, 500, 1999);
    }

    [Theory]
    [InlineData("Sigmoid")]
    [InlineData("ConvTranspose")]
    [InlineData("Softmax")]
    public void A_node_that_is_not_supported_is_named_with_what_is(string type)
    {
        Problem problem = Refused(() => Load(Net(activation: OnnxWriter.Node("act", type, ["c"], ["r"]))));

        Assert.Equal(("A node is not supported", type), (problem.What, problem.Value));
        Assert.Contains("Supported: Conv, Relu", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Branches_are_refused_with_what_meets()
    {
        Problem problem = Refused(() => Load(Net(activation: OnnxWriter.Node("act", "Add", ["c", "x"], ["r"]))));

        Assert.Equal(("Branches are not supported", "c, x"), (problem.What, problem.Value));
    }

    [Theory]
    [InlineData("dilations", 2, 2)]
    [InlineData("strides", 1, 2)]
    [InlineData("strides", 0, 0)]
    [InlineData("strides", 4, 4)]
    [InlineData("strides", 1)]
    [InlineData("kernel_shape", 3, 3)]
    [InlineData("pads", -1, 0, 0, 0)]
    [InlineData("pads", 8, 8, 8, 8)]
    [InlineData("pads", 1, 1)]
    [InlineData("axes", 1)]
    public void A_window_that_cannot_be_is_refused_with_its_node(string name, params int[] values)
    {
        Problem problem = Refused(() => Load(Net(set: [(name, Array.ConvertAll(values, value => (long)value))])));

        Assert.Contains(", conv", problem.Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, 1 << 20, 1 << 20)]
    [InlineData(1, 1, 5, 5)]
    [InlineData(1, 2, 4, 4)]
    [InlineData(1, 16)]
    [InlineData(1, 1, 4)]
    public void Inputs_that_do_not_chain_or_are_huge_are_refused(params int[] shape)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();

        Refused(() => Load(Net(shape: [.. shape.Select(length => (object)length)])));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 20);
    }

    [Theory]
    [InlineData(-1f, 6f)]
    [InlineData(0f, -1f)]
    [InlineData(0f, float.NaN)]
    public void Bounds_that_hardware_does_not_have_are_refused_with_their_place(float least, float greatest)
    {
        Problem problem = Refused(() => Load(Net(
            activation: OnnxWriter.Node("act", "Clip", ["c", "low", "high"], ["r"]),
            more:
            [
                OnnxWriter.Tensor("low", [1], new[] { least }), OnnxWriter.Tensor("high", [1], new[] { greatest }),
            ])));

        Assert.Contains(float.IsNaN(greatest) ? ", high" : ", act", problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_are_no_numbers_are_refused_with_their_place() =>
        Assert.EndsWith(", w[0, 0, 0, 0]", Refused(() => Load(Net(weight: float.NaN))).Where);

    [Theory]
    [InlineData(1e30f)]
    [InlineData(float.MaxValue)]
    [InlineData(1e-38f)]
    public void Extreme_weights_give_integers_in_range_or_a_refusal(float value)
    {
        try
        {
            Assert.Equal(2, Load(Net(weight: value)).Model.Layers.Count);
        }
        catch (InvalidInputException failure)
        {
            Assert.NotEmpty(failure.Problems);
        }
    }

    // x (1, 1, 4, 4) -> conv 2x2 -> Relu -> Flatten -> Gemm -> y (1, 3)
    private static byte[] Net(
        byte[]? activation = null, (string Name, object Value)[]? set = null, object[]? shape = null,
        float weight = 0.25f, byte[][]? more = null) =>
        OnnxWriter.Model(
            [
                OnnxWriter.Node("conv", "Conv", ["x", "w", "b"], ["c"], set ?? [("kernel_shape", Kernel)]),
                activation ?? OnnxWriter.Node("act", "Relu", ["c"], ["r"]),
                OnnxWriter.Node("flat", "Flatten", ["r"], ["f"]),
                OnnxWriter.Node("head", "Gemm", ["f", "fc", "o"], ["y"], ("transB", 1)),
            ],
            [
                OnnxWriter.Tensor("w", [2, 1, 2, 2], [weight, -0.5f, 0.75f, 0.5f, -1, 0.25f, 0.5f, 0.125f]),
                OnnxWriter.Tensor("b", [2], [0.5f, -0.25f]),
                OnnxWriter.Tensor("fc", [3, 18], [.. Enumerable.Range(0, 54).Select(i => ((i % 7) - 3) / 4f)]),
                OnnxWriter.Tensor("o", [3], [0, 0.5f, 1]),
                .. more ?? [],
            ],
            OnnxWriter.Value("x", shape ?? [1, 1, 4, 4]), OnnxWriter.Value("y", 1, 3));

    private CnnImport Load(byte[] bytes, bool samples = true)
    {
        File.WriteAllBytes(In("a.onnx"), bytes);
        string head = "{'descr': '|u1', 'fortran_order': False, 'shape': (3, 1, 4, 4), }".PadRight(117) + "\n";
        File.WriteAllBytes(
            In("x.npy"),
            [
                0x93, .. "NUMPY"u8, 1, 0, 118, 0, .. Encoding.ASCII.GetBytes(head),
                .. Enumerable.Range(0, 48).Select(i => (byte)(i * 5)),
            ]);
        return OnnxImporter.Open(In("a.onnx")).ToCnn(
            Settings, samples ? new SampleChoice(In("x.npy"), null, null) : null);
    }
}
