namespace Hdl.Training.Training;

/// <summary>The state of training after one epoch.</summary>
/// <param name="Epoch">Epochs done, from 1.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Loss">Mean loss an image over the epoch.</param>
/// <param name="TrainAccuracy">Share of the (augmented) training images answered right during the epoch, 0..1.</param>
/// <param name="TestAccuracy">Share of the test images that the exported integer network answers right, 0..1.</param>
/// <param name="ImagesPerSecond">Training images per second in this epoch.</param>
public sealed record TrainingProgress(
    int Epoch, int Epochs, double Loss, double TrainAccuracy, double TestAccuracy, double ImagesPerSecond);
