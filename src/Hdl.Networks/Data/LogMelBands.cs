using NWaves.Transforms;

namespace Hdl.Networks.Data;

/// <summary>
/// Speech as vectors of bytes (delta_rnn, section 4): windows of 200 samples at 8 kHz (25 ms, Hamming), one every 80
/// (10 ms), their spectrum of 256 points, the power in 20 triangular bands on the mel scale, and of that the logarithm,
/// 12 steps an octave.
/// </summary>
/// <remarks>
/// Hamming: 0.54 - 0.46 cos(2 pi n / 199). Bands: 22 edges between 60 and 3,900 Hz, equally spaced in
/// 2595 log10(1 + f / 700); band b rises from edge b to 1 at edge b + 1 and falls to 0 at edge b + 2, straight over
/// frequency; its power is the sum of |X|^2 of 16-bit samples, weighted so. Value: clamp(round(12 (log2(power + 2^16) -
/// 16)), 0, 255), halves to even. Windows that samples fill are counted: N samples have 1 + floor((N - 200) / 80).
/// </remarks>
internal sealed class LogMelBands
{
    /// <summary>Samples per second.</summary>
    public const int Rate = 8000;

    /// <summary>Bands.</summary>
    public const int Count = 20;

    /// <summary>Samples of a window.</summary>
    public const int Window = 200;

    private const int Hop = 80;
    private const int Points = 256;
    private const double Lowest = 60;
    private const double Highest = 3900;
    private const double StepsPerOctave = 12;
    private const int FloorBits = 16;

    private readonly RealFft64 _transform = new(Points);
    private readonly double[] _window = new double[Window];
    private readonly double[][] _bands = new double[Count][];
    private readonly double[] _frame = new double[Points];
    private readonly double[] _real = new double[(Points / 2) + 1];
    private readonly double[] _imaginary = new double[(Points / 2) + 1];

    /// <summary>Computes the window and the bands.</summary>
    public LogMelBands()
    {
        for (int n = 0; n < Window; n++)
        {
            _window[n] = 0.54 - (0.46 * Math.Cos(2 * Math.PI * n / (Window - 1)));
        }

        double low = Mel(Lowest);
        double step = (Mel(Highest) - low) / (Count + 1);
        for (int band = 0; band < Count; band++)
        {
            (double left, double middle, double right) = (
                Hertz(low + (band * step)), Hertz(low + ((band + 1) * step)), Hertz(low + ((band + 2) * step)));
            _bands[band] = new double[(Points / 2) + 1];
            for (int bin = 0; bin <= Points / 2; bin++)
            {
                double hertz = (double)bin * Rate / Points;
                _bands[band][bin] = Math.Max(
                    0, Math.Min((hertz - left) / (middle - left), (right - hertz) / (right - middle)));
            }
        }
    }

    /// <summary>Windows that so many samples fill.</summary>
    /// <param name="samples">Samples.</param>
    public static int Frames(int samples) => samples < Window ? 0 : 1 + ((samples - Window) / Hop);

    /// <summary>The first windows of a recording.</summary>
    /// <param name="samples">The recording.</param>
    /// <param name="most">Windows at most.</param>
    /// <returns><see cref="Count"/> bytes for each window.</returns>
    public byte[] Of(ReadOnlySpan<short> samples, int most)
    {
        int frames = Math.Min(most, Frames(samples.Length));
        byte[] values = new byte[frames * Count];
        for (int frame = 0; frame < frames; frame++)
        {
            Array.Clear(_frame);
            for (int n = 0; n < Window; n++)
            {
                _frame[n] = samples[(frame * Hop) + n] * _window[n];
            }

            _transform.Direct(_frame, _real, _imaginary);
            for (int band = 0; band < Count; band++)
            {
                double power = 0;
                for (int bin = 0; bin < _bands[band].Length; bin++)
                {
                    power += _bands[band][bin]
                        * ((_real[bin] * _real[bin]) + (_imaginary[bin] * _imaginary[bin]));
                }

                double steps = StepsPerOctave * (Math.Log2(power + (1 << FloorBits)) - FloorBits);
                values[(frame * Count) + band] = (byte)Math.Clamp(Math.Round(steps), 0, byte.MaxValue);
            }
        }

        return values;
    }

    private static double Mel(double hertz) => 2595 * Math.Log10(1 + (hertz / 700));

    private static double Hertz(double mel) => 700 * (Math.Pow(10, mel / 2595) - 1);
}
