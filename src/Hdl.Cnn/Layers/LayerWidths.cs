namespace Hdl.Cnn.Layers;

/// <summary>Widths of the numbers that a layer is computed with.</summary>
/// <param name="Value">Bits V of an input and of an output value, 1..16.</param>
/// <param name="Weight">Bits U of a weight in two's complement, 4..16, or 2: ternary, -1, 0 or 1.</param>
/// <param name="Accumulator">Bits A of a total in two's complement, 16..48.</param>
public sealed record LayerWidths(int Value, int Weight, int Accumulator)
{
    /// <summary>Bits of a bias in two's complement.</summary>
    public const int Bias = 32;

    /// <summary>Bits of a multiplier, unsigned.</summary>
    public const int Multiplier = 16;

    /// <summary>The least value.</summary>
    /// <param name="signed">Whether it is in two's complement.</param>
    public int LeastValue(bool signed) => signed ? -(1 << (Value - 1)) : 0;

    /// <summary>The greatest value.</summary>
    /// <param name="signed">Whether it is in two's complement.</param>
    public int GreatestValue(bool signed) => signed ? (1 << (Value - 1)) - 1 : (1 << Value) - 1;

    /// <summary>The least weight; -1 where weights are ternary.</summary>
    public int LeastWeight => Weight == 2 ? -1 : -(1 << (Weight - 1));

    /// <summary>The greatest weight.</summary>
    public int GreatestWeight => (1 << (Weight - 1)) - 1;
}
