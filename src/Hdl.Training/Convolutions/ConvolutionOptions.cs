namespace Hdl.Training.Convolutions;

/// <summary>
/// Everything that decides which convolutional network comes out of training: the same options and images give the same
/// network, byte for byte, for any number of threads.
/// </summary>
public sealed record ConvolutionOptions
{
    /// <summary>Name of the network, an identifier; the preset's has a hyphen for each underscore.</summary>
    public string Name { get; init; } = "cnn_mnist";

    /// <summary>Name of the data set, one of <see cref="Networks.Data.DataSets.Names"/>.</summary>
    public string DataSet { get; init; } = "mnist";

    /// <summary>
    /// The layers; the outputs of the last, whose map is one pixel, are the classes. Default: c3-16, pool 2, c3-32,
    /// pool 2, c3-64, c3-10, which is 29,066 parameters on 28 x 28 pixels.
    /// </summary>
    public IReadOnlyList<ConvolutionShape> Layers { get; init; } =
        [new(3, 16, 2), new(3, 32, 2), new(3, 64), new(3, 10)];

    /// <summary>Passes over the training images, 1..10000.</summary>
    public int Epochs { get; init; } = 30;

    /// <summary>Images a weight update, 1..10000.</summary>
    public int BatchSize { get; init; } = 50;

    /// <summary>Seed of everything random in training: initial weights, order, augmentation.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// Adam's learning rate at the start; it falls to <see cref="FinalLearningRate"/> along half a cosine.
    /// </summary>
    public float LearningRate { get; init; } = 2e-3f;

    /// <summary>Adam's learning rate at the end.</summary>
    public float FinalLearningRate { get; init; } = 1e-5f;

    /// <summary>
    /// For each layer but the last, the L1 penalty: what the sum of an image's activations behind pooling is multiplied
    /// by before it is added to the loss; 0 or more.
    /// </summary>
    public IReadOnlyList<float> ActivityPenalties { get; init; } = [3e-4f, 5e-4f, 6e-4f];

    /// <summary>Random shift of a training image in pixels, either way, 0..8.</summary>
    public float Shift { get; init; } = 1.5f;

    /// <summary>Random rotation of a training image in degrees, either way, 0..90.</summary>
    public float Rotation { get; init; } = 10f;

    /// <summary>Random scaling and shear of a training image, either way, 0..0.5.</summary>
    public float Scale { get; init; } = 0.1f;

    /// <summary>
    /// Training images, the first ones, that the scales of the integer network are chosen with, 1..60000.
    /// </summary>
    public int CalibrationImages { get; init; } = 1000;

    /// <summary>Width of activations, unsigned, and of the outputs, signed, 4..16 bits.</summary>
    public int ValueWidth { get; init; } = 8;

    /// <summary>Width of weights, signed, 4..16 bits.</summary>
    public int WeightWidth { get; init; } = 8;

    /// <summary>Threads; every processor when 0. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>The name that <c>hdl train</c> knows these options by: <c>cnn-mnist</c>.</summary>
    public string PresetName => Name.Replace('_', '-');

    /// <summary>The options that <c>models/cnn_mnist.json</c> was trained with.</summary>
    public static ConvolutionOptions Mnist { get; } = new();

    /// <summary>Options for Fashion-MNIST, of which no network ships: clothes are centred and upright.</summary>
    public static ConvolutionOptions Fashion { get; } = new()
    {
        Name = "cnn_fashion",
        DataSet = "fashion-mnist",
        ActivityPenalties = [1e-4f, 1e-4f, 1e-4f],
        Shift = 1f,
        Rotation = 3f,
        Scale = 0.05f,
    };

    /// <summary>The options that <c>hdl train</c> knows.</summary>
    public static IReadOnlyList<ConvolutionOptions> Presets { get; } = [Mnist, Fashion];
}
