using Hdl.Core.Numerics;

namespace Hdl.Training.Evaluation;

/// <summary>
/// The random numbers r(i, t) of the rate encoder. Every image starts from the seeds, so they are one table for all
/// images: pixel i is handled by lane i mod B in row i / B, rows in order, and every lane draws once per row, past the
/// last pixel too.
/// </summary>
public sealed class RateTable
{
    private readonly byte[][] _draws;

    /// <summary>Draws the table.</summary>
    /// <param name="inputs">Pixels per image.</param>
    /// <param name="steps">Time steps.</param>
    /// <param name="seed">LFSR seed of lane 0, not 0.</param>
    /// <param name="pixelsPerBeat">Lanes B of the encoder.</param>
    public RateTable(int inputs, int steps, ushort seed, int pixelsPerBeat)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pixelsPerBeat, 1);
        ArgumentOutOfRangeException.ThrowIfZero(seed);
        Inputs = inputs;
        PixelsPerBeat = pixelsPerBeat;
        _draws = new byte[steps][];
        int rows = FixedPoint.CeilDivide(inputs, pixelsPerBeat);
        for (int step = 0; step < steps; step++)
        {
            _draws[step] = new byte[SpikeKernels.PaddedBytes(inputs)];
            _draws[step].AsSpan(inputs).Fill(byte.MaxValue);
        }

        for (int lane = 0; lane < pixelsPerBeat; lane++)
        {
            ushort state = Lfsr16.LaneSeed(seed, lane, pixelsPerBeat);
            for (int draw = 0; draw < steps * rows; draw++)
            {
                int pixel = (draw % rows * pixelsPerBeat) + lane;
                if (pixel < inputs)
                {
                    _draws[draw / rows][pixel] = (byte)state;
                }

                state = Lfsr16.Advance(state, Lfsr16.ShiftsPerDraw);
            }
        }
    }

    /// <summary>Pixels per image.</summary>
    public int Inputs { get; }

    /// <summary>Lanes of the encoder.</summary>
    public int PixelsPerBeat { get; }

    /// <summary>Time steps drawn.</summary>
    public int Steps => _draws.Length;

    /// <summary>r(i, t) at index i; padded with 255, below which every pixel lies, to whole vectors.</summary>
    /// <param name="step">0 .. Steps - 1.</param>
    public ReadOnlySpan<byte> Draws(int step) => _draws[step];
}
