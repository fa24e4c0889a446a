namespace Hdl.Rnn.Networks;

/// <summary>The cell of a recurrent layer.</summary>
public enum DeltaCell
{
    /// <summary>
    /// Gated recurrent unit: reset, update, candidate; the reset acts after the product, as in PyTorch.
    /// </summary>
    Gru,

    /// <summary>Long short-term memory: input, forget, cell, output.</summary>
    Lstm,
}

/// <summary>What follows from a cell.</summary>
public static class DeltaCells
{
    /// <summary>Gates G: rows of a column of weights per element.</summary>
    public static int Gates(this DeltaCell cell) => cell == DeltaCell.Gru ? 3 : 4;
}
