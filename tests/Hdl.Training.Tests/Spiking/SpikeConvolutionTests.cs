using Hdl.Training.Spiking;

namespace Hdl.Training.Tests.Spiking;

public sealed class SpikeConvolutionTests
{
    public static TheoryData<SpikingShape, int, int, int> Layers => new()
    {
        { new SpikingShape(32, 3, 2), 8, 8, 4 },
        { new SpikingShape(64, 3), 5, 7, 32 },
        { new SpikingShape(96, 5, 2), 7, 6, 32 },
        { new SpikingShape(40, 1, 3), 7, 9, 3 },
        { new SpikingShape(32, 7, 4), 9, 9, 33 },
        { new SpikingShape(10), 3, 5, 64 },
        { new SpikingShape(70), 1, 1, 96 },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void Both_passes_are_those_of_plain_loops(SpikingShape shape, int height, int width, int channels)
    {
        var geometry = new SpikeGeometry(shape, height, width, channels);
        var random = new Random(HashCode.Combine(height, width) & 0xFFFF);
        var input = new bool[height, width, channels];
        var words = new uint[height * width * geometry.InputWords];
        for (int i = 0; i < input.Length; i++)
        {
            (int pixel, int channel) = Math.DivRem(i, channels);
            bool spike = random.Next(3) == 0;
            input[pixel / width, pixel % width, channel] = spike;
            words[(pixel * geometry.InputWords) + (channel / 32)] |= spike ? 1u << (channel % 32) : 0;
        }

        var ternary = new float[geometry.Outputs * geometry.WeightPitch];
        var rows = new short[geometry.Taps * geometry.Pitch];
        for (int output = 0; output < geometry.Outputs; output++)
        {
            for (int tap = 0; tap < geometry.Taps; tap++)
            {
                int weight = random.Next(-1, 2);
                (int ky, int place) = Math.DivRem(tap, geometry.Segment);
                ternary[(output * geometry.WeightPitch) + (ky * geometry.SegmentPitch) + place] = weight;
                rows[(tap * geometry.Pitch) + output] = (short)weight;
            }
        }

        float Weight(int output, int ky, int kx, int channel) =>
            rows[(((ky * geometry.Segment) + (kx * channels) + channel) * geometry.Pitch) + output];

        var map = new SpikeMap(geometry);
        map.Fill(words);
        var dense = new float[geometry.MapSize];
        map.CopyTo(dense);
        var sums = new short[geometry.OutputSize];
        var chosen = new short[geometry.OutputSize];
        SpikeConvolution.Forward(geometry, map, rows, sums, chosen);

        Assert.Equal(input.Cast<bool>().Count(spike => spike), map.Count);
        (int[,,] naive, int[,,] places) = NaiveSpikes.Forward(geometry, input, Weight);
        Assert.Equal(naive.Cast<int>(), Unpadded(geometry, sums).Select(sum => (int)sum));
        Assert.Equal(places.Cast<int>(), Unpadded(geometry, chosen).Select(place => (int)place));
        Assert.Contains(naive.Cast<int>(), sum => sum != 0);

        var delta = new float[geometry.OutputSize];
        var naiveDelta = new double[geometry.Height, geometry.Width, geometry.Outputs];
        for (int i = 0; i < naiveDelta.Length; i++)
        {
            (int pixel, int output) = Math.DivRem(i, geometry.Outputs);
            float value = random.Next(2) == 0 ? 0 : random.Next(-8, 9) / 8f;
            delta[(pixel * geometry.Pitch) + output] = value;
            naiveDelta[pixel / geometry.Width, pixel % geometry.Width, output] = value;
        }

        var gradients = new float[ternary.Length];
        var inputDelta = new float[geometry.MapSize];
        SpikeConvolution.Backward(geometry, dense, ternary, delta, chosen, gradients, inputDelta);
        var alone = new float[ternary.Length];
        SpikeConvolution.Backward(geometry, dense, ternary, delta, chosen, alone, []);

        // Eighths: floating point is exact.
        var slopes = new double[geometry.Outputs, geometry.KernelHeight, geometry.KernelWidth, channels];
        double[,,] back = NaiveSpikes.Backward(geometry, input, Weight, naiveDelta, places, slopes);
        Assert.Equal(slopes.Cast<double>(), Weights(geometry, gradients));
        Assert.Equal(slopes.Cast<double>(), Weights(geometry, alone));
        Assert.Equal(back.Cast<double>(), Inside(geometry, inputDelta));
    }

    [Theory]
    [InlineData(3, 2, 4)]
    [InlineData(5, 1, 32)]
    [InlineData(0, 1, 33)]
    public void What_mean_inputs_do_is_taken_from_gradients(int kernel, int pool, int channels)
    {
        const int Images = 5;
        var geometry = new SpikeGeometry(new SpikingShape(32, kernel, pool), 6, 7, channels);
        var random = new Random(kernel);
        var inputs = new bool[Images][,,];
        var sums = new float[2][] { new float[geometry.MapSize], new float[geometry.MapSize] };
        for (int image = 0; image < Images; image++)
        {
            inputs[image] = new bool[6, 7, channels];
            var map = new float[geometry.MapSize];
            for (int i = 0; i < inputs[image].Length; i++)
            {
                (int pixel, int channel) = Math.DivRem(i, channels);
                bool spike = inputs[image][pixel / 7, pixel % 7, channel] = random.Next(3) == 0;
                int at = ((pixel / 7) + geometry.Padding) * geometry.PaddedWidth;
                map[((at + (pixel % 7) + geometry.Padding) * channels) + channel] = spike ? 1 : 0;
            }

            MeanInputs.Add(map, sums[image % 2]);
        }

        var means = new float[geometry.WeightPitch];
        MeanInputs.OfWindow(geometry, sums, Images, means);
        var gradients = new float[means.Length];
        MeanInputs.Subtract(means, -2, gradients);

        var naive = new double[geometry.KernelHeight, geometry.KernelWidth, channels];
        int windows = geometry.Height * pool * geometry.Width * pool;
        for (int window = 0; window < windows; window++)
        {
            foreach (bool[,,] input in inputs)
            {
                (int y, int x) = Math.DivRem(window, geometry.Width * pool);
                NaiveSpikes.Window(geometry, y, x, (row, column, ky, kx, channel) =>
                    naive[ky, kx, channel] += input[row, column, channel] ? 2.0 / (Images * windows) : 0);
            }
        }

        double[] found = [.. Weights(geometry, gradients)];
        Assert.Equal(naive.Length, found.Length);
        Assert.All(naive.Cast<double>().Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        Assert.Contains(found, value => value > 0.1);
    }

    [Fact]
    public void The_code_of_a_pixel_is_that_of_the_events_of_an_image()
    {
        int[] levels = [1, 31, 32, 200, 255];
        var network = new Networks.Spiking.SpikingNetwork
        {
            Name = "levels",
            Input = new Networks.Spiking.MapShape(levels.Length, 16, 16),
            Coding = Networks.Spiking.PixelCoding.Levels,
            Levels = levels,
            Layers = [],
        };
        var inputs = new int[network.Input.Size];
        new Networks.Spiking.PixelEvents(network).Fill([.. Enumerable.Range(0, 256).Select(p => (byte)p)], inputs);

        Assert.Equal(
            inputs,
            LevelCode.Bits(levels).SelectMany(bits => Enumerable.Range(0, 5).Select(k => (int)((bits >> k) & 1))));
    }

    private static IEnumerable<T> Unpadded<T>(SpikeGeometry geometry, T[] map) =>
        map.Where((_, at) => at % geometry.Pitch < geometry.Outputs);

    private static IEnumerable<double> Weights(SpikeGeometry geometry, float[] padded) => padded
        .Where((_, at) => at % geometry.SegmentPitch < geometry.Segment)
        .Select(value => (double)value);

    private static IEnumerable<double> Inside(SpikeGeometry geometry, float[] map)
    {
        for (int y = 0; y < geometry.InputHeight; y++)
        {
            int row = (((y + geometry.Padding) * geometry.PaddedWidth) + geometry.Padding) * geometry.Channels;
            for (int i = 0; i < geometry.InputWidth * geometry.Channels; i++)
            {
                yield return map[row + i];
            }
        }
    }
}
