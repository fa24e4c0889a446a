namespace Hdl.Networks.Spiking;

/// <summary>How the pixels of an image, 8 bits each, become the events of a step.</summary>
public enum PixelCoding
{
    /// <summary>A pixel p spikes iff r &lt; p, r drawn each step from an LFSR (TW-SNN, Algorithm 1).</summary>
    Poisson,

    /// <summary>A pixel p spikes iff p &gt;= level, in every step.</summary>
    Threshold,

    /// <summary>
    /// A channel for each of some levels: channel k of a position spikes iff its pixel p &gt;= levels[k], in every step
    /// (a thermometer code: no multiplier sees a pixel).
    /// </summary>
    Levels,
}
