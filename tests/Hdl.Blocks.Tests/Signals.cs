namespace Hdl.Blocks.Tests;

/// <summary>
/// Sequences of vectors as they come from images, sensors and drifting values; the same on every machine.
/// </summary>
internal static class Signals
{
    private const int Side = 28;

    /// <summary>
    /// The rows of MNIST test images, one after the other: 28 pixels of 8 bits, unsigned, so 9 bits signed.
    /// </summary>
    public static IEnumerable<long[]> ImageRows(int images)
    {
        byte[] file = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", "mnist-300-images.idx3-ubyte"));
        const int header = 16;
        return Enumerable.Range(0, images * Side)
            .Select(row => Enumerable.Range(header + (row * Side), Side).Select(pixel => (long)file[pixel]).ToArray());
    }

    /// <summary>
    /// 64 channels with a sinusoid of its own frequency and phase each, amplitude 2000, and noise of at most 16.
    /// </summary>
    public static IEnumerable<long[]> Sinusoids(int vectors)
    {
        var random = new Random(1);
        for (int time = 0; time < vectors; time++)
        {
            yield return
            [
                .. Enumerable
                    .Range(0, 64)
                    .Select(channel =>
                        (long)Math.Round(2000 * Math.Sin((0.0004 * (channel + 1) * time) + channel))
                        + random.Next(-8, 9)
                        + random.Next(-8, 9)),
            ];
        }
    }

    /// <summary>64 values that each move by -5 .. 5 at a time, within 12 bits.</summary>
    public static IEnumerable<long[]> Walk(int vectors)
    {
        var random = new Random(2);
        long[] value = new long[64];
        for (int time = 0; time < vectors; time++)
        {
            value = [.. value.Select(number => Math.Clamp(number + random.Next(-5, 6), -2048, 2047))];
            yield return value;
        }
    }
}
