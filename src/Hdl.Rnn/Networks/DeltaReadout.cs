namespace Hdl.Rnn.Networks;

/// <summary>What leaves the network.</summary>
public enum DeltaReadout
{
    /// <summary>The hidden states of the last layer.</summary>
    States,

    /// <summary>A score for each class.</summary>
    Affine,

    /// <summary>The class of the greatest score, and the score.</summary>
    Argmax,
}

/// <summary>When the read-out is computed.</summary>
public enum ReadoutWhen
{
    /// <summary>In every step.</summary>
    Every,

    /// <summary>In the last step of a sequence.</summary>
    Last,
}
