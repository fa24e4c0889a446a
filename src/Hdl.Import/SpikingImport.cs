using Hdl.Import.Float;
using Hdl.Import.Integer;
using Hdl.Networks.Spiking;

namespace Hdl.Import;

/// <summary>An imported network, and what came with it.</summary>
/// <param name="Network">Of integers; its origin says what was assumed, and its drift.</param>
/// <param name="Reference">In floating point.</param>
/// <param name="Drift">Null without samples.</param>
public sealed record SpikingImport(SpikingNetwork Network, FloatNetwork Reference, DriftReport? Drift)
{
    private static readonly double[] Shares = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5];

    /// <summary>Quantises a network, and measures the drift where there are samples.</summary>
    /// <param name="where">Name of the file.</param>
    /// <param name="kind">What kind of file it is.</param>
    /// <param name="reference">The network in floating point.</param>
    /// <param name="settings">What the user says.</param>
    /// <param name="samples">Samples; null for none.</param>
    /// <param name="notes">What was assumed so far.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="Hdl.Core.Problems.InvalidInputException">Something does not fit the hardware.</exception>
    internal static SpikingImport Of(
        string where, string kind, FloatNetwork reference, ImportSettings settings, SpikeSamples? samples,
        ImportNotes notes, CancellationToken cancellationToken)
    {
        int events = samples?.MostEvents ?? 1;
        notes.Add(samples is null
            ? "An input has at most one event in a step (counts are found in samples, --samples)."
            : $"An input has at most {events} event{(events == 1 ? "" : "s")} in a step, as the samples have.");
        int steps = settings.Steps ?? samples?.Steps ?? SpikingQuantiser.DefaultSteps;
        if (settings.Steps is null && samples is null)
        {
            notes.Add($"A sample has {steps} time steps (--steps).");
        }

        var quantiser = new SpikingQuantiser(where, settings);
        double share = WeightRounding.TernaryShare;
        if (settings.Bits is null)
        {
            share = samples is null
                ? share : BestShare(quantiser, reference, samples, events, steps, cancellationToken);
            notes.Add(
                $"Ternary weights: |w| below {ImportFault.Text(share)} of a layer's greatest becomes 0"
                + (samples is null ? " (no samples to choose it by)." : ", chosen by the samples."));
        }

        SpikingNetwork network = quantiser.Quantise(reference, events, steps, share, notes);
        if (SpikingNetworkCheck.Problems(network, where) is { Count: > 0 } problems)
        {
            throw new Hdl.Core.Problems.InvalidInputException(problems);
        }

        DriftReport? drift = samples is null ? null : DriftReport.Of(reference, network, samples, cancellationToken);
        string source = $"{Path.GetFileName(where)} ({kind})";
        return new SpikingImport(
            network with { Origin = new NetworkOrigin(source, [.. notes.All], drift?.Figures) }, reference, drift);
    }

    // Most samples of the same class, then fewest outputs that differ, then the least share.
    private static double BestShare(
        SpikingQuantiser quantiser, FloatNetwork reference, SpikeSamples samples, int events, int steps,
        CancellationToken cancellationToken)
    {
        SpikeSamples few = samples with { Count = Math.Min(samples.Count, 32) };
        return Shares.MinBy(share =>
        {
            SpikingNetwork trial = quantiser.Quantise(reference, events, steps, share, new ImportNotes());
            DriftFigures figures = DriftReport.Of(reference, trial, few, cancellationToken).Figures;
            return (-figures.SameClass, figures.Layers.Sum(layer => layer.Differing));
        });
    }
}
