using Hdl.Core.Numerics;
using Hdl.Training.Training;

namespace Hdl.Training.Recurrent;

/// <summary>
/// A layer under training: latent weights, those of the forward pass, and what Adam remembers. Columns are those of the
/// weight image: bias of inputs, inputs, bias of hidden states, hidden states. A column has a row for each gate and
/// element, elements padded to whole vectors; a GRU's gates are c, r, u in the columns of inputs and r, u, c in those
/// of hidden states, so that a column is added to sums that lie side by side.
/// </summary>
internal sealed class RecurrentStage
{
    private readonly float[] _first;
    private readonly float[] _second;

    public RecurrentStage(RecurrentCell cell, int inputs, int hidden, ulong seed, int index)
    {
        (Cell, Inputs, Hidden) = (cell, inputs, hidden);
        Pitch = RecurrentKernels.Pitch(hidden);
        Latent = new float[(inputs + hidden + 2) * Rows];
        Weights = new float[Latent.Length];
        (_first, _second) = (new float[Latent.Length], new float[Latent.Length]);

        // PyTorch's initial weights.
        float magnitude = 1f / MathF.Sqrt(hidden);
        var random = new CounterRandom(seed, 0, (ulong)index);
        for (int i = 0; i < Latent.Length; i++)
        {
            Latent[i] = i % Pitch < hidden ? magnitude * random.NextSigned() : 0f;
        }
    }

    public RecurrentCell Cell { get; }

    public int Inputs { get; }

    public int Hidden { get; }

    /// <summary>Elements, padded to whole vectors; what is beyond <see cref="Hidden"/> stays 0.</summary>
    public int Pitch { get; }

    public int Gates => Cell == RecurrentCell.Gru ? 3 : 4;

    /// <summary>Rows of a column.</summary>
    public int Rows => Gates * Pitch;

    /// <summary>The sum that a column of hidden states begins at; a column of inputs begins at the first.</summary>
    public int HiddenSum => Cell == RecurrentCell.Gru ? Pitch : 0;

    /// <summary>Column of the first input.</summary>
    public int InputColumn => 1;

    /// <summary>Column of the bias of hidden states.</summary>
    public int HiddenBias => Inputs + 1;

    /// <summary>Column of the first hidden state.</summary>
    public int HiddenColumn => Inputs + 2;

    public float[] Latent { get; }

    /// <summary>The weights of the forward pass.</summary>
    public float[] Weights { get; }

    /// <summary>Where the weight of a gate, r, u, c or i, f, g, o, lies.</summary>
    public int At(int column, int gate, int element)
    {
        bool rotated = Cell == RecurrentCell.Gru && column < HiddenBias;
        return (column * Rows) + ((rotated ? (gate + 1) % 3 : gate) * Pitch) + element;
    }

    public void Update(float[][] shards, in AdamStep step) =>
        TrainingKernels.Adam(Latent, _first, _second, shards, 0, Latent.Length, step);
}

/// <summary>The read-out under training: a column of biases, then one for each hidden state.</summary>
internal sealed class ReadoutStage
{
    private readonly float[] _first;
    private readonly float[] _second;

    public ReadoutStage(int hidden, int classes, ulong seed, int index)
    {
        (Hidden, Classes) = (hidden, classes);
        Rows = RecurrentKernels.Pitch(classes);
        Latent = new float[(hidden + 1) * Rows];
        Weights = new float[Latent.Length];
        (_first, _second) = (new float[Latent.Length], new float[Latent.Length]);
        float magnitude = 1f / MathF.Sqrt(hidden);
        var random = new CounterRandom(seed, 0, (ulong)index);
        for (int i = 0; i < Latent.Length; i++)
        {
            Latent[i] = i % Rows < classes ? magnitude * random.NextSigned() : 0f;
        }
    }

    public int Hidden { get; }

    public int Classes { get; }

    public int Rows { get; }

    public float[] Latent { get; }

    public float[] Weights { get; }

    public void Update(float[][] shards, in AdamStep step) =>
        TrainingKernels.Adam(Latent, _first, _second, shards, 0, Latent.Length, step);
}
