using Hdl.Core.Problems;
using Hdl.Import.Onnx;
using Hdl.Rnn.Models;

namespace Hdl.Import.Tests;

public sealed class HostileOnnxTests : ImportTest
{
    [Fact]
    public void The_graph_of_these_tests_is_read()
    {
        DeltaModel model = Load(new OnnxNet());

        Assert.Equal("GRU, 3-2-4", model.Shape);
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        byte[] whole = new OnnxNet().ToBytes();
        for (int length = 0; length < whole.Length; length += 3)
        {
            byte[] part = whole[..length];
            Refused(() => Load(part));
        }
    }

    [Fact]
    public void A_damaged_file_is_read_or_refused_and_nothing_else()
    {
        byte[] whole = new OnnxNet().ToBytes();
        var random = new Random(7);
        int refused = 0;
        for (int trial = 0; trial < 3000; trial++)
        {
            byte[] bytes = [.. whole];
            for (int flips = random.Next(1, 4); flips > 0; flips--)
            {
                // Lengths are what a reader trusts most.
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

        Assert.InRange(refused, 1000, 3000);
    }

    [Fact]
    public void A_file_of_empty_nodes_is_refused_before_it_is_parsed()
    {
        // Nodes of 2 bytes each in a graph of 8 MB.
        byte[] graph = new byte[8 << 20];
        for (int i = 0; i < graph.Length; i += 2)
        {
            graph[i] = 0x0A;
        }

        byte[] bytes = [0x08, 0x08, 0x3A, 0x80, 0x80, 0x80, 0x04, .. graph, 0x42, 0x02, 0x10, 0x0E];
        long before = GC.GetTotalAllocatedBytes();

        Problem problem = Refused(() => Load(bytes));

        Assert.Equal("The graph is too large", problem.What);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 64 << 20);
    }

    [Fact]
    public void Graphs_of_very_many_nodes_are_refused()
    {
        var net = new OnnxNet();
        for (int node = 0; node < 1100; node++)
        {
            net.Node($"n{node}", "Identity", ["x"], [$"v{node}"]);
        }

        Assert.Equal("The graph is too large", Refused(() => Load(net)).What);
    }

    [Theory]
    [InlineData(new long[] { 1, 6, 4 }, "The shape is not that of the data")]
    [InlineData(new long[] { 1, 6 }, "The shape is not that of the data")]
    [InlineData(new long[] { 1, 1L << 20, 1L << 20 }, "The tensor is too large")]
    [InlineData(new long[] { 1L << 62, 4, 1L << 62 }, "The tensor is too large")]
    [InlineData(new long[] { -1, 6, 3 }, "The tensor is too large")]
    [InlineData(new long[] { 1, 0, 3 }, "The shape is not that of the data")]
    [InlineData(new long[] { 1, 1, 1, 1, 1, 1, 1, 1, 18 }, "The tensor is too large")]
    public void Sizes_that_lie_are_refused(long[] shape, string what)
    {
        byte[] bytes = new OnnxNet().Set("w", OnnxWriter.Raw("w", shape, 1, new byte[72])).ToBytes();
        long before = GC.GetTotalAllocatedBytes();

        Problem problem = Refused(() => Load(bytes));

        Assert.Equal(what, problem.What);
        Assert.EndsWith(", w", problem.Where);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 16 << 20);
    }

    [Theory]
    [InlineData("weights.bin")]
    [InlineData("../../etc/passwd")]
    [InlineData("/dev/zero")]
    public void Weights_in_another_file_are_refused_whatever_it_is(string file)
    {
        Problem problem = Refused(() => Load(new OnnxNet().Set("w", OnnxWriter.External("w", [1, 6, 3], file))));

        Assert.Equal("Weights lie in another file", problem.What);
        Assert.DoesNotContain(file, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cycle_is_refused_with_its_nodes()
    {
        Problem problem = Refused(() => Load(new OnnxNet()
            .Node("drop", "Squeeze", ["back", "one"], ["out"]).Node("turn", "Identity", ["out"], ["back"])));

        Assert.Equal("The graph has a cycle", problem.What);
        Assert.Contains("drop -> turn -> drop", problem.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Weights_that_are_no_numbers_are_refused_with_their_place(float value)
    {
        float[] weights = new float[18];
        weights[4] = value;

        Problem problem = Refused(() => Load(new OnnxNet().Set("w", OnnxWriter.Tensor("w", [1, 6, 3], weights))));

        Assert.Equal("Not a number", problem.What);
        Assert.EndsWith(", w[0, 1, 1]", problem.Where);
    }

    [Theory]
    [InlineData("a\"b")]
    [InlineData("a'b")]
    [InlineData("../a")]
    [InlineData("a/../b")]
    [InlineData("a\\b")]
    [InlineData("a b\n")]
    [InlineData("${HOME}")]
    [InlineData("\u001b[31m")]
    public void Names_with_quotes_or_parts_of_paths_are_refused(string name)
    {
        Assert.StartsWith("Not a name", Refused(() => Load(
            new OnnxNet().Node(name, "Identity", ["x"], ["v"]))).What, StringComparison.Ordinal);
        Assert.StartsWith("Not a name", Refused(() => Load(new OnnxNet().Tensor(name, [1]))).What,
            StringComparison.Ordinal);
        Assert.StartsWith("Not a name", Refused(() => Load(
            new OnnxNet().Node("n", "Identity", ["x"], [name]))).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_scopes_as_exporters_write_them() =>
        Assert.Equal(2, Load(new OnnxNet()
            .Node("cell", "GRU", ["x", "onnx::GRU_54", "r", "b"], ["all", "state"],
                ("hidden_size", 2), ("linear_before_reset", 1))
            .Node("/model/rnn/Squeeze", "Squeeze", ["all", "one"], ["out2"])
            .Tensor("onnx::GRU_54", [1, 6, 3])).Weights.Layers[0].Hidden);

    [Theory]
    [InlineData("Einsum")]
    [InlineData("RNN")]
    [InlineData("Relu")]
    public void A_node_that_is_not_supported_is_named_with_what_is(string type)
    {
        Problem problem = Refused(() => Load(new OnnxNet().Node("flat", type, ["end"], ["h"])));

        Assert.Equal(("A node is not supported here", type), (problem.What, problem.Value));
        Assert.EndsWith(", flat", problem.Where);
        Assert.Contains("GRU, LSTM, Gemm", problem.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("linear_before_reset", 0)]
    [InlineData("direction", "bidirectional")]
    [InlineData("direction", "reverse")]
    [InlineData("clip", 3f)]
    [InlineData("layout", 1)]
    [InlineData("hidden_size", 3)]
    [InlineData("activation_beta", 3)]
    public void A_cell_that_computes_something_else_is_refused(string name, object value)
    {
        (string, object)[] set = [("linear_before_reset", 1), ("hidden_size", 2)];
        Load(new OnnxNet().Node("cell", "GRU", ["x", "w", "r", "b"], ["all", "state"], set));

        Problem problem = Refused(() => Load(new OnnxNet().Node(
            "cell", "GRU", ["x", "w", "r", "b"], ["all", "state"],
            [.. set.Where(one => one.Item1 != name), (name, value)])));

        Assert.Contains(", cell", problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_state_is_refused_unless_it_is_0()
    {
        string[] inputs = ["x", "w", "r", "b", "", "first"];
        (string, object)[] set = [("linear_before_reset", 1), ("hidden_size", 2)];
        OnnxNet Net(float value) => new OnnxNet().Tensor("first", [1, 1, 2], value)
            .Node("cell", "GRU", inputs, ["all", "state"], set);

        Load(Net(0));

        Assert.Equal("The first state is not 0", Refused(() => Load(Net(0.5f))).What);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(-2)]
    public void Another_step_than_the_last_is_refused(long index)
    {
        byte[] bytes = new OnnxNet().Integers("last", index).ToBytes(7, 1, 3);

        Assert.Equal("Not the last one is taken", Refused(() => Load(bytes)).What);
    }

    [Fact]
    public void The_last_step_may_be_counted_from_the_front_where_the_graph_says_how_many_there_are() =>
        Assert.Equal(4, Load(new OnnxNet().Integers("last", 6).ToBytes(7, 1, 3)).Classes);

    [Theory]
    [InlineData(10)]
    [InlineData(0)]
    public void Old_operators_are_refused(long opset) =>
        Assert.Equal("The file's operators are too old", Refused(() => Load(new OnnxNet { Opset = opset })).What);

    [Fact]
    public void Two_makers_of_a_value_are_refused() =>
        Assert.Equal("A tensor is made twice", Refused(() => Load(
            new OnnxNet().Node("again", "Identity", ["x"], ["h"]))).What);

    [Fact]
    public void A_node_whose_input_nothing_makes_is_refused() =>
        Assert.Equal("A node takes what nothing makes", Refused(() => Load(
            new OnnxNet().Node("flat", "Squeeze", ["nowhere", "zero"], ["h"]))).What);

    [Theory]
    [InlineData(new byte[] { 0x08, 0x08, 0x42, 0x02, 0x10, 0x0E }, "The file holds no graph")]
    [InlineData(new byte[] { 0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07 }, "The file is truncated or damaged")]
    [InlineData(new byte[] { }, "The file is empty")]
    public void What_is_no_graph_is_refused(byte[] bytes, string what) =>
        Assert.Equal(what, Refused(() => Load(bytes)).What);

    [Fact]
    public void Weights_that_do_not_belong_together_are_refused() =>
        Assert.Equal("The weights do not belong together", Refused(() => Load(
            new OnnxNet().Tensor("r", [1, 8, 2]))).What);

    private DeltaModel Load(OnnxNet net) => Load(net.ToBytes());

    private DeltaModel Load(byte[] bytes)
    {
        File.WriteAllBytes(In("a.onnx"), bytes);
        return OnnxImporter.Open(In("a.onnx")).ToDelta(new DeltaImportOptions { Name = "net" });
    }
}
