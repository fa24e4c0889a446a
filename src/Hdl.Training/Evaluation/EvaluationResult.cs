using Hdl.Networks.Models;

namespace Hdl.Training.Evaluation;

/// <summary>What a network does with a set of images, for every number of steps up to a maximum.</summary>
public sealed record EvaluationResult
{
    /// <summary>Name of the images.</summary>
    public required string DataSet { get; init; }

    /// <summary>Number of images.</summary>
    public required int Images { get; init; }

    /// <summary>Lanes of the rate encoder.</summary>
    public required int PixelsPerBeat { get; init; }

    /// <summary>Images classified right after T steps, at index T - 1.</summary>
    public required IReadOnlyList<int> Correct { get; init; }

    /// <summary>Mean spikes per step: of the input first, then of each layer, over all images and steps.</summary>
    public required IReadOnlyList<double> MeanSpikes { get; init; }

    /// <summary>
    /// Mean, over images and steps, of the most spikes that enter any one layer, plus 2: cycles per step with one lane.
    /// </summary>
    public required double MeanCycles { get; init; }

    /// <summary>
    /// The same with <see cref="NetworkEvaluator.Banks"/> lanes: the fullest bank (address mod 8) of any layer's
    /// inputs, plus 2.
    /// </summary>
    public required double MeanBankedCycles { get; init; }

    /// <summary>Share of right answers after T steps, 0..1.</summary>
    /// <param name="steps">1 .. Correct.Count.</param>
    public double Accuracy(int steps) => (double)Correct[steps - 1] / Images;

    /// <summary>The figures in the form that a model file carries, T ascending.</summary>
    public IEnumerable<AccuracyFigure> Figures() =>
        Correct.Select((correct, index) => new AccuracyFigure(DataSet, Images, index + 1, PixelsPerBeat, correct));
}
