namespace Hdl.Training.Spiking;

/// <summary>
/// Everything that decides which convolutional spiking network comes out of training: the same options and images give
/// the same network, byte for byte, for any number of threads.
/// </summary>
public sealed record SpikingOptions
{
    /// <summary>Name of the network, an identifier; the preset's has a hyphen for each underscore.</summary>
    public string Name { get; init; } = "spiking_mnist";

    /// <summary>Name of the data set, one of <see cref="Networks.Data.DataSets.Names"/>.</summary>
    public string DataSet { get; init; } = "mnist";

    /// <summary>
    /// Levels of a pixel, 1..255, ascending, 32 at most: each is an input channel, which spikes where the pixel is no
    /// less.
    /// </summary>
    public IReadOnlyList<int> Levels { get; init; } = [32, 96, 160, 224];

    /// <summary>The layers; the last is fully connected, its outputs are the classes.</summary>
    public IReadOnlyList<SpikingShape> Layers { get; init; } = [new(32, 5, 2), new(64, 5, 2), new(64, 3), new(10)];

    /// <summary>Passes over the training images, 1..10000.</summary>
    public int Epochs { get; init; } = 24;

    /// <summary>Images a weight update, 1..10000.</summary>
    public int BatchSize { get; init; } = 50;

    /// <summary>Seed of everything random in training: initial weights, order, augmentation.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// Adam's learning rate at the start; it falls to <see cref="FinalLearningRate"/> along half a cosine.
    /// </summary>
    public float LearningRate { get; init; } = 5e-3f;

    /// <summary>Adam's learning rate at the end.</summary>
    public float FinalLearningRate { get; init; } = 1e-5f;

    /// <summary>
    /// A weight is 0 where its magnitude is less than beta * max|w| of its layer (TW-SNN, Eq. 11), 0..1.
    /// </summary>
    public float Beta { get; init; } = 0.05f;

    /// <summary>Latent weights start within this, either way, 0..1.</summary>
    public float InitialWeight { get; init; } = 0.1f;

    /// <summary>
    /// Where thresholds of hidden layers start: standard deviations of a channel's sums above their mean, -3..3.
    /// </summary>
    public float InitialOffset { get; init; } = 1f;

    /// <summary>
    /// Half-width of the surrogate gradient's window around the threshold, in standard deviations of a channel's sums.
    /// </summary>
    public float Window { get; init; } = 0.5f;

    /// <summary>What each spike of a hidden layer, behind pooling, adds to an image's loss; 0 or more.</summary>
    public float ActivityPenalty { get; init; } = 1e-5f;

    /// <summary>Random shift of a training image in pixels, either way, 0..8.</summary>
    public float Shift { get; init; } = 1.5f;

    /// <summary>Random rotation of a training image in degrees, either way, 0..90.</summary>
    public float Rotation { get; init; } = 10f;

    /// <summary>Random scaling and shear of a training image, either way, 0..0.5.</summary>
    public float Scale { get; init; } = 0.1f;

    /// <summary>Whether half of the training images are mirrored, left for right.</summary>
    public bool Flip { get; init; }

    /// <summary>Training images that the first means and deviations of the sums are taken of, 1..60000.</summary>
    public int CalibrationImages { get; init; } = 256;

    /// <summary>Threads; every processor when 0. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>The name that <c>hdl train</c> knows these options by: <c>spiking-mnist</c>.</summary>
    public string PresetName => Name.Replace('_', '-');

    /// <summary>The options that <c>models/spiking_mnist.json</c> was trained with.</summary>
    public static SpikingOptions Mnist { get; } = new();

    /// <summary>
    /// The options that <c>models/spiking_fashion.json</c> was trained with: clothes are centred and upright, but may
    /// face either side.
    /// </summary>
    public static SpikingOptions Fashion { get; } = new()
    {
        Name = "spiking_fashion",
        DataSet = "fashion-mnist",
        Levels = [16, 48, 80, 112, 144, 176, 208, 240],
        Layers = [new(64, 3, 2), new(128, 3, 2), new(10)],
        Epochs = 20,
        InitialOffset = 0.5f,
        ActivityPenalty = 0f,
        Shift = 1f,
        Rotation = 3f,
        Scale = 0.05f,
        Flip = true,
    };

    /// <summary>The options that <c>hdl train</c> knows.</summary>
    public static IReadOnlyList<SpikingOptions> Presets { get; } = [Mnist, Fashion];
}
