using Hdl.Core.Numerics;

namespace Hdl.Rnn.Networks;

/// <summary>
/// Fixed-point formats of a delta network, in two's complement (delta_rnn, section 2.1): values of A = int + frac bits
/// with a of them behind the point, weights of W bits with f, sums with a + f, gates with L.
/// </summary>
/// <param name="ActInt">Bits of a value before the point, sign included, 2..8.</param>
/// <param name="ActFrac">Bits a of a value behind the point, 4..12.</param>
/// <param name="WeightBits">Bits W of a weight: 4, 8 or 16.</param>
/// <param name="WeightFrac">Bits f of a weight behind the point, 0..W - 1.</param>
/// <param name="AccBits">Bits of a sum, A + 1..48; sums wrap.</param>
/// <param name="GateFrac">Bits L behind the point of what sigmoid and tanh give, 2..a.</param>
public sealed record DeltaFormats(
    int ActInt, int ActFrac, int WeightBits, int WeightFrac, int AccBits, int GateFrac)
{
    /// <summary>Bits A of a value.</summary>
    public int ActBits => ActInt + ActFrac;

    /// <summary>1.0 as a value: 2^a.</summary>
    public long One => 1L << ActFrac;

    /// <summary>Bits of a hidden state, whose magnitude is at most 1.0: a + 2.</summary>
    public int HiddenBits => ActFrac + 2;

    /// <summary>Fraction bits F of a candidate before it is rounded: a + max(f, L).</summary>
    public int CandidateFrac => ActFrac + Math.Max(WeightFrac, GateFrac);

    /// <summary>sat_A: a value clamped to A bits.</summary>
    public long Clamp(long value) => FixedPoint.Saturate(value, ActBits);

    /// <summary>A sum cut to its width.</summary>
    public long Wrap(long sum) => FixedPoint.Wrap(sum, AccBits);

    /// <summary>q(v, s): a shift right by s bits, rounded half to even.</summary>
    /// <param name="value">The number v.</param>
    /// <param name="shift">Bits s, 0 or more.</param>
    public static long Round(long value, int shift) => shift == 0
        ? value
        : (value + (1L << (shift - 1)) - 1 + ((value >> shift) & 1)) >> shift;

    /// <summary>R(v): a product of two gates, 2 L bits behind the point, as a value.</summary>
    public long FromGates(long product) => (2 * GateFrac) >= ActFrac
        ? Round(product, (2 * GateFrac) - ActFrac)
        : product << (ActFrac - (2 * GateFrac));
}
