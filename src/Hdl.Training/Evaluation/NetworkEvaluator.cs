using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Networks.Models;

namespace Hdl.Training.Evaluation;

/// <summary>
/// Bit-exact inference of an integer network over many images, in parallel. It covers what training produces: per-step
/// membranes whose potentials cannot overflow, so that spikes may be summed in any order. The hardware's golden model
/// covers the rest.
/// </summary>
public static class NetworkEvaluator
{
    /// <summary>Number of banks that <see cref="EvaluationResult.MeanBankedCycles"/> is given for.</summary>
    public const int Banks = 8;

    private const int ImagesPerTask = 250;

    /// <summary>Runs every image for <paramref name="maxSteps"/> steps and reads the answer after each.</summary>
    /// <param name="network">Per-step membranes; no potential may overflow.</param>
    /// <param name="images">As many pixels as the network has inputs.</param>
    /// <param name="maxSteps">1 or more.</param>
    /// <param name="pixelsPerBeat">Lanes of the rate encoder, which decide the random numbers; 1 or more.</param>
    /// <exception cref="InvalidInputException">The network is one of the others, or its inputs are not the images'
    /// pixels.</exception>
    public static EvaluationResult Evaluate(TernaryNetwork network, ImageSet images, int maxSteps, int pixelsPerBeat)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSteps, 1);
        Check(network, images);

        IntegerLayer[] layers = [.. network.Layers.Select(layer => new IntegerLayer(layer))];
        IReadOnlyList<ReadOnlyMemory<byte>> draws = InputDraws.For(network, maxSteps, pixelsPerBeat);
        int tasks = (images.Count + ImagesPerTask - 1) / ImagesPerTask;
        var tallies = new EvaluationTally[tasks];
        Parallel.For(0, tasks, task =>
        {
            var tally = new EvaluationTally(layers, network.Readout, maxSteps);
            int end = Math.Min(images.Count, (task + 1) * ImagesPerTask);
            for (int image = task * ImagesPerTask; image < end; image++)
            {
                tally.Run(images[image], images.Labels[image], draws);
            }

            tallies[task] = tally;
        });

        double runs = (double)Math.Max(1, images.Count) * maxSteps;
        return new EvaluationResult
        {
            DataSet = images.Name,
            Images = images.Count,
            PixelsPerBeat = pixelsPerBeat,
            Correct = [.. Enumerable.Range(0, maxSteps).Select(step => tallies.Sum(tally => tally.Correct[step]))],
            MeanSpikes =
            [
                .. Enumerable
                    .Range(0, layers.Length + 1)
                    .Select(stage => tallies.Sum(tally => tally.Spikes[stage]) / runs),
            ],
            MeanCycles = (tallies.Sum(tally => tally.Cycles) / runs) + 2,
            MeanBankedCycles = (tallies.Sum(tally => tally.BankedCycles) / runs) + 2,
        };
    }

    /// <summary>Refuses what fast evaluation does not cover.</summary>
    /// <exception cref="InvalidInputException">Every reason.</exception>
    internal static void Check(TernaryNetwork network, ImageSet images)
    {
        var problems = new List<Problem>();
        if (network.Membrane != Membrane.PerStep)
        {
            problems.Add(new(
                "fast evaluation covers per-step membranes only", network.Name, $"{network.Membrane}",
                "Use the golden model of the target."));
        }

        if (network.Layers[0].Inputs != images.PixelsPerImage)
        {
            problems.Add(new(
                "the images have another number of pixels than the network has inputs", network.Name,
                $"{images.PixelsPerImage} pixels, {network.Layers[0].Inputs} inputs",
                "Choose the data set that the network was trained on."));
        }

        for (int index = 0; index < network.Layers.Count; index++)
        {
            if (WorstCase.Of(network.Layers[index]) is var worst && worst.Width > network.PotentialWidth)
            {
                problems.Add(new(
                    "a potential could overflow", $"{network.Name}, layer {index + 1}, neuron {worst.Neuron}",
                    $"{worst.Magnitude}",
                    $"Fast evaluation needs a potential width of {worst.Width} bits; use the golden model of the "
                    + $"target."));
            }
        }

        if (problems.Count > 0)
        {
            throw new InvalidInputException(problems);
        }
    }
}
