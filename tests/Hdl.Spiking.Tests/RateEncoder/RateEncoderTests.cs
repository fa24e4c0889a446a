using FsCheck;
using FsCheck.Fluent;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Networks.Models;
using Hdl.Spiking.RateEncoder;

namespace Hdl.Spiking.Tests.RateEncoder;

public sealed class RateEncoderTests
{
    private static readonly RateEncoderGenerator Encoder = new();
    private static readonly RateEncoderParameters Small = new() { Pixels = 5, PixelsPerBeat = 2, MaxSteps = 8 };

    [Fact]
    public void A_pixel_spikes_where_its_lanes_lfsr_draws_less_shift_by_shift()
    {
        byte[] image = [0, 255, 128, 77, 200];
        BeatSequence vectors = Run(Small, steps: 6, [0xACE1, 0x1234], image, [3]).Outputs["vector"];

        ushort[] lanes = [0xACE1, 0x1234];
        for (int step = 0; step < 6; step++)
        {
            for (int pixel = 0; pixel < 6; pixel++)
            {
                bool spike = pixel < 5 && (lanes[pixel % 2] & 0xFF) < image[pixel];
                Assert.Equal(spike, pixel < 5 && vectors.GetBit(step, 0, pixel));
                for (int shift = 0; shift < 8; shift++)
                {
                    lanes[pixel % 2] = Lfsr16.Shift(lanes[pixel % 2]);
                }
            }
        }

        Assert.Equal([0UL, 0, 0, 0, 0, 1], Vectors.Values(vectors, 1));
    }

    [Fact]
    public void Every_image_starts_from_the_seeds()
    {
        byte[] image = [90, 91, 92, 93, 94];
        BeatSequence vectors = Run(Small, steps: 2, [7, 9], [.. image, 0, .. image], [3, 3]).Outputs["vector"];

        Assert.Equal(Vectors.Spikes(vectors, 0), Vectors.Spikes(vectors, 2));
        Assert.Equal(Vectors.Spikes(vectors, 1), Vectors.Spikes(vectors, 3));
    }

    [Fact]
    public void A_black_pixel_never_spikes_and_a_white_one_nearly_always()
    {
        var parameters = new RateEncoderParameters { Pixels = 2, PixelsPerBeat = 2, MaxSteps = 4096 };
        BeatSequence vectors = Run(parameters, steps: 4096, [0xACE1, 0xBEEF], [0, 255], [1]).Outputs["vector"];

        int white = Enumerable.Range(0, vectors.Count).Count(step => vectors.GetBit(step, 0, 1));
        Assert.DoesNotContain(Enumerable.Range(0, vectors.Count), step => vectors.GetBit(step, 0, 0));
        Assert.InRange(white, 4096 * 253 / 256, 4095);
    }

    [Fact]
    public void A_short_image_is_filled_up_with_zeros_and_marked()
    {
        BeatSequence vectors = Run(Threshold, steps: 1, level: 1, [9, 9], [1]).Outputs["vector"];

        Assert.Equal([0, 1], Vectors.Spikes(vectors, 0));
        Assert.Equal([1UL], Vectors.Values(vectors, 2));
    }

    [Fact]
    public void A_missing_pixel_reaches_a_level_of_zero() =>
        Assert.Equal(
            [0, 1, 2, 3, 4], Vectors.Spikes(Run(Threshold, steps: 1, level: 0, [9, 9], [1]).Outputs["vector"], 0));

    [Fact]
    public void Surplus_beats_are_dropped_and_the_image_is_marked_but_not_the_next()
    {
        byte[] pixels = [1, 0, 0, 0, 1, 0, 9, 9, 9, 9, 0, 1, 0, 0, 0];
        BeatSequence vectors = Run(Threshold, steps: 1, level: 1, pixels, [5, 3]).Outputs["vector"];

        Assert.Equal([0, 4], Vectors.Spikes(vectors, 0));
        Assert.Equal([1], Vectors.Spikes(vectors, 1));
        Assert.Equal([1UL, 0], Vectors.Values(vectors, 2));
    }

    [Fact]
    public void The_first_vector_comes_rows_and_two_cycles_after_the_image_and_then_one_every_rows_and_one_cycles()
    {
        // Three beats in cycles 0 to 2; two steps.
        PhaseResult result = Run(Small, steps: 2, [1, 2], new byte[12], [3, 3]);

        Assert.Equal([7L, 11, 15, 19], result.Cycles["vector"]);
    }

    [Fact]
    public void The_steady_state_takes_rows_and_one_cycles_a_step() => Prop.ForAll(
        Gen.Choose(1, 30).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), (rows, delay) =>
        {
            long taken = 1000 + delay;
            Assert.Equal(rows + 1, RateEncoderTiming.NextVector(taken, rows) - taken);
            Assert.True(RateEncoderTiming.FirstVector(taken - rows, taken, rows) <= taken + rows + 2);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_threshold_step_spikes_from_the_level_up() =>
        Prop.ForAll(
                Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(40).ToArbitrary(),
                Gen.Choose(0, 255).ToArbitrary(),
                (image, level) =>
                {
                    var spikes = new uint[2];
                    RateCoding.ThresholdStep(image, level, spikes);
                    Assert.All(
                        image.Index(),
                        pixel =>
                            Assert.Equal(
                                pixel.Item >= level, ((spikes[pixel.Index / 32] >> (pixel.Index % 32)) & 1) == 1));
                })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_beat_wider_than_the_image_is_refused() =>
        Assert.Equal(
            "pixels-per-beat",
            Assert
                .Single(BlockBench.Problems(Encoder, new RateEncoderParameters { Pixels = 4, PixelsPerBeat = 5 }))
                .Where);

    [Fact]
    public void An_image_buffer_from_a_file_is_refused() =>
        Assert.Equal(
            "memory",
            Assert
                .Single(BlockBench.Problems(Encoder, new RateEncoderParameters { Memory = MemoryForm.InitFile }))
                .Where);

    [Fact]
    public void With_memory_macro_the_buffer_is_a_noted_black_box()
    {
        Core.Designs.Design design = TargetChecks.Generate(
            Encoder, new RateEncoderParameters { Memory = MemoryForm.Macro });

        Assert.Equal("ram_1r1w_196x64_macro", Assert.Single(design.Macros).Module);
    }

    private static RateEncoderParameters Threshold => Small with { Coding = InputCoding.Threshold };

    private static PhaseResult Run(
        RateEncoderParameters parameters, int steps, ushort[] seeds, byte[] pixels,
        int[] beats) => Run(parameters, steps, 0, pixels, beats, seeds);

    private static PhaseResult Run(
        RateEncoderParameters parameters, int steps, ulong level, byte[] pixels, int[] beats, ushort[]? seeds = null)
    {
        var sequence = new BeatSequence([new("pixel_data_i", 8 * parameters.PixelsPerBeat), new("pixel_last_i", 1)]);
        HashSet<int> lasts = [.. beats.Select((_, image) => beats.Take(image + 1).Sum() - 1)];
        for (int beat = 0; beat < beats.Sum(); beat++)
        {
            ulong data = 0;
            for (int lane = 0; lane < parameters.PixelsPerBeat; lane++)
            {
                int pixel = (beat * parameters.PixelsPerBeat) + lane;
                data |= pixel < pixels.Length ? (ulong)pixels[pixel] << (8 * lane) : 0;
            }

            sequence.Add(data, lasts.Contains(beat) ? 1u : 0u);
        }

        var golden = (IStreamGolden)Encoder.CreateGolden(parameters);
        golden.Reset();
        var wide = new Dictionary<string, IReadOnlyList<uint>>();
        if (seeds is not null)
        {
            wide.Add("seeds_i", [seeds[0] | ((uint)seeds[1] << 16)]);
        }

        return golden.Run(new Phase
        {
            Inputs = new Dictionary<string, BeatSequence> { ["pixel"] = sequence },
            Levels = new Dictionary<string, ulong> { ["steps_i"] = (ulong)steps, ["level_i"] = level },
            WideLevels = wide,
            AllowStalls = false,
        });
    }
}
