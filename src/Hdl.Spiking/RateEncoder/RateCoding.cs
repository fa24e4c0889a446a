using Hdl.Core.Numerics;

namespace Hdl.Spiking.RateEncoder;

/// <summary>The coding of one time step, for golden models. Allocation-free.</summary>
public static class RateCoding
{
    private static readonly ushort[] NextDraw = Table();

    /// <summary>
    /// One Poisson step (TW-SNN, Algorithm 1): pixel p of lane l = p mod B spikes iff the low byte of the lane's LFSR
    /// is less than it; then the LFSR advances by eight shifts. Every lane draws once per row of B pixels, in the last
    /// row too where the image ends before it.
    /// </summary>
    /// <param name="pixels">The image, N pixels.</param>
    /// <param name="lfsr">State of the B lanes, moved on by ceil(N / B) draws.</param>
    /// <param name="spikes">Set: bit p of the vector in bit p mod 32 of word p / 32.</param>
    public static void PoissonStep(ReadOnlySpan<byte> pixels, Span<ushort> lfsr, Span<uint> spikes)
    {
        spikes.Clear();
        for (int row = 0; row < pixels.Length; row += lfsr.Length)
        {
            for (int lane = 0; lane < lfsr.Length; lane++)
            {
                int pixel = row + lane;
                if (pixel < pixels.Length && (lfsr[lane] & 0xFF) < pixels[pixel])
                {
                    spikes[pixel >> 5] |= 1u << (pixel & 31);
                }

                lfsr[lane] = NextDraw[lfsr[lane]];
            }
        }
    }

    /// <summary>One step of threshold coding: a pixel spikes iff it is <paramref name="level"/> or more.</summary>
    /// <param name="pixels">The image, N pixels.</param>
    /// <param name="level">0 .. 255.</param>
    /// <param name="spikes">Set: bit p of the vector in bit p mod 32 of word p / 32.</param>
    public static void ThresholdStep(ReadOnlySpan<byte> pixels, int level, Span<uint> spikes)
    {
        spikes.Clear();
        for (int pixel = 0; pixel < pixels.Length; pixel++)
        {
            if (pixels[pixel] >= level)
            {
                spikes[pixel >> 5] |= 1u << (pixel & 31);
            }
        }
    }

    private static ushort[] Table()
    {
        var table = new ushort[1 << 16];
        for (int state = 0; state < table.Length; state++)
        {
            table[state] = Lfsr16.Advance((ushort)state, Lfsr16.ShiftsPerDraw);
        }

        return table;
    }
}
