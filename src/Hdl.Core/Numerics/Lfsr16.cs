namespace Hdl.Core.Numerics;

/// <summary>
/// The maximal-length 16-bit Fibonacci LFSR x^16 + x^14 + x^13 + x^11 + 1 that draws the rate encoder's random numbers.
/// One shift is <c>next = (s &lt;&lt; 1) | (s15 ^ s13 ^ s12 ^ s10)</c>; its period is 65,535 and 0 is not a state.
/// </summary>
public static class Lfsr16
{
    /// <summary>Number of distinct states, all but 0.</summary>
    public const int Period = 65_535;

    /// <summary>Shifts between two draws, so that neighbouring draws share no bits.</summary>
    public const int ShiftsPerDraw = 8;

    /// <summary>The state after one shift.</summary>
    /// <param name="state">A non-zero state.</param>
    public static ushort Shift(ushort state)
    {
        int feedback = (state >> 15) ^ (state >> 13) ^ (state >> 12) ^ (state >> 10);
        return (ushort)((state << 1) | (feedback & 1));
    }

    /// <summary>The state after <paramref name="shifts"/> shifts (taken modulo the period).</summary>
    /// <param name="state">A non-zero state.</param>
    /// <param name="shifts">Zero or more.</param>
    public static ushort Advance(ushort state, int shifts)
    {
        for (int i = shifts % Period; i > 0; i--)
        {
            state = Shift(state);
        }

        return state;
    }

    /// <summary>
    /// The default seed of one lane: lanes start evenly spaced on the LFSR's cycle, <c>floor(65535 / lanes)</c> shifts
    /// apart, so that their sequences overlap as late as they can.
    /// </summary>
    /// <param name="seed">The seed of lane 0; not 0.</param>
    /// <param name="lane">0 .. lanes - 1.</param>
    /// <param name="lanes">Number of lanes, 1 or more.</param>
    public static ushort LaneSeed(ushort seed, int lane, int lanes) => Advance(seed, lane * (Period / lanes));
}
