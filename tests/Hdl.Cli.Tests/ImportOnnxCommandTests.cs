namespace Hdl.Cli.Tests;

public sealed class ImportOnnxCommandTests : CommandTest
{
    [Fact]
    public void A_graph_becomes_a_model_file_that_the_target_takes()
    {
        File.WriteAllBytes(In("net.onnx"), Gru());

        Outcome imported = HdlHere("import", "net.onnx", "-o", "mine.json");
        Assert.True(imported.ExitCode == 0, imported.Error);
        Assert.StartsWith("mine, GRU, 3-2: 36 weights of 8 bits", imported.Output);
        Assert.Contains("assumed:\n  An input of 1.0 is 256", imported.Output);
        Outcome made = HdlHere("gen", "delta_gru", "--set", "model=mine.json lanes=2 pointwise-lanes=2", "-o", "out");

        Assert.True(made.ExitCode == 0, made.Error);
        Assert.True(File.Exists(In("out/delta_gru.v")));
    }

    [Theory]
    [InlineData("The option has no effect on this file", "--bits", "4")]
    [InlineData("The graph takes the last step alone", "--every-step")]
    [InlineData("net.onnx", "-o", "net.onnx")]
    public void What_does_not_fit_is_explained_and_nothing_written(string message, params string[] arguments)
    {
        File.WriteAllBytes(In("net.onnx"), Gru());

        Outcome outcome = HdlHere(["import", "net.onnx", .. arguments]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error);
        Assert.Single(Directory.GetFileSystemEntries(Root));
    }

    [Fact]
    public void A_damaged_graph_is_one_message_and_nothing_written()
    {
        File.WriteAllBytes(In("net.onnx"), Gru()[..100]);

        Outcome outcome = HdlHere("import", "net.onnx");

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("error: The file is truncated or damaged\n", outcome.Error);
        Assert.DoesNotContain("   at ", outcome.Error);
        Assert.Single(Directory.GetFileSystemEntries(Root));
    }

    // The last state of a GRU of 3 inputs and 2 elements, without biases.
    private static byte[] Gru() => OnnxWriter.Model(
        [
            OnnxWriter.Node(
                "cell", "GRU", ["x", "w", "r"], ["", "h"], ("hidden_size", 2), ("linear_before_reset", 1)),
        ],
        [
            OnnxWriter.Tensor("w", [1, 6, 3], [.. Enumerable.Repeat(0.25f, 18)]),
            OnnxWriter.Tensor("r", [1, 6, 2], [.. Enumerable.Repeat(-0.25f, 12)]),
        ],
        OnnxWriter.Value("x", "steps", 1, 3), OnnxWriter.Value("h", 1, 1, 2));
}
