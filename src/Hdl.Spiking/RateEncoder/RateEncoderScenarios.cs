using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;

namespace Hdl.Spiking.RateEncoder;

/// <summary>
/// Images: black, white, extremes, random; complete, short and long ones back to back; one step and the most.
/// </summary>
internal static class RateEncoderScenarios
{
    private const int StepsOfManyImages = 3;
    private const int RandomBeats = 2000;

    public static IEnumerable<Scenario> Create(RateEncoderParameters parameters, ScenarioOptions options)
    {
        int rows = parameters.Rows;
        int few = Math.Min(StepsOfManyImages, parameters.MaxSteps);
        int most = Math.Min(16, parameters.MaxSteps);
        foreach (bool stalls in new[] { true, false })
        {
            var random = new Random(options.Seed);
            string suffix = stalls ? "" : "-free-flow";
            BeatSequence extremes = Images(
                parameters, random, [rows, rows, rows], image => (_, _) => (byte)(image == 1 ? 255 : 0));
            BeatSequence one = Images(parameters, random, [rows, rows, rows, rows], _ => Noise);
            BeatSequence mixed = Images(
                parameters, random, [rows, rows + 1, Math.Max(1, rows - 1), 1, rows, (2 * rows) + 3, rows, rows],
                _ => Noise);
            yield return new Scenario("corners" + suffix,
            [
                Phase(parameters, extremes, most, random, stalls),
                Phase(parameters, one, 1, random, stalls),
                Phase(parameters, mixed, few, random, stalls),
                Phase(parameters, one, 0, random, stalls),
            ]);

            // Many small images, few large ones.
            int count = Math.Clamp(RandomBeats / (rows * few), 6, 60) * options.Effort;
            int[] lengths =
            [
                .. Enumerable.Range(0, count).Select(_ => random.Next(4) == 0 ? random.Next(1, rows + 3) : rows),
            ];
            BeatSequence images = Images(parameters, random, lengths, _ => Noise);
            yield return new Scenario(
                "random" + suffix, [Phase(parameters, images, 1 + random.Next(few), random, stalls)]);
        }
    }

    // Half of the pixels at or next to an end of the range, the rest anywhere.
    private static byte Noise(Random random, int pixel) => random.Next(8) switch
    {
        0 => 0,
        1 => 255,
        2 => 1,
        3 => 254,
        _ => (byte)random.Next(256),
    };

    private static BeatSequence Images(
        RateEncoderParameters parameters, Random random, IReadOnlyList<int> beats,
        Func<int, Func<Random, int, byte>> pixels)
    {
        PacketStream stream = new RateEncoderPorts(parameters).Pixel;
        var sequence = new BeatSequence(stream);
        for (int image = 0; image < beats.Count; image++)
        {
            Func<Random, int, byte> pixel = pixels(image);
            for (int beat = 0; beat < beats[image]; beat++)
            {
                Span<uint> words = sequence.Append();
                for (int lane = 0; lane < parameters.PixelsPerBeat; lane++)
                {
                    words[lane / 4] |= (uint)pixel(random, (beat * parameters.PixelsPerBeat) + lane) << (lane % 4 * 8);
                }

                sequence.Write(words, stream.Last, beat == beats[image] - 1 ? 1u : 0u);
            }
        }

        return sequence;
    }

    private static Phase Phase(
        RateEncoderParameters parameters, BeatSequence pixels, int steps, Random random, bool stalls)
    {
        var ports = new RateEncoderPorts(parameters);
        var levels = new Dictionary<string, ulong> { [ports.Steps] = (ulong)steps };
        var wide = new Dictionary<string, IReadOnlyList<uint>>();
        if (ports.Seeds is not null)
        {
            var seeds = new uint[FixedPoint.CeilDivide(parameters.PixelsPerBeat, 2)];
            for (int lane = 0; lane < parameters.PixelsPerBeat; lane++)
            {
                seeds[lane / 2] |= (uint)random.Next(1, 65_536) << (lane % 2 * 16);
            }

            wide.Add(ports.Seeds, seeds);
        }
        else
        {
            ulong level = (ulong)random.Next(4) switch { 0 => 0u, 1 => 255u, 2 => 1u, _ => (ulong)random.Next(256) };
            levels.Add(ports.Level!, level);
        }

        return new Phase
        {
            Inputs = new Dictionary<string, BeatSequence> { [ports.Pixel] = pixels },
            Levels = levels,
            WideLevels = wide,
            AllowStalls = stalls,
        };
    }
}
