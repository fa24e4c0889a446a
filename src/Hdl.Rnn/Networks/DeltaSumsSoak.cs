using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;

namespace Hdl.Rnn.Networks;

/// <summary>
/// Sums of random networks after every step, with thresholds that change at random between steps: 100,000 steps for an
/// effort of 1.
/// </summary>
public sealed class DeltaSumsSoak : ISoak
{
    private const int Trials = 100;
    private const int StepsOfTrial = 1000;
    private const int Shown = 10;
    private const ulong Stream = 0x53554D53;

    /// <inheritdoc/>
    public string Name => "delta sums";

    /// <inheritdoc/>
    public IEnumerable<SoakTrial> Run(int seed, int effort, CancellationToken cancellation)
    {
        (int steps, long sums, int broken) = (0, 0, 0);
        for (int trial = 0; trial < Trials * effort; trial++)
        {
            cancellation.ThrowIfCancellationRequested();
            Outcome outcome = Try(unchecked((seed * 7919) + trial), StepsOfTrial);
            (steps, sums, broken) = (steps + StepsOfTrial, sums + outcome.Sums, broken + outcome.Broken);
            if ((trial + 1) % (Trials / Shown) == 0 || outcome.Broken > 0)
            {
                yield return new SoakTrial(
                    outcome.What,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{steps:N0} steps, {sums:N0} sums so far, {broken} of them broken"),
                    outcome.Broken == 0 ? null : string.Create(
                        CultureInfo.InvariantCulture, $"trial {trial}: {outcome.Broken} sums are not those of what was "
                        + $"sent"));
            }
        }
    }

    /// <summary>One network, everything of it drawn.</summary>
    /// <param name="seed">What it is drawn from.</param>
    /// <param name="steps">Steps.</param>
    internal static Outcome Try(int seed, int steps)
    {
        // Neighbouring seeds of Random begin alike.
        var random = new Random((int)new CounterRandom((ulong)seed, Stream, 0).Next());
        DeltaCell cell = random.Next(2) == 0 ? DeltaCell.Gru : DeltaCell.Lstm;
        int fraction = random.Next(4, 13);
        int whole = random.Next(2, Math.Min(8, 16 - fraction) + 1);
        int weightBits = 4 << random.Next(3);
        var formats = new DeltaFormats(
            whole, fraction, weightBits, random.Next(weightBits), random.Next(whole + fraction + 1, 49),
            random.Next(2, Math.Min(fraction, 8) + 1));
        int[] layers = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(1, 13))];
        var shape = new DeltaShape(
            random.Next(1, 13), whole + fraction, layers, random.Next(2) == 0, 0, false, random.Next(1, 3));
        DeltaWeights weights = RandomWeights.Of(cell, formats, shape, seed);
        var network = new DeltaNetworkState(cell, formats, weights, ReadoutWhen.Every);
        long[] input = new long[shape.Inputs];
        int end = 1 << (formats.ActBits - 1);
        (long sums, int broken) = (0, 0);
        for (int step = 0; step < steps; step++)
        {
            for (int i = 0; i < input.Length; i++)
            {
                input[i] = random.Next(4) switch
                {
                    0 => input[i],
                    1 => random.Next(2) == 0 ? -end : end - 1,
                    2 => Math.Clamp(input[i] + random.Next(-9, 10), -end, end - 1),
                    _ => random.Next(-end, end),
                };
            }

            network.Step(
                input, step == 0 || random.Next(50) == 0, random.Next(50) == 0,
                new DeltaThresholds(Thresholds(random, layers, end), Thresholds(random, layers, end), 0));
            foreach ((DeltaLayer layer, DeltaLayerState state) in weights.Layers.Zip(network.Layers))
            {
                broken += DeltaSums.Broken(cell, formats, layer, state);
                sums += state.Sums.Count;
            }
        }

        string text = string.Join('-', layers.Prepend(shape.Inputs));
        return new Outcome(
            FormattableString.Invariant(
                $"{cell.ToString().ToUpperInvariant()}, {text}, values {whole}.{fraction}, weights of {weightBits} ")
            + FormattableString.Invariant($"bits, sums of {formats.AccBits}"), sums, broken);
    }

    private static int[] Thresholds(Random random, int[] layers, int end) =>
        [.. layers.Select(_ => random.Next(3) switch { 0 => 0, 1 => random.Next(32), _ => random.Next(2 * end) })];

    /// <summary>What one network did.</summary>
    /// <param name="What">The network.</param>
    /// <param name="Sums">Sums that were looked at.</param>
    /// <param name="Broken">How many of them were wrong.</param>
    internal sealed record Outcome(string What, long Sums, int Broken);
}
