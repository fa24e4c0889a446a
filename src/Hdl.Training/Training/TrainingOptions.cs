using Hdl.Core.Problems;
using Hdl.Networks.Models;

namespace Hdl.Training.Training;

/// <summary>
/// Everything that decides which network comes out of training: the same options and images give the same network, byte
/// for byte, for any number of threads.
/// </summary>
public sealed record TrainingOptions
{
    /// <summary>Name of the network, a Verilog identifier.</summary>
    public string Name { get; init; } = "mnist";

    /// <summary>Name of the data set, one of <see cref="Networks.Data.DataSets.Names"/>.</summary>
    public string DataSet { get; init; } = "mnist";

    /// <summary>Neurons of each layer after the input; the last are the classes. Default 256-256-10.</summary>
    public IReadOnlyList<int> Layers { get; init; } = [256, 256, 10];

    /// <summary>Passes over the training images, 1..10000.</summary>
    public int Epochs { get; init; } = 150;

    /// <summary>Images a weight update, 1..10000.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>Time steps T that the loss is computed over, 1..64.</summary>
    public int Steps { get; init; } = 4;

    /// <summary>Seed of everything random in training: initial weights, order, augmentation, input spikes.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// Adam's learning rate at the start; it falls to <see cref="FinalLearningRate"/> along half a cosine.
    /// </summary>
    public float LearningRate { get; init; } = 1e-3f;

    /// <summary>Adam's learning rate at the end.</summary>
    public float FinalLearningRate { get; init; } = 1e-5f;

    /// <summary>
    /// A weight is 0 where its magnitude is less than beta * max|w| of its layer (TW-SNN, Eq. 10), 0..1.
    /// </summary>
    public float Beta { get; init; } = 0.05f;

    /// <summary>
    /// Half-width of the surrogate gradient's window around the threshold, in units of the normalised potential.
    /// </summary>
    public float Window { get; init; } = 1f;

    /// <summary>Weight of the square-hinge loss on the output spike counts, 0 or more.</summary>
    public float SpikeLoss { get; init; } = 1f;

    /// <summary>Weight of the cross-entropy loss on the summed output potentials, 0 or more.</summary>
    public float PotentialLoss { get; init; } = 1f;

    /// <summary>
    /// Spikes per step of a hidden layer above which they are penalised; also at most <see cref="ActivityShare"/> of
    /// the input's.
    /// </summary>
    public float ActivityLimit { get; init; } = 40f;

    /// <summary>Hidden spikes as a share of the input's spikes above which they are penalised.</summary>
    public float ActivityShare { get; init; } = 0.8f;

    /// <summary>Strength of that penalty, 0 or more.</summary>
    public float ActivityPenalty { get; init; } = 1f;

    /// <summary>Random shift of a training image in pixels, either way, 0..8.</summary>
    public float Shift { get; init; } = 1.5f;

    /// <summary>Random rotation of a training image in degrees, either way, 0..90.</summary>
    public float Rotation { get; init; } = 10f;

    /// <summary>Random scaling and shear of a training image, either way, 0..0.5.</summary>
    public float Scale { get; init; } = 0.1f;

    /// <summary>How pixels become spikes.</summary>
    public InputCoding Coding { get; init; } = InputCoding.Poisson;

    /// <summary>Pixel level of <see cref="InputCoding.Threshold"/>, 1..255.</summary>
    public int ThresholdLevel { get; init; } = 128;

    /// <summary>How the network is read, and which answer the reported accuracy is that of.</summary>
    public Readout Readout { get; init; } = Readout.Spikes;

    /// <summary>Threads; every processor when 0. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>The options that <c>models/mnist.json</c> was trained with.</summary>
    public static TrainingOptions Mnist { get; } = new();

    /// <summary>The options that <c>models/mnist_t1.json</c> was trained with.</summary>
    public static TrainingOptions MnistT1 { get; } = new()
    {
        Name = "mnist_t1",
        Epochs = 80,
        Steps = 1,
        Coding = InputCoding.Threshold,
        Readout = Readout.Potential,
        SpikeLoss = 0f,
    };

    /// <summary>
    /// The options that <c>models/fashion.json</c> was trained with: clothes are centred and upright, so augmentation
    /// is milder.
    /// </summary>
    public static TrainingOptions Fashion { get; } = new()
    {
        Name = "fashion",
        DataSet = "fashion-mnist",
        Epochs = 30,
        Shift = 1f,
        Rotation = 3f,
        Scale = 0.05f,
    };

    /// <summary>
    /// The options that <c>models/mnist_wide.json</c> was trained with: hidden layers of several 256-neuron nodes each.
    /// </summary>
    public static TrainingOptions MnistWide { get; } = new()
    {
        Name = "mnist_wide",
        Layers = [1024, 1024, 10],
        Epochs = 30,
    };

    /// <summary>The options of every network that ships.</summary>
    public static IReadOnlyList<TrainingOptions> Presets { get; } = [Mnist, MnistT1, Fashion, MnistWide];

    /// <summary>The options of a network that ships.</summary>
    /// <param name="name">Its name: <c>mnist</c>, <c>mnist_t1</c>, <c>fashion</c>, <c>mnist_wide</c>.</param>
    /// <exception cref="InvalidInputException">Unknown name.</exception>
    public static TrainingOptions Preset(string name) =>
        Presets.FirstOrDefault(preset => preset.Name == name)
        ?? throw new InvalidInputException(new Problem(
            "No such training preset", "preset", name,
            Suggestion.Remedy(name, [.. Presets.Select(preset => preset.Name)])));
}
