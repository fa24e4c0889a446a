using System.Text;
using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Networks.Tests.Spiking;

public sealed class SpikingNetworkFileTests
{
    private static readonly SpikingAccuracy Figure = new("mnist-test", 10_000, 9_940, [4_000_000_000, 7]);

    [Fact]
    public void What_is_written_reads_as_the_same_network_and_gives_the_same_bytes()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            SpikingNetwork network = DrawnNetworks.Of(seed, seed % 2 == 0 ? null : Overflow.Wrap) with
            {
                Origin = seed % 3 == 0 ? null : new NetworkOrigin(
                    "net.nir (NIR)", ["dt is 0.0001 s, \"so\""],
                    seed % 3 == 1 ? null : new DriftFigures(4, 5, 3, null, 2, [new("a", 90, 7, 8, 1L << 40, 3)])),
                Command = seed % 4 == 0 ? "hdl train \"a\"" : null,
                Accuracy = [.. Enumerable.Range(0, seed % 3).Select(_ => Figure)],
            };
            byte[] bytes = Bytes(network);

            SpikingNetwork read = SpikingNetworkFile.Parse(bytes, "net.json");

            Assert.Equal(bytes, Bytes(read));
            Assert.Equal(network.Shapes(), read.Shapes());
            Assert.Equal(
                network.Layers.OfType<WeightedLayer>().Select(layer => layer.Weights),
                read.Layers.OfType<WeightedLayer>().Select(layer => layer.Weights));
            Assert.Equal(network.Coding, read.Coding);
            Assert.Equal(network.Levels, read.Levels);
            Assert.Equal(network.Command, read.Command);
            Assert.Equivalent(network.Accuracy, read.Accuracy, strict: true);
            Assert.Equal(seed % 3 == 0 ? null : "mnist", read.DataSet);
        }
    }

    [Theory]
    [InlineData("\"images\": 10000", "\"images\": 0", "Out of range")]
    [InlineData("\"correct\": 9940", "\"correct\": 10001", "Out of range")]
    [InlineData("\"correct\": 9940", "\"right\": 9940", "Unknown field")]
    [InlineData("\"spikes\": [4000000000", "\"spikes\": [-1", "Out of range")]
    [InlineData("\"spikes\": [4000000000", "\"spikes\": [0.5", "Wrong type")]
    [InlineData("\"spikes\": [4000000000, 7]", "\"spikes\": 7", "Not an array")]
    [InlineData("\"accuracy\": [", "\"accuracy\": [3, ", "Not an object")]
    public void A_figure_that_is_wrong_is_refused_and_told_why(string right, string wrong, string message) =>
        Refused(DrawnNetworks.Of(5) with { Accuracy = [Figure] }, right, wrong, message);

    [Theory]
    [InlineData("\"format\": \"hdl-spiking-network/1\"", "\"format\": \"hdl-spiking-network/9\"", "Not a model file")]
    [InlineData("(y * W + x) * C + c", "(c * H + y) * W + x", "Another convention")]
    [InlineData("\"steps\": 6", "\"steps\": 0", "Out of range")]
    [InlineData("\"steps\": 6", "\"stops\": 6", "Unknown field")]
    [InlineData("\"steps\": 6", "\"steps\": 6, \"steps\": 6", "not JSON")]
    [InlineData("\"coding\": \"levels\"", "\"coding\": \"poisson\"", "Another number of levels")]
    [InlineData("\"levels\": [", "\"levels\": [300, ", "Another number of levels")]
    [InlineData("\"levels\": [1,", "\"levels\": [200,", "Levels that do not ascend")]
    [InlineData("\"levels\": [1,", "\"levels\": [0,", "Levels that do not ascend")]
    [InlineData("\"levels\": [1,", "\"levels\": [1.5,", "Not an integer")]
    [InlineData("\"kind\": \"dense\"", "\"kind\": \"lstm\"", "Not one of the choices")]
    [InlineData("\"outputs\":", "\"outputs\": 3, \"outputz\":", "Unknown field")]
    [InlineData("\"fires\": \"v >", "\"fires\": \"v <", "Not one of the choices")]
    [InlineData("\"input\": [", "\"input\": [1e9, ", "Not an integer")]
    [InlineData("\"input\": [", "\"input\": [7, ", "Wrong number of elements")]
    [InlineData("\"weights\": [", "\"weights\": [[300],", "Not a weight")]
    [InlineData("\"weights\": [", "\"weights\": [\"+x\",", "Not ternary")]
    [InlineData("\"weights\": [", "\"weights\": [[1],", "Wrong number of elements")]
    [InlineData("\"weights\": [", "\"weights\": [], \"names\": [", "Unknown field")]
    public void A_file_that_is_wrong_is_refused_and_told_why(string right, string wrong, string message) =>
        Refused(DrawnNetworks.Of(5), right, wrong, message);

    [Fact]
    public void Every_truncation_is_refused()
    {
        byte[] bytes = Bytes(DrawnNetworks.Of(5));
        for (int length = 0; length < bytes.Length - 2; length += 13)
        {
            Assert.Throws<InvalidInputException>(() => SpikingNetworkFile.Parse(bytes.AsMemory(0, length), "net.json"));
        }
    }

    private static void Refused(SpikingNetwork network, string right, string wrong, string message)
    {
        string text = Encoding.UTF8.GetString(Bytes(network));
        Assert.Contains(right, text);
        int at = text.IndexOf(right, StringComparison.Ordinal);

        var refused = Assert.Throws<InvalidInputException>(() => SpikingNetworkFile.Parse(
            Encoding.UTF8.GetBytes(text.Remove(at, right.Length).Insert(at, wrong)), "net.json"));

        Assert.Contains(refused.Problems, problem => problem.What.Contains(message, StringComparison.Ordinal));
        Assert.All(refused.Problems, problem => Assert.StartsWith("net.json", problem.Where));
    }

    private static byte[] Bytes(SpikingNetwork network)
    {
        using var stream = new MemoryStream();
        SpikingNetworkWriter.Write(network, stream);
        return stream.ToArray();
    }
}
