namespace Hdl.Import.Onnx;

/// <summary>What a dimension of a value behind a recurrent layer counts; there is one sequence at a time.</summary>
internal enum SignalAxis
{
    /// <summary>Time steps.</summary>
    Step,

    /// <summary>Directions, sequences, or what was cut down to one: of length 1.</summary>
    One,

    /// <summary>Last states of all layers so far, stacked.</summary>
    Layer,

    /// <summary>Elements of a hidden state, or classes.</summary>
    Element,
}

/// <summary>A value that depends on the input.</summary>
/// <param name="Layers">Recurrent layers that it is behind.</param>
/// <param name="Axes">What its dimensions count.</param>
/// <param name="Elements">Length of the last kind of axis.</param>
/// <param name="Scored">Whether it is behind the read-out.</param>
internal sealed record RecurrentSignal(int Layers, IReadOnlyList<SignalAxis> Axes, int Elements, bool Scored)
{
    /// <summary>Whether it is of the last step alone.</summary>
    public bool IsLast => !Axes.Contains(SignalAxis.Step);

    /// <summary>Whether it is what the next layer takes: (steps, 1, elements).</summary>
    public bool IsSequence => Axes is [SignalAxis.Step, SignalAxis.One, SignalAxis.Element] && !Scored;
}
