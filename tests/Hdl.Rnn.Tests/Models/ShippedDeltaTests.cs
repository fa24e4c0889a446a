using Hdl.Networks.Data;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.Tests.Models;

public sealed class ShippedDeltaTests
{
    private static readonly DeltaModel Mnist = DeltaModelSource.Find("delta_mnist");

    [Fact]
    public void It_has_the_shape_and_the_figures_that_the_pages_name()
    {
        Assert.Equal("GRU, 28-64-10", Mnist.Shape);
        Assert.Equal(new DeltaFormats(8, 8, 8, 7, 24, 4), Mnist.Formats);
        Assert.Equal((9, 1, true, DeltaOverflow.Prove), (
            Mnist.InputBits, Mnist.BiasColumns, Mnist.HasHiddenBias, Mnist.Overflow));
        Assert.Equal((DeltaReadout.Argmax, ReadoutWhen.Last), (Mnist.Readout, Mnist.When));
        Assert.Equal(new DeltaSequence(DeltaStep.ImageRow, 28), Mnist.Sequence);
        Assert.Equal("hdl train delta-mnist", Mnist.Command);
        Assert.Equal("mnist", Mnist.DataSet);
        Assert.Equal(new DeltaTuning("mnist-train, held out", 5000), Mnist.Tuning);

        DeltaAccuracy own = Mnist.Accuracy[0];
        DeltaAccuracy zero = Mnist.Accuracy[1];
        Assert.Equal(("mnist-test", 10_000, 280_000L), (own.DataSet, own.Sequences, own.Steps));
        Assert.True(own.Share >= 0.99, $"{own.Correct} of 10,000");
        Assert.Equal((0, 0), (zero.Thresholds.Input[0], zero.Thresholds.Hidden[0]));
        Assert.True(3 * own.ColumnsPerStep < zero.ColumnsPerStep, $"{own.ColumnsPerStep} {zero.ColumnsPerStep}");
        Assert.True(7 * own.ColumnsPerStep < 92, $"{own.ColumnsPerStep}");
    }

    [Fact]
    public void The_lstm_has_the_shape_and_the_figures_that_the_pages_name()
    {
        DeltaModel lstm = DeltaModelSource.Find("delta_lstm_mnist");

        Assert.Equal(["delta_lstm_mnist", "delta_mnist", "delta_spoken"], DeltaModelSource.Shipped);
        Assert.Equal("LSTM, 28-64-10", lstm.Shape);
        Assert.Equal(Mnist.Formats, lstm.Formats);
        Assert.Equal("hdl train delta-lstm-mnist", lstm.Command);
        Assert.True(lstm.Accuracy[0].Share >= 0.99, $"{lstm.Accuracy[0].Correct} of 10,000");
        Assert.True(6 * lstm.Accuracy[0].ColumnsPerStep < 92, $"{lstm.Accuracy[0].ColumnsPerStep}");
        DeltaAccuracy figure = DeltaEvaluator.Evaluate(lstm, Mnist300());
        Assert.True(figure.Correct >= 292, $"{figure.Correct} of 300");
    }

    [Fact]
    public void The_network_of_spoken_digits_has_the_figures_that_the_pages_name()
    {
        DeltaModel spoken = DeltaModelSource.Find("delta_spoken");

        Assert.Equal("GRU, 20-64-10", spoken.Shape);
        Assert.Equal(Mnist.Formats, spoken.Formats);
        Assert.Equal(new DeltaSequence(DeltaStep.Frame, 0), spoken.Sequence);
        Assert.Equal("hdl train delta-fsdd", spoken.Command);
        Assert.Equal(SequenceFiles.DataSet, spoken.DataSet);
        Assert.Contains("CC BY-SA 4.0", spoken.Attribution, StringComparison.Ordinal);
        Assert.Equal(300, spoken.Accuracy[0].Sequences);
        Assert.True(spoken.Accuracy[0].Share >= 0.96, $"{spoken.Accuracy[0].Correct} of 300");
        Assert.True(5.5 * spoken.Accuracy[0].ColumnsPerStep < 84, $"{spoken.Accuracy[0].ColumnsPerStep}");
    }

    [Theory]
    [InlineData("delta_mnist")]
    [InlineData("delta_lstm_mnist")]
    [InlineData("delta_spoken")]
    public void A_file_is_what_the_writer_writes(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "models", $"{name}.json");

        Assert.Equal(File.ReadAllText(path), DeltaModels.Text(DeltaModelSource.Find(name)));
    }

    [Fact]
    public void It_is_right_and_sparse_on_the_first_300_test_images()
    {
        DeltaAccuracy figure = DeltaEvaluator.Evaluate(Mnist, Mnist300());

        Assert.True(figure.Correct >= 296, $"{figure.Correct} of 300");
        Assert.InRange(figure.ColumnsPerStep, 1, 92 / 7.0);
        Assert.Equal(new DeltaColumns(300, 0, 300 * 64), figure.Readout with { Hidden = 300 * 64 });
    }

    // An independent GRU in double precision: no deltas, no rounding but that of the weights.
    [Fact]
    public void At_threshold_zero_its_classes_are_those_of_a_network_in_floating_point()
    {
        SequenceSet images = Mnist300();
        var inference = new DeltaInference(
            Mnist, new GateTables(Mnist.Formats), new DeltaThresholds([0], [0], 0));
        int same = 0;
        for (int image = 0; image < images.Count; image++)
        {
            same += inference.Run(images[image]) == FloatClass(images[image]) ? 1 : 0;
        }

        Assert.True(same >= 290, $"{same} of 300");
    }

    private static int FloatClass(ReadOnlySpan<byte> pixels)
    {
        const double One = 128;
        DeltaLayer layer = Mnist.Weights.Layers[0];
        double[] h = new double[64];
        for (int step = 0; step < 28; step++)
        {
            double[] next = new double[64];
            for (int n = 0; n < 64; n++)
            {
                (double inputR, double hiddenR) = Parts(pixels, n);
                (double inputU, double hiddenU) = Parts(pixels, 64 + n);
                (double inputC, double hiddenC) = Parts(pixels, 128 + n);
                double r = 1 / (1 + Math.Exp(-inputR - hiddenR));
                double u = 1 / (1 + Math.Exp(-inputU - hiddenU));
                next[n] = ((1 - u) * Math.Tanh(inputC + (r * hiddenC))) + (u * h[n]);
            }

            h = next;

            (double Input, double Hidden) Parts(ReadOnlySpan<byte> image, int row)
            {
                double input = layer.InputBias[row] / One;
                for (int i = 0; i < 28; i++)
                {
                    input += layer.InputWeights[row][i] / One * image[(step * 28) + i] / 256;
                }

                double hidden = layer.HiddenBias![row] / One;
                for (int i = 0; i < 64; i++)
                {
                    hidden += layer.HiddenWeights[row][i] / One * h[i];
                }

                return (input, hidden);
            }
        }

        DeltaReadoutLayer readout = Mnist.Weights.Readout!;
        double[] scores =
        [
            .. readout.Weights.Select((row, n) => (readout.Bias[n] / One) + row.Zip(h, (w, v) => w / One * v).Sum()),
        ];
        return Array.IndexOf(scores, scores.Max());
    }

    private static SequenceSet Mnist300() => SequenceSet.FromImages(IdxReader.Read(
        "mnist-test-300", Path.Combine(AppContext.BaseDirectory, "data", "mnist-300-images.idx3-ubyte"),
        Path.Combine(AppContext.BaseDirectory, "data", "mnist-300-labels.idx1-ubyte")));
}
