using Hdl.Core.Plotting;
using Hdl.Import.Float;
using Hdl.Networks.Spiking;

namespace Hdl.Import.Integer;

/// <summary>How far the network of integers drifts from the one in floating point on a user's samples.</summary>
/// <param name="Figures">Totals, layer by layer.</param>
/// <param name="Differing">Outputs whose events differ, [layer][step], over all samples.</param>
/// <param name="Places">Outputs times samples of each layer.</param>
public sealed record DriftReport(
    DriftFigures Figures, IReadOnlyList<IReadOnlyList<long>> Differing, IReadOnlyList<long> Places)
{
    /// <summary>Runs both networks on every sample, each from rest, and reads both in the same way.</summary>
    /// <param name="reference">In floating point.</param>
    /// <param name="network">Of integers.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static DriftReport Of(
        FloatNetwork reference, SpikingNetwork network, SpikeSamples samples,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(samples);
        var real = new FloatReference(reference);
        var golden = new SpikingNetworkGolden(network);
        MapShape[] shapes = [.. network.Shapes()];
        int layers = network.Layers.Count;
        long[][] differing = [.. Enumerable.Range(0, layers).Select(_ => new long[samples.Steps])];
        long[] spikesReal = new long[layers];
        long[] spikesInteger = new long[layers];
        int[] inputs = new int[network.Input.Size];
        (int same, int correctReal, int correctInteger) = (0, 0, 0);
        for (int sample = 0; sample < samples.Count; sample++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            real.Reset();
            golden.Reset();
            for (int step = 0; step < samples.Steps; step++)
            {
                samples.CopyTo(sample, step, inputs);
                IReadOnlyList<int[]> expected = real.Step(inputs);
                IReadOnlyList<int[]> found = golden.Step(inputs);
                for (int layer = 0; layer < layers; layer++)
                {
                    for (int i = 0; i < found[layer].Length; i++)
                    {
                        differing[layer][step] += found[layer][i] == expected[layer][i] ? 0 : 1;
                        spikesReal[layer] += expected[layer][i];
                        spikesInteger[layer] += found[layer][i];
                    }
                }
            }

            same += real.Class == golden.Class ? 1 : 0;
            correctReal += real.Class == samples.Labels?[sample] ? 1 : 0;
            correctInteger += golden.Class == samples.Labels?[sample] ? 1 : 0;
        }

        bool labelled = samples.Labels is not null;
        var figures = new DriftFigures(
            samples.Count, samples.Steps, same, labelled ? correctReal : null, labelled ? correctInteger : null,
            [
                .. network.Layers.Select((layer, index) => new LayerDrift(
                    layer.Name, (long)shapes[index + 1].Size * samples.Steps * samples.Count, spikesReal[index],
                    spikesInteger[index], differing[index].Sum(),
                    Array.FindIndex(differing[index], count => count > 0) is >= 0 and var first ? first : null)),
            ]);
        return new DriftReport(
            figures, differing, [.. shapes.Skip(1).Select(shape => (long)shape.Size * samples.Count)]);
    }

    /// <summary>A chart of the share of differing outputs, a line for each layer over the steps.</summary>
    /// <param name="title">The heading.</param>
    /// <returns>An SVG document.</returns>
    public string ToSvg(string title)
    {
        int steps = Figures.Steps;
        double Share(int layer, int step) => 100.0 * Differing[layer][step] / Places[layer];
        double most = Enumerable.Range(0, Differing.Count)
            .SelectMany(_ => Enumerable.Range(0, steps), Share).Append(0).Max();
        var chart = new LineChart(
            ChartAxis.Linear("time step", 0, Math.Max(1, steps - 1), whole: true),
            ChartAxis.Linear("outputs that differ from floating point, %", 0, most > 0 ? most : 1),
            [
                .. Figures.Layers.Select((layer, index) => new ChartSeries(
                    layer.Layer.Length > 0 ? layer.Layer : $"layer {index}",
                    LineChart.Colours[index % LineChart.Colours.Count],
                    [.. Enumerable.Range(0, steps).Select(step => new ChartPoint(step, Share(index, step)))])
                {
                    Marker = steps <= 40 ? ChartMarker.Circle : ChartMarker.None,
                }),
            ])
        {
            Notes = [FormattableString.Invariant($"{Figures.Samples} samples")],
        };
        return LineChart.ToSvg(title, [chart]);
    }
}
