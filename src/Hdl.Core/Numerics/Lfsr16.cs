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

    // 16-bit words 3 to 10 of the fraction of pi in hexadecimal. The low bytes of the first seven are linearly
    // independent, and the eighth is no sum of them.
    private static readonly ushort[] Offsets = [0x08D3, 0x1319, 0x8A2E, 0x0370, 0x7344, 0xA409, 0x3822];
    private const ushort Substitute = 0x299F;

    /// <summary>Lanes whose seeds can be derived from one.</summary>
    public const int DerivedLanes = 128;

    /// <summary>
    /// What the seed of a lane that is derived differs in from the one seed: the exclusive or of those of seven
    /// constants whose bits are set in the lane's number. 0 for lane 0.
    /// </summary>
    /// <param name="lane">0..127.</param>
    public static ushort SeedOffset(int lane) =>
        (ushort)
            Enumerable
                .Range(0, Offsets.Length)
                .Where(bit => (lane >> bit & 1) != 0)
                .Aggregate(0, (sum, bit) => sum ^ Offsets[bit]);

    /// <summary>
    /// The seed of a lane that is derived from one seed: <c>seed ^ SeedOffset(lane)</c>, and 0x299F in place of 0.
    /// Never 0; those of different lanes differ, and so do their first draws but for one that is replaced.
    /// </summary>
    /// <param name="seed">The one seed, also that of lane 0; not 0.</param>
    /// <param name="lane">0..127.</param>
    public static ushort DerivedSeed(ushort seed, int lane) =>
        seed == SeedOffset(lane) ? Substitute : (ushort)(seed ^ SeedOffset(lane));

    /// <summary>
    /// The default seed of one lane: lanes start evenly spaced on the LFSR's cycle, <c>floor(65535 / lanes)</c> shifts
    /// apart, so that their sequences overlap as late as they can.
    /// </summary>
    /// <param name="seed">The seed of lane 0; not 0.</param>
    /// <param name="lane">0 .. lanes - 1.</param>
    /// <param name="lanes">Number of lanes, 1 or more.</param>
    public static ushort LaneSeed(ushort seed, int lane, int lanes) => Advance(seed, lane * (Period / lanes));
}
