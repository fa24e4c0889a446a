namespace Hdl.Rnn.DeltaRnn;

/// <summary>Where the weights are.</summary>
public enum WeightStorage
{
    /// <summary>On chip, from a memory file.</summary>
    Rom,

    /// <summary>On chip, loaded over a stream.</summary>
    Ram,
}

/// <summary>What becomes of a network whose sums might not fit their width.</summary>
public enum SumOverflow
{
    /// <summary>It is refused.</summary>
    Prove,

    /// <summary>Sums wrap: right again as soon as the true sum is back in range.</summary>
    Wrap,
}
