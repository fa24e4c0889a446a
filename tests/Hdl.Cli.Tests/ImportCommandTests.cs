using System.Runtime.InteropServices;
using Hdl.Networks.Spiking;
using Hdl.Networks.Tensors;

namespace Hdl.Cli.Tests;

public sealed class ImportCommandTests : CommandTest
{
    [Theory]
    [InlineData("delta_gru", 3, "GRU, 2-5-3: 153 weights")]
    [InlineData("delta_lstm", 4, "LSTM, 2-5-3: 198 weights")]
    public void Weights_become_a_model_file_that_the_target_takes(string target, int gates, string shape)
    {
        Save("net.npz", gates, scale: 0.2f);

        Outcome imported = HdlHere("import", "net.npz", "--hidden-threshold", "12", "-o", "mine.json");
        Assert.True(imported.ExitCode == 0, imported.Error);
        Assert.StartsWith($"mine, {shape} of 8 bits, 7 behind the point, sums of 24\n", imported.Output);
        Outcome made = HdlHere("gen", target, "--set", "model=mine.json lanes=4 pointwise-lanes=2", "-o", "out");

        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Contains("16'd12", File.ReadAllText(In($"out/{target}.v")) + string.Concat(
            Directory.GetFiles(In("out"), "*registers*.v").Select(File.ReadAllText)));
    }

    [Theory]
    [InlineData("my-net.json", "my_net")]
    [InlineData("out.json", "out_network")] // a word of SystemVerilog and VHDL
    [InlineData("7.json", "network_7")]
    public void A_network_is_called_after_its_file_as_far_as_that_is_an_identifier(string file, string name)
    {
        Save("net.npz", 3, scale: 0.2f);

        Outcome imported = HdlHere("import", "net.npz", "-o", file);

        Assert.True(imported.ExitCode == 0, imported.Error);
        Assert.StartsWith($"{name}, GRU", imported.Output);
    }

    [Theory]
    [InlineData("A weight does not fit", "--weight-frac", "7")]
    [InlineData("A sum may not fit", "--acc-bits", "18")]
    [InlineData("Out of range", "--gate-frac", "9")]
    [InlineData("Out of range", "--input-bits", "17")]
    [InlineData("--weight-bits must be", "--weight-bits", "7")]
    [InlineData("net.npz", "-o", "net.npz")]
    public void What_does_not_fit_is_explained_and_nothing_written(string message, params string[] arguments)
    {
        Save("net.npz", 3, scale: 3f);

        Outcome outcome = HdlHere(["import", "net.npz", .. arguments]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error);
        Assert.Single(Directory.GetFileSystemEntries(Root));
    }

    [Fact]
    public void Another_file_is_explained()
    {
        File.WriteAllText(In("net.pt"), "PK..");
        Assert.Contains("net.pt", HdlHere("import", "net.pt").Error);
        Assert.Contains("none.npz", HdlHere("import", "none.npz").Error);
    }

    [Theory]
    [InlineData("has no effect", "--bits", "4")]
    [InlineData("needs --samples", "--chart", "a.svg")]
    [InlineData("--bits must be", "--bits", "9")]
    [InlineData("--dt must be", "--dt", "0")]
    [InlineData("--reset must be", "--reset", "never")]
    [InlineData("No such file", "--layers", "none.yaml")]
    [InlineData("Unknown key", "--layers", "bad.yaml")]
    public void Options_of_spiking_networks_are_checked(string message, params string[] arguments)
    {
        Save("net.npz", 3, scale: 0.2f);
        File.WriteAllText(In("bad.yaml"), "inputs: 3\n");

        Outcome outcome = HdlHere(["import", "net.npz", .. arguments]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error);
        Assert.Equal(2, Directory.GetFileSystemEntries(Root).Length);
    }

    [Fact]
    public void A_spiking_network_is_imported_with_its_drift_and_a_chart()
    {
        NpzWriter.Write(In("net.npz"), [Drawn("fc1.weight", 2, 6, 4), Drawn("fc2.weight", 2, 3, 6)]);
        File.WriteAllText(
            In("net.yaml"), "input: 4\nneurons: {beta: 0.9, threshold: 0.3}\nlayers:\n  fc1: linear\n  fc2: linear\n");
        byte[] events = [.. Enumerable.Range(0, 5 * 8 * 4).Select(i => (byte)(i * 7 % 3 == 0 ? 1 : 0))];
        NpzWriter.Write(
            In("samples.npz"), [Tensor.Of("events", [5, 8, 4], events), Tensor.Of("labels", [5], [0, 1, 2, 0, 1])]);

        Outcome outcome = HdlHere(
            "import", "net.npz", "--layers", "net.yaml", "--samples", "samples.npz", "--chart", "drift.svg",
            "--bits", "3", "-o", "mine.json");

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Contains("mine, 4x1x1 > 6x1x1 > 3x1x1: 42 weights, 8 steps", outcome.Output);
        Assert.Contains("drift from floating point, 5 samples of 8 steps", outcome.Output);
        Assert.Contains("accuracy: ", outcome.Output);
        Assert.StartsWith("<svg", File.ReadAllText(In("drift.svg")));
        SpikingNetwork network = SpikingNetworkFile.Load(In("mine.json"));
        Assert.Equal((5, 8), (network.Origin!.Drift!.Samples, network.Origin.Drift.Steps));
        Assert.Equal(3, ((WeightedLayer)network.Layers[0]).WeightBits);
    }

    [Fact]
    public void A_network_of_another_kind_says_which_options_it_has()
    {
        NpzWriter.Write(In("net.npz"), [Drawn("fc1.weight", 2, 6, 4)]);
        File.WriteAllText(In("net.yaml"), "input: 4\nneurons: {beta: 0.9, threshold: 0.3}\nlayers:\n  fc1: linear\n");

        Outcome outcome = HdlHere("import", "net.npz", "--layers", "net.yaml", "--acc-bits", "20");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--acc-bits", outcome.Error);
        Assert.Equal(2, Directory.GetFileSystemEntries(Root).Length);
    }

    private void Save(string name, int gates, float scale) => NpzWriter.Write(
        In(name),
        [
            Drawn("gru.weight_ih_l0", scale, gates * 5, 2), Drawn("gru.weight_hh_l0", scale, gates * 5, 5),
            Drawn("gru.bias_ih_l0", scale, gates * 5), Drawn("gru.bias_hh_l0", scale, gates * 5),
            Drawn("fc.weight", scale, 3, 5), Drawn("fc.bias", scale, 3),
        ],
        CancellationToken.None);

    private static Tensor Drawn(string name, float scale, params int[] shape)
    {
        var random = new Random(shape.Sum());
        float[] values = new float[shape.Aggregate(1, (product, length) => product * length)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = scale * (random.NextSingle() - 0.5f);
        }

        values[0] = scale / 2;
        return new Tensor(
            name, new ElementType('f', 4), shape, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
    }
}
