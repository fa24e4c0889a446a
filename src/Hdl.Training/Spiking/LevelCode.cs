namespace Hdl.Training.Spiking;

/// <summary>The input spikes of a pixel, channel k in bit k: set where the pixel is no less than level k.</summary>
internal static class LevelCode
{
    /// <summary>Most levels.</summary>
    public const int MaxLevels = 32;

    /// <summary>Of each of the 256 pixels.</summary>
    public static uint[] Bits(IReadOnlyList<int> levels)
    {
        uint[] bits = new uint[256];
        for (int pixel = 0; pixel < bits.Length; pixel++)
        {
            for (int channel = 0; channel < levels.Count; channel++)
            {
                bits[pixel] |= pixel >= levels[channel] ? 1u << channel : 0;
            }
        }

        return bits;
    }
}
