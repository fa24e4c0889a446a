namespace Hdl.Rnn.Networks;

/// <summary>
/// The delta rule, exact form (blocks, delta_encoder): d = v - s; sent where d is not 0 and |d| &gt;= theta.
/// </summary>
internal static class DeltaRule
{
    /// <summary>The change that is sent, 0 for none; the value becomes what was sent last.</summary>
    /// <param name="value">v.</param>
    /// <param name="sent">s.</param>
    /// <param name="threshold">theta, 0 or more.</param>
    public static long Changes(long value, ref long sent, long threshold)
    {
        long delta = value - sent;
        if (delta == 0 || Math.Abs(delta) < threshold)
        {
            return 0;
        }

        sent = value;
        return delta;
    }
}
