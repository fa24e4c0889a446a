namespace Hdl.Rnn.Networks;

/// <summary>
/// Sigmoid S and tanh T of every value (delta_rnn, section 2.4): round_half_even(2^L f(i / 2^a)), made in double
/// precision.
/// </summary>
public sealed class GateTables
{
    // So near a tie the last bits of a logarithm would decide.
    private const double TooNear = 1e-9;

    private readonly int[] _sigmoid;
    private readonly int[] _tanh;
    private readonly int _offset;

    /// <summary>Computes the tables.</summary>
    /// <param name="formats">Widths of values and gates.</param>
    /// <exception cref="ArgumentException">A value lies within 1e-9 of a tie: see <see cref="TieOf"/>.</exception>
    public GateTables(DeltaFormats formats)
    {
        double one = formats.One;
        double scale = 1L << formats.GateFrac;
        _offset = 1 << (formats.ActBits - 1);
        _sigmoid = new int[2 * _offset];
        _tanh = new int[2 * _offset];
        for (int i = -_offset; i < _offset; i++)
        {
            _sigmoid[i + _offset] = Round(scale / (1 + Math.Exp(-i / one)));
            _tanh[i + _offset] = Round(scale * Math.Tanh(i / one));
        }
    }

    /// <summary>A value of which rounding a gate is a matter of its last bits; null where there is none.</summary>
    /// <param name="formats">Widths of values and gates.</param>
    public static int? TieOf(DeltaFormats formats)
    {
        double one = formats.One;
        double scale = 1L << formats.GateFrac;
        int end = 1 << (formats.ActBits - 1);
        for (int i = -end; i < end; i++)
        {
            if (IsTie(scale / (1 + Math.Exp(-i / one))) || IsTie(scale * Math.Tanh(i / one)))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>S of a value of A bits, 0..2^L.</summary>
    public int Sigmoid(long value) => _sigmoid[value + _offset];

    /// <summary>T of a value of A bits, -2^L..2^L.</summary>
    public int Tanh(long value) => _tanh[value + _offset];

    // At 0 sigmoid is a half and tanh is 0, exactly: no tie, for L is 2 or more.
    private static bool IsTie(double exact) => Math.Abs(exact - Math.Floor(exact) - 0.5) < TooNear;

    private static int Round(double exact) => !IsTie(exact)
        ? (int)Math.Round(exact, MidpointRounding.ToEven)
        : throw new ArgumentException("A gate lies on a tie of the rounding.", nameof(exact));
}
