using System.Globalization;
using Hdl.Blocks.DeltaAccumulator;
using Hdl.Blocks.DeltaEncoder;
using Hdl.Core.Golden;
using Xunit.Abstractions;

namespace Hdl.Blocks.Tests.DeltaEncoder;

/// <summary>
/// The invariants on sequences like those that the encoder is made for; prints the figures of docs/delta_encoder.md.
/// </summary>
public sealed class DeltaSequenceTests(ITestOutputHelper output)
{
    private static readonly int[] Thresholds = [0, 1, 2, 4, 8, 16, 32, 64, 128, 256];

    private static readonly DeltaEncoderParameters Rows = new() { Length = 28, ValueWidth = 9, Lanes = 4 };
    private static readonly DeltaEncoderParameters Channels = new() { Length = 64, ValueWidth = 16, Lanes = 4 };
    private static readonly DeltaEncoderParameters Steps = new() { Length = 64, ValueWidth = 12, Lanes = 4 };

    [Fact]
    public void On_rows_of_images() => Check("MNIST rows, 28 x 9 bits", Rows, [.. Signals.ImageRows(100)]);

    [Fact]
    public void On_noisy_sinusoids() =>
        Check("sinusoids with noise, 64 x 16 bits", Channels, [.. Signals.Sinusoids(1000)]);

    [Fact]
    public void On_a_random_walk() => Check("random walk, 64 x 12 bits", Steps, [.. Signals.Walk(1000)]);

    private void Check(string name, DeltaEncoderParameters parameters, long[][] vectors)
    {
        int full = (1 << parameters.ValueWidth) - 1;
        double most = 2;
        foreach (int theta in Thresholds.Append(full / 2).Append(full).Where(theta => theta <= full).Distinct().Order())
        {
            (double sent, double mean, long worst) = Run(parameters, vectors, (ulong)theta);
            Print(name, parameters, vectors, theta, sent, mean, worst);
            Assert.True(worst < Math.Max(theta, 1));
            Assert.True(sent <= most);
            most = sent + 0.01;
        }

        _ = Run(parameters with { Delta = DeltaRange.Saturate }, vectors, 3);
    }

    // Share of elements sent, and |x - h| after each vector: mean and worst.
    private static (double Sent, double Mean, long Worst) Run(
        DeltaEncoderParameters parameters, long[][] vectors, ulong theta)
    {
        var encoder = new DeltaEncoderGolden(parameters);
        var accumulator = new DeltaAccumulatorGolden(Deltas.Inverse(parameters));
        long[] sums = new long[parameters.Length];
        long sent = 0;
        long error = 0;
        long worst = 0;
        foreach (long[] vector in vectors)
        {
            BeatSequence pairs = Deltas
                .Run(encoder, "vector", Deltas.Vectors(parameters, vector), ("theta_i", theta))
                .Outputs["pair"];
            foreach ((int index, long delta) in Deltas.Packets(parameters, pairs).Single())
            {
                sums[index] += delta;
                sent++;
            }

            Assert.Equal(sums, encoder.State);
            Assert.Equal(
                sums, Deltas.Values(parameters, Deltas.Run(accumulator, "pair", pairs).Outputs["vector"]).Single());
            for (int index = 0; index < vector.Length; index++)
            {
                long off = Math.Abs(vector[index] - sums[index]);
                error += off;
                worst = Math.Max(worst, off);
            }
        }

        double elements = (double)vectors.Length * parameters.Length;
        return (sent / elements, error / elements, worst);
    }

    private void Print(
        string name, DeltaEncoderParameters parameters, long[][] vectors, int theta, double sent, double mean,
        long worst)
    {
        // Bits of a pair, index and delta, against those of a plain element.
        double bits = sent * (parameters.IndexWidth + parameters.DeltaWidth) / parameters.ValueWidth;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name}, {vectors.Length} vectors | {theta} | {100 * (1 - sent):F1} % | {100 * bits:F1} % | {mean:F2} "
            + $"| {worst} |"));
    }
}
