using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Core.Golden;
using Hdl.Networks.Spiking;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.SpikingNet.Axi;

/// <summary>What proves the coding of images: pixels around every level, images too short and too long.</summary>
/// <param name="resolved">A network that takes pixels.</param>
/// <param name="options">Seed and effort.</param>
internal sealed class ImageScenarios(SpikingNetResolvedParameters resolved, ScenarioOptions options)
{
    private const int MostSteps = 6;

    // Images of a random scenario: of large maps one.
    private const int MostPixels = 2000;

    private readonly SpikingNetStimulus _stimulus = new(resolved);
    private readonly PixelFormat _pixels = resolved.Pixels!;

    private int Size => _pixels.Beats * _pixels.Bytes;

    /// <summary>The scenarios.</summary>
    public IEnumerable<Scenario> All()
    {
        yield return Run("levels", Levels(new Random(options.Seed)), 1, stalls: false);
        yield return Run("malformed", Malformed(new Random(options.Seed + 1)), 2, stalls: true);
        yield return new Scenario("malformed-alone", [.. Alone(new Random(options.Seed + 1))]);
        yield return Run("free-flow", Images(new Random(options.Seed + 2)), 1, stalls: false);
        for (int i = 0; i < options.Effort; i++)
        {
            var random = new Random(options.Seed + 3 + i);
            yield return Run(
                $"random-{i.ToString(CultureInfo.InvariantCulture)}", Images(random), random.Next(1, MostSteps),
                stalls: true);
        }
    }

    /// <summary>A drawn image.</summary>
    /// <param name="random">Draws it.</param>
    /// <param name="pixels">Its form.</param>
    /// <param name="density">Share of bytes that are not 0.</param>
    public static byte[] Drawn(Random random, PixelFormat pixels, double density) =>
    [
        .. Enumerable.Range(0, pixels.Beats * pixels.Bytes)
            .Select(_ => random.NextDouble() < density ? (byte)random.Next(256) : (byte)0),
    ];

    private Scenario Run(string name, IEnumerable<byte[]> images, int steps, bool stalls)
    {
        byte[][] all = [.. images];
        int most = Math.Min(steps, resolved.MaxSteps);
        return new Scenario(name,
        [
            .. _stimulus.Images(all[..(all.Length / 2)], most, stalls),
            .. _stimulus.Images(all[(all.Length / 2)..], Math.Min(2, resolved.MaxSteps), stalls),
            SpikingNetAxiScenarios.ReadCounters(),
        ]);
    }

    // Empty, one pixel at each end, every pixel at a level, just below and just above it.
    private IEnumerable<byte[]> Levels(Random random)
    {
        yield return new byte[Size];
        yield return [255, .. new byte[Size - 1]];
        yield return [.. new byte[Size - 1], 255];
        foreach (int level in _pixels.Levels)
        {
            yield return
            [
                .. Enumerable.Range(0, Size).Select(_ => random.Next(3) == 0
                    ? (byte)Math.Clamp(level + random.Next(-1, 2), 0, 255) : (byte)0),
            ];
        }
    }

    private IEnumerable<byte[]> Malformed(Random random)
    {
        int beats = _pixels.Beats;
        int[] lengths = [1, beats / 2, beats - 1, beats, beats + 1, beats + 5, 2 * beats, 1, beats];
        foreach (int length in lengths.Where(length => length > 0))
        {
            byte[] image =
                [.. Drawn(random, _pixels, 0.4), .. Drawn(random, _pixels, 0.4), .. new byte[5 * _pixels.Bytes]];
            image[(length * _pixels.Bytes) - 1] = 255;
            yield return image[..(length * _pixels.Bytes)];
        }
    }

    // An error of each by itself, read and cleared.
    private IEnumerable<Phase> Alone(Random random)
    {
        foreach (byte[] image in Malformed(random))
        {
            foreach (Phase phase in _stimulus.Images([image], 1, stalls: true))
            {
                yield return phase;
            }

            yield return SpikingNetAxiScenarios.ReadCounters();
            yield return AxiStimulus.Write((TwSnnRegisters.Status, 0xF00u, 0xFu));
            yield return SpikingNetAxiScenarios.ReadCounters();
        }
    }

    private IEnumerable<byte[]> Images(Random random)
    {
        int count = Math.Clamp(MostPixels / Size, 2, 8);
        return Enumerable.Range(1, count).Select(image => Drawn(random, _pixels, 0.6 * image / count));
    }
}
