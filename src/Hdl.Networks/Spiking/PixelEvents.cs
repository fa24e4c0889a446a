namespace Hdl.Networks.Spiking;

/// <summary>The events of a step that the pixels of an image stand for, where nothing is drawn.</summary>
/// <param name="network">Its coding is <see cref="PixelCoding.Threshold"/> or <see cref="PixelCoding.Levels"/>.</param>
public sealed class PixelEvents(SpikingNetwork network)
{
    private readonly int[] _levels = network.Coding switch
    {
        PixelCoding.Levels => [.. network.Levels],
        PixelCoding.Threshold => [.. Enumerable.Repeat(network.ThresholdLevel, network.Input.Channels)],
        _ => throw new ArgumentException("Poisson coding draws.", nameof(network)),
    };

    /// <summary>
    /// Pixels of an image: H x W, a channel for each level; with a threshold H x W x C, in the order of addresses.
    /// </summary>
    public int Pixels => network.Coding == PixelCoding.Levels
        ? network.Input.Height * network.Input.Width : network.Input.Size;

    /// <summary>Events at each input.</summary>
    /// <param name="image"><see cref="Pixels"/> pixels of 8 bits, row by row.</param>
    /// <param name="inputs">0 or 1 for each input, by address (y * W + x) * C + c.</param>
    /// <exception cref="ArgumentException">A length is another.</exception>
    public void Fill(ReadOnlySpan<byte> image, Span<int> inputs)
    {
        if (image.Length != Pixels || inputs.Length != network.Input.Size)
        {
            throw new ArgumentException($"{image.Length} pixels, {inputs.Length} inputs for {network.Input}.");
        }

        int channels = network.Input.Channels;
        bool shared = network.Coding == PixelCoding.Levels;
        for (int address = 0; address < inputs.Length; address++)
        {
            byte pixel = image[shared ? address / channels : address];
            inputs[address] = pixel >= _levels[address % channels] ? 1 : 0;
        }
    }
}
