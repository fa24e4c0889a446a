using Hdl.Networks.Data;
using Hdl.Networks.Tensors;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Cli.Tests;

public sealed class DeltaSweepTests : CommandTest
{
    // One step of two inputs, of which one is above 16: what is fetched can be counted by hand.
    private static readonly DeltaModel Tiny = new()
    {
        Name = "tiny",
        Cell = DeltaCell.Gru,
        Formats = new DeltaFormats(8, 8, 8, 7, 24, 4),
        InputBits = 9,
        Readout = DeltaReadout.Argmax,
        When = ReadoutWhen.Last,
        Sequence = new DeltaSequence(DeltaStep.Frame, 0),
        Thresholds = new DeltaThresholds([16], [16], 0),
        Weights = new DeltaWeights(
            [
                new DeltaLayer(
                    2, 1, [[0, 0], [0, 0], [100, 0]], [[0], [0], [0]], [0, 0, 0], [0, 0, 0]),
            ],
            new DeltaReadoutLayer([[1], [0]], [0, 0])),
    };

    [Fact]
    public void It_counts_accuracy_columns_lines_and_bytes_over_thresholds()
    {
        Save();

        Outcome outcome = HdlHere(
            "delta-sweep", "tiny.json", "--data", ".", "--thresholds", "0,16,200:0", "--lanes", "4", "--plot", "p.svg");

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Contains("tiny, GRU, 2-1-2: 1 sequences of fsdd-test, lines of 4 weights", outcome.Output);

        // Two biases, the inputs, the read-out's bias and its one state, where it is not 0; a column has 3 lines of the
        // layer, 1 of the read-out; a line has 4 bytes.
        Assert.Equal(
            [
                "0, 0 | 100.00 | 100.0 | 0.0 | 2.0 | 14.0 | 56", "16, 16 | 100.00 | 50.0 | 0.0 | 1.0 | 11.0 | 44",
                "200, 0 | 100.00 | 0.0 | 0.0 | 0.0 | 7.0 | 28",
            ],
            Rows(outcome.Output));
        Assert.Contains("dense: 3 columns per step, 17.0 lines, 68 bytes", outcome.Output);
        Assert.Contains("bytes per step", File.ReadAllText(In("p.svg")));
    }

    [Theory]
    [InlineData("Not a choice", "Choose from 0..65535", "--thresholds", "8,65536")]
    [InlineData("More sequences than there are", "Choose 1..1", "--sequences", "2")]
    public void Bad_input_is_explained(string message, string remedy, params string[] arguments)
    {
        Save();

        Outcome outcome = HdlHere(["delta-sweep", "tiny.json", "--data", ".", .. arguments]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error);
        Assert.Contains(remedy, outcome.Error);
    }

    [Fact]
    public void A_model_without_figures_needs_a_data_set()
    {
        Save();

        Outcome outcome = HdlHere("delta-sweep", "tiny.json");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("The model names no data set", outcome.Error);
    }

    private static string[] Rows(string output) =>
    [
        .. output.Split('\n').Where(line => line.Contains("1 / ", StringComparison.Ordinal))
            .Select(line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(cells => string.Join(
                " | ", cells.Where(cell => !cell.StartsWith("1 /", StringComparison.Ordinal)))),
    ];

    private void Save()
    {
        DeltaModelFile.Save(Tiny, In("tiny.json"));
        NpzWriter.Write(
            In(SequenceFiles.SpokenDigits),
            [
                Tensor.Of("x", [2, 1, 2], (byte[])[1, 2, 120, 9]), Tensor.Of("length", [2], (byte[])[1, 1]),
                Tensor.Of("label", [2], new byte[2]), Tensor.Of("test", [2], (byte[])[0, 1]),
            ],
            CancellationToken.None);
    }
}
