namespace Hdl.Networks.Spiking;

/// <summary>How images come in: some positions of the map a beat, row by row.</summary>
/// <param name="network">One whose pixels are compared with levels or a threshold.</param>
/// <param name="perBeat">Positions of a beat, a divisor of the columns.</param>
public sealed class PixelFormat(SpikingNetwork network, int perBeat)
{
    /// <summary>Bytes of a position: one, from which all its channels follow, or one for each channel.</summary>
    public int Values => network.Coding == PixelCoding.Levels ? 1 : network.Input.Channels;

    /// <summary>Positions of a beat.</summary>
    public int PerBeat => perBeat;

    /// <summary>Bytes of a beat.</summary>
    public int Bytes => PerBeat * Values;

    /// <summary>Beats of an image, and cycles that a step's scan takes at least.</summary>
    public int Beats => network.Input.Height * network.Input.Width / PerBeat;

    /// <summary>Inputs of a beat.</summary>
    public int Bits => PerBeat * network.Input.Channels;

    /// <summary>The levels that a byte is compared with, the lowest channel first.</summary>
    public IReadOnlyList<int> Levels =>
        network.Coding == PixelCoding.Levels ? network.Levels : [network.ThresholdLevel];

    /// <summary>Most bytes of a beat.</summary>
    public const int MostBytes = 512;

    // Inputs of a beat from which its coding is wide: the next spike of a beat is looked for in a cycle.
    private const int UsualBits = 64;

    /// <summary>
    /// Positions of a beat where none are given: of 16, 8, 4, 2, 1 the most that divide the columns and have 64 inputs
    /// or fewer; one at least.
    /// </summary>
    /// <param name="map">Shape of the inputs.</param>
    public static int Usual(MapShape map) => ((int[])[16, 8, 4, 2, 1])
        .First(size => size == 1 || (map.Width % size == 0 && size * map.Channels <= UsualBits));
}
