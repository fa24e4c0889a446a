using System.Text;
using Hdl.Core.Problems;
using Hdl.Networks.Data;

namespace Hdl.Networks.Tests.Data;

public sealed class SpokenDigitFeaturesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hdl-test-").FullName;

    private string Features => Path.Combine(_folder, SequenceFiles.SpokenDigits);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Recordings_become_sequences_in_the_order_of_their_names()
    {
        Save("7_jackson_10.wav", Wav(Tone(1000, 440)));
        Save("7_jackson_4.wav", Wav(Tone(1000, 279)));
        Save("3_george_0.wav", Wav(Tone(1000, 200)));
        Save("3_george_5.wav", Wav(Tone(1000, 9000)));

        Assert.Equal((4, 2), SpokenDigitFeatures.Write(_folder, Features));
        (SequenceSet train, SequenceSet test) = SequenceFiles.Read(SequenceFiles.DataSet, Features);

        // Windows that samples fill, at most 64 of them.
        Assert.Equal([1, 1], [test.Steps(0), test.Steps(1)]);
        Assert.Equal([64, 4], [train.Steps(0), train.Steps(1)]);
        Assert.Equal([3, 7], test.Labels);
        Assert.Equal([3, 7], train.Labels);
        Assert.Equal(20, test.Inputs);
    }

    // The definition again, with a plain sum for each point of the spectrum.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Values_are_those_of_the_definition(int seed)
    {
        var random = new Random(seed);
        short[] samples =
        [
            .. Enumerable.Range(0, 521).Select(n => (short)(random.Next(-seed * 900, seed * 900)
                + (12000 * Math.Sin(n * seed * 0.3)))),
        ];
        Save("recordings/1_theo_0.wav", Wav(samples));
        Save("recordings/1_theo_5.wav", Wav(samples));

        SpokenDigitFeatures.Write(_folder, Features);
        (SequenceSet train, _) = SequenceFiles.Read(SequenceFiles.DataSet, Features);

        byte[] expected = [.. Enumerable.Range(0, 5).SelectMany(frame => Definition(samples.AsSpan(80 * frame)))];
        Assert.Equal(expected, train[0].ToArray());
        Assert.True(expected.Distinct().Count() > 20);
    }

    [Fact]
    public void Silence_is_zero_and_a_tone_is_loudest_in_its_band()
    {
        Save("0_a_0.wav", Wav(new short[200]));
        Save("0_a_5.wav", Wav(Tone(1000, 200)));

        SpokenDigitFeatures.Write(_folder, Features);
        (SequenceSet train, SequenceSet test) = SequenceFiles.Read(SequenceFiles.DataSet, Features);

        Assert.All(test[0].ToArray(), value => Assert.Equal(0, value));
        // 1 kHz is 1,000 mel: (1,000 - 92.6) / 96.7 is the edge 9.4, in the middle of band 8.
        Assert.Equal(8, Array.IndexOf(train[0].ToArray(), train[0].ToArray().Max()));
    }

    public static TheoryData<string, byte[], string> BadFiles => new()
    {
        { "1_a_0.wav", "RIFF"u8.ToArray(), "Not a WAV file" },
        { "1_a_0.wav", [.. Enumerable.Repeat((byte)7, 100)], "Not a WAV file" },
        { "1_a_0.wav", Wav(new short[300])[..200], "The file is truncated" },
        { "1_a_0.wav", Wav(new short[300])[..36], "The file has no samples" },
        { "1_a_0.wav", Wav(new short[300], channels: 2), "Samples of another format" },
        { "1_a_0.wav", Wav(new short[300], bits: 8), "Samples of another format" },
        { "1_a_0.wav", Wav(new short[300], coding: 3), "Samples of another format" },
        { "1_a_0.wav", Wav(new short[300], rate: 16000), "Another sample rate" },
        { "1_a_0.wav", Wav(new short[199]), "The recording is shorter than a window" },
        { "1_a_0.wav", Wav(new short[300], dataBytes: 599), "Half a sample at the end" },
        { "10_a_0.wav", Wav(new short[300]), "Not the name of a recording" },
        { "one.wav", Wav(new short[300]), "Not the name of a recording" },
        { "1_a_x.wav", Wav(new short[300]), "Not the name of a recording" },
        { "1_a_0.flac", Wav(new short[300]), "There are no recordings in the folder" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void What_cannot_be_a_recording_is_refused_and_nothing_written(string name, byte[] bytes, string message)
    {
        Save(name, bytes);

        InvalidInputException refused = Assert.Throws<InvalidInputException>(
            () => SpokenDigitFeatures.Write(_folder, Features));

        Problem problem = Assert.Single(refused.Problems);
        Assert.Equal(message, problem.What);
        Assert.StartsWith(_folder, problem.Where, StringComparison.Ordinal);
        Assert.False(File.Exists(Features));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused() => Assert.Equal(
        "There is no such folder",
        Assert.Single(Assert.Throws<InvalidInputException>(
            () => SpokenDigitFeatures.Write(Path.Combine(_folder, "none"), Features)).Problems).What);

    private static IEnumerable<byte> Definition(ReadOnlySpan<short> samples)
    {
        double[] windowed = new double[200];
        for (int n = 0; n < 200; n++)
        {
            windowed[n] = samples[n] * (0.54 - (0.46 * Math.Cos(2 * Math.PI * n / 199)));
        }

        double[] power = [.. Enumerable.Range(0, 129).Select(bin =>
        {
            (double real, double imaginary) = (0, 0);
            for (int n = 0; n < 200; n++)
            {
                real += windowed[n] * Math.Cos(2 * Math.PI * bin * n / 256);
                imaginary -= windowed[n] * Math.Sin(2 * Math.PI * bin * n / 256);
            }

            return (real * real) + (imaginary * imaginary);
        }),];
        double first = 2595 * Math.Log10(1 + (60 / 700.0));
        double last = 2595 * Math.Log10(1 + (3900 / 700.0));
        double[] edges =
        [
            .. Enumerable.Range(0, 22).Select(
                edge => 700 * (Math.Pow(10, (first + (edge * (last - first) / 21)) / 2595) - 1)),
        ];
        return Enumerable.Range(0, 20).Select(band =>
        {
            double sum = 0;
            for (int bin = 0; bin <= 128; bin++)
            {
                double hertz = bin * 31.25;
                double weight = hertz <= edges[band] || hertz >= edges[band + 2] ? 0
                    : hertz <= edges[band + 1] ? (hertz - edges[band]) / (edges[band + 1] - edges[band])
                    : (edges[band + 2] - hertz) / (edges[band + 2] - edges[band + 1]);
                sum += weight * power[bin];
            }

            return (byte)Math.Clamp(Math.Round(12 * (Math.Log2(sum + 65536) - 16)), 0, 255);
        });
    }

    private static short[] Tone(double hertz, int count) =>
        [.. Enumerable.Range(0, count).Select(n => (short)(8000 * Math.Sin(2 * Math.PI * hertz * n / 8000)))];

    private static byte[] Wav(
        short[] samples, int channels = 1, int bits = 16, int coding = 1, int rate = 8000, int? dataBytes = null)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.ASCII, leaveOpen: true))
        {
            int length = dataBytes ?? (2 * samples.Length);
            writer.Write("RIFF"u8);
            writer.Write(36 + length);
            writer.Write("WAVEfmt "u8);
            writer.Write(16);
            writer.Write((short)coding);
            writer.Write((short)channels);
            writer.Write(rate);
            writer.Write(rate * channels * bits / 8);
            writer.Write((short)(channels * bits / 8));
            writer.Write((short)bits);
            writer.Write("data"u8);
            writer.Write(length);
            foreach (short sample in samples)
            {
                writer.Write(sample);
            }
        }

        return stream.ToArray();
    }

    private void Save(string name, byte[] bytes)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }
}
