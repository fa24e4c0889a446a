namespace Hdl.Training.Training;

/// <summary>Keeps what is reported, for the plot, and passes it on.</summary>
/// <param name="next">Told after every epoch; may be null.</param>
public sealed class TrainingHistory(IProgress<TrainingProgress>? next) : IProgress<TrainingProgress>
{
    private readonly List<TrainingProgress> _epochs = [];

    /// <summary>One entry an epoch.</summary>
    public IReadOnlyList<TrainingProgress> Epochs => _epochs;

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        _epochs.Add(value);
        next?.Report(value);
    }
}
