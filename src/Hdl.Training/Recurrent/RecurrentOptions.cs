namespace Hdl.Training.Recurrent;

/// <summary>The cell of a recurrent layer.</summary>
public enum RecurrentCell
{
    /// <summary>Gated recurrent unit: reset, update, candidate; the reset acts after the product.</summary>
    Gru,

    /// <summary>Long short-term memory: input, forget, cell, output.</summary>
    Lstm,
}

/// <summary>
/// Everything that decides which delta network comes out of training: the same options and sequences give the same
/// network, byte for byte, for any number of threads.
/// </summary>
public sealed record RecurrentOptions
{
    /// <summary>Name of the network, an identifier.</summary>
    public string Name { get; init; } = "delta_mnist";

    /// <summary>Name of the data set: <c>mnist</c>, whose rows are steps, or <c>fsdd</c>.</summary>
    public string DataSet { get; init; } = "mnist";

    /// <summary>The cell of every layer.</summary>
    public RecurrentCell Cell { get; init; }

    /// <summary>Elements of each layer, 1..1024 each, one to four layers.</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [64];

    /// <summary>Classes, 2..256.</summary>
    public int Classes { get; init; } = 10;

    /// <summary>Bits of a value before the point, sign included, 2..8.</summary>
    public int ActInt { get; init; } = 8;

    /// <summary>Bits a of a value behind the point, 4..12: an input byte stands for byte / 2^a.</summary>
    public int ActFrac { get; init; } = 8;

    /// <summary>Bits W of a weight, 4 or 8, W - 1 of them behind the point.</summary>
    public int WeightBits { get; init; } = 8;

    /// <summary>Bits L behind the point of gates, 2..a.</summary>
    public int GateFrac { get; init; } = 4;

    /// <summary>Threshold of inputs, in units of 2^-a, 0..32767.</summary>
    public int InputThreshold { get; init; } = 32;

    /// <summary>Threshold of hidden states, in units of 2^-a, 0..32767.</summary>
    public int HiddenThreshold { get; init; } = 32;

    /// <summary>
    /// First epochs without thresholds and without rounding, 0 or more; in those after them the forward pass is the
    /// integer network's.
    /// </summary>
    public int WarmupEpochs { get; init; } = 1;

    /// <summary>Passes over the training sequences, 1..10000.</summary>
    public int Epochs { get; init; } = 100;

    /// <summary>Sequences a weight update, 1..10000.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Seed of everything random in training: initial weights, order, augmentation.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// Adam's learning rate at the start; it falls to <see cref="FinalLearningRate"/> along half a cosine.
    /// </summary>
    public float LearningRate { get; init; } = 3e-3f;

    /// <summary>Adam's learning rate at the end.</summary>
    public float FinalLearningRate { get; init; } = 1e-5f;

    /// <summary>
    /// What the sum of the magnitudes of all changes of hidden states that are sent is multiplied by before it is added
    /// to a sequence's loss; 0 or more.
    /// </summary>
    public float ActivityPenalty { get; init; } = 2e-4f;

    /// <summary>Random shift of a training sequence in steps and in values, either way, 0..8.</summary>
    public float Shift { get; init; } = 1.5f;

    /// <summary>Random rotation of a training image in degrees, either way, 0..90.</summary>
    public float Rotation { get; init; } = 10f;

    /// <summary>Random scaling and shear of a training sequence, either way, 0..0.5.</summary>
    public float Scale { get; init; } = 0.1f;

    /// <summary>
    /// Training sequences, spread over all of them, that are held out, 1..half of them: the thresholds of the file are
    /// chosen with them.
    /// </summary>
    public int HeldOut { get; init; } = 5000;

    /// <summary>Threads; every processor when 0. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Whose work the data set is, and under which terms; null where nothing is to be said.</summary>
    public string? Attribution { get; init; }

    /// <summary>
    /// The name that <c>hdl train</c> knows these options by: <c>delta-mnist</c>. Default: the network's, with a hyphen
    /// for each underscore.
    /// </summary>
    public string PresetName
    {
        get => field ?? Name.Replace('_', '-');
        init;
    }

    /// <summary>The options that <c>models/delta_mnist.json</c> was trained with.</summary>
    public static RecurrentOptions Mnist { get; } = new();

    /// <summary>The options that <c>models/delta_lstm_mnist.json</c> was trained with.</summary>
    public static RecurrentOptions MnistLstm { get; } = new()
    {
        Name = "delta_lstm_mnist",
        Cell = RecurrentCell.Lstm,
        Epochs = 40,
    };

    /// <summary>
    /// The options that <c>models/delta_spoken.json</c> was trained with: spoken digits, frames of 20 bands. What is
    /// shifted are frames and bands.
    /// </summary>
    public static RecurrentOptions SpokenDigits { get; } = new()
    {
        Name = "delta_spoken",
        PresetName = "delta-fsdd",
        Attribution =
            "Trained on the Free Spoken Digit Dataset by Zohar Jackson and contributors "
            + "(Jakobovski/free-spoken-digit-dataset), which is licensed under CC BY-SA 4.0",
        DataSet = "fsdd",
        Epochs = 200,
        WarmupEpochs = 20,
        HeldOut = 300,
        Rotation = 0,
    };

    /// <summary>The options that <c>hdl train</c> knows.</summary>
    public static IReadOnlyList<RecurrentOptions> Presets { get; } = [Mnist, MnistLstm, SpokenDigits];
}
