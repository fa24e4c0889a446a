namespace Hdl.Networks.Quantisation;

/// <summary>
/// The scale, a mantissa times a power of two, with which numbers rounded to integers of some bits have the least
/// square error; halves are rounded up, as hardware does, and what is beyond the range is clamped.
/// </summary>
public sealed class ScaleSearch
{
    private readonly int _least;
    private readonly int _greatest;
    private readonly int _first;
    private readonly double[] _steps;
    private readonly double[] _errors;

    /// <summary>A search that has seen no number yet.</summary>
    /// <param name="least">The least integer.</param>
    /// <param name="greatest">The greatest integer.</param>
    /// <param name="first">The first exponent that is tried.</param>
    /// <param name="count">How many are tried.</param>
    /// <param name="mantissa">What the powers of two are multiplied by.</param>
    public ScaleSearch(int least, int greatest, int first = -4, int count = 24, double mantissa = 1)
    {
        (_least, _greatest, _first) = (least, greatest, first);
        _steps = [.. Enumerable.Range(first, count).Select(exponent => Math.ScaleB(mantissa, exponent))];
        _errors = new double[count];
    }

    /// <summary>The best exponent so far: the least one of equals, as where there was no number but 0.</summary>
    public int Exponent => _first + Array.IndexOf(_errors, _errors.Min());

    /// <summary>Takes a number into account.</summary>
    /// <param name="value">The number.</param>
    public void Add(double value)
    {
        if (value == 0)
        {
            return;
        }

        for (int i = 0; i < _errors.Length; i++)
        {
            double rounded = Math.Clamp(Math.Floor((value * _steps[i]) + 0.5), _least, _greatest);
            double error = value - (rounded / _steps[i]);
            _errors[i] += error * error;
        }
    }
}
