namespace Hdl.Rnn.DeltaRnn;

/// <summary>How the inputs of a sequence move.</summary>
internal enum InputKind
{
    /// <summary>Small changes of some elements, from small values on.</summary>
    Steady,

    /// <summary>Any values up to 1.0, some of them as they were: gates are neither open nor closed.</summary>
    Small,

    /// <summary>All zero: nothing is sent but biases.</summary>
    Zero,

    /// <summary>One element moves, the last one.</summary>
    Single,

    /// <summary>From one end of the range to the other: changes of the greatest magnitude.</summary>
    Extreme,

    /// <summary>Any values.</summary>
    Wild,

    /// <summary>One of the others in each step.</summary>
    Mixed,
}
